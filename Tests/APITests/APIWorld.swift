// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import API
import Accounting
import Backoffice
import Billing
import EngineTesting
import Gateway
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Messaging
import NIOCore
import NIOPosix
import Primitives
import SQLInterface
import Storage
import Synchronization
import Testing
import WebSupport

/// Two clients of one operator over the real core, and the API as the web server mounts it.
final class APIWorld: Sendable {
    let database: any SQLDatabase
    let office: Office
    let settings: Settings
    let invoicing: Invoicing
    let gateway: Gateway
    let programs: ProgramVerbs
    let api: API
    private let clock: MovedClock

    /// 2026-11-25 12:03:20 UTC.
    static let start = Instant(seconds: 1_795_608_200)

    init() throws {
        database = try Engine.temporaryDatabase()
        let moved = MovedClock(Self.start)
        clock = moved
        let wall = WallClock { moved.now }
        try Migrator().migrate(database, at: Self.start)
        let ids = IdentifierSource(node: 3)
        let parts = GatewayParts(
            database: database,
            catalogue: .builtIn,
            group: .singleton,
            clock: wall,
            logger: Self.quiet,
            checkPassword: { _, _, done in done(false) }
        )
        let gateway = try Gateway(parts)
        self.gateway = gateway
        office = Office(
            database: database,
            clock: wall,
            ids: ids,
            didChange: { change in
                if case .clientMoney(let client) = change { gateway.moneyMoved(client) }
            }
        )
        settings = Settings(office: office, catalogue: .builtIn)
        invoicing = Invoicing(
            office: office,
            operatorName: { _ in "" },
            barrier: { await gateway.flush(through: $0) }
        )
        programs = ProgramVerbs(database: database, clock: wall) { ids.next(at: $0) }
        api = API(
            settings: settings,
            invoicing: invoicing,
            keys: programs.keys,
            logger: Self.quiet,
            submit: { await gateway.submit($0, from: $1) }
        )
    }

    private static var quiet: Logger { Logger(label: "test") { _ in SwiftLogNoOpLogHandler() } }

    func move(to instant: Instant) { clock.move(to: instant) }

    // MARK: - What is in it

    /// One client with an object of each kind.
    struct Party: Sendable {
        var client: ClientID
        var access: AccessID
        var message = MessageID(1)
        var invoice = InvoiceID(1)
        var payment = PaymentID(1)
    }

    struct Seeded: Sendable {
        var mine: Party
        var other: Party
        var enterprise: EnterpriseID
    }

    func seed() async throws -> Seeded {
        let brand = try await settings.createBrand(Forms.brand, .system)
        let enterprise = try await settings.createEnterprise(Forms.enterprise(brand), .system)
        let supplier = try await settings.createSupplier(Forms.supplier, .system)
        _ = try await settings.createRoute(
            ["supplier_id": "\(supplier)", "priority": "10", "is_active": "1"],
            .system
        )
        _ = try await settings.setPrice(
            of: .supplier(supplier),
            ["country": "UA", "price": "0.03", "basis": "sent"],
            .system
        )
        var mine = try await party("orchid", enterprise)
        var other = try await party("rival", enterprise)
        try await gateway.reload()
        try await fill(&mine)
        try await fill(&other)
        return Seeded(mine: mine, other: other, enterprise: enterprise)
    }

    private func party(_ login: String, _ enterprise: EnterpriseID) async throws -> Party {
        let client = try await settings.createClient(
            Forms.client(login, enterprise),
            .system
        )
        _ = try await settings.setPrice(
            of: .client(client),
            ["network": "25501", "price": "0.0425", "basis": "sent"],
            .system
        )
        let access = try await settings.createAccess(
            of: client,
            [
                "system_id": login, "password": "k7Fq2mXa", "is_active": "1", "binds": "4",
                "window_size": "100", "throughput": "500", "receipt_hours": "72",
                "default_alphabet": "gsm",
            ],
            .system,
            hashing: { "hash of \($0.utf8.count)" }
        )
        return Party(client: client, access: access)
    }

    private func fill(_ party: inout Party) async throws {
        let content = SubmittedContent(
            dataCoding: 0,
            esmClass: 0,
            protocolID: 0,
            body: [0x41],
            text: "A",
            segments: 1
        )
        let submission = Submission(
            clientID: party.client,
            accessID: party.access,
            originator: SubmittedAddress(text: "Shop", typeOfNumber: 5, numberingPlan: 0),
            recipient: "380501234567",
            content: content,
            registeredDelivery: 0
        )
        let replies = await gateway.submit([submission], from: "127.0.0.1")
        guard case .accepted(let id) = try #require(replies.first) else {
            throw Refused(what: "\(replies)")
        }
        party.message = id
        let euro = try #require(Currency("EUR"))
        let made = try await invoicing.create(
            AmountInvoiceRequest(
                clientID: party.client,
                issueOn: Self.start.utcDate,
                amount: Money(micros: 100_000_000, euro),
                text: "Set-up"
            ),
            by: .system
        )
        party.invoice = try #require(made.invoiceID)
        party.payment = try await Payments(office: office).record(
            PaymentEntry(
                clientID: party.client,
                amount: Money(micros: 50_000_000, euro),
                editable: PaymentFields(paidOn: Self.start.utcDate, method: "Transfer")
            ),
            by: .system
        )
    }

    struct Refused: Error { var what: String }

    // MARK: - Keys

    /// A client's key with scopes, all that clients may have without them.
    func clientKey(
        _ party: Party,
        scopes: Set<APIScope> = Set(APIScope.allCases.filter(\.isForClients))
    ) async throws -> String {
        var wish = APIKeys.Wish(
            .client(party.client),
            name: "Shop",
            scopes: scopes.map(\.rawValue),
            role: .clientOwner
        )
        wish.accessID = party.access
        return try await programs.keys.create(wish, by: "tester").token
    }

    /// A key with every scope that acts for a new person of a role: what the role does not hold
    /// must be refused all the same.
    func operatorKey(_ role: Role) async throws -> String {
        let token = APIKeys.tokenPrefix + Secrets.token()
        let person = Person(
            id: office.newID(),
            clientID: nil,
            login: "\(role.rawValue)-\(Secrets.smppPassword())",
            role: role,
            passwordHash: "none"
        )
        let key = APIKey(
            id: office.newID(),
            owner: .person(person.id),
            name: "Back office",
            token: ("tgk_", Secrets.hash(token)),
            scopes: Set(APIScope.allCases),
            created: (office.now, "tester")
        )
        try await database.write { transaction in
            try PersonRepository.insert(person, in: transaction)
            try APIKeyRepository.insert(key, in: transaction)
        }
        return token
    }

    /// Serves the API and lets a body call it.
    func use<Result: Sendable>(
        _ body: @Sendable (APIProgram) async throws -> Result
    ) async throws -> Result {
        var server = PanelServer(
            sites: [],
            desk: SignInDesk(
                database: database,
                clock: office.clock,
                hash: PasswordHash(pool: .singleton)
            ),
            clock: office.clock,
            logger: Self.quiet
        )
        server.programs = api.answers
        let app = Application(router: server.router(), logger: Self.quiet)
        let result = try await app.test(.router) { http in
            try await body(APIProgram(http: http))
        }
        await gateway.stop()
        return result
    }
}

/// A clock that is moved by hand.
private final class MovedClock: Sendable {
    private let present: Mutex<Instant>

    init(_ instant: Instant) { present = Mutex(instant) }

    var now: Instant { present.withLock { $0 } }

    func move(to instant: Instant) { present.withLock { $0 = instant } }
}

/// What the world's parties are made of.
private enum Forms {
    static let brand: TypedFields = [
        "name": "Northwind", "email": "billing@northwind.example", "phone": "+371 6000 1234",
        "currency": "EUR", "website": "https://northwind.example", "address": "Riga",
        "colour": "#0B6E4F", "is_default": "1",
    ]

    static let supplier: TypedFields = [
        "name": "Baltic Carrier", "currency": "EUR", "is_active": "1", "host": "127.0.0.1",
        "port": "9", "system_id": "northwind", "password": "secret12", "sessions": "1",
        "window_size": "50", "throughput": "200", "enquire_link_seconds": "30",
        "response_seconds": "10", "receipt_hours": "72", "message_id_form": "text",
    ]

    static func enterprise(_ brand: BrandID) -> TypedFields {
        [
            "name": "Northwind SIA", "brand_id": "\(brand)", "country": "LV",
            "legal_address": "Riga", "tax_id": "LV40003032949",
            "registration_number": "40003032949", "tax_scheme": "eu_vat", "tax_rate": "21",
            "payment_terms_days": "14", "invoice_pattern": "INV-{YYYY}-{00000}",
            "proforma_pattern": "PF-{YYYY}-{00000}",
            "credit_note_pattern": "CN-{YYYY}-{00000}", "document_language": "en",
        ]
    }

    static func client(_ login: String, _ enterprise: EnterpriseID) -> TypedFields {
        [
            "login": login, "currency": "EUR", "zone": "Europe/Kyiv",
            "first_day": "2026-10-01", "status": "active", "mode": "postpaid",
            "allowed_credit": "5000", "company": "\(login) LLC", "country": "UA",
            "contact_email": "ops@\(login).example", "enterprise_id": "\(enterprise)",
            "sends_statistics": "1", "sends_invoices": "1", "mails_invoices": "1",
            "mails_credit_notes": "1", "mails_reminders": "1", "mails_low_balance": "1",
            "mails_statistics": "1",
        ]
    }
}

/// A program that calls the API.
struct APIProgram: Sendable {
    let http: any TestClientProtocol

    struct Answer: Sendable {
        var status: Int
        var text: String
        var headers: HTTPFields

        var json: JSON? { try? JSON(reading: text) }
    }

    func call(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ token: String?,
        body: JSON? = nil,
        idempotencyKey: String? = nil
    ) async throws -> Answer {
        try await call(
            method,
            path,
            token,
            text: body?.written(),
            idempotencyKey: idempotencyKey
        )
    }

    func call(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ token: String?,
        text: String?,
        type: String = "application/json",
        idempotencyKey: String? = nil
    ) async throws -> Answer {
        var headers: HTTPFields = [:]
        if let token { headers[.authorization] = "Bearer \(token)" }
        if text != nil { headers[.contentType] = type }
        let name = try #require(HTTPField.Name("Idempotency-Key"))
        if let idempotencyKey { headers[name] = idempotencyKey }
        let response = try await http.execute(
            uri: API.root + path,
            method: method,
            headers: headers,
            body: text.map { ByteBuffer(string: $0) }
        )
        return Answer(
            status: Int(response.status.code),
            text: String(buffer: response.body),
            headers: response.headers
        )
    }
}
