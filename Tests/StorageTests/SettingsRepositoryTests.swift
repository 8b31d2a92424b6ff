// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import EngineTesting
import Messaging
import Primitives
import SQLInterface
import Storage
import Testing

@Suite(.bothEngines) struct SettingsRepositoryTests {
    private let test: TestDatabase

    init() throws {
        test = try TestDatabase()
    }

    @Test(arguments: oddTexts)
    func everyFieldOfAClientComesBack(text: String) throws {
        var client = test.client
        client.company.name = text
        client.company.credential = text
        client.company.country = CountryCode("XK")
        client.company.taxID = text
        client.company.contactEmail = text
        client.status = .blocked
        client.terms.mode = .postpaid
        client.terms.creditLimitMicros = .max
        client.terms.overdraftMicros = 1
        client.terms.overdraftBefore = Instant(microseconds: -1)
        client.terms.lowBalanceMicros = -5
        client.terms.dailyLimit = 7
        client.invoicing.enterpriseID = test.enterprise.id
        client.invoicing.dates = text
        client.invoicing.datesSince = test.now
        client.invoicing.sendsStatistics = false
        client.invoicing.sendsInvoices = false
        client.invoicing.mailedXML = .peppol
        client.invoicing.billingEmail = text
        client.invoicing.priceEmail = text
        client.invoicing.language = .russian
        client.invoicing.paymentTermsDays = 0
        client.invoicing.issuesZeroInvoices = true
        client.kind = .reseller
        client.invoicing.mail.sendsInvoices = false
        client.invoicing.mail.sendsCreditNotes = false
        client.invoicing.mail.sendsReminders = false
        client.invoicing.mail.sendsLowBalance = false
        client.invoicing.mail.attachesStatistics = false
        client.mainClientID = try test.addClient(99, "main").id
        let saved = try test.write { try ClientRepository.update(client, in: $0) }
        #expect(saved.version == 2)
        client.version = 2
        #expect(try test.read { try ClientRepository.find(client.id, in: $0) } == client)
        #expect(try test.read { try ClientRepository.find(login: "acme", in: $0) } == client)
    }

    @Test func anOutdatedClientIsNotSaved() throws {
        let id = test.client.id
        try test.write { _ = try ClientRepository.update(test.client, in: $0) }
        #expect(throws: StorageError.stale(table: "clients", id: "\(id)")) {
            try test.write { _ = try ClientRepository.update(test.client, in: $0) }
        }
    }

    @Test(arguments: [
        ("ACM", ["acme"]), ("нор", ["beta"]), ("НОРД", ["beta"]), ("%", []), ("_", ["c_d"]),
        ("", ["acme", "beta", "c_d"]),
    ])
    func clientsAreFoundByPartsOfTheirNames(text: String, logins: [String]) throws {
        var beta = try test.addClient(41, "beta")
        _ = try test.addClient(42, "c_d")
        beta.company.name = "ТОВ Норд"
        try test.write { _ = try ClientRepository.update(beta, in: $0) }
        var filter = ClientFilter()
        filter.text = text
        let found = try test.read { try ClientRepository.list(filter, in: $0) }
        #expect(found.map(\.login) == logins)
        #expect(try test.read { try ClientRepository.count(filter, in: $0) } == logins.count)
    }

    @Test func relatedAccountsAreBilledWithTheirMainClient() throws {
        _ = try test.addClient(52, "sub-b", main: test.client.id)
        _ = try test.addClient(51, "sub-a", main: test.client.id)
        let together = try test.read {
            try ClientRepository.billedTogether(with: test.client.id, in: $0)
        }
        #expect(together == [31, 51, 52].map { ClientID($0) })
        let related = try test.read {
            try ClientRepository.related(to: test.client.id, in: $0)
        }
        #expect(related.map(\.login) == ["sub-a", "sub-b"])
    }

    @Test(arguments: oddTexts)
    func brandsAndEnterprisesComeBack(text: String) throws {
        var brand = test.brand
        brand.mail = BrandMail(title: text, body: text, signature: text)
        brand.colour = "#000000"
        var enterprise = test.enterprise
        enterprise.legalAddress = text
        enterprise.bankAccounts = text
        enterprise.numbering = NumberPatterns(invoice: text, proforma: "p", creditNote: "c")
        enterprise.taxScheme = .europeanVAT
        enterprise.taxRate = BasisPoints(1_900)
        enterprise.documentLanguage = .ukrainian
        enterprise.invoiceNote = text
        try test.write { transaction throws in
            brand.logoHash = try AssetRepository.insert(
                [0, 255, 10],
                mediaType: "image/png",
                in: transaction
            )
            try BrandRepository.update(brand, in: transaction)
            try EnterpriseRepository.update(enterprise, in: transaction)
        }
        try test.read { transaction throws in
            #expect(try BrandRepository.list(in: transaction) == [brand])
            #expect(try EnterpriseRepository.find(enterprise.id, in: transaction) == enterprise)
            let asset = try AssetRepository.find(brand.logoHash ?? "", in: transaction)
            #expect(asset?.bytes == [0, 255, 10])
        }
    }

    @Test func oneBrandIsTheDefault() throws {
        var first = test.brand
        first.isDefault = true
        var second = Brand(
            id: BrandID(12),
            name: "Zwei",
            contact: .init(email: "e", phone: "p", website: "w", address: "a"),
            currency: first.currency
        )
        second.isDefault = true
        try test.write { transaction throws in
            try BrandRepository.update(first, in: transaction)
            try BrandRepository.insert(second, in: transaction)
        }
        #expect(try test.read { try BrandRepository.findDefault(in: $0) }?.id == second.id)
        #expect(try test.read { try BrandRepository.list(in: $0).count { $0.isDefault } } == 1)
    }

    @Test func whatIsNotThereCannotBeSaved() throws {
        let euro = try #require(Currency("EUR"))
        let stranger = Product(id: ProductID(5), name: "x", currency: euro)
        #expect(throws: StorageError.notFound(table: "products", id: "5")) {
            try test.write { try ProductRepository.update(stranger, in: $0) }
        }
    }

    /// A connector whose every setting differs from the default.
    private var unusualConnector: Connector {
        var connector = Connector(host: "h", port: 2775, systemID: "s", password: "p")
        connector.messageIDForm = .hexInReceipt
        connector.resendsUnanswered = true
        connector.dialect.defaultAlphabet = "latin1"
        connector.dialect.senderTypes = .byForm
        connector.dialect.destinationTypeOfNumber = 2
        connector.dialect.destinationNumberingPlan = 8
        connector.dialect.failoverStatuses = "0x0B"
        connector.dialect.retryStatuses = "88"
        connector.dialect.findsReceiptsByText = true
        connector.failoverHosts = "b.example.com:2776, [2001:db8::1]"
        connector.tls.trust = .fingerprint
        connector.tls.authorities = "-----BEGIN CERTIFICATE-----"
        connector.tls.fingerprint = String(repeating: "a1", count: 32)
        connector.tls.serverName = "smpp.example.com"
        connector.bindKind = .pair
        connector.version = .v50
        connector.inactivitySeconds = 77
        connector.bindSeconds = 5
        connector.dialect.nameType = AddressType(5, 8)
        connector.dialect.shortCodeType = AddressType(6, 9)
        connector.dialect.numberType = AddressType(2, 1)
        connector.dialect.receiptZone = "Europe/Kyiv"
        connector.dialect.takesWhole = true
        return connector
    }

    private var unusualAccess: Access {
        var access = Access(
            id: AccessID(1),
            clientID: test.client.id,
            systemID: "sys",
            passwordHash: "$a$"
        )
        access.limits.throughput = 5
        access.allowedAddresses = "10.0.0.0/8, ::1"
        access.isActive = false
        access.allowedSenders = "Acme, SHOP*"
        access.inboundNumbers = "1234 WIN"
        access.receiptClock = .client
        access.receiptStyle = ReceiptStyle(hasSeconds: true, hasCounts: false, textKey: .capital)
        access.limits.enquireLinkSeconds = 7
        access.limits.responseSeconds = 8
        access.limits.inactivitySeconds = 99
        access.languages = "turkish, spanish"
        access.isStrict = true
        access.refusalForm = .detailed
        return access
    }

    @Test func accessesSuppliersRoutesAndPeopleComeBack() throws {
        let access = unusualAccess
        let supplier = Supplier(
            id: SupplierID(2),
            name: "Carrier",
            currency: test.client.currency,
            connector: unusualConnector
        )
        let country = try #require(CountryCode("UA"))
        var route = Route(
            id: RouteID(3),
            clientID: test.client.id,
            country: country,
            network: Network("255003"),
            priority: 9,
            supplierID: supplier.id
        )
        route.weight = 7
        route.conditions.sender = "Acme"
        route.conditions.numberPrefix = "38067"
        let catchAll = Route(id: RouteID(4), priority: 1, supplierID: supplier.id)
        var refusing = Route(id: RouteID(7), priority: 2, supplierID: nil)
        refusing.refusal = .textFiltered
        refusing.conditions.textPart = "spam"
        let person = Person(
            id: PersonID(6),
            clientID: nil,
            login: "anna",
            role: .readOnly,
            passwordHash: "h"
        )
        try test.write { transaction throws in
            try AccessRepository.insert(access, in: transaction)
            try SupplierRepository.insert(supplier, in: transaction)
            try RouteRepository.insert(route, in: transaction)
            try RouteRepository.insert(catchAll, in: transaction)
            try RouteRepository.insert(refusing, in: transaction)
            try PersonRepository.insert(person, in: transaction)
            route.isActive = false
            try RouteRepository.update(route, in: transaction)
        }
        try test.read { transaction throws in
            #expect(try AccessRepository.find(systemID: "sys", in: transaction) == access)
            #expect(try AccessRepository.list(of: test.client.id, in: transaction) == [access])
            #expect(try SupplierRepository.list(in: transaction) == [supplier])
            #expect(try RouteRepository.list(in: transaction) == [catchAll, refusing, route])
            #expect(try RouteRepository.list(of: nil, in: transaction) == [catchAll, refusing])
            #expect(try PersonRepository.find(login: "anna", in: transaction) == person)
            #expect(try PersonRepository.list(of: test.client.id, in: transaction).isEmpty)
        }
    }

    @Test(arguments: [
        ("currency", "XXL"), ("first_day", "2026-02-30"), ("document_language", "xx"),
        ("country", "U"),
    ])
    func aColumnThatDoesNotParseIsNamed(column: String, text: String) throws {
        try test.write { transaction throws in
            let statement = try transaction.prepare("UPDATE clients SET \(column) = $1")
            try statement.execute([.text(text)])
        }
        let error = #expect(throws: StorageError.self) {
            try test.read { _ = try ClientRepository.list(in: $0) }
        }
        #expect(error?.description.contains("row of clients: column \(column) holds") == true)
    }

    @Test func signInsExpire() throws {
        let person = Person(
            id: PersonID(6),
            clientID: nil,
            login: "anna",
            role: .owner,
            passwordHash: "h"
        )
        let later = test.now.adding(seconds: 60)
        let signIn = SignIn(
            tokenHash: "t",
            personID: person.id,
            formToken: "f",
            createdAt: test.now,
            expiresAt: later
        )
        try test.write { transaction throws in
            try PersonRepository.insert(person, in: transaction)
            try SignInRepository.insert(signIn, in: transaction)
        }
        try test.write { transaction throws in
            func find(_ now: Instant) throws -> SignIn? {
                try SignInRepository.find(tokenHash: "t", at: now, in: transaction)
            }
            #expect(try find(test.now) == signIn)
            #expect(try find(later) == nil)
            try SignInRepository.touch(
                tokenHash: "t",
                at: later,
                expiresAt: later.adding(seconds: 1),
                in: transaction
            )
            #expect(try find(later)?.lastSeenAt == later)
            #expect(try SignInRepository.deleteExpired(at: later, in: transaction) == 0)
            try SignInRepository.deleteAll(of: person.id, butFor: "t", in: transaction)
            #expect(try find(later) != nil)
            try SignInRepository.deleteAll(of: person.id, in: transaction)
            #expect(try find(later) == nil)
        }
    }

    @Test func settingsAndCountersKeepTheLastValue() throws {
        try test.write { transaction throws in
            try SettingRepository.set("a", to: "1", in: transaction)
            try SettingRepository.set("a", to: oddTexts[1], in: transaction)
            #expect(try SettingRepository.all(in: transaction) == ["a": oddTexts[1]])
            #expect(try SettingRepository.value("b", in: transaction) == nil)
            try ChangeCounterRepository.bump("prices", in: transaction)
            try ChangeCounterRepository.bump("prices", in: transaction)
            try ChangeCounterRepository.bump("routes", in: transaction)
            let versions = try ChangeCounterRepository.versions(in: transaction)
            #expect(versions == ["prices": 2, "routes": 1])
        }
    }

    @Test func aRepeatedRequestGetsTheFirstResult() throws {
        try test.write { transaction throws in
            func claim(_ hash: String) throws -> RequestClaim {
                try RequestIDRepository.claim(
                    "r",
                    contentHash: hash,
                    at: test.now,
                    in: transaction
                )
            }
            #expect(try claim("x") == .new)
            try RequestIDRepository.record("made 7", of: "r", in: transaction)
            #expect(try claim("x") == .repeated(result: "made 7"))
            #expect(try claim("y") == .usedForOtherContent)
        }
    }
}
