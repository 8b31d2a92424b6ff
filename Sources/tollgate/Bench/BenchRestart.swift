// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import ArgumentParser
import Backoffice
import Gateway
import Primitives
import SQLInterface
import SQLiteDriver
import Storage

/// A database with many messages in flight, as a crash leaves it.
struct BenchRestart {
    private let folder: TemporaryFolder
    private let path: String
    private let messages: Int

    /// Writes the messages through the journal.
    init(messages: Int) throws {
        folder = try TemporaryFolder()
        path = folder.path + "/tollgate.sqlite"
        self.messages = messages
        var options = SQLiteOptions()
        options.isDurable = false
        let database = try SQLiteDatabase(path: path, options: options)
        try Migrator().migrate(database, at: WallClock.system.now)
        var load = try JournalLoad(in: database)
        var left = messages
        while left > 0 {
            let group = min(left, 5_000)
            try load.commit(load.inFlight(group))
            left -= group
        }
        try database.close()
    }

    /// From opening the database until the core could take its first command.
    func recovery() throws -> [Measure] {
        let before = ProcessUsage.now.cpuSeconds
        let elapsed = try ContinuousClock().measure {
            let database = try SQLiteDatabase(path: path)
            let settings = try SettingsLoader.load(from: database, builtIn: .builtIn)
            let journal = StoredJournal(database: database, clock: .system, node: 1)
            let now = WallClock.system.now
            var core = Core(settings: settings, ids: IdentifierGenerator(node: 1))
            var outcome = Outcome()
            core.recover(
                try journal.recover(settings: settings, now: now),
                surviving: nil,
                now: now,
                into: &outcome
            )
            guard core.openMessageCount == messages else {
                throw ValidationError("\(core.openMessageCount) messages were recovered.")
            }
        }
        let spent = ProcessUsage.now.cpuSeconds - before
        return [
            Measure(name: "core.recovery_s", value: elapsed / .seconds(1), unit: "s"),
            .processor("core.recovery_cpu_us", spent, per: messages),
        ]
    }

    /// Every rule of the books over all messages.
    func audit() async throws -> [Measure] {
        let database = try SQLiteDatabase(path: path)
        var report = AuditReport()
        let before = ProcessUsage.now.cpuSeconds
        let elapsed = try await ContinuousClock().measure {
            report = try await Audit(database).run()
        }
        guard report.isClean else { throw ValidationError("\(report)") }
        let rate = Double(messages) / (elapsed / .seconds(1))
        let spent = ProcessUsage.now.cpuSeconds - before
        return [
            Measure(name: "audit.rate", value: rate, unit: "msg/s"),
            .processor("audit.cpu_us", spent, per: messages),
        ]
    }
}
