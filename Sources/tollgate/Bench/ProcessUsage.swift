// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation

/// What this process has used of the machine.
struct ProcessUsage {
    /// User and system time, in seconds.
    var cpuSeconds: Double
    /// The largest resident memory so far, in megabytes.
    var peakMemoryMB: Double

    static var now: ProcessUsage {
        var usage = rusage()
        getrusage(.init(RUSAGE_SELF.rawValue), &usage)
        let seconds = { (time: timeval) in
            Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000
        }
        return ProcessUsage(
            cpuSeconds: seconds(usage.ru_utime) + seconds(usage.ru_stime),
            peakMemoryMB: Double(usage.ru_maxrss) / 1_024
        )
    }

    /// The resident memory of this moment, in megabytes.
    static var residentMemoryMB: Double {
        let pages = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?
            .split(separator: " ").dropFirst().first.flatMap { Double($0) }
        return (pages ?? 0) * Double(sysconf(Int32(_SC_PAGESIZE))) / 1_048_576
    }
}
