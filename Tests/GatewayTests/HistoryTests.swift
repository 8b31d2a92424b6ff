// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import EngineTesting
import Foundation
import Testing

@testable import Gateway

@Suite("Random histories")
struct HistoryTests {
    /// `SEED=17` repeats one history; `SEEDS=500` runs as many.
    private static let seeds: [UInt64] = {
        let environment = ProcessInfo.processInfo.environment
        if let seed = environment["SEED"].flatMap({ UInt64($0) }) { return [seed] }
        return Array(1...(environment["SEEDS"].flatMap { UInt64($0) } ?? 8))
    }()

    @Test(
        "Money, promises and state survive failing commits and crashes",
        .bothEngines,
        arguments: seeds
    )
    func survives(seed: UInt64) async throws {
        var run = try await HistoryRun(seed: seed)
        for step in 0..<200 {
            try await run.step()
            guard run.wrong.isEmpty else {
                Issue.record("SEED=\(seed), step \(step): \(run.wrong.prefix(3))")
                return
            }
        }
        let findings = try run.finish()
        #expect(findings.isEmpty, "SEED=\(seed): \(findings.prefix(5))")
        let size = run.size
        #expect(size.known > 50 && size.taken > 20, "SEED=\(seed): too little happened, \(size)")
    }
}
