// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

#if canImport(Glibc)
import Glibc
#else
import Musl
#endif
import Foundation

/// Counts the heap allocations of a piece of code by glibc's own trace of them.
///
/// The trace works only in a process that was started with glibc's debugging allocator, which
/// comes with the library itself: `environment` starts one so.
package enum AllocationCount {
    private static let library = "libc_malloc_debug.so.0"

    /// What to add to the environment of a process that counts; the trace goes to the file.
    package static func environment(trace: String) -> [String: String] {
        ["LD_PRELOAD": library, "MALLOC_TRACE": trace]
    }

    /// Runs `work` and returns how often it allocated or reallocated; `nil` when the process
    /// cannot tell.
    package static func count(_ work: () -> Void) -> Int? {
        guard let path = getenv("MALLOC_TRACE").map({ String(cString: $0) }),
            let start = function("mtrace"), let stop = function("muntrace")
        else { return nil }
        start()
        work()
        stop()
        guard let trace = try? String(contentsOfFile: path, encoding: .utf8),
            trace.hasPrefix("= Start")
        else { return nil }
        // "@ place + address size" is an allocation, "@ place > address size" a reallocation.
        return trace.split(separator: "\n").count { $0.contains(" + ") || $0.contains(" > ") }
    }

    private typealias Function = @convention(c) () -> Void
    private typealias Lookup =
        @convention(c) (
            UnsafeMutableRawPointer, UnsafePointer<CChar>, UnsafePointer<CChar>
        ) -> UnsafeMutableRawPointer?

    /// A function of the debugging allocator.
    ///
    /// It must be asked for by version: without one the C library's own is found, which does
    /// nothing.
    private static func function(_ name: String) -> Function? {
        guard let handle = dlopen(library, RTLD_NOW | RTLD_NOLOAD),
            let lookup = dlsym(nil, "dlvsym").map({ unsafeBitCast($0, to: Lookup.self) })
        else { return nil }
        // The versions of these symbols on x86-64 and on 64-bit ARM.
        let versions = ["GLIBC_2.2.5", "GLIBC_2.17"]
        return versions.lazy.compactMap { version in lookup(handle, name, version) }.first
            .map { unsafeBitCast($0, to: Function.self) }
    }
}
