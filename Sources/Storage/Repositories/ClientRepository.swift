// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives
import SQLInterface

/// Reads and writes clients.
package enum ClientRepository {
    /// Clients that pass a filter, by login.
    package static func list(
        _ filter: ClientFilter = ClientFilter(),
        in transaction: any SQLTransaction
    ) throws -> [Client] {
        var sql: SQL = "SELECT * FROM clients \(raw: .filter(filter.conditions)) ORDER BY login"
        if let limit = filter.limit { sql = sql.then("LIMIT \(limit)") }
        return try transaction.models(sql)
    }

    /// How many clients pass a filter, whatever its position and limit.
    package static func count(
        _ filter: ClientFilter = ClientFilter(),
        in transaction: any SQLTransaction
    ) throws -> Int {
        var filter = filter
        filter.afterLogin = nil
        return try transaction.scalar(
            "SELECT COUNT(*) FROM clients \(raw: .filter(filter.conditions))"
        )
    }

    /// Finds a client.
    package static func find(
        _ id: ClientID,
        in transaction: any SQLTransaction
    ) throws -> Client? {
        try transaction.model("SELECT * FROM clients WHERE id = \(id)")
    }

    /// Finds a client by its login, in any case of Latin letters; one that is written so comes
    /// first.
    package static func find(
        login: String,
        in transaction: any SQLTransaction
    ) throws -> Client? {
        try transaction.model(
            """
            SELECT * FROM clients WHERE LOWER(login) = LOWER(\(login))
            ORDER BY CASE WHEN login = \(login) THEN 0 ELSE 1 END LIMIT 1
            """
        )
    }

    /// The related accounts that spend a main client's balance, by login.
    package static func related(
        to main: ClientID,
        in transaction: any SQLTransaction
    ) throws -> [Client] {
        try transaction.models(
            "SELECT * FROM clients WHERE main_client_id = \(main) ORDER BY login"
        )
    }

    /// The clients whose charges a client's invoices cover: itself first, then its related
    /// accounts.
    package static func billedTogether(
        with main: ClientID,
        in transaction: any SQLTransaction
    ) throws -> [ClientID] {
        let rows = try transaction.query(
            "SELECT id FROM clients WHERE main_client_id = \(main) ORDER BY id"
        )
        return try [main] + rows.map { try $0.get(0) }
    }

    /// Adds a client.
    package static func insert(_ client: Client, in transaction: any SQLTransaction) throws {
        try transaction.execute(.insert(into: "clients", columns(client)))
    }

    /// Saves a client that nobody else has saved since it was read.
    ///
    /// - Returns: The client with its new version.
    /// - Throws: `StorageError.stale` when somebody has; the person must look again.
    @discardableResult
    package static func update(
        _ client: Client,
        in transaction: any SQLTransaction
    ) throws -> Client {
        var saved = client
        saved.version += 1
        let changed = try transaction.execute(
            .update("clients", set: columns(saved))
                .then("WHERE id = \(client.id) AND version = \(client.version)")
        )
        guard changed == 1 else {
            guard try find(client.id, in: transaction) != nil else {
                throw StorageError.notFound(table: "clients", id: client.id.description)
            }
            throw StorageError.stale(table: "clients", id: client.id.description)
        }
        return saved
    }

    private static func columns(_ client: Client) -> SQL.Columns {
        let company = client.company
        let terms = client.terms
        let invoicing = client.invoicing
        return [
            "id": client.id, "kind": client.kind, "login": client.login,
            "company": company.name,
            "company_credential": company.credential, "country": company.country,
            "tax_id": company.taxID, "contact_email": company.contactEmail,
            "currency": client.currency, "zone": client.zone, "status": client.status,
            "billing_mode": terms.mode, "credit_limit_micros": terms.creditLimitMicros,
            "overdraft_micros": terms.overdraftMicros,
            "overdraft_before": terms.overdraftBefore,
            "low_balance_micros": terms.lowBalanceMicros, "daily_limit": terms.dailyLimit,
            "top_up_micros": terms.topUpMicros, "top_up_since": terms.topUpSince,
            "enterprise_id": invoicing.enterpriseID, "invoice_dates": invoicing.dates,
            "invoice_dates_since": invoicing.datesSince,
            "sends_statistics": invoicing.sendsStatistics,
            "sends_invoices": invoicing.sendsInvoices, "mailed_xml": invoicing.mailedXML,
            "billing_email": invoicing.billingEmail, "price_email": invoicing.priceEmail,
            "document_language": invoicing.language,
            "payment_terms_days": invoicing.paymentTermsDays,
            "issues_zero_invoices": invoicing.issuesZeroInvoices,
            "mails_invoices": invoicing.mail.sendsInvoices,
            "mails_credit_notes": invoicing.mail.sendsCreditNotes,
            "mails_reminders": invoicing.mail.sendsReminders,
            "mails_low_balance": invoicing.mail.sendsLowBalance,
            "mails_statistics": invoicing.mail.attachesStatistics,
            "tax_treatment": invoicing.tax.treatment,
            "tax_rate_basis_points": invoicing.tax.rate, "tax_wording": invoicing.tax.wording,
            "main_client_id": client.mainClientID, "product_id": client.productID,
            "manager_id": client.managerID,
            "first_day": client.firstDay, "version": client.version,
        ]
    }
}

/// Which clients a list shows.
package struct ClientFilter: Hashable, Sendable {
    /// Part of the login, company or a mail address; empty for all.
    package var text = ""
    package var kind: ClientKind?
    package var status: ClientStatus?
    package var billingMode: BillingMode?
    package var enterpriseID: EnterpriseID?
    package var mainClientID: ClientID?
    package var productID: ProductID?
    /// Only clients that this person looks after.
    package var managerID: PersonID?
    package var currency: Currency?
    package var country: CountryCode?
    /// Only clients that no other client pays for.
    package var areMain = false
    /// Only clients that are invoiced by themselves on dates.
    package var hasInvoiceDates = false
    /// Only clients behind this login, for the next page.
    package var afterLogin: String?
    package var limit: Int?

    package init() {}

    var conditions: [SQL] {
        var conditions: [SQL] = []
        if !text.isEmpty {
            conditions.append(
                .contains(text, in: ["login", "company", "contact_email", "billing_email"])
            )
        }
        if let kind { conditions.append("kind = \(kind)") }
        if let status { conditions.append("status = \(status)") }
        if let billingMode { conditions.append("billing_mode = \(billingMode)") }
        if let enterpriseID { conditions.append("enterprise_id = \(enterpriseID)") }
        if let mainClientID { conditions.append("main_client_id = \(mainClientID)") }
        if let productID { conditions.append("product_id = \(productID)") }
        if let managerID { conditions.append("manager_id = \(managerID)") }
        if let currency { conditions.append("currency = \(currency)") }
        if let country { conditions.append("country = \(country)") }
        if areMain { conditions.append("main_client_id IS NULL") }
        if hasInvoiceDates { conditions.append("invoice_dates <> ''") }
        if let afterLogin { conditions.append("login > \(afterLogin)") }
        return conditions
    }
}

extension Client: RowReadable {
    static let table = "clients"

    init(_ row: StoredRow) throws {
        self.init(
            id: try row.get("id"),
            login: try row.get("login"),
            currency: try row.get("currency"),
            zone: try row.get("zone"),
            firstDay: try row.get("first_day")
        )
        kind = try row.get("kind")
        company.name = try row.get("company")
        company.credential = try row.get("company_credential")
        company.country = try row.get("country")
        company.taxID = try row.get("tax_id")
        company.contactEmail = try row.get("contact_email")
        status = try row.get("status")
        terms = try ClientTerms(row)
        invoicing = try ClientInvoicing(row)
        mainClientID = try row.get("main_client_id")
        productID = try row.get("product_id")
        managerID = try row.get("manager_id")
        version = try row.get("version")
    }
}

extension ClientTerms {
    fileprivate init(_ row: StoredRow) throws {
        self.init()
        mode = try row.get("billing_mode")
        creditLimitMicros = try row.get("credit_limit_micros")
        overdraftMicros = try row.get("overdraft_micros")
        overdraftBefore = try row.get("overdraft_before")
        lowBalanceMicros = try row.get("low_balance_micros")
        dailyLimit = try row.get("daily_limit")
        topUpMicros = try row.get("top_up_micros")
        topUpSince = try row.get("top_up_since")
    }
}

extension ClientInvoicing {
    fileprivate init(_ row: StoredRow) throws {
        self.init()
        enterpriseID = try row.get("enterprise_id")
        dates = try row.get("invoice_dates")
        datesSince = try row.get("invoice_dates_since")
        sendsStatistics = try row.get("sends_statistics")
        sendsInvoices = try row.get("sends_invoices")
        mailedXML = try row.get("mailed_xml")
        billingEmail = try row.get("billing_email")
        priceEmail = try row.get("price_email")
        language = try row.get("document_language")
        paymentTermsDays = try row.get("payment_terms_days")
        issuesZeroInvoices = try row.get("issues_zero_invoices")
        mail = try ClientMail(row)
        tax.treatment = try row.get("tax_treatment")
        tax.rate = try row.get("tax_rate_basis_points")
        tax.wording = try row.get("tax_wording")
    }
}

extension ClientMail {
    fileprivate init(_ row: StoredRow) throws {
        self.init()
        sendsInvoices = try row.get("mails_invoices")
        sendsCreditNotes = try row.get("mails_credit_notes")
        sendsReminders = try row.get("mails_reminders")
        sendsLowBalance = try row.get("mails_low_balance")
        attachesStatistics = try row.get("mails_statistics")
    }
}
