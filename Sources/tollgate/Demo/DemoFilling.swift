// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Messaging
import NIOConcurrencyHelpers
import Primitives
import SQLInterface
import Storage

/// Sets the demo company up, with weeks of traffic behind it.
struct DemoFilling: Sendable {
    /// How far back the demo's history begins.
    static let historyDays = 70

    let database: any SQLDatabase
    let hashing: PasswordHashing

    /// Fills an empty database; `withPeople` also makes the operator's people.
    func run(supplierPort: Int, withPeople: Bool) async throws {
        let today = WallClock.system.now.utcDate
        let first = today.adding(days: -Self.historyDays)
        let time = NIOLockedValueBox(Instant(utcMidnightOf: first.adding(days: -1)))
        let office = Office(
            database: database,
            clock: WallClock { time.withLockedValue { $0 } },
            ids: IdentifierSource(node: 2)
        )
        let settings = Settings(office: office, catalogue: .builtIn)
        let company = DemoCompany(settings, hashing: hashing, supplierPort: supplierPort)
        try await company.create(firstDay: first.adding(days: -1), withPeople: withPeople)
        var history = try DemoHistory(office: office, clock: time)
        try await history.play(from: first, before: today)
    }
}
