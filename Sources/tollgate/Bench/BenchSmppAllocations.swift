// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import ArgumentParser
import Foundation
import Simulation

/// The codec once more, in a process of its own that counts allocations.
struct BenchSmppAllocations: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "allocations",
        abstract: "Count the codec's allocations; `bench smpp` starts it as it must be started.",
        shouldDisplay: false
    )

    private static let pdus = 20_000

    /// Allocations for each PDU, or `nil` where they cannot be counted.
    ///
    /// - Throws: what the system says when the process cannot be started.
    static func measured() throws -> Double? {
        let folder = try TemporaryFolder()
        let trace = folder.path + "/allocations"
        let child = try ChildProgram(
            ["bench", "smpp", "allocations"],
            environment: AllocationCount.environment(trace: trace)
        )
        return withExtendedLifetime(folder) { child.finish().last.flatMap { Double($0) } }
    }

    func run() throws {
        var load = CodecLoad()
        // The buffers have their size after the first round.
        _ = load.run(pdus: 1_000)
        var done = 0
        let count = AllocationCount.count { done = load.run(pdus: Self.pdus) }
        guard let count, done > 0 else {
            throw ValidationError("Allocations are counted with glibc's libc_malloc_debug only.")
        }
        print(Double(count) / Double(done))
    }
}
