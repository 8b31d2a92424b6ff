// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import EngineTesting
import Messaging
import Primitives
import SQLInterface
import Storage
import Testing

/// The settings verbs without any HTTP around them.
@Suite(.bothEngines) struct AdminSettingsTests {
    /// A field, what was typed, and a part of the sentence that refuses it.
    typealias Refusal = (field: String, typed: String, words: String)

    static let badBrandFields: [Refusal] = [
        ("name", "", "required"), ("email", "not an address", "billing@example.com"),
        ("phone", "", "required"), ("currency", "EURO", "ISO 4217"),
        ("currency", "", "required"), ("website", "", "required"),
        ("address", "", "required"), ("colour", "green", "#1F5FBF"),
    ]

    @Test("a brand's bad field is refused with a sentence", arguments: badBrandFields)
    func brandRefusals(_ refusal: Refusal) async throws {
        let world = try AdminWorld()
        var form = AdminWorld.brandForm
        form[field: refusal.field] = refusal.typed
        let errors = try await #require(throws: FieldErrors.self) {
            _ = try await world.settings.createBrand(form, .system)
        }
        let sentence = try #require(errors[refusal.field])
        #expect(sentence.contains(refusal.words), "\(sentence)")
    }

    @Test func everyBadFieldIsNamedAtOnce() async throws {
        let world = try AdminWorld()
        let errors = try await #require(throws: FieldErrors.self) {
            _ = try await world.settings.createBrand(["currency": "XXX"], .system)
        }
        let wanted: Set = ["name", "email", "phone", "website", "address", "currency"]
        #expect(Set(errors.entries.map(\.field)) == wanted)
    }

    static let badClientFields: [Refusal] = [
        ("login", "two words", "one word"), ("zone", "Europe/Nowhere", "not known"),
        ("zone", "", "required"), ("currency", "XXX", "ISO 4217"),
        ("invoice_dates", "2026-01-01,2026-11-24", "2026-11-24 is past"),
        ("invoice_dates", "1,32", "position 3"), ("invoice_dates", "1,,2", "position 3"),
        ("billing_email", "a@b.example, nonsense", "nonsense"),
        ("allowed_credit", "-5", "negative"), ("allowed_credit", "1 000", "plain number"),
        ("allowed_overdraft", "1.0000001", "decimals"), ("low_balance", "-1", "negative"),
        ("daily_limit", "0", "whole number"), ("country", "Ukraine", "two-letter"),
        ("first_day", "2026-02-30", "date such as"), ("mode", "sometimes", "one of"),
        ("enterprise_id", "999", "does not exist"), ("overdraft_through", "2026-12-01", "amount"),
    ]

    @Test("a client's bad field is refused with a sentence", arguments: badClientFields)
    func clientRefusals(_ refusal: Refusal) async throws {
        let world = try AdminWorld()
        var form = AdminWorld.clientForm
        form[field: "invoice_dates"] = ""
        form[field: refusal.field] = refusal.typed
        let errors = try await #require(throws: FieldErrors.self) {
            _ = try await world.settings.createClient(form, .system)
        }
        let sentence = try #require(errors[refusal.field], "\(errors)")
        #expect(sentence.contains(refusal.words), "\(sentence)")
    }

    @Test func aPrepaidClientHasNoCredit() async throws {
        let world = try AdminWorld()
        var form = AdminWorld.clientForm
        form[field: "invoice_dates"] = ""
        form[field: "mode"] = "prepaid"
        let errors = try await #require(throws: FieldErrors.self) {
            _ = try await world.settings.createClient(form, .system)
        }
        #expect(errors["allowed_credit"]?.contains("prepaid") == true)
    }

    @Test func currencyStaysOnceThereAreMoneyOrPrices() async throws {
        let world = try AdminWorld()
        let client = try await world.seed().client
        var form = AdminWorld.clientForm
        form[field: "currency"] = "USD"
        form[field: "invoice_dates"] = ""
        let typed = form
        let errors = try await #require(throws: FieldErrors.self) {
            try await world.settings.updateClient(client, typed, version: 1, .system)
        }
        #expect(errors["currency"]?.contains("stays EUR") == true)
    }

    @Test func anOlderFormIsRefused() async throws {
        let world = try AdminWorld()
        var form = AdminWorld.clientForm
        form[field: "invoice_dates"] = ""
        let client = try await world.settings.createClient(form, .system)
        form[field: "company"] = "First"
        try await world.settings.updateClient(client, form, version: 1, .system)
        form[field: "company"] = "Second"
        let late = form
        await #expect(throws: StorageError.stale(table: "clients", id: "\(client)")) {
            try await world.settings.updateClient(client, late, version: 1, .system)
        }
        let stored = try await world.client(client)
        #expect(stored.company.name == "First")
    }

    @Test func datesSinceIsTheTimeTheDatesChanged() async throws {
        let world = try AdminWorld()
        let id = try await world.seed().client
        let first = try await world.client(id)
        #expect(first.invoicing.datesSince == AdminWorld.start)
        world.move(to: AdminWorld.start.adding(seconds: 3_600))
        var form = AdminWorld.clientForm
        form[field: "enterprise_id"] = first.invoicing.enterpriseID.map { "\($0)" } ?? ""
        form[field: "company"] = "Other"
        try await world.settings.updateClient(id, form, version: 1, .system)
        #expect(try await world.client(id).invoicing.datesSince == AdminWorld.start)
        form[field: "invoice_dates"] = "15"
        try await world.settings.updateClient(id, form, version: 2, .system)
        #expect(try await world.client(id).invoicing.datesSince == world.now)
    }

    @Test func aRepeatedRequestMakesOneClient() async throws {
        let world = try AdminWorld()
        let request = SettingsRequest(by: .system, id: "r1")
        var form = AdminWorld.clientForm
        form[field: "invoice_dates"] = ""
        let first = try await world.settings.createClient(form, request)
        let second = try await world.settings.createClient(form, request)
        #expect(first == second)
        form[field: "login"] = "another"
        let other = form
        await #expect(throws: FieldErrors.self) {
            _ = try await world.settings.createClient(other, request)
        }
    }

    @Test func everyChangeIsInTheAuditLogWithoutSecrets() async throws {
        let world = try AdminWorld()
        try await world.seed()
        let entries = try await world.database.read {
            try AuditLogRepository.page(limit: 100, in: $0)
        }
        let kinds = Set(entries.map(\.entry.objectKind))
        let wanted: Set = ["brand", "enterprise", "client", "supplier", "route", "access"]
        #expect(wanted.isSubset(of: kinds))
        let texts = entries.map { $0.entry.before + $0.entry.after }.joined()
        #expect(!texts.contains("secret12"))
        #expect(!texts.contains("hash of"))
        #expect(texts.contains(#""company":{"name":"Orchid Media LLC""#))
    }

    @Test func changesAreToldAfterTheCommit() async throws {
        let world = try AdminWorld()
        try await world.seed()
        let told = world.changes.withLock { Set($0) }
        for topic in [SettingsTopic.clients, .prices, .routes, .suppliers, .accesses] {
            #expect(told.contains(.settings(topic)))
        }
        let versions = try await world.database.read {
            try ChangeCounterRepository.versions(in: $0)
        }
        #expect(versions["prices"] == 5)
    }

    static let badAccesses: [Refusal] = [
        ("system_id", "sixteencharslong", "at most 15"), ("system_id", "a b", "one word"),
        ("system_id", "", "required"), ("password", "ninechars", "6 to 8"),
        ("password", "пароль", "6 to 8"), ("password", "", "required"),
        ("allowed_addresses", "203.0.113.0/33", "203.0.113.0/24"),
        ("allowed_addresses", "example.com", "not an address"),
        ("binds", "0", "whole number"), ("throughput", "many", "whole number"),
    ]

    @Test("an access's bad field is refused with a sentence", arguments: badAccesses)
    func accessRefusals(_ refusal: Refusal) async throws {
        let world = try AdminWorld()
        let client = try await world.seed().client
        var form: TypedFields = ["system_id": "two", "password": "abcdef12"]
        form[field: refusal.field] = refusal.typed
        let typed = form
        let errors = try await #require(throws: FieldErrors.self) {
            _ = try await world.settings.createAccess(
                of: client,
                typed,
                .system,
                hashing: AdminWorld.hashing
            )
        }
        let sentence = try #require(errors[refusal.field], "\(errors)")
        #expect(sentence.contains(refusal.words), "\(sentence)")
    }

    @Test func theLastOwnerStays() async throws {
        let world = try AdminWorld()
        let form: TypedFields = [
            "login": "ann", "name": "Ann", "role": "owner", "zone": "UTC", "is_active": "1",
            "password": "correct horse battery",
        ]
        let id = try await world.settings.createPerson(
            form,
            .system,
            hashing: AdminWorld.hashing
        )
        var typed = form
        typed[field: "is_active"] = ""
        let inactive = typed
        let errors = try await #require(throws: FieldErrors.self) {
            try await world.settings.updatePerson(id, inactive, .system)
        }
        #expect(errors["role"]?.contains("last active owner") == true)
    }
}

extension AdminWorld {
    func client(_ id: ClientID) async throws -> Client {
        let client = try await database.read { try ClientRepository.find(id, in: $0) }
        return try #require(client)
    }
}
