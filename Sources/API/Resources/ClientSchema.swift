// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import Primitives

/// What clients look like, coming and going.
enum ClientSchema {
    static let client = Schema.named(
        "Client",
        .object([
            .init("id", .id), .init("login", .anyText),
            .init("kind", .choice(of: ClientKind.self)),
            .init("status", .choice(of: ClientStatus.self)),
            .init("company", .anyText), .init("country", .nullable(.text(.country))),
            .init("tax_id", .anyText), .init("contact_email", .anyText),
            .init("currency", .text(.currency)), .init("zone", .anyText),
            .init("first_day", .date), .init("mode", .choice(of: BillingMode.self)),
            .init("credit", .money, "Allowed credit, without an overdraft."),
            .init("main_client", .optionalID, "Whose balance a related account spends."),
            .init("enterprise", .optionalID), .init("invoice_dates", .anyText),
            .init("sends_invoices", .boolean), .init("sends_statistics", .boolean),
            .init("mailed_xml", .nullable(.choice(of: EInvoiceSyntax.self))),
            .init("billing_email", .anyText), .init("mail", mail),
            .init("version", .count, "Counts saved changes."),
        ])
    )

    /// Which letters the client gets, with which files.
    private static let mail = Schema.object([
        .init("invoices", .boolean), .init("credit_notes", .boolean),
        .init("reminders", .boolean), .init("low_balance", .boolean),
        .init("statistics", .boolean),
    ])

    static let balance = Schema.object([
        .init("client", .id), .init("balance", .money), .init("held", .money),
        .init("credit", .money, "Allowed credit and a present overdraft."),
        .init("available", .money), .init("at", .instant),
    ])

    /// The fields of a client's form, under the form's names.
    static func fields(isNew: Bool) -> Schema {
        let texts: [(String, Int)] = [
            ("company", 200), ("company_credential", 3_000), ("tax_id", 60),
            ("contact_email", 200), ("billing_email", 500), ("price_email", 500),
            ("invoice_dates", 300),
        ]
        let sums = ["allowed_credit", "allowed_overdraft", "low_balance"]
        let switches = Client.switchedOn + ["issues_zero_invoices"]
        let references = ["enterprise_id", "product_id", "main_client_id", "manager_id"]
        var properties: [Schema.Property] =
            isNew
            ? [
                .init("login", .text(.words(1...60))), .init("currency", .text(.currency)),
                .init("zone", .text(.words(1...64)), "An IANA name such as Europe/Kyiv."),
                .init("mode", .choice(of: BillingMode.self)),
                .optional("first_day", .date, "Today in the zone without it."),
            ]
            : [
                .optional("login", .text(.words(1...60))),
                .optional("zone", .text(.words(1...64))),
                .optional("mode", .choice(of: BillingMode.self)),
                .optional("version", .count, "The version that was read."),
            ]
        properties += [
            .optional("status", .choice(of: ClientStatus.self)),
            .optional("kind", .choice(of: ClientKind.self)),
            .optional("country", .text(.country)),
            .optional("overdraft_through", .date),
            .optional("daily_limit", .nullable(.integer(1...1_000_000_000))),
            .optional("payment_terms_days", .nullable(.integer(0...365))),
            .optional("language", .choice(of: DocumentLanguage.self)),
            .optional("mailed_xml", .nullable(.choice(of: EInvoiceSyntax.self))),
        ]
        properties += texts.map { .optional($0.0, .line($0.1)) }
        properties += sums.map { .optional($0, .nullable(.text(.sum))) }
        properties += switches.map { .optional($0, .boolean) }
        properties += references.map { .optional($0, .optionalID) }
        return .object(properties)
    }

    private static func json(_ mail: ClientMail) -> JSON {
        [
            "invoices": .bool(mail.sendsInvoices), "credit_notes": .bool(mail.sendsCreditNotes),
            "reminders": .bool(mail.sendsReminders), "low_balance": .bool(mail.sendsLowBalance),
            "statistics": .bool(mail.attachesStatistics),
        ]
    }

    static func json(_ client: Client) -> JSON {
        let invoicing = client.invoicing
        return [
            "id": .id(client.id), "login": .string(client.login),
            "kind": .string(client.kind.rawValue), "mail": json(invoicing.mail),
            "status": .string(client.status.rawValue), "company": .string(client.company.name),
            "country": .optional(client.company.country?.code),
            "tax_id": .string(client.company.taxID),
            "contact_email": .string(client.company.contactEmail),
            "currency": .string(client.currency.code), "zone": .string(client.zone),
            "first_day": .string(client.firstDay.description),
            "mode": .string(client.terms.mode.rawValue),
            "credit": .money(client.terms.creditLimitMicros, client.currency),
            "main_client": .optional(client.mainClientID),
            "enterprise": .optional(invoicing.enterpriseID),
            "invoice_dates": .string(invoicing.dates),
            "sends_invoices": .bool(invoicing.sendsInvoices),
            "sends_statistics": .bool(invoicing.sendsStatistics),
            "mailed_xml": .optional(invoicing.mailedXML?.rawValue),
            "billing_email": .string(invoicing.billingEmail),
            "version": .integer(client.version),
        ]
    }
}
