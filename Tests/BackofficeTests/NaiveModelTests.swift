// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import Foundation
import Messaging
import Primitives
import SQLInterface
import Storage
import Testing

/// Random histories of clients, recomputed by a naive model in another language.
///
/// `HISTORIES=1000 SEED=7 swift test --filter NaiveModelTests` makes more of them.
@Suite("A naive model agrees")
struct NaiveModelTests {
    private struct Verdict: Decodable {
        var clients: Int
        var compared: Int
        var wrong: [String]
    }

    private static let environment = ProcessInfo.processInfo.environment
    private static let histories = Int(environment["HISTORIES"] ?? "") ?? 30
    private static let seed = UInt64(environment["SEED"] ?? "") ?? 4_711

    @Test("Every amount of random histories is the one that the facts give")
    func agrees() async throws {
        let world = try World("2026-09-01 00:00")
        var random = SeededGenerator(seed: Self.seed)
        for number in 1...Self.histories {
            try world.move(to: "2026-09-01 00:00")
            let seeded = SeededGenerator(seed: random.next())
            var history = try History(world, number, seeded)
            try await history.live()
        }
        // The model reads the database file by itself.
        guard world.database.dialect == .sqlite else { return }
        let verdict = try judge(world)
        #expect(verdict.clients == Self.histories)
        #expect(verdict.compared > Self.histories * 10)
        #expect(verdict.wrong.isEmpty, "seed \(Self.seed)")
        try await world.expectCleanAudit("seed \(Self.seed)")
    }

    private func judge(_ world: World) throws -> Verdict {
        let path: String = try world.database.readBlocking { transaction in
            let row = try transaction.first(
                "SELECT file FROM pragma_database_list WHERE name = 'main'"
            )
            return try #require(try row?.get(0))
        }
        let process = Process()
        let script = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Peers/naive_model.py").path
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = ["-B", script, #"{"database": "\#(path)"}"#]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return try JSONDecoder().decode(Verdict.self, from: data)
    }
}

/// The random life of one client over two months.
private struct History {
    let world: World
    let client: ClientID
    let currency: Currency
    var random: SeededGenerator
    var invoices: [InvoiceID] = []
    var payments: [PaymentID] = []

    init(_ world: World, _ number: Int, _ seeded: SeededGenerator) throws {
        self.world = world
        random = seeded
        let codes = ["EUR", "USD", "JPY", "KWD"]
        let zones = ["UTC", "Europe/Kyiv", "Asia/Kathmandu", "America/New_York", "Asia/Tokyo"]
        let parties = [("DE", ""), ("FR", "FRAB123456789"), ("FR", ""), ("US", "")]
        let code = codes[random.number(in: 0...3)]
        currency = try #require(Currency(code))
        let party = parties[random.number(in: 0...3)]
        client = try world.client(
            "client\(number)",
            currency: code,
            zone: zones[random.number(in: 0...4)],
            firstDay: "2026-08-31"
        ) { client in
            client.company.country = CountryCode(party.0)
            client.company.taxID = party.1
        }
    }

    mutating func live() async throws {
        for day in 0..<60 {
            if random.number(in: 0...2) == 0 { try charge(day) }
            world.move(to: world.now.adding(seconds: 86_400))
            if day % 15 == 14 { await invoice(day) }
            if random.number(in: 0...3) == 0 { try await act() }
        }
    }

    private mutating func charge(_ day: Int) throws {
        for _ in 0..<random.number(in: 1...3) {
            try world.charge(
                client,
                at: world.now.adding(seconds: Int64(random.number(in: 0...86_399))),
                price: Int64(random.number(in: 0...900_000)),
                messages: random.number(in: 1...5),
                network: ["25501", "25503", nil][random.number(in: 0...2)]
            )
        }
    }

    /// Bills the fortnight, or all that is not billed yet.
    private mutating func invoice(_ day: Int) async {
        let today = world.now.utcDate
        let from = today.adding(days: -random.number(in: 14...40))
        let request = UsageInvoiceRequest(
            clientID: client,
            span: .days(from: from, through: today.adding(days: -2)),
            content: .both
        )
        for request in [request, everything(today)] {
            guard let made = try? await world.invoicing.create(request, by: .system),
                let id = made.invoiceID
            else { continue }
            invoices.append(id)
            return
        }
    }

    private func everything(_ today: CalendarDate) -> UsageInvoiceRequest {
        let last = try? world.database.readBlocking {
            try InvoiceCutRepository.last(of: client, in: $0)?.end.utcDate
        }
        let first = last ?? CalendarDate("2026-08-31") ?? today
        return UsageInvoiceRequest(
            clientID: client,
            span: .days(from: first, through: today.adding(days: -2)),
            content: .invoice
        )
    }

    private mutating func act() async throws {
        let unit = currency.microsPerMinorUnit
        let amount = Money(micros: Int64(random.number(in: 1...900)) * unit, currency)
        let linked = invoices.isEmpty ? nil : invoices[random.number(in: 0...invoices.count - 1)]
        switch random.number(in: 0...5) {
        case 0:
            let zone = try world.database.readBlocking {
                try #require(try ClientRepository.find(client, in: $0)).zone
            }
            let request = AmountInvoiceRequest(
                clientID: client,
                issueOn: try BillingCalendar(zone: zone).localDate(of: world.now),
                amount: amount,
                text: "Fee",
                kind: random.number(in: 0...2) == 0 ? .proforma : .amount
            )
            let made = try await world.invoicing.create(request, by: .system)
            if request.kind == .amount, let id = made.invoiceID { invoices.append(id) }
        case 1, 2:
            let entry = PaymentEntry(
                clientID: client,
                amount: random.number(in: 0...4) == 0 ? -amount : amount,
                invoiceID: random.number(in: 0...1) == 0 ? linked : nil,
                editable: PaymentFields(paidOn: world.now.utcDate)
            )
            payments.append(try await world.payments.record(entry, by: .system))
        case 3:
            guard let payment = payments.last else { return }
            _ = try? await world.payments.undo(payment, comment: "", by: .system)
        default:
            guard let linked else { return }
            let request = CreditNoteRequest(
                invoiceID: linked,
                net: random.number(in: 0...2) == 0 ? nil : amount,
                reason: "Random"
            )
            _ = try? await world.invoicing.credit(request, by: .system)
        }
    }
}
