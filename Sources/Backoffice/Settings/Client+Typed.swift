// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives

extension Client {
    /// Reads a client's form over the client as it was (or over a new one).
    ///
    /// Identity, version and what the database alone knows are kept.
    mutating func read(_ reader: inout FieldReader, now: Instant) {
        login = reader.required("login", "Login", limit: 60)
        if !login.allSatisfy(isLoginCharacter) {
            reader.refuse(
                "login",
                "Login is one word of letters, digits, points, dashes and underscores."
            )
        }
        currency = reader.currency("currency") ?? currency
        zone = reader.zone("zone")
        firstDay = reader.date("first_day", "First day") ?? firstDay
        status = reader.choice("status", "Status", of: ClientStatus.self) ?? .active
        kind = reader.choice("kind", "Kind", of: ClientKind.self) ?? .client
        mainClientID = reader.identifier("main_client_id", "Main client")
        if kind == .reseller, mainClientID != nil {
            reader.refuse(
                "main_client_id",
                "A reseller pays for itself and for its own clients; leave this empty."
            )
        }
        productID = reader.identifier("product_id", "Product")
        managerID = reader.identifier("manager_id", "Manager")
        readCompany(&reader)
        readTerms(&reader, now: now)
        readInvoicing(&reader, now: now)
        readMail(&reader)
        readTax(&reader)
    }

    private mutating func readCompany(_ reader: inout FieldReader) {
        company.name = reader.text("company", "Company")
        company.credential = reader.text(
            "company_credential",
            "Company credential",
            limit: 3_000
        )
        company.country = reader.country("country")
        company.taxID = reader.text("tax_id", "Tax id", limit: 60)
        if !company.taxID.isEmpty, let country = company.country,
            let sentence = TaxNumbers.refusal(company.taxID, country: country)
        {
            reader.refuse("tax_id", sentence)
        }
        company.contactEmail = reader.email("contact_email", "E-mail")
    }

    private mutating func readMail(_ reader: inout FieldReader) {
        var mail = ClientMail()
        mail.sendsInvoices = reader.flag("mails_invoices")
        mail.sendsCreditNotes = reader.flag("mails_credit_notes")
        mail.sendsReminders = reader.flag("mails_reminders")
        mail.sendsLowBalance = reader.flag("mails_low_balance")
        mail.attachesStatistics = reader.flag("mails_statistics")
        invoicing.mail = mail
    }

    private mutating func readTax(_ reader: inout FieldReader) {
        let treatment = reader.choice("tax_treatment", "Tax", of: TaxTreatment.self)
        invoicing.tax.treatment = treatment ?? .automatic
        invoicing.tax.rate = reader.rate("client_tax_rate", "Tax rate")
        if invoicing.tax.rate != nil, treatment != .standard {
            reader.refuse("client_tax_rate", "A rate goes with the standard category only.")
        }
        invoicing.tax.wording = reader.text("tax_wording", "Tax wording", limit: 500)
        if treatment == .exempt, invoicing.tax.wording.isEmpty {
            reader.refuse("tax_wording", "Say by which law the client is exempt.")
        }
        if treatment == .reverseCharge, company.taxID.isEmpty {
            reader.refuse("tax_id", "Reverse charge needs the client's VAT number.")
        }
    }

    private mutating func readTerms(_ reader: inout FieldReader, now: Instant) {
        terms.mode = reader.choice("mode", "Mode", of: BillingMode.self) ?? .prepaid
        terms.creditLimitMicros = reader.micros("allowed_credit", "Allowed credit") ?? 0
        if terms.mode == .prepaid, terms.creditLimitMicros > 0 {
            reader.refuse(
                "allowed_credit",
                "A prepaid client has no credit; choose postpaid, or leave this empty."
            )
        }
        terms.overdraftMicros = reader.micros("allowed_overdraft", "Allowed overdraft") ?? 0
        readOverdraftEnd(&reader)
        terms.lowBalanceMicros = reader.micros("low_balance", "Low balance notice")
        terms.dailyLimit = reader.number(
            "daily_limit",
            "Daily limit",
            in: 1...1_000_000_000
        )
        readTopUp(&reader, now: now)
    }

    private mutating func readTopUp(_ reader: inout FieldReader, now: Instant) {
        let micros = reader.micros("top_up", "Monthly top-up") ?? 0
        if micros > 0, terms.mode == .prepaid {
            reader.refuse("top_up", "Only postpaid clients are topped up every month.")
        }
        if Money(micros: micros, currency).rounded().micros != micros {
            let digits = currency.minorUnitDigits
            reader.refuse("top_up", "Monthly top-up has at most \(digits) decimals.")
        }
        if micros == 0 {
            terms.topUpSince = nil
        } else if terms.topUpMicros == 0 {
            // Firsts of months before today are not made up for.
            terms.topUpSince = (try? BillingCalendar(zone: zone))?.localDate(of: now)
        }
        terms.topUpMicros = micros
    }

    private mutating func readOverdraftEnd(_ reader: inout FieldReader) {
        guard let lastDay = reader.date("overdraft_through", "Overdraft until") else {
            terms.overdraftBefore = nil
            return
        }
        // A zone that is not known has been refused already.
        let calendar = try? BillingCalendar(zone: zone)
        terms.overdraftBefore = calendar?.midnight(of: lastDay.adding(days: 1))
        if terms.overdraftMicros == 0 {
            reader.refuse("overdraft_through", "An end date needs an overdraft amount.")
        }
    }

    private mutating func readInvoicing(_ reader: inout FieldReader, now: Instant) {
        let enterpriseID: EnterpriseID? = reader.identifier("enterprise_id", "Enterprise")
        invoicing.enterpriseID = enterpriseID
        let dates = reader.text("invoice_dates", "Dates for invoices", limit: 300)
        do {
            let read = try InvoiceDates(dates)
            // Dates that were saved once may pass.
            if dates != invoicing.dates, let calendar = try? BillingCalendar(zone: zone),
                let last = read.lastPast(on: calendar.localDate(of: now))
            {
                reader.refuse(
                    "invoice_dates",
                    "\(last) is past and no later date is given, so nothing would be invoiced: "
                        + "add a date to come, or empty the field to invoice by hand."
                )
            }
        } catch {
            reader.refuse("invoice_dates", error.sentence)
        }
        if !dates.isEmpty, enterpriseID == nil {
            reader.refuse(
                "enterprise_id",
                "Dates for invoices need an enterprise that issues them."
            )
        }
        if dates != invoicing.dates {
            invoicing.dates = dates
            invoicing.datesSince = now
        }
        invoicing.sendsStatistics = reader.flag("sends_statistics")
        invoicing.mailedXML = reader.choice("mailed_xml", "XML by mail", of: EInvoiceSyntax.self)
        invoicing.sendsInvoices = reader.flag("sends_invoices")
        invoicing.issuesZeroInvoices = reader.flag("issues_zero_invoices")
        invoicing.billingEmail = reader.emails("billing_email", "E-mail for billing")
        invoicing.priceEmail = reader.emails("price_email", "E-mail for price update")
        invoicing.language = reader.choice(
            "language",
            "Document language",
            of: DocumentLanguage.self
        )
        invoicing.paymentTermsDays = reader.number(
            "payment_terms_days",
            "Payment terms",
            in: 0...365
        )
    }
}

/// Whether a character may stand in a login or system id.
func isLoginCharacter(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || "._-".contains(character))
}
