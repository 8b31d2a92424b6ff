// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import ArgumentParser
import Backoffice
import Billing
import Foundation
import Messaging
import Primitives
import SQLiteDriver
import Storage

/// `tollgate bench invoicing`: issues a month of a busy client, again and again.
struct BenchInvoicing: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invoicing",
        abstract: "Measure a month end: every invoice issued, PDF, XLSX and CSV written.",
        discussion: """
            Then, for --seconds, single invoices with statistics over a month of a million \
            messages.
            """
    )

    @OptionGroup var options: BenchOptions

    @Option(help: "How many clients the month end has.")
    var clients = 10_000

    @Option(help: "How many messages their rollups have in all.")
    var messages: Int64 = 100_000_000

    func validate() throws {
        guard (1...100_000).contains(clients) else {
            throw ValidationError("--clients is a number from 1 to 100000, not \(clients).")
        }
        guard (1...100_000_000_000).contains(messages) else {
            throw ValidationError(
                "--messages is a number from 1 to 100000000000, not \(messages)."
            )
        }
    }

    func run() async throws {
        let monthEnd = try await measureMonthEnd()
        let times = try await measureSingleInvoices()
        BenchReport(isJSON: options.json).print([
            Measure(name: "invoicing.run_s", value: monthEnd.runSeconds, unit: "s"),
            Measure(
                name: "invoicing.clients",
                value: Double(monthEnd.invoices),
                unit: "clients"
            ),
            Measure(
                name: "invoicing.messages",
                value: Double(monthEnd.messages),
                unit: "messages"
            ),
            Measure(name: "invoicing.rss_mb", value: monthEnd.peakMemoryMB, unit: "MB"),
            Measure(
                name: "invoicing.issue_ms",
                value: times[times.count / 2],
                unit: "ms"
            ),
            Measure(name: "invoicing.issue_max_ms", value: times.last ?? 0, unit: "ms"),
        ])
    }

    private func measureMonthEnd() async throws -> MonthEnd.Result {
        let folder = try TemporaryFolder()
        let monthEnd = try MonthEnd(clients: clients, folder: folder.path)
        try monthEnd.fill(messages: messages)
        return try await monthEnd.run(messages: messages)
    }

    private func measureSingleInvoices() async throws -> [Double] {
        let folder = try TemporaryFolder()
        let database = try SQLiteDatabase(path: folder.path + "/tollgate.sqlite")
        try Migrator().migrate(database, at: WallClock.system.now)
        var month = try BusyMonth(database)
        let deadline = ContinuousClock.now + .seconds(options.seconds)
        var times: [Double] = []
        // Each round is another client, so that every invoice is its client's first.
        while times.isEmpty || ContinuousClock.now < deadline {
            let request = try await month.next()
            let invoicing = Invoicing(
                office: month.office,
                operatorName: Platform.operatorName
            )
            let began = ContinuousClock.now
            _ = try await invoicing.create(request, by: .system)
            times.append((ContinuousClock.now - began) / .milliseconds(1))
        }
        return times.sorted()
    }
}

/// Clients with a whole past month of traffic in the rollups and the ledger.
struct BusyMonth {
    static let quarters = 30 * 96
    static let networks = ["25501", "25503", "25506", "26201", "26202"]
    static let senders = ["Acme", "Shop", "Bank", "Taxi"]
    static let messagesPerRow: Int64 = 18
    static let messages =
        Int64(quarters * networks.count * senders.count) * messagesPerRow

    let office: Office
    private let enterprise: EnterpriseID
    private var writer = JournalWriter(ids: IdentifierGenerator(node: 1))
    private var rounds: Int64 = 0
    private let euro: Currency
    private let firstDay: CalendarDate

    init(_ database: SQLiteDatabase) throws {
        guard let euro = Currency("EUR"), let estonia = CountryCode("EE"),
            let firstDay = CalendarDate("2026-09-01")
        else { throw ValidationError("The currency and country tables are broken.") }
        self.euro = euro
        self.firstDay = firstDay
        office = Office(database: database, clock: .system, ids: IdentifierSource(node: 2))
        let brand = Brand(
            id: office.newID(),
            name: "Bench",
            contact: Brand.Contact(
                email: "bench@bench.example",
                phone: "1",
                website: "bench.example",
                address: "Bench"
            ),
            currency: euro
        )
        let enterprise = Enterprise(
            id: office.newID(),
            brandID: brand.id,
            name: "Bench",
            country: estonia
        )
        try database.writeBlocking { transaction in
            try BrandRepository.insert(brand, in: transaction)
            try EnterpriseRepository.insert(enterprise, in: transaction)
        }
        self.enterprise = enterprise.id
    }

    /// Makes another client with its month, and the request that bills it.
    mutating func next() async throws -> UsageInvoiceRequest {
        rounds += 1
        var client = Client(
            id: office.newID(),
            login: "busy\(rounds)",
            currency: euro,
            zone: "UTC",
            firstDay: firstDay
        )
        client.company.name = "Busy \(rounds)"
        client.invoicing.enterpriseID = enterprise
        try await office.database.write { [client] transaction in
            try ClientRepository.insert(client, in: transaction)
        }
        for day in 0..<30 { try write(day: day, of: client.id) }
        return UsageInvoiceRequest(
            clientID: client.id,
            span: .days(from: firstDay, through: firstDay.adding(days: 29)),
            content: .both
        )
    }

    private mutating func write(day: Int, of client: ClientID) throws {
        var batch = JournalBatch()
        let midnight = Instant(utcMidnightOf: firstDay.adding(days: day))
        for quarter in 0..<96 {
            let at = midnight.adding(seconds: Int64(quarter) * 900)
            for (index, network) in Self.networks.enumerated() {
                for sender in Self.senders {
                    let price = 4_250 + Int64(index) * 310
                    let facts = Self.facts(client, network, sender, price, at)
                    batch.count(RollupKey(facts: facts, currency: euro, at: at)) {
                        $0.submitted += Self.messagesPerRow
                        $0.delivered += Self.messagesPerRow
                        $0.chargedMessages += Self.messagesPerRow
                        $0.chargedSegments += Self.messagesPerRow
                        $0.chargedMicros += Self.messagesPerRow * price
                    }
                }
            }
        }
        let now = office.now
        var attempt = writer
        try office.database.writeBlocking { try attempt.write(batch, at: now, in: $0) }
        writer = attempt
    }

    private static func facts(
        _ client: ClientID,
        _ network: String,
        _ sender: String,
        _ price: Int64,
        _ at: Instant
    ) -> MessageFacts {
        let submission = Submission(
            clientID: client,
            accessID: AccessID(1),
            originator: SubmittedAddress(text: sender, typeOfNumber: 5, numberingPlan: 0),
            recipient: "",
            content: SubmittedContent(
                dataCoding: 0,
                esmClass: 0,
                protocolID: 0,
                body: [],
                text: "",
                segments: 1
            ),
            registeredDelivery: 0
        )
        let found = Network(network)
        let country = found.flatMap { DestinationCatalogue.builtIn.country(of: $0) }
        return MessageFacts(
            id: MessageID(1),
            submission: submission,
            receivedAt: at,
            destination: country.map { Destination(country: $0, network: found) },
            charging: MessageCharging(
                billingClientID: client,
                priceID: nil,
                priceMicros: price,
                basis: .sent
            )
        )
    }
}
