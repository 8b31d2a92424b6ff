// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import EngineTesting
import Foundation
import Messaging
import Primitives
import SQLInterface
import Storage
import Testing

@Suite("Corrected prices", .bothEngines)
struct ReratingTests {
    private let ukraine: CountryCode

    init() throws {
        ukraine = try #require(CountryCode("UA"))
    }

    private func request(
        _ client: ClientID,
        _ from: String = "2026-09-01 00:00",
        _ to: String = "2026-10-01 00:00",
        network: String? = nil,
        charged: Int64? = nil,
        right: Int64
    ) throws -> ReratingRequest {
        ReratingRequest(
            clientID: client,
            zone: "UTC",
            span: try MovableClock.instant(from)..<(try MovableClock.instant(to)),
            corrections: [
                PriceCorrection(
                    country: ukraine,
                    network: network.flatMap { Network($0) },
                    chargedMicros: charged,
                    rightMicros: right
                )
            ],
            reason: "Typing mistake"
        )
    }

    private func world() throws -> (World, ClientID) {
        let world = try World("2026-10-01 08:00")
        let client = try world.client("acme") { $0.invoicing.dates = "1" }
        try world.charge(client, at: "2026-09-05 10:00", price: 500_000, messages: 10)
        try world.charge(client, at: "2026-09-20 10:00", price: 300_000, network: "25503")
        return (world, client)
    }

    @Test("A wrong price is corrected: previewed, posted, and explained by the next invoice")
    func corrected() async throws {
        let (world, client) = try world()
        let reratings = Reratings(office: world.office)
        let wanted = try request(client, network: "25501", right: 400_000)
        let preview = try await reratings.preview(wanted)
        #expect(preview.map(\.differenceMicros) == [-1_000_000])
        #expect(preview.map(\.segments) == [10])
        #expect(try world.balance(client) == -5_300_000)
        let id = try await reratings.apply(wanted, requestID: "r1", by: .system)
        #expect(try await reratings.apply(wanted, requestID: "r1", by: .system) == id)
        #expect(try world.balance(client) == -4_300_000)
        try await world.expectCleanAudit("corrected")
        let report = try await InvoicingRun(world.invoicing).run(now: world.now, dryRun: true)
        guard case .wouldIssue(let draft) = report.entries.first?.outcome else {
            Issue.record("nothing would be issued")
            return
        }
        let made = try await InvoicingRun(world.invoicing).run(now: world.now).issued
        let document = try world.document(made.first?.invoiceID)
        #expect(document.lines == draft.document.lines)
        #expect(document.totals.net.micros == 4_300_000)
        let line = try #require(document.lines.first { $0.correction != nil })
        #expect(line.net.micros == -1_000_000)
        #expect(line.text.contains("UA 25501"))
        #expect(line.text.contains("2026-09-01 – 2026-09-30: 10 × (0.40 - 0.50) EUR"))
        #expect(line.text.contains("Typing mistake"))
        // 19 % of 4.30 is 0.82.
        #expect(try world.balance(client) == -5_120_000)
        try await world.expectCleanAudit("invoiced")
    }

    @Test("The same charges are corrected once, whatever the period around them")
    func once() async throws {
        let (world, client) = try world()
        let reratings = Reratings(office: world.office)
        _ = try await reratings.apply(
            try request(client, network: "25501", right: 400_000),
            by: .system
        )
        for (from, to) in [("2026-09-05 00:00", "2026-09-06 00:00"), ("2026-08-01", "2026-10-01")] {
            let error = await #expect(throws: ReratingRefusal.self) {
                try await reratings.apply(
                    try request(client, from, to, right: 100_000),
                    by: .system
                )
            }
            #expect(error?.sentence.contains("corrected already") == true)
        }
        // Another network of the country is another matter.
        _ = try await reratings.apply(
            try request(client, network: "25503", right: 350_000),
            by: .system
        )
        #expect(try world.balance(client) == -4_350_000)
        try await world.expectCleanAudit()
    }

    @Test("What was invoiced is corrected on the next invoice, as far as there is something left")
    func afterwards() async throws {
        let (world, client) = try world()
        _ = try await InvoicingRun(world.invoicing).run(now: world.now)
        let reratings = Reratings(office: world.office)
        _ = try await reratings.apply(
            try request(client, network: "25501", charged: 500_000, right: 100_000),
            by: .system
        )
        _ = try await reratings.apply(
            try request(client, network: "25503", right: 500_000),
            by: .system
        )
        try world.move(to: "2026-11-01 08:00")
        // 0.20 more is owed; 4.00 less waits until there is so much to bill.
        let second = try await InvoicingRun(world.invoicing).run(now: world.now).issued
        #expect(try world.document(second.first?.invoiceID).totals.net.micros == 200_000)
        try world.charge(client, at: "2026-11-02 10:00", price: 5_000_000)
        try world.move(to: "2026-12-01 08:00")
        let third = try await InvoicingRun(world.invoicing).run(now: world.now).issued
        #expect(try world.document(third.first?.invoiceID).totals.net.micros == 1_000_000)
        try await world.expectCleanAudit()
    }

    @Test("A credited invoice gives its corrections back, and the next one takes them again")
    func credited() async throws {
        let (world, client) = try world()
        _ = try await Reratings(office: world.office).apply(
            try request(client, network: "25501", right: 400_000),
            by: .system
        )
        let request = try world.usage(client, "2026-09-01", "2026-09-30")
        let first = try await world.invoicing.create(request, by: .system)
        let owed = try world.balance(client)
        let invoice = try #require(first.invoiceID)
        _ = try await world.invoicing.credit(
            CreditNoteRequest(invoiceID: invoice, reason: "Wrong address"),
            by: .system
        )
        #expect(try world.balance(client) == 0)
        try await world.expectCleanAudit("credited")
        let second = try await world.invoicing.create(request, by: .system)
        #expect(try world.balance(client) == owed)
        let documents = [try world.document(invoice), try world.document(second.invoiceID)]
        #expect(documents[0].lines == documents[1].lines)
        try await world.expectCleanAudit("billed anew")
    }

    @Test("Related accounts and a product's clients are corrected together, each on its own line")
    func several() async throws {
        let world = try World("2026-10-01 08:00")
        let product = ProductID(77)
        let euro = try #require(Currency("EUR"))
        try world.database.writeBlocking {
            try ProductRepository.insert(
                Product(id: product, name: "Wholesale", currency: euro),
                in: $0
            )
        }
        let main = try world.client("main") { $0.productID = product }
        let sub = try world.client("sub") {
            $0.mainClientID = main
            $0.productID = product
        }
        let other = try world.client("other") { $0.productID = product }
        let own = try world.client("own") { $0.productID = product }
        for client in [main, sub, other] {
            try world.charge(client, at: "2026-09-05 10:00", price: 500_000, messages: 2)
        }
        try world.charge(own, at: "2026-09-05 10:00", price: 450_000, messages: 2)
        var wanted = try request(main, charged: 500_000, right: 600_000)
        wanted.clientID = nil
        wanted.productID = product
        let preview = try await Reratings(office: world.office).preview(wanted)
        #expect(preview.map(\.account.name) == ["main", "other", "sub"])
        _ = try await Reratings(office: world.office).apply(wanted, by: .system)
        #expect(try world.balance(main) == -2_400_000)
        #expect(try world.balance(other) == -1_200_000)
        #expect(try world.balance(own) == -900_000)
        let made = try await world.invoicing.create(
            try world.usage(main, "2026-09-01", "2026-09-30"),
            by: .system
        )
        let document = try world.document(made.invoiceID)
        #expect(document.sections.map { $0.account?.name } == [nil, "sub"])
        #expect(
            document.sections.map { $0.lines.map(\.exactMicros) } == [
                [1_000_000, 200_000], [1_000_000, 200_000],
            ]
        )
        try await world.expectCleanAudit()
    }

    @Test("What cannot be corrected is refused and changes nothing")
    func refusals() async throws {
        let (world, client) = try world()
        let reratings = Reratings(office: world.office)
        let refused: [(ReratingRequest, ReratingRefusal)] = [
            (try request(ClientID(5), right: 1), .clientNotFound),
            (try request(client, "2026-09-01", "2026-11-01", right: 1), .periodNotOver),
            (try request(client, "2026-09-02", "2026-09-02", right: 1), .periodIsEmpty),
            (try request(client, charged: 7, right: 1), .nothingToCorrect),
            (
                try request(client, network: "25501", charged: 500_000, right: 500_000),
                .nothingToCorrect
            ),
        ]
        for (wanted, refusal) in refused {
            await #expect(throws: refusal) { try await reratings.apply(wanted, by: .system) }
        }
        #expect(try world.balance(client) == -5_300_000)
    }

    @Test(
        "Each rule about corrections that is broken by hand is reported",
        arguments: [
            ("UPDATE rerating_lines SET new_price_micros = 9, new_micros = 9 * segments", [5]),
            ("UPDATE rerating_lines SET invoice_id = NULL", [5]),
            ("DELETE FROM audit_log WHERE object_kind = 'rerating'", [12]),
            ("DELETE FROM ledger_transfers WHERE code = 'adjustment'", [1, 5, 9]),
        ] as [(String, [Int])]
    )
    func broken(statement: String, rules: [Int]) async throws {
        let (world, client) = try world()
        _ = try await Reratings(office: world.office).apply(
            try request(client, network: "25501", right: 400_000),
            by: .system
        )
        _ = try await InvoicingRun(world.invoicing).run(now: world.now)
        try await world.expectCleanAudit()
        try world.database.writeBlocking { transaction in
            _ = try transaction.execute(SQL(trusted: statement))
        }
        let report = try await Audit(world.database).run()
        #expect(report.broken.map(\.rawValue) == rules, "\(report)")
    }

    @Test("Whatever is charged, corrected, billed and credited, the books owe the right prices")
    func histories() async throws {
        let environment = ProcessInfo.processInfo.environment
        let seed = UInt64(environment["SEED"] ?? "") ?? 20_261_130
        let count = Int(environment["HISTORIES"] ?? "") ?? 6
        for number in 0..<count {
            var random = SeededGenerator(seed: seed &+ UInt64(number))
            let world = try World("2026-09-01 00:00") { $0.taxScheme = .none }
            let client = try world.client("acme") { $0.invoicing.dates = "1,mon" }
            try await live(world, client, &random, "seed \(seed &+ UInt64(number))")
        }
    }

    /// Charges with the price that each should have.
    private struct Naive {
        var charges: [(at: Instant, network: String, right: Int64, count: Int64)] = []
        var invoices: [InvoiceID] = []

        var owed: Int64 { charges.reduce(0) { $0 + $1.right * $1.count } }

        mutating func correct(_ network: String, _ span: Range<Instant>, to right: Int64) {
            for index in charges.indices
            where charges[index].network == network && span.contains(charges[index].at) {
                charges[index].right = right
            }
        }
    }

    /// Weeks of whole cents, so that nothing is rounded.
    private func live(
        _ world: World,
        _ client: ClientID,
        _ random: inout SeededGenerator,
        _ words: String
    ) async throws {
        var naive = Naive()
        for _ in 0..<50 {
            world.move(to: world.now.adding(seconds: Int64(random.number(in: 1...96)) * 900))
            switch random.number(in: 0...5) {
            case 0, 1, 2: try charge(world, client, &random, &naive)
            case 3: await correct(world, client, &random, &naive)
            case 4:
                let report = try await InvoicingRun(world.invoicing).run(now: world.now)
                naive.invoices += report.issued.compactMap(\.invoiceID)
            default: try await credit(world, client, &random, &naive)
            }
        }
        try await world.expectCleanAudit(words)
        let given = try await world.database.read { transaction in
            try ReratingTests.givenBack(client, in: transaction)
        }
        #expect(try world.balance(client) == given - naive.owed, "\(words)")
    }

    private func charge(
        _ world: World,
        _ client: ClientID,
        _ random: inout SeededGenerator,
        _ naive: inout Naive
    ) throws {
        let network = random.pick(["25501", "25503"])
        let price = Int64(random.number(in: 0...5)) * 10_000
        let count = random.number(in: 1...4)
        try world.charge(client, at: world.now, price: price, messages: count, network: network)
        naive.charges.append((world.now, network, price, Int64(count)))
    }

    private func correct(
        _ world: World,
        _ client: ClientID,
        _ random: inout SeededGenerator,
        _ naive: inout Naive
    ) async {
        let end = BillingCalendar.quarterHour(at: world.now)
        let start = end.adding(seconds: -Int64(random.number(in: 1...900)) * 900)
        let network = random.pick(["25501", "25503"])
        let right = Int64(random.number(in: 0...5)) * 10_000
        let wanted = ReratingRequest(
            clientID: client,
            zone: "UTC",
            span: start..<end,
            corrections: [
                PriceCorrection(
                    country: ukraine,
                    network: Network(network),
                    rightMicros: right
                )
            ],
            reason: "Random"
        )
        let reratings = Reratings(office: world.office)
        guard (try? await reratings.apply(wanted, by: .system)) != nil else { return }
        naive.correct(network, start..<end, to: right)
    }

    private func credit(
        _ world: World,
        _ client: ClientID,
        _ random: inout SeededGenerator,
        _ naive: inout Naive
    ) async throws {
        guard !naive.invoices.isEmpty else { return }
        let place = random.number(in: 0...naive.invoices.count - 1)
        let invoice = naive.invoices.remove(at: place)
        let credit = CreditNoteRequest(invoiceID: invoice, reason: "Random")
        _ = try await world.invoicing.credit(credit, by: .system)
        let period = try #require(try world.invoice(invoice).period)
        let days = BillingSpan.days(from: period.firstOn, through: period.lastOn)
        let again = UsageInvoiceRequest(clientID: client, span: days)
        // There may be nothing left to bill of it.
        guard let made = try? await world.invoicing.create(again, by: .system) else { return }
        naive.invoices += [made.invoiceID].compactMap { $0 }
    }

    /// What credit notes gave back and no invoice has taken again.
    private static func givenBack(
        _ client: ClientID,
        in transaction: any SQLTransaction
    ) throws -> Int64 {
        try transaction.first(
            """
            SELECT COALESCE((SELECT CAST(SUM(exact_micros) AS BIGINT) FROM credit_notes
                    WHERE client_id = \(client)), 0)
                - COALESCE((SELECT CAST(SUM(recharged_micros) AS BIGINT) FROM invoices
                    WHERE client_id = \(client)), 0)
            """
        )?.get(0) ?? 0
    }
}
