// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import Messaging
import Primitives
import Storage

/// The demo company: one brand and enterprise, two suppliers, three very different clients.
///
/// Set up through the same verbs as the panel's forms, so it passes every check and every step
/// is in the audit log.
struct DemoCompany {
    /// What everybody of the demo signs in with; it only listens on this machine by default.
    static let password = "tollgate-demo"
    static let smppPassword = "demo2026"
    static let brand = "Northgate Messaging"
    static let enterprise = "Northgate Messaging OÜ"

    private let settings: Settings
    private let hashing: PasswordHashing
    private let supplierPort: Int

    init(_ settings: Settings, hashing: @escaping PasswordHashing, supplierPort: Int) {
        self.settings = settings
        self.hashing = hashing
        self.supplierPort = supplierPort
    }

    /// Sets everything up, as of the office's clock; a platform that has people keeps its own.
    func create(firstDay: CalendarDate, withPeople: Bool = true) async throws {
        if withPeople { try await createPeople() }
        let enterprise = try await createEnterprise()
        try await settings.setDunning(
            of: enterprise,
            ["is_active": "1", "quiet_sat": "1", "quiet_sun": "1", "days_1": "3", "days_2": "10"],
            .system
        )
        try await createRates(from: firstDay)
        for supplier in DemoSupplier.all { try await create(supplier) }
        for client in DemoClient.all {
            try await create(client, enterprise: enterprise, firstDay: firstDay)
        }
    }

    /// A rate of the euro each Monday or so, for margins in one currency.
    private func createRates(from firstDay: CalendarDate) async throws {
        var lines = ["date,USD,UAH"]
        for week in 0..<Self.weeksOfRates {
            // They waver as rates do, and always in the same way.
            let (dollar, hryvnia) = (10_820 + week * 37 % 90, 48_100 + week * 61 % 700)
            let rates = [
                "\(dollar / 10_000).\(padded(dollar % 10_000, to: 4))",
                "\(hryvnia / 1_000).\(padded(hryvnia % 1_000, to: 3))",
            ]
            lines.append("\(firstDay.adding(days: week * 7)),\(rates.joined(separator: ","))")
        }
        guard let euro = Currency("EUR") else { return }
        _ = try await settings.importExchangeRates(
            lines.joined(separator: "\n"),
            base: euro,
            .system
        )
    }

    /// The demo's past and some weeks to come.
    private static let weeksOfRates = 20

    private func createPeople() async throws {
        let people: [TypedFields] = [
            [
                "login": "owner", "name": "Olivia Owner", "role": "owner",
                "zone": "Europe/Tallinn", "is_active": "1", "password": Self.password,
                "email": "owner@northgate.example",
            ],
            [
                "login": "finance", "name": "Felix Finance", "role": "finance",
                "zone": "Europe/Tallinn", "is_active": "1", "password": Self.password,
                "email": "finance@northgate.example",
            ],
        ]
        for person in people {
            _ = try await settings.createPerson(person, .system, hashing: hashing)
        }
    }

    private func createEnterprise() async throws -> EnterpriseID {
        let brand = try await settings.createBrand(
            [
                "name": Self.brand, "email": "billing@northgate.example",
                "phone": "+372 600 0000", "currency": "EUR",
                "website": "https://northgate.example",
                "address": "Sadama 1, 10111 Tallinn, Estonia", "colour": "#1F5FBF",
                "is_default": "1", "mail_title": "Invoice {number}",
                "mail_body": "Please find your invoice {number} for {period} attached.",
                "mail_signature": "Northgate Messaging, accounts",
            ],
            .system
        )
        return try await settings.createEnterprise(
            [
                "brand_id": "\(brand)", "name": Self.enterprise, "country": "EE",
                "legal_address": "Sadama 1\n10111 Tallinn",
                "registration_number": "16000000", "tax_id": "EE100000007",
                "bank_accounts": "EUR  EE38 2200 2210 2014 5685  Demo Bank, HABAEE2X",
                "payment_terms_days": "14", "tax_scheme": "eu_vat", "tax_rate": "24",
                "document_language": "en",
                "invoice_note": "Please quote the payment reference with your transfer.",
            ],
            .system
        )
    }

    private func create(_ demo: DemoSupplier) async throws {
        let supplier = try await settings.createSupplier(
            [
                "name": demo.name, "currency": demo.currency, "is_active": "1",
                "host": "127.0.0.1", "port": "\(supplierPort)", "system_id": demo.systemID,
                "password": "demo", "sessions": "2", "window_size": "50",
                "throughput": "500", "message_id_form": "text", "receipt_hours": "72",
                "response_seconds": "10", "enquire_link_seconds": "30",
            ],
            .system
        )
        for (country, price) in demo.prices {
            _ = try await settings.setPrice(
                of: .supplier(supplier),
                ["country": country, "price": price, "basis": "sent"],
                .system
            )
        }
        _ = try await settings.createRoute(
            [
                "supplier_id": "\(supplier)", "priority": "\(demo.priority)", "is_active": "1",
            ],
            .system
        )
    }

    private func create(
        _ demo: DemoClient,
        enterprise: EnterpriseID,
        firstDay: CalendarDate
    ) async throws {
        var fields = TypedFields(demo.fields)
        for field in Client.switchedOn { fields[field: field] = "1" }
        fields[field: "enterprise_id"] = "\(enterprise)"
        fields[field: "first_day"] = "\(firstDay)"
        let client = try await settings.createClient(fields, .system)
        for (place, price, basis) in demo.prices {
            // Networks are digits, countries letters.
            let isNetwork = place.allSatisfy(\.isNumber)
            _ = try await settings.setPrice(
                of: .client(client),
                [isNetwork ? "network" : "country": place, "price": price, "basis": basis],
                .system
            )
        }
        _ = try await settings.createAccess(
            of: client,
            [
                "system_id": demo.login, "password": Self.smppPassword, "is_active": "1",
                "throughput": "200", "window_size": "50", "binds": "5",
                "receipt_hours": "72", "default_alphabet": "gsm",
            ],
            .system,
            hashing: hashing
        )
        _ = try await settings.createPerson(
            [
                "login": demo.login, "name": demo.person, "role": "client_owner",
                "client_id": "\(client)", "zone": demo.fields["zone"] ?? "UTC",
                "is_active": "1", "password": Self.password,
                "email": demo.fields["billing_email"] ?? "",
            ],
            .system,
            hashing: hashing
        )
    }
}
