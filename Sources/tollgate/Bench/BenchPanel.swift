// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import AdminPanel
import ArgumentParser
import Backoffice
import Billing
import Foundation
import Messaging
import Primitives
import SQLiteDriver
import Storage
import WebSupport

struct BenchPanel: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "panel",
        abstract: "Measure the admin panel's lists over many invoices and messages.",
        discussion: """
            Each page is asked for as the server does, for --seconds in all; the slowest page's \
            median counts. Then a rate deck is read and compared with the prices in force.
            """
    )

    @OptionGroup var options: BenchOptions

    @Option(help: "How many invoices there are.")
    var invoices = 100_000

    @Option(help: "How many messages there are.")
    var messages = 10_000_000

    @Option(help: "How many prices the rate deck has.")
    var prices = 100_000

    func validate() throws {
        for (name, count) in [("invoices", invoices), ("messages", messages), ("prices", prices)]
        where !(1_000...100_000_000).contains(count) {
            throw ValidationError("--\(name) is a number from 1000 to 100000000, not \(count).")
        }
    }

    func run() async throws {
        let folder = try TemporaryFolder()
        let world = try PanelWorld(folder: folder.path)
        try world.fill(invoices: invoices, messages: messages)
        let invoiceList = try await world.measure(world.invoicePages, seconds: options.seconds)
        let search = try await world.measure(world.messagePages, seconds: options.seconds)
        let seconds = try await world.importSeconds(prices)
        BenchReport(isJSON: options.json).print([
            Measure(name: "panel.invoice_list_ms", value: invoiceList.milliseconds, unit: "ms"),
            Measure(name: "panel.message_search_ms", value: search.milliseconds, unit: "ms"),
            Measure(
                name: "panel.page_kb",
                value: max(invoiceList.kilobytes, search.kilobytes),
                unit: "kB"
            ),
            Measure(name: "prices.import_100k_s", value: seconds, unit: "s"),
        ])
    }
}

/// A platform with long lists, and its admin panel.
struct PanelWorld {
    /// What a group of pages took: the slowest one's median, the heaviest one's weight.
    struct Result {
        var milliseconds = 0.0
        var kilobytes = 0.0
    }

    private static let clients = 100
    private static let days: Int64 = 30

    private let database: SQLiteDatabase
    private let settings: Settings
    private let site: PanelSite
    private let now: Instant
    private let owner: Person

    init(folder: String) throws {
        let now = WallClock.system.now
        self.now = now
        database = try SQLiteDatabase(path: folder + "/panel.sqlite")
        try Migrator().migrate(database, at: now)
        let office = Office(
            database: database,
            clock: WallClock { now },
            ids: IdentifierSource(node: 2)
        )
        settings = Settings(office: office, catalogue: .builtIn)
        let secrets = PanelSecrets(
            hashing: { $0 },
            accessHashing: { $0 },
            newRequestID: Secrets.token,
            newAccessPassword: Secrets.smppPassword
        )
        let invoicing = Invoicing(office: office, operatorName: Platform.operatorName)
        let programs = ProgramVerbs(database: database, clock: office.clock) {
            office.ids.next(at: $0)
        }
        site =
            AdminPanel(
                settings: settings,
                invoicing: invoicing,
                secrets: secrets,
                programs: programs
            ).site
        owner = Person(
            id: PersonID(1),
            clientID: nil,
            login: "bench",
            role: .owner,
            passwordHash: ""
        )
    }

    // MARK: - Filling

    func fill(invoices: Int, messages: Int) throws {
        try fillParties()
        try fillInvoices(invoices)
        for client in 0..<Self.clients {
            try fillMessages(of: client, messages / Self.clients)
        }
        try database.writeBlocking { _ = try $0.execute("ANALYZE") }
    }

    private func fillParties() throws {
        guard let euro = Currency("EUR"), let firstDay = CalendarDate("2026-01-01"),
            let estonia = CountryCode("EE")
        else { throw ValidationError("The currency and country tables are broken.") }
        let contact = Brand.Contact(
            email: "bench@bench.example",
            phone: "1",
            website: "bench.example",
            address: "Bench"
        )
        try database.writeBlocking { transaction in
            let brand = Brand(id: BrandID(1), name: "Bench", contact: contact, currency: euro)
            try BrandRepository.insert(brand, in: transaction)
            let issuer = Enterprise(
                id: EnterpriseID(1),
                brandID: brand.id,
                name: "Bench",
                country: estonia
            )
            try EnterpriseRepository.insert(issuer, in: transaction)
            for number in 0..<Self.clients {
                var client = Client(
                    id: ClientID(1_000 + Int64(number)),
                    login: "client\(number)",
                    currency: euro,
                    zone: "UTC",
                    firstDay: firstDay
                )
                client.company.name = "Client \(number) Ltd"
                client.invoicing.enterpriseID = issuer.id
                client.invoicing.dates = "1,16"
                try ClientRepository.insert(client, in: transaction)
            }
        }
    }

    /// Invoices of a year and a half; a tenth is unpaid, half of those overdue.
    private func fillInvoices(_ count: Int) throws {
        try database.writeBlocking { transaction in
            _ = try transaction.execute(
                """
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(count))
                INSERT INTO invoices (client_id, id, enterprise_id, kind, number, series_kind,
                    series_scope, series_number, issue_on, due_on, currency, net_micros,
                    tax_micros, total_micros, exact_micros, paid_micros, is_visible_to_client,
                    origin, issued_at, document, document_hash)
                SELECT 1000 + i % \(Self.clients), i, 1, 'amount', 'INV-' || i, 'invoice', '', i,
                    date('2025-06-01', '+' || (i % 540) || ' days'),
                    date('2025-06-15', '+' || (i % 540) || ' days'), 'EUR', i * 1000, 0, i * 1000,
                    i * 1000, CASE WHEN i % 10 = 0 THEN 0 ELSE i * 1000 END, 1, 'manual', i, '{}',
                    ''
                FROM n
                """
            )
        }
    }

    /// A client's messages, evenly over the days before now.
    private func fillMessages(of client: Int, _ count: Int) throws {
        let first = IdentifierGenerator.floor(at: now.adding(seconds: -86_400 * Self.days))
        let step = (IdentifierGenerator.floor(at: now) - first) / Int64(count)
        let start = now.adding(seconds: -86_400 * Self.days).microseconds
        let pause = 86_400_000_000 * Self.days / Int64(count)
        try database.writeBlocking { transaction in
            _ = try transaction.execute(
                """
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(count))
                INSERT INTO messages (client_id, id, access_id, received_at, originator,
                    originator_ton, originator_npi, recipient, country, network, data_coding,
                    esm_class, protocol_id, body, parameters, text, segments,
                    registered_delivery, expires_at, billing_client_id, price_id, price_micros,
                    basis, phase, state, reason, money, attempts, cost_price_micros, cost_basis,
                    receipt_error, receipt)
                SELECT \(1_000 + client), \(first) + i * \(step) + \(client), 1,
                    \(start) + i * \(pause), 'Shop', 5, 0,
                    '38050' || (1000000 + (i * 7919 + \(client)) % 9000000), 'UA', '25501', 0, 0,
                    0, x'', x'', 'Your code is ' || i, 1, 1, \(start) + i * \(pause),
                    \(1_000 + client), 1, 42500, 'sent', 'closed',
                    CASE WHEN i % 20 = 0 THEN 'undeliverable' ELSE 'delivered' END, '',
                    'charged', 1, 31000, 'sent', '', 'confirmed'
                FROM n
                """
            )
        }
    }

    // MARK: - Measuring

    /// The list, its tabs, a filter of each kind, a page deep inside.
    var invoicePages: [(path: String, query: [String: String])] {
        let deep = ["after": "50000", "after_on": "2025-12-01"]
        return [
            [:], ["tab": "open"], ["tab": "overdue"], ["q": "client42"], ["q": "INV-9999"],
            ["from": "2026-01-01", "through": "2026-01-31"], ["client": "1042"], deep,
        ].map { ("/admin/invoices", $0) }
    }

    /// The last day, an exact id, a number, a state, a client.
    var messagePages: [(path: String, query: [String: String])] {
        let id = IdentifierGenerator.floor(at: now.adding(seconds: -86_400 * 3))
        return [
            [:], ["id": "\(id)"], ["recipient": "380501234567"], ["state": "undeliverable"],
            ["client": "1042"], ["sender": "Nobody"],
        ].map { ("/admin/messages", $0) }
    }

    func measure(
        _ pages: [(path: String, query: [String: String])],
        seconds: Int
    ) async throws -> Result {
        var result = Result()
        for page in pages {
            var times: [Double] = []
            let deadline =
                ContinuousClock.now + .milliseconds(seconds * 1_000 / max(1, pages.count))
            while times.count < 5 || ContinuousClock.now < deadline {
                let began = ContinuousClock.now
                let octets = try await open(page.path, page.query)
                times.append((ContinuousClock.now - began) / .milliseconds(1))
                result.kilobytes = max(result.kilobytes, Double(octets) / 1_000)
            }
            times.sort()
            result.milliseconds = max(result.milliseconds, times[times.count / 2])
        }
        return result
    }

    /// Asks the panel for a page; returns its octets.
    private func open(_ path: String, _ query: [String: String]) async throws -> Int {
        guard let route = site.routes.first(where: { $0.method == .get && $0.pattern == path })
        else { throw ValidationError("The panel has no page \(path).") }
        var asked = PanelRequest(person: owner, formToken: "token", now: now)
        asked.query = query.map { (name: $0.key, value: $0.value) }
        guard case .document(let html, 200) = try await route.handler(asked) else {
            throw ValidationError("\(path) is no page.")
        }
        return html.text.utf8.count
    }

    /// How long it takes to read a rate deck and to compare it with another that is in force.
    func importSeconds(_ count: Int) async throws -> Double {
        let owner = PriceOwner.client(ClientID(1_000))
        _ = try await settings.importPrices(
            of: owner,
            deck: deck(count, price: 4),
            basis: .sent,
            .system
        )
        let text = deck(count, price: 5)
        let began = ContinuousClock.now
        let diff = try await settings.previewPrices(
            of: owner,
            deck: text,
            basis: .sent,
            mode: .change
        )
        let seconds = (ContinuousClock.now - began) / .seconds(1)
        guard diff.lines.count == count else {
            throw ValidationError("The deck of \(count) prices has \(diff.lines.count).")
        }
        return seconds
    }

    private func deck(_ count: Int, price: Int) -> String {
        (0..<count).reduce(into: "mccmnc,country,price\n") { text, number in
            let network = 200_000 + number
            text += "\(network),UA,0.0\(price)\(number % 10)\n"
        }
    }
}
