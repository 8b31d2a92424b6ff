// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import ArgumentParser
import Foundation
import Histories

/// `tollgate simulate`: random lives of the core and its journal, checked after each step.
struct Simulate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Let the core live through random histories and check its books after each step.",
        discussion: """
            Each seed is one life of the real core on a real database: clients, suppliers, \
            phones, a network and a clock that misbehave, commits that fail, crashes after any \
            octet that was written. After each step the database is held against a naive model \
            and the audit. Needs no platform, and leaves nothing behind. The exit code is 1 \
            when a history went wrong; its steps are printed.
            """
    )

    /// The engines that can be chosen.
    enum EngineName: String, ExpressibleByArgument, CaseIterable {
        case sqlite
        case postgres
    }

    @Option(help: "Which lives: one seed as 17, or a range as 1..1000.")
    var seeds = SeedRange(1...20)

    @Option(help: "Batches of commands in one life.")
    var steps = 200

    @Option(help: "Look at the whole database every so many steps.")
    var checkEvery = 1

    @Option(help: "The engine that keeps the data.")
    var engine = EngineName.sqlite

    @Option(
        help: "The server for --engine postgres, as postgresql://…; a schema is made for each life."
    )
    var database: String?

    @Option(help: "Stop after so many seconds, though seeds are left.")
    var seconds: Int?

    @Flag(help: "Print every step of every life.")
    var trace = false

    @Option(
        help: ArgumentHelp(
            "Lose the batch of this step: the check must notice.",
            visibility: .hidden
        )
    )
    var loseBatch: Int?

    func validate() throws {
        let numbers = [
            ("--steps", steps), ("--check-every", checkEvery), ("--seconds", seconds ?? 1),
        ]
        for (name, number) in numbers where !(1...1_000_000).contains(number) {
            throw ValidationError("\(name) is from 1 to 1000000, not \(number).")
        }
        if engine == .postgres, database?.hasPrefix("postgres") != true {
            throw ValidationError("--engine postgres needs --database postgresql://…")
        }
        if engine == .sqlite, database != nil {
            throw ValidationError(
                "--database is for --engine postgres; SQLite files are temporary."
            )
        }
    }

    func run() async throws {
        let began = ContinuousClock.now
        var total = (lives: 0, accepted: 0, joined: 0, letters: 0, failed: 0)
        for seed in seeds.range {
            if let seconds, began.duration(to: .now) > .seconds(seconds) { break }
            let report = try await plan(seed).live()
            total.lives += 1
            total.accepted += report.size.accepted
            total.joined += report.size.joined
            total.letters += report.size.letters
            if trace { print("seed \(seed)\n" + report.lines.joined(separator: "\n")) }
            if !report.findings.isEmpty {
                total.failed += 1
                tell(report, of: seed)
            } else if total.lives % 100 == 0 {
                print(
                    "\(total.lives) lives, the last one seed \(seed): "
                        + "\(report.size.accepted) messages"
                )
            }
            flushOutput()
        }
        print(
            "\(total.lives) lives, \(total.accepted) messages, \(total.joined) of them joined, "
                + "\(total.letters) letters, \(total.failed) went wrong"
        )
        if total.failed > 0 { throw ExitCode(1) }
    }

    private func plan(_ seed: UInt64) -> HistoryPlan {
        var plan = HistoryPlan(seed: seed)
        plan.steps = steps
        plan.stepsBetweenChecks = checkEvery
        plan.losesBatch = loseBatch
        if engine == .postgres, let database { plan.place = .postgreSQL(url: database) }
        return plan
    }

    private func tell(_ report: HistoryReport, of seed: UInt64) {
        if !trace { print(report.lines.joined(separator: "\n")) }
        print("SEED \(seed) WENT WRONG AT STEP \(report.step):")
        for finding in report.findings.prefix(20) { print("  \(finding)") }
        print("Again: tollgate simulate --engine \(engine) --seeds \(seed) --steps \(steps)")
    }
}

/// `17`, or `1..1000` with both ends.
struct SeedRange: ExpressibleByArgument, CustomStringConvertible {
    let range: ClosedRange<UInt64>

    init(_ range: ClosedRange<UInt64>) { self.range = range }

    init?(argument: String) {
        let ends = argument.replacing("...", with: "..").split(separator: "..").map { UInt64($0) }
        guard ends.count <= 2, let first = ends.first ?? nil, let last = ends.last ?? nil,
            first <= last
        else { return nil }
        range = first...last
    }

    var description: String {
        range.lowerBound == range.upperBound
            ? "\(range.lowerBound)" : "\(range.lowerBound)..\(range.upperBound)"
    }
}
