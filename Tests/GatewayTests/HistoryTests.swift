// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import EngineTesting
import Foundation
import Histories
import Testing

@Suite("Random histories")
struct HistoryTests {
    /// `SEED=17` repeats one history; `SEEDS=500` runs as many.
    private static let seeds: [UInt64] = {
        let environment = ProcessInfo.processInfo.environment
        if let seed = environment["SEED"].flatMap({ UInt64($0) }) { return [seed] }
        return Array(1...(environment["SEEDS"].flatMap { UInt64($0) } ?? 8))
    }()

    private static func place() throws -> HistoryPlace {
        Engine.current == .sqlite ? .sqlite : .postgreSQL(url: try #require(Engine.server))
    }

    @Test(
        "Money, promises and state survive failing commits and crashes",
        .bothEngines,
        arguments: seeds
    )
    func survives(seed: UInt64) async throws {
        var plan = HistoryPlan(seed: seed)
        plan.place = try Self.place()
        plan.stepsBetweenChecks = 10
        let report = try await plan.live()
        #expect(
            report.findings.isEmpty,
            "SEED=\(seed), step \(report.step): \(report.findings.prefix(5))"
        )
        #expect(
            report.size.accepted > 50 && report.size.taken > 10,
            "SEED=\(seed): too little happened, \(report.size)"
        )
    }

    @Test("A batch that is lost though it was said to be stored is noticed", .bothEngines)
    func noticesLoss() async throws {
        var plan = HistoryPlan(seed: 3)
        plan.place = try Self.place()
        plan.losesBatch = 40
        let report = try await plan.live()
        #expect(!report.findings.isEmpty)
        #expect((40..<60).contains(report.step), "\(report.step)")
        #expect(report.lines.contains { $0.hasPrefix("step 40 ") })
    }

    @Test("The same seed leads to the same life, to the last step")
    func repeats() async throws {
        var plan = HistoryPlan(seed: 5)
        plan.steps = 60
        plan.stepsBetweenChecks = 60
        let first = try await plan.live()
        let second = try await plan.live()
        #expect(first.lines == second.lines)
        #expect(first.lines.count > 60)
    }
}
