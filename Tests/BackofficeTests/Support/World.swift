// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import EngineTesting
import Messaging
import Primitives
import SQLInterface
import Storage
import Synchronization
import Testing

/// An operator with an empty database, a clock that is moved by hand, and traffic at will.
final class World: Sendable {
    let database: any SQLDatabase
    let office: Office
    let invoicing: Invoicing
    let payments: Payments
    private let clock: MovableClock
    private let writer: Mutex<JournalWriter>
    private let messageIDs = IdentifierSource(node: 9)

    static let enterpriseID = EnterpriseID(20)

    /// Opens a fresh database, with one enterprise under one brand.
    init(
        _ now: String,
        migrator: Migrator = Migrator(),
        enterprise configure: (inout Enterprise) -> Void = { _ in }
    ) throws {
        let database = try Engine.temporaryDatabase()
        self.database = database
        clock = try MovableClock(now)
        let readClock = clock
        let wallClock = WallClock { readClock.now }
        try migrator.migrate(database, at: wallClock.now)
        office = Office(database: database, clock: wallClock, ids: IdentifierSource(node: 1))
        invoicing = Invoicing(office: office, operatorName: World.operatorName)
        payments = Payments(office: office)
        writer = Mutex(JournalWriter(ids: IdentifierGenerator(node: 2)))
        let germany = try #require(CountryCode("DE"))
        let contact = Brand.Contact(
            email: "bill@example.com",
            phone: "+49 1",
            website: "example.com",
            address: "Berlin"
        )
        let euro = try #require(Currency("EUR"))
        let brand = Brand(id: BrandID(10), name: "Example", contact: contact, currency: euro)
        var enterprise = Enterprise(
            id: World.enterpriseID,
            brandID: brand.id,
            name: "Example GmbH",
            country: germany
        )
        enterprise.taxScheme = .europeanVAT
        enterprise.taxRate = BasisPoints(1_900)
        enterprise.taxID = "DE123456789"
        configure(&enterprise)
        let issuer = enterprise
        try database.writeBlocking { transaction in
            try BrandRepository.insert(brand, in: transaction)
            try EnterpriseRepository.insert(issuer, in: transaction)
        }
    }

    static let operatorName: @Sendable (Destination) -> String = { "Operator \($0)" }

    var now: Instant { clock.now }

    /// Moves the clock to a UTC time such as `2026-11-01 00:00`.
    func move(to text: String) throws {
        try clock.move(to: text)
    }

    func move(to instant: Instant) {
        clock.move(to: instant)
    }

    /// Adds a client of the enterprise, billed at home in Germany.
    @discardableResult
    func client(
        _ login: String,
        currency: String = "EUR",
        zone: String = "UTC",
        firstDay: String = "2026-09-01",
        _ configure: (inout Client) -> Void = { _ in }
    ) throws -> ClientID {
        var client = Client(
            id: office.newID(),
            login: login,
            currency: try #require(Currency(currency)),
            zone: zone,
            firstDay: try #require(CalendarDate(firstDay))
        )
        client.company.name = "\(login) Ltd"
        client.company.country = CountryCode("DE")
        client.invoicing.enterpriseID = World.enterpriseID
        // Traffic here is written past the core, which would ask for money first.
        client.terms.mode = .postpaid
        client.terms.creditLimitMicros = 1_000_000_000_000
        configure(&client)
        let saved = client
        try database.writeBlocking { try ClientRepository.insert(saved, in: $0) }
        return saved.id
    }

    /// Changes a stored client.
    func change(_ id: ClientID, _ configure: (inout Client) -> Void) throws {
        try database.writeBlocking { transaction in
            var client = try #require(try ClientRepository.find(id, in: transaction))
            configure(&client)
            try ClientRepository.update(client, in: transaction)
        }
    }

    /// Submits and charges messages of one segment at a UTC time, through the journal.
    func charge(
        _ client: ClientID,
        at text: String,
        price: Int64,
        messages: Int = 1,
        network: String? = "25501"
    ) throws {
        try charge(
            client,
            at: try MovableClock.instant(text),
            price: price,
            messages: messages,
            network: network
        )
    }

    func charge(
        _ client: ClientID,
        at instant: Instant,
        price: Int64,
        messages: Int = 1,
        network: String? = "25501",
        isCharged: Bool = true
    ) throws {
        try database.writeBlocking { transaction in
            let row = try #require(try ClientRepository.find(client, in: transaction))
            let traffic = Traffic(
                client: row,
                at: instant,
                price: price,
                network: network,
                isCharged: isCharged
            )
            let batch = try traffic.batch(messages) { MessageID(messageIDs.next(at: instant)) }
            try writer.withLock { try $0.write(batch, at: instant, in: transaction) }
        }
    }

    func document(_ id: InvoiceID?) throws -> InvoiceDocument {
        let id = try #require(id)
        return try #require(
            try database.readBlocking { try InvoiceRepository.document(of: id, in: $0) }
        )
    }

    func invoice(_ id: InvoiceID?) throws -> Invoice {
        let id = try #require(id)
        return try #require(
            try database.readBlocking { try InvoiceRepository.find(id, in: $0) }
        )
    }

    func balance(_ client: ClientID) throws -> Int64 {
        try database.readBlocking { transaction in
            let row = try #require(try ClientRepository.find(client, in: transaction))
            return try LedgerRepository.balance(
                of: client,
                row.currency,
                in: transaction
            ).micros
        }
    }

    /// Whole days of a client, billed as both invoice and statistics.
    func usage(
        _ client: ClientID,
        _ from: String,
        _ through: String,
        content: InvoiceContent = .both
    ) throws -> UsageInvoiceRequest {
        let first = try #require(CalendarDate(from))
        let last = try #require(CalendarDate(through))
        return UsageInvoiceRequest(
            clientID: client,
            span: .days(from: first, through: last),
            content: content
        )
    }

    func payment(
        _ client: ClientID,
        _ amount: String,
        currency: String = "EUR",
        invoice: InvoiceID? = nil
    ) throws -> PaymentEntry {
        PaymentEntry(
            clientID: client,
            amount: try Money(decimal: amount, try #require(Currency(currency))),
            invoiceID: invoice,
            editable: PaymentFields(paidOn: now.utcDate)
        )
    }

    /// Expects that every rule of the audit holds.
    func expectCleanAudit(_ comment: String = "") async throws {
        let report = try await Audit(database).run()
        #expect(report.isClean, "\(comment) \(report)")
    }
}

/// A clock that stands still until it is moved.
final class MovableClock: Sendable {
    private let instant: Mutex<Instant>

    init(_ text: String) throws {
        instant = Mutex(try MovableClock.instant(text))
    }

    var now: Instant { instant.withLock { $0 } }

    func move(to text: String) throws {
        move(to: try MovableClock.instant(text))
    }

    func move(to instant: Instant) {
        self.instant.withLock { $0 = instant }
    }

    /// Reads a UTC time such as `2026-11-01 00:00`.
    static func instant(_ text: String) throws -> Instant {
        let parts = text.split(separator: " ")
        let date = try #require(CalendarDate(String(parts[0])))
        let time = parts.count > 1 ? parts[1].split(separator: ":").compactMap { Int64($0) } : []
        let minutes = time.isEmpty ? 0 : time[0] * 60 + time[1]
        return Instant(utcMidnightOf: date).adding(seconds: minutes * 60)
    }
}

/// Messages of one client, destination and price, as the core would journal them.
private struct Traffic {
    let client: Client
    let at: Instant
    let price: Int64
    let network: String?
    let isCharged: Bool

    func batch(_ messages: Int, newID: () -> MessageID) throws -> JournalBatch {
        var batch = JournalBatch()
        for _ in 0..<messages { try add(newID(), to: &batch) }
        return batch
    }

    private func add(_ id: MessageID, to batch: inout JournalBatch) throws {
        let payerID = client.mainClientID ?? client.id
        let ukraine = try #require(CountryCode("UA"))
        let facts = MessageFacts(
            id: id,
            submission: Submission(
                clientID: client.id,
                accessID: AccessID(1),
                originator: SubmittedAddress(text: "Shop", typeOfNumber: 5, numberingPlan: 0),
                recipient: "380501234567",
                content: SubmittedContent(
                    dataCoding: 0,
                    esmClass: 0,
                    protocolID: 0,
                    body: [72],
                    text: "H",
                    segments: 1
                ),
                registeredDelivery: 0
            ),
            receivedAt: at,
            destination: Destination(country: ukraine, network: network.flatMap { Network($0) }),
            charging: MessageCharging(
                billingClientID: payerID,
                priceID: PriceRowID(1),
                priceMicros: price
            )
        )
        var progress = MessageProgress(
            phase: isCharged ? .closed : .enroute,
            state: isCharged ? .delivered : .enroute
        )
        progress.money = isCharged ? .charged : .held
        progress.moneyAt = at
        let payer = PayerKey(clientID: payerID, currency: client.currency)
        batch.admit(facts)
        batch.change(MessageKey(clientID: client.id, id: id), progress)
        if !isCharged { batch.hold(price, of: payer) }
        batch.count(RollupKey(facts: facts, currency: client.currency, at: at)) {
            $0.submitted += 1
            $0.submittedSegments += 1
            guard isCharged else { return }
            $0.delivered += 1
            $0.chargedMessages += 1
            $0.chargedSegments += 1
            $0.chargedMicros += price
        }
    }
}
