// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import ArgumentParser
import Backoffice
import Billing
import Foundation
import Messaging
import Primitives
import SQLInterface
import SQLiteDriver
import Storage
import Synchronization

/// A month end: many clients with a month of rollups each, invoiced by the run, with every file
/// written.
struct MonthEnd {
    private static let networks = ["25501", "25503", "25506", "26201", "26202"]
    private static let days = 30

    let clients: Int
    let folder: String
    let office: Office
    private let enterprise: EnterpriseID
    private let clientCurrency: Currency
    private let firstDay: CalendarDate

    /// What was measured.
    struct Result: Sendable {
        var runSeconds: Double
        var invoices: Int
        var messages: Int64
        var peakMemoryMB: Double
    }

    /// Opens a platform whose present is the morning after the month.
    init(clients: Int, folder: String) throws {
        guard let firstDay = CalendarDate("2026-09-01"), let euro = Currency("EUR"),
            let estonia = CountryCode("EE")
        else { throw ValidationError("The currency and country tables are broken.") }
        self.clients = clients
        self.folder = folder
        self.firstDay = firstDay
        clientCurrency = euro
        let now = Instant(utcMidnightOf: firstDay.adding(days: Self.days)).adding(seconds: 60)
        let database = try SQLiteDatabase(path: folder + "/month-end.sqlite")
        try Migrator().migrate(database, at: now)
        let clock = WallClock { now }
        office = Office(database: database, clock: clock, ids: IdentifierSource(node: 2))
        let contact = Brand.Contact(
            email: "bench@bench.example",
            phone: "1",
            website: "bench.example",
            address: "Bench"
        )
        let brand = Brand(id: office.newID(), name: "Bench", contact: contact, currency: euro)
        var issuer = Enterprise(
            id: office.newID(),
            brandID: brand.id,
            name: "Bench",
            country: estonia
        )
        issuer.taxScheme = .europeanVAT
        issuer.taxRate = BasisPoints(2_200)
        enterprise = issuer.id
        let saved = issuer
        try database.writeBlocking { transaction in
            try BrandRepository.insert(brand, in: transaction)
            try EnterpriseRepository.insert(saved, in: transaction)
        }
    }

    /// Makes the clients and their rollups: each the same share of the messages, spread over
    /// days and networks.
    func fill(messages: Int64) throws {
        let perRow = max(1, messages / Int64(clients * Self.days * Self.networks.count))
        for start in stride(from: 0, to: clients, by: 500) {
            try office.database.writeBlocking { transaction in
                for number in start..<min(start + 500, clients) {
                    let id = try insertClient(number, transaction)
                    try insertRollups(id, perRow, transaction)
                }
            }
        }
    }

    private func insertClient(
        _ number: Int,
        _ transaction: any SQLTransaction
    ) throws -> ClientID {
        var client = Client(
            id: office.newID(),
            login: "client\(number)",
            currency: clientCurrency,
            zone: "UTC",
            firstDay: firstDay
        )
        client.company.name = "Client \(number) Ltd"
        client.company.country = CountryCode("EE")
        client.invoicing.enterpriseID = enterprise
        client.invoicing.dates = "1"
        try ClientRepository.insert(client, in: transaction)
        return client.id
    }

    private func insertRollups(
        _ client: ClientID,
        _ perRow: Int64,
        _ transaction: any SQLTransaction
    ) throws {
        for day in 0..<Self.days {
            let noon = Instant(utcMidnightOf: firstDay.adding(days: day)).adding(seconds: 43_200)
            for (index, network) in Self.networks.enumerated() {
                let price = 4_250 + Int64(index) * 310
                let country = Network(network)
                    .flatMap { DestinationCatalogue.builtIn.country(of: $0) }
                try transaction.execute(
                    """
                    INSERT INTO rollups (client_id, quarter_at, country, network, sender, basis,
                        price_micros, submitted, submitted_segments, blocked, delivered, failed,
                        charged_messages, charged_segments, charged_micros)
                    VALUES (\(client), \(noon), \(country?.code ?? ""), \(network), 'Shop',
                        'sent', \(price), \(perRow), \(perRow), 0, \(perRow), 0, \(perRow),
                        \(perRow), \(perRow * price))
                    """
                )
            }
        }
    }

    /// Runs the invoicing and writes every invoice's PDF, XLSX and CSV on two tasks, beside it.
    func run(messages: Int64) async throws -> Result {
        let began = ContinuousClock.now
        let invoicing = Invoicing(office: office, operatorName: Platform.operatorName)
        let lanes = (0..<2).map { _ in AsyncStream<IssuedDocuments>.makeStream() }
        let report = try await withThrowingTaskGroup(of: Void.self) { group in
            for lane in lanes { group.addTask { try await write(lane.stream) } }
            let lane = Atomic(0)
            let report = try await InvoicingRun(invoicing).run(now: office.now) { issued in
                let turn = lane.wrappingAdd(1, ordering: .relaxed).oldValue
                lanes[turn % lanes.count].continuation.yield(issued)
            }
            for lane in lanes { lane.continuation.finish() }
            try await group.waitForAll()
            return report
        }
        if let failure = report.failures.first {
            throw ValidationError("\(failure.login) was not invoiced: \(failure.sentence)")
        }
        let perRow = max(1, messages / Int64(clients * Self.days * Self.networks.count))
        return Result(
            runSeconds: (ContinuousClock.now - began) / .seconds(1),
            invoices: report.issued.count,
            messages: perRow * Int64(clients * Self.days * Self.networks.count),
            peakMemoryMB: ProcessUsage.now.peakMemoryMB
        )
    }

    private func write(_ issued: AsyncStream<IssuedDocuments>) async throws {
        let documents = DocumentsOffice(office.database)
        for await made in issued {
            var files: [RenderedDocument] = []
            if let id = made.invoiceID, let pdf = try await documents.invoicePDF(id) {
                files.append(pdf)
            }
            if let id = made.reportID { files += try await documents.statisticsFiles(id) }
            for file in files {
                try Data(file.bytes).write(to: URL(fileURLWithPath: "\(folder)/\(file.name)"))
            }
        }
    }
}
