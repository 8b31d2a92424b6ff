// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import FuzzChecks

/// The loop of libFuzzer.
@_silgen_name("LLVMFuzzerRunDriver")
func fuzz(
    _ argumentCount: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

var argumentCount = CommandLine.argc
var arguments = CommandLine.unsafeArgv

// Gives what libFuzzer makes to the check of a session, and traps on a complaint.
_ = fuzz(&argumentCount, &arguments) { start, count in
    let octets = Array(UnsafeBufferPointer(start: start, count: count))
    if let complaint = SessionCheck.complaint(about: octets) { preconditionFailure(complaint) }
    return 0
}
