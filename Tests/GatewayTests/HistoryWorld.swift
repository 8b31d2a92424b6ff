// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import EngineTesting
import Messaging
import Primitives
import SQLInterface
import Storage
import Testing

@testable import Gateway

/// A database with the clients of a small world, and settings to match.
struct HistoryWorld: Sendable {
    static let main = CoreStage.client
    static let related = ClientID(12)
    static let prepaid = ClientID(13)
    static let accesses = [AccessID(21), AccessID(22), AccessID(23)]
    static let owners = [main, related, prepaid]

    let database: any SQLDatabase
    let settings: CoreSettings

    init(_ now: Instant) throws {
        let database = try Engine.temporaryDatabase()
        try Migrator().migrate(database, at: now)
        let clients = try Self.clients()
        let brand = Brand(
            id: BrandID(1),
            name: "Example",
            contact: .init(email: "a@b.example", phone: "+1", website: "w", address: "x"),
            currency: CoreStage.euro
        )
        let enterprise = Enterprise(
            id: EnterpriseID(2),
            brandID: brand.id,
            name: "Example GmbH",
            country: try #require(CountryCode("DE"))
        )
        try database.writeBlocking { transaction in
            try BrandRepository.insert(brand, in: transaction)
            try EnterpriseRepository.insert(enterprise, in: transaction)
            for client in clients { try ClientRepository.insert(client, in: transaction) }
        }
        self.database = database
        settings = try Self.settings(clients)
    }

    private static func clients() throws -> [Client] {
        let day = try #require(CalendarDate(year: 2026, month: 9, day: 1))
        return zip(owners, ["main", "related", "prepaid"]).map { id, login in
            var client = Client(
                id: id,
                login: login,
                currency: CoreStage.euro,
                zone: "Europe/Kyiv",
                firstDay: day
            )
            client.company.name = login
            client.company.country = CountryCode("UA")
            client.invoicing.enterpriseID = EnterpriseID(2)
            if id == related { client.mainClientID = main }
            if id == prepaid { client.terms.dailyLimit = 60 }
            return client
        }
    }

    private static func settings(_ clients: [Client]) throws -> CoreSettings {
        var settings = try CoreStage.settings(basis: .delivered)
        let calendar = try BillingCalendar(zone: "Europe/Kyiv")
        settings.clients = Dictionary(
            uniqueKeysWithValues: clients.map {
                ($0.id, ClientSettings(client: $0, calendar: calendar))
            }
        )
        settings.accesses = Dictionary(
            uniqueKeysWithValues: zip(accesses, owners).map { id, owner in
                var access = Access(
                    id: id,
                    clientID: owner,
                    systemID: "peer\(id)",
                    passwordHash: ""
                )
                access.inboundNumbers = "100\(id)"
                return (id, access)
            }
        )
        let ukraine = Destination(country: try #require(CountryCode("UA")))
        settings.prices.insert(
            PriceRow(
                id: PriceRowID(70),
                owner: .client(prepaid),
                destination: ukraine,
                price: Price(micros: 3_700, CoreStage.euro),
                basis: .sent,
                effectiveFrom: .epoch
            )
        )
        settings.suppliers[CoreStage.second]?.connector.resendsUnanswered = true
        var pooled = CoreStage.routes
        pooled.append(Route(id: RouteID(43), priority: 1, supplierID: CoreStage.second))
        settings.routes = RouteTable(pooled)
        return settings
    }
}
