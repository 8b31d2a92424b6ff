// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import ArgumentParser
import Foundation
import PostgresDriver
import Primitives
import SQLInterface
import SQLiteDriver
import Storage

/// `tollgate bench core`: rating in memory, the journal on each engine, recovery and audit.
struct BenchCore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "core",
        abstract: "Rating, journal, recovery and audit, without sockets.",
        discussion: """
            All data are temporary. The journal on PostgreSQL is measured when \
            --postgres names a server; its commits wait for that server's disk.
            """
    )

    @OptionGroup var options: BenchOptions

    @Option(help: "A PostgreSQL server to measure on, such as postgresql://user@host/name.")
    var postgres: String?

    @Option(help: "Messages in flight that a restart and an audit have to read.")
    var inFlight = 1_000_000

    @Option(help: "Messages in one group of the journal.")
    var group = 4_000

    func validate() throws {
        guard (1...10_000_000).contains(inFlight) else {
            throw ValidationError("--in-flight is from 1 to 10000000, not \(inFlight).")
        }
        guard (1...100_000).contains(group) else {
            throw ValidationError("--group is from 1 to 100000, not \(group).")
        }
    }

    func run() async throws {
        let report = BenchReport(isJSON: options.json)
        report.print(try BenchRating().measure(seconds: options.seconds))
        report.print(try journalRate("journal.sqlite", sqlite()))
        if let postgres {
            let database = try PostgresDatabase.temporary(url: postgres, isDurable: true)
            report.print(try journalRate("journal.postgres", database))
            try database.close()
        }
        let restart = try BenchRestart(messages: inFlight)
        report.print(try restart.recovery())
        report.print(try await restart.audit())
    }

    private func sqlite() throws -> any SQLDatabase {
        try SQLiteDatabase.temporary(isDurable: true)
    }

    /// Groups of new messages with their traces, rollups and holds, each group one commit.
    private func journalRate(_ name: String, _ database: any SQLDatabase) throws -> [Measure] {
        try Migrator().migrate(database, at: WallClock.system.now)
        var load = try JournalLoad(in: database)
        var spent = Duration.zero
        var processor = 0.0
        var messages = 0
        while spent < .seconds(options.seconds) {
            let batch = load.accepted(group)
            let before = ProcessUsage.now.cpuSeconds
            spent += try ContinuousClock().measure { try load.commit(batch) }
            processor += ProcessUsage.now.cpuSeconds - before
            messages += group
        }
        let rate = Double(messages) / (spent / .seconds(1))
        return [
            Measure(name: "\(name)_rate", value: rate, unit: "msg/s"),
            .processor("\(name)_cpu_us", processor, per: messages),
        ]
    }
}
