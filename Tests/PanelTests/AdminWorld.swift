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

/// An operator's database under a clock that is moved by hand, filled through the real verbs.
final class AdminWorld: Sendable {
    let database: any SQLDatabase
    let office: Office
    let settings: Settings
    let invoicing: Invoicing
    let payments: Payments
    let changes = Mutex<[Change]>([])
    private let present: Mutex<Instant>
    private let writer = Mutex(JournalWriter(ids: IdentifierGenerator(node: 2)))
    private let messageIDs = IdentifierSource(node: 9)

    /// 2026-11-25 12:03:20 UTC, which is 14:03:20 in Kyiv.
    static let start = Instant(seconds: 1_795_608_200)

    init() throws {
        let database = try Engine.temporaryDatabase()
        self.database = database
        present = Mutex(Self.start)
        let holder = Holder()
        let clock = WallClock { holder.world?.now ?? AdminWorld.start }
        office = Office(
            database: database,
            clock: clock,
            ids: IdentifierSource(node: 1),
            didChange: { change in
                holder.world?.changes.withLock { $0.append(change) }
            }
        )
        settings = Settings(office: office, catalogue: .builtIn)
        invoicing = Invoicing(office: office) { destination in
            destination.network.flatMap { DestinationCatalogue.builtIn.operatorName(of: $0) } ?? ""
        }
        payments = Payments(office: office)
        try Migrator().migrate(database, at: Self.start)
        holder.world = self
    }

    var now: Instant { present.withLock { $0 } }

    func move(to instant: Instant) {
        present.withLock { $0 = instant }
    }

    /// Lets closures that are made before the world find it.
    private final class Holder: Sendable {
        private let stored = Mutex<Weak>(Weak())

        private struct Weak {
            weak var world: AdminWorld?
        }

        var world: AdminWorld? {
            get { stored.withLock { $0.world } }
            set { stored.withLock { $0.world = newValue } }
        }
    }

    // MARK: - Settings

    static let brandForm: TypedFields = [
        "name": "Northwind Messaging", "email": "billing@northwind.example",
        "phone": "+371 6000 1234", "currency": "EUR", "website": "https://northwind.example",
        "address": "Brīvības iela 40\nRiga LV-1050\nLatvia", "colour": "#0B6E4F",
        "is_default": "1",
    ]

    static let clientForm: TypedFields = [
        "login": "orchid_media", "currency": "EUR", "zone": "Europe/Kyiv",
        "first_day": "2026-10-01", "status": "active", "mode": "postpaid",
        "allowed_credit": "5000", "low_balance": "250", "company": "Orchid Media LLC",
        "company_credential": "Khreshchatyk 22\n01001 Kyiv", "country": "UA",
        "contact_email": "ops@orchid.example", "billing_email": "bills@orchid.example",
        "invoice_dates": "1,16,31", "sends_statistics": "1", "sends_invoices": "1",
        "mails_invoices": "1",
        "mails_credit_notes": "1", "mails_reminders": "1", "mails_low_balance": "1",
        "mails_statistics": "1",
    ]

    static let supplierForm: TypedFields = [
        "name": "Baltic Carrier", "currency": "EUR", "is_active": "1",
        "host": "smpp.baltic.example", "port": "2775", "system_id": "northwind",
        "password": "secret12", "sessions": "2", "window_size": "50", "throughput": "200",
        "enquire_link_seconds": "30", "response_seconds": "10", "receipt_hours": "72",
        "message_id_form": "text",
    ]

    static func enterpriseForm(_ brand: BrandID) -> TypedFields {
        [
            "name": "Northwind Messaging SIA", "brand_id": "\(brand)", "country": "LV",
            "legal_address": "Brīvības iela 40\nRiga LV-1050", "tax_id": "LV40003521600",
            "registration_number": "40003000000", "tax_scheme": "eu_vat", "tax_rate": "21",
            "bank_accounts": "IBAN LV80 BANK 0000 4351 9500 1", "payment_terms_days": "14",
            "invoice_pattern": "INV-{YYYY}-{00000}", "proforma_pattern": "PF-{YYYY}-{00000}",
            "credit_note_pattern": "CN-{YYYY}-{00000}", "document_language": "en",
        ]
    }

    static let hashing: PasswordHashing = { "hash of \($0.utf8.count) octets" }
    static let accessHashing: PasswordHashing = { "bind hash of \($0.utf8.count) octets" }

    /// Brand, enterprise, one client with prices and an access, one supplier with a route.
    @discardableResult
    func seed() async throws -> (client: ClientID, supplier: SupplierID) {
        let brand = try await settings.createBrand(Self.brandForm, .system)
        let enterprise = try await settings.createEnterprise(
            Self.enterpriseForm(brand),
            .system
        )
        var form = Self.clientForm
        form[field: "enterprise_id"] = "\(enterprise)"
        let client = try await settings.createClient(form, .system)
        let supplier = try await settings.createSupplier(Self.supplierForm, .system)
        _ = try await settings.createRoute(
            ["supplier_id": "\(supplier)", "priority": "10"],
            .system
        )
        for (network, price) in [("25501", "0.0425"), ("25503", "0.0412"), ("25506", "0.0398")] {
            _ = try await settings.setPrice(
                of: .client(client),
                ["network": network, "price": price],
                .system
            )
        }
        _ = try await settings.setPrice(
            of: .client(client),
            ["country": "KZ", "price": "0.061", "basis": "delivered"],
            .system
        )
        _ = try await settings.setPrice(
            of: .supplier(supplier),
            ["country": "UA", "price": "0.031"],
            .system
        )
        _ = try await settings.createAccess(
            of: client,
            [
                "system_id": "orchid1", "password": "k7Fq2mXa", "is_active": "1",
                "binds": "4", "window_size": "100", "throughput": "200",
            ],
            .system,
            hashing: Self.hashing
        )
        try await settings.addPaymentMethod(["name": "Bank transfer"], .system)
        return (client, supplier)
    }

    // MARK: - Traffic

    /// Journals messages of one client as the core would.
    func journal(_ message: AdminMessage, count: Int = 1) throws {
        try database.writeBlocking { transaction in
            guard let client = try ClientRepository.find(message.client, in: transaction) else {
                throw StorageError.notFound(table: "clients", id: "\(message.client)")
            }
            var batch = JournalBatch()
            for _ in 0..<count {
                let id = MessageID(messageIDs.next(at: message.at))
                message.add(id, of: client, to: &batch)
            }
            let filled = batch
            try writer.withLock { try $0.write(filled, at: message.at, in: transaction) }
        }
    }
}

/// What one journalled message is like.
struct AdminMessage: Sendable {
    /// How it ended.
    enum Ending: Sendable {
        case delivered, failed, pending
        case blocked(BlockReason)
    }

    var client: ClientID
    var supplier: SupplierID
    var at: Instant
    var ending = Ending.delivered
    var country = "UA"
    var network: String? = "25501"
    var sender = "OrchidShop"
    var text = "Your code is 4711"
    var priceMicros: Int64 = 42_500
    var costMicros: Int64 = 31_000
    var recipient = "380501234567"

    private var isBlocked: Bool { if case .blocked = ending { true } else { false } }

    fileprivate func add(_ id: MessageID, of client: Client, to batch: inout JournalBatch) {
        let destination = CountryCode(country)
            .map { Destination(country: $0, network: network.flatMap { Network($0) }) }
        let content = SubmittedContent(
            dataCoding: 0,
            esmClass: 0,
            protocolID: 0,
            body: Array(text.utf8),
            text: text,
            segments: 1
        )
        let facts = MessageFacts(
            id: id,
            submission: Submission(
                clientID: client.id,
                accessID: AccessID(1),
                originator: SubmittedAddress(text: sender, typeOfNumber: 5, numberingPlan: 0),
                recipient: recipient,
                content: content,
                registeredDelivery: 1
            ),
            receivedAt: at,
            destination: destination,
            charging: MessageCharging(
                billingClientID: client.mainClientID ?? client.id,
                priceID: isBlocked ? nil : PriceRowID(1),
                priceMicros: isBlocked ? 0 : priceMicros
            )
        )
        batch.admit(facts)
        let key = MessageKey(clientID: client.id, id: id)
        batch.change(key, progress)
        for (index, step) in trace.enumerated() {
            batch.note(
                MessageEvent(
                    key: key,
                    sequence: index + 1,
                    at: at.adding(milliseconds: step.1),
                    kind: step.0,
                    detail: step.2
                )
            )
        }
        count(facts, client, destination, &batch)
    }

    private var progress: MessageProgress {
        var progress: MessageProgress
        switch ending {
        case .blocked(let reason):
            progress = MessageProgress(phase: .blocked, state: .rejected)
            progress.reason = reason.rawValue
            return progress
        case .delivered: progress = MessageProgress(phase: .closed, state: .delivered)
        case .failed: progress = MessageProgress(phase: .closed, state: .undeliverable)
        case .pending: progress = MessageProgress(phase: .enroute, state: .enroute)
        }
        progress.money = .charged
        progress.moneyAt = at
        progress.attempts = 1
        progress.supplierID = supplier
        progress.supplierMessageID = "A\(at.seconds)"
        return progress
    }

    private var trace: [(MessageEventKind, Int64, String)] {
        if case .blocked(let reason) = ending { return [(.blocked, 0, reason.rawValue)] }
        return [
            (.admitted, 0, ""), (.dispatched, 2, "Baltic Carrier"), (.accepted, 41, "A1"),
            (.charged, 41, "by sent"),
            (.supplierReceipt, 2_860, "stat:DELIVRD err:000"), (.finished, 2_860, "delivered"),
        ]
    }

    private func count(
        _ facts: MessageFacts,
        _ client: Client,
        _ destination: Destination?,
        _ batch: inout JournalBatch
    ) {
        batch.count(RollupKey(facts: facts, currency: client.currency, at: at)) { delta in
            delta.submitted += 1
            delta.submittedSegments += 1
            switch ending {
            case .blocked:
                delta.blocked += 1
                return
            case .delivered: delta.delivered += 1
            case .failed: delta.failed += 1
            case .pending: break
            }
            delta.chargedMessages += 1
            delta.chargedSegments += 1
            delta.chargedMicros += priceMicros
        }
        guard !isBlocked, let destination else { return }
        let cost = CostKey(
            clientID: client.id,
            supplierID: supplier,
            destination: destination,
            cost: MessageCost(priceMicros: costMicros, basis: .sent),
            currency: .euro,
            at: at
        )
        batch.cost(cost, segments: 1, micros: costMicros)
    }
}

extension Currency {
    /// The currency of the fixtures.
    static let euro: Currency = {
        guard let euro = Currency("EUR") else { preconditionFailure("EUR is a currency") }
        return euro
    }()
}
