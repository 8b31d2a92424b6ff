// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives

extension Client {
    /// The client as its form shows it: what `Settings.updateClient` reads back unchanged.
    package var typed: TypedFields {
        var values = identityValues
        values["mode"] = terms.mode.rawValue
        values["allowed_credit"] = optional(terms.creditLimitMicros)
        values["allowed_overdraft"] = optional(terms.overdraftMicros)
        values["overdraft_through"] = lastOverdraftDay
        values["low_balance"] =
            terms.lowBalanceMicros.map { Money(micros: $0, currency).decimalText } ?? ""
        values["top_up"] = optional(terms.topUpMicros)
        values["product_id"] = productID.map { "\($0)" } ?? ""
        values["manager_id"] = managerID.map { "\($0)" } ?? ""
        values["main_client_id"] = mainClientID.map { "\($0)" } ?? ""
        values["daily_limit"] = terms.dailyLimit.map(String.init) ?? ""
        values["enterprise_id"] = invoicing.enterpriseID.map { "\($0)" } ?? ""
        values["invoice_dates"] = invoicing.dates
        values["billing_email"] = invoicing.billingEmail
        values["price_email"] = invoicing.priceEmail
        values["language"] = invoicing.language?.rawValue ?? ""
        values["payment_terms_days"] = invoicing.paymentTermsDays.map(String.init) ?? ""
        values["sends_statistics"] = invoicing.sendsStatistics ? "1" : ""
        values["mailed_xml"] = invoicing.mailedXML?.rawValue ?? ""
        values["sends_invoices"] = invoicing.sendsInvoices ? "1" : ""
        values["issues_zero_invoices"] = invoicing.issuesZeroInvoices ? "1" : ""
        values.merge(mailValues) { _, mail in mail }
        values["tax_treatment"] = invoicing.tax.treatment.rawValue
        values["client_tax_rate"] =
            invoicing.tax.rate.map {
                DecimalText.string(micros: Int64($0.value) * 10_000, minimumDecimals: 0)
            } ?? ""
        values["tax_wording"] = invoicing.tax.wording
        return TypedFields(values)
    }

    private var identityValues: [String: String] {
        [
            "login": login, "kind": kind.rawValue, "currency": currency.code, "zone": zone,
            "first_day": "\(firstDay)", "status": status.rawValue,
            "contact_email": company.contactEmail, "company": company.name,
            "tax_id": company.taxID, "country": company.country?.code ?? "",
            "company_credential": company.credential,
        ]
    }

    private var mailValues: [String: String] {
        let mail = invoicing.mail
        func flag(_ isOn: Bool) -> String { isOn ? "1" : "" }
        return [
            "mails_invoices": flag(mail.sendsInvoices),
            "mails_credit_notes": flag(mail.sendsCreditNotes),
            "mails_reminders": flag(mail.sendsReminders),
            "mails_low_balance": flag(mail.sendsLowBalance),
            "mails_statistics": flag(mail.attachesStatistics),
        ]
    }

    /// The switches that are on for a new client.
    package static let switchedOn = [
        "sends_statistics", "sends_invoices", "mails_invoices", "mails_credit_notes",
        "mails_reminders", "mails_low_balance", "mails_statistics",
    ]

    private func optional(_ micros: Int64) -> String {
        micros == 0 ? "" : Money(micros: micros, currency).decimalText
    }

    private var lastOverdraftDay: String {
        guard let before = terms.overdraftBefore,
            let calendar = try? BillingCalendar(zone: zone)
        else { return "" }
        return "\(calendar.localDate(of: before.adding(seconds: -1)))"
    }
}
