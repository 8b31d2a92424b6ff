// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import FuzzChecks

/// Gives what libFuzzer makes to the check of a session, and traps on a complaint.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let octets = Array(UnsafeBufferPointer(start: start, count: count))
    if let complaint = SessionCheck.complaint(about: octets) { preconditionFailure(complaint) }
    return 0
}
