// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import AdminPanel
import ArgumentParser
import Backoffice
import Messaging
import NIOPosix
import Primitives
import Storage

/// `tollgate demo-data`: the demo company in and out of a platform that stands still.
struct DemoData: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo-data",
        abstract: "Load the demo company into an empty platform, or clear it.",
        subcommands: [Load.self, Clear.self]
    )

    private static func playground(
        _ data: DataOptions,
        new: Bool
    ) throws -> (PlatformPlayground, ServingLock) {
        let database = new ? try data.openDatabase() : try data.openExistingDatabase()
        let lock = try ServingLock(data.place(), folder: data.data)
        let office = Office(database: database, clock: .system, ids: .commandLine())
        let secrets = PlatformSecrets(pool: .singleton)
        let playground = PlatformPlayground(
            settings: Settings(office: office, catalogue: .builtIn),
            hashing: secrets.hashPerson,
            gateway: nil
        )
        return (playground, lock)
    }

    struct Load: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Load the demo company with weeks of traffic into an empty platform."
        )

        @OptionGroup var data: DataOptions

        @Option(help: "The port that the simulated message centre will have.")
        var supplierPort = 2776

        func run() async throws {
            let (playground, lock) = try DemoData.playground(data, new: true)
            defer { withExtendedLifetime(lock) {} }
            guard try await playground.demoState() == .empty else {
                throw ValidationError("\(data.data) is not empty: nothing was loaded.")
            }
            print("Setting up the demo company and \(DemoFilling.historyDays) days of traffic …")
            flushOutput()
            try await playground.fill(supplierPort: supplierPort)
            print("Loaded. Clients sign in with \(DemoCompany.password).")
        }
    }

    struct Clear: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Empty a platform that has nothing but the demo company.",
            discussion: "The operator's people, the settings and the audit log stay."
        )

        @OptionGroup var data: DataOptions

        @Option(help: "The name of the demo's enterprise, to confirm.")
        var confirm: String

        func run() async throws {
            let (playground, lock) = try DemoData.playground(data, new: false)
            defer { withExtendedLifetime(lock) {} }
            guard case .loaded(let name) = try await playground.demoState() else {
                throw ValidationError("\(data.data) has other things than the demo, or nothing.")
            }
            guard confirm == name else {
                throw ValidationError("Nothing was cleared: --confirm is \"\(name)\".")
            }
            try await playground.clearDemo(by: .system)
            print("Cleared.")
        }
    }
}
