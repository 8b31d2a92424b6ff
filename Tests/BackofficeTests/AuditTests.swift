// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import EngineTesting
import Primitives
import SQLInterface
import Storage
import Testing

@Suite("Audit", .bothEngines)
struct AuditTests {
    /// A client with charges, a hold, invoices of each kind, a payment and statistics.
    private func world() async throws -> World {
        let world = try World("2026-10-01 08:00")
        let client = try world.client("acme") { $0.invoicing.dates = "1" }
        try world.charge(client, at: "2026-09-05 10:00", price: 4_251, messages: 3)
        try world.charge(client, at: "2026-09-06 10:00", price: 4_251, messages: 2)
        try world.charge(client, at: "2026-10-01 07:00", price: 4_251)
        try world.charge(
            client,
            at: try MovableClock.instant("2026-10-01 07:50"),
            price: 777,
            isCharged: false
        )
        _ = try await world.payments.record(try world.payment(client, "100"), by: .system)
        _ = try await InvoicingRun(world.invoicing).run(now: world.now)
        for kind in [InvoiceKind.amount, .proforma] {
            let request = AmountInvoiceRequest(
                clientID: client,
                issueOn: world.now.utcDate,
                amount: Money(micros: 10_000_000, try #require(Currency("EUR"))),
                text: "Fee",
                kind: kind
            )
            _ = try await world.invoicing.create(request, by: .system)
        }
        return world
    }

    @Test(
        "Each rule that is broken by hand is reported, with the row",
        arguments: [
            ("UPDATE balances SET debits_micros = debits_micros + 1", [1, 9]),
            (
                "UPDATE ledger_transfers SET amount_micros = amount_micros + 1 WHERE code = 'fee'",
                [1, 5, 9]
            ),
            ("UPDATE ledger_transfers SET currency = 'USD' WHERE code = 'payment'", [1]),
            ("UPDATE messages SET segments = 2 WHERE money = 'charged'", [2]),
            ("UPDATE messages SET money_at = money_at + 900000000 WHERE money = 'charged'", [2]),
            ("UPDATE messages SET money = 'released' WHERE money = 'charged'", [2]),
            ("UPDATE rollups SET charged_messages = charged_messages + 1", [2, 5]),
            (
                "UPDATE rollups SET charged_micros = charged_micros + 1 WHERE charged_messages > 0",
                [2, 5]
            ),
            ("UPDATE balances SET held_micros = held_micros + 1 WHERE held_micros > 0", [3]),
            ("UPDATE messages SET money = 'charged' WHERE money = 'held'", [2, 3]),
            ("UPDATE messages SET phase = 'closed' WHERE money = 'held'", [3]),
            (
                "UPDATE invoices SET period_start = period_start + 432000000000 WHERE kind='usage'",
                [4, 5, 10]
            ),
            ("UPDATE invoice_cuts SET period_end = period_end + 86400000000 * 9", [4]),
            ("UPDATE invoices SET total_micros = total_micros + 10000", [10]),
            ("UPDATE invoice_lines SET net_micros = net_micros + 10000", [5]),
            ("UPDATE number_series SET last_number = last_number + 1", [6]),
            ("UPDATE invoices SET series_number = series_number + 5", [6]),
            ("UPDATE invoices SET document = REPLACE(document, 'acme Ltd', 'evil Ltd')", [7]),
            ("UPDATE statistics_reports SET content = REPLACE(content, 'Shop', 'Shob')", [7]),
            ("UPDATE payments SET allocated_micros = allocated_micros - 1", [9]),
            ("UPDATE payment_allocations SET amount_micros = amount_micros + 1", [9]),
            ("UPDATE invoices SET paid_micros = paid_micros + 1 WHERE kind <> 'proforma'", [9]),
            ("UPDATE payments SET amount_micros = amount_micros + 1", [9]),
            ("UPDATE audit_log SET after_state = 'x' WHERE sequence = 2", [12]),
            ("DELETE FROM audit_log WHERE sequence = 1", [12]),
            ("UPDATE clients SET credit_limit_micros = 0", [8]),
            ("UPDATE invoices SET net_micros = net_micros + 1", [10]),
            (
                """
                INSERT INTO request_ids (request_id, content_hash, result, recorded_at)
                VALUES ('half', 'h', '', 1)
                """, [11]
            ),
            (
                """
                INSERT INTO request_ids (request_id, content_hash, result, recorded_at)
                VALUES ('lost', 'h', '{"invoiceID":5}', 1)
                """, [11]
            ),
            ("DELETE FROM audit_log", [12]),
        ] as [(String, [Int])]
    )
    func brokenRules(statement: String, rules: [Int]) async throws {
        let world = try await world()
        try await world.expectCleanAudit()
        try world.database.writeBlocking { transaction in
            _ = try transaction.execute(SQL(trusted: statement))
        }
        let report = try await Audit(world.database).run()
        #expect(report.broken.map(\.rawValue) == rules, "\(report)")
        #expect(report.results.flatMap(\.rows).allSatisfy { !$0.isEmpty })
        #expect(report.description.contains("BROKEN"))
    }

    @Test("The books stay clean through random histories", arguments: 1...8)
    func histories(seed: Int) async throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let world = try World("2026-09-01 00:00") {
            $0.numbering.invoice = "R{YY}{MM}-{000}"
        }
        let zones = ["Europe/Kyiv", "Asia/Kathmandu", "America/New_York", "UTC"]
        let currencies = ["EUR", "JPY", "KWD"]
        var clients: [(id: ClientID, currency: String)] = []
        for index in 0..<4 {
            let currency = random.pick(currencies)
            let dates = random.pick(["", "1", "1,16", "mon", "last"])
            let id = try world.client(
                "client\(index)",
                currency: currency,
                zone: random.pick(zones)
            ) { $0.invoicing.dates = dates }
            clients.append((id, currency))
        }
        var issued = 0
        for _ in 0..<120 {
            world.move(to: world.now.adding(seconds: Int64(random.number(in: 600...90_000))))
            let client = random.pick(clients)
            issued += try await step(&random, world, client.id, client.currency)
        }
        #expect(issued > 0, "seed \(seed)")
        try await world.expectCleanAudit("seed \(seed)")
    }

    /// Does one random thing; returns how many invoices it issued.
    private func step(
        _ random: inout SeededGenerator,
        _ world: World,
        _ client: ClientID,
        _ currency: String
    ) async throws -> Int {
        let euro = try #require(Currency(currency))
        let whole = Money(micros: Int64(random.number(in: 1...90)) * 1_000_000, euro)
        do {
            switch random.number(in: 0...5) {
            case 0, 1:
                try world.charge(
                    client,
                    at: world.now,
                    price: Int64(random.number(in: 0...90_000)),
                    messages: random.number(in: 1...6),
                    network: random.pick(["25501", "25503", nil]),
                    isCharged: random.chance(percent: 80)
                )
                return 0
            case 2: return try await InvoicingRun(world.invoicing).run(now: world.now).issued.count
            case 3:
                let amount = random.chance(percent: 80) ? whole : -whole
                let entry = PaymentEntry(
                    clientID: client,
                    amount: amount,
                    editable: PaymentFields(paidOn: world.now.utcDate)
                )
                _ = try await world.payments.record(entry, by: .system)
                return 0
            case 4:
                let request = AmountInvoiceRequest(
                    clientID: client,
                    issueOn: world.now.utcDate.adding(days: -1),
                    amount: whole,
                    text: "Fee",
                    kind: random.chance(percent: 70) ? .amount : .proforma
                )
                _ = try await world.invoicing.create(request, by: .system)
                return 1
            default:
                let first = world.now.utcDate.adding(days: -random.number(in: 1...20))
                let spans: [BillingSpan] = [
                    .upToNow(from: nil),
                    .days(from: first, through: first.adding(days: random.number(in: 0...9))),
                ]
                let request = UsageInvoiceRequest(clientID: client, span: random.pick(spans))
                _ = try await world.invoicing.create(request, by: .system)
                return 1
            }
        } catch is InvoicingRefusal {
            return 0
        }
    }
}
