// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Gateway
import Messaging
import Primitives
import SQLInterface
import Storage

/// A database with the clients of a small world, and settings to match.
///
/// A main client on credit with a related account, and a prepaid one with a daily limit; two
/// suppliers that share the messages, and a phone that answers.
package struct HistoryWorld: Sendable {
    /// The client that pays for two.
    package static let main = ClientID(11)
    /// An account of the main client's.
    package static let related = ClientID(12)
    /// A client with a daily limit, charged when sent.
    package static let prepaid = ClientID(13)
    /// All clients.
    package static let owners = [main, related, prepaid]
    /// An access for each client, in their order.
    package static let accesses = [AccessID(21), AccessID(22), AccessID(23)]
    /// A supplier that is not asked again when its answer is lost.
    package static let first = SupplierID(31)
    /// A supplier that is asked again, and wants long messages whole.
    package static let second = SupplierID(32)
    /// What each client begins with, in micros.
    package static let deposits: [ClientID: Int64] = [main: 2_000_000_000, prepaid: 1_500_000_000]
    /// How much of it is spent or held when a client gets a letter: some dozens of messages, so
    /// that the limit is crossed in both directions.
    package static let spentBeforeLetter: Int64 = 200_000
    /// When every history begins.
    package static let start = Instant(seconds: 1_790_000_000)
    /// What everything is paid in.
    package static let euro = Currency("EUR") ?? impossible()

    /// The migrated database.
    package let database: any SQLDatabase
    /// Settings as they would be read from it.
    package let settings: CoreSettings

    /// Sets the world up in an empty database.
    package init(in database: any SQLDatabase, at now: Instant) throws {
        try Migrator().migrate(database, at: now)
        let clients = Self.clients()
        let brand = Brand(
            id: BrandID(1),
            name: "Example",
            contact: .init(email: "a@b.example", phone: "+1", website: "w", address: "x"),
            currency: Self.euro
        )
        let enterprise = Enterprise(
            id: EnterpriseID(2),
            brandID: brand.id,
            name: "Example GmbH",
            country: CountryCode("DE") ?? impossible()
        )
        try database.writeBlocking { transaction in
            try BrandRepository.insert(brand, in: transaction)
            try EnterpriseRepository.insert(enterprise, in: transaction)
            for client in clients { try ClientRepository.insert(client, in: transaction) }
        }
        self.database = database
        settings = try Self.settings(clients)
    }

    private static func clients() -> [Client] {
        let day = CalendarDate(year: 2026, month: 9, day: 1) ?? impossible()
        return zip(owners, ["main", "related", "prepaid"]).map { id, login in
            var client = Client(
                id: id,
                login: login,
                currency: euro,
                zone: "Europe/Kyiv",
                firstDay: day
            )
            client.company.name = login
            client.company.country = CountryCode("UA")
            client.invoicing.enterpriseID = EnterpriseID(2)
            if id == related { client.mainClientID = main }
            if let deposit = deposits[id] {
                client.terms.lowBalanceMicros = deposit - spentBeforeLetter
                client.company.contactEmail = "\(login)@example.com"
            }
            if id == prepaid { client.terms.dailyLimit = 60 }
            return client
        }
    }

    private static func settings(_ clients: [Client]) throws -> CoreSettings {
        let calendar = try BillingCalendar(zone: "Europe/Kyiv")
        var patient = supplier(second, "Second")
        patient.connector.resendsUnanswered = true
        patient.connector.dialect.takesWhole = true
        return CoreSettings(
            clients: Dictionary(
                uniqueKeysWithValues: clients.map {
                    ($0.id, ClientSettings(client: $0, calendar: calendar))
                }
            ),
            accesses: Dictionary(
                uniqueKeysWithValues: zip(accesses, owners).map { ($0, access($0, of: $1)) }
            ),
            suppliers: [first: supplier(first, "First"), second: patient],
            routes: RouteTable([
                Route(id: RouteID(41), priority: 1, supplierID: first),
                Route(id: RouteID(42), priority: 2, supplierID: second),
                Route(id: RouteID(43), priority: 1, supplierID: second),
            ]),
            prices: PriceBook(prices()),
            catalogue: .builtIn
        )
    }

    private static func access(_ id: AccessID, of owner: ClientID) -> Access {
        var access = Access(id: id, clientID: owner, systemID: "peer\(id)", passwordHash: "")
        access.inboundNumbers = "100\(id)"
        return access
    }

    private static func supplier(_ id: SupplierID, _ name: String) -> Supplier {
        Supplier(
            id: id,
            name: name,
            currency: euro,
            connector: Connector(host: "127.0.0.1", port: 1, systemID: "x", password: "x")
        )
    }

    /// Delivered for the main client, sent for the prepaid one; both suppliers cost when sent.
    private static func prices() -> [PriceRow] {
        let ukraine = Destination(country: CountryCode("UA") ?? impossible())
        func row(_ id: Int64, _ owner: PriceOwner, _ micros: Int64) -> PriceRow {
            PriceRow(
                id: PriceRowID(id),
                owner: owner,
                destination: ukraine,
                price: Price(micros: micros, euro),
                effectiveFrom: .epoch
            )
        }
        var delivered = row(51, .client(main), 4_200)
        delivered.basis = .delivered
        return [
            delivered, row(70, .client(prepaid), 3_700), row(61, .supplier(first), 3_000),
            row(62, .supplier(second), 3_000),
        ]
    }
}

/// For constants that are written down right.
func impossible<Value>() -> Value {
    preconditionFailure("a constant of the histories is wrong")
}
