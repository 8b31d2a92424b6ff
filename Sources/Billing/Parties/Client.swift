// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Messaging
import Primitives

/// A company that buys messaging from us.
package struct Client: Hashable, Sendable {
    package var id: ClientID
    package var kind: ClientKind
    /// Short unique name the operator's people know the client by.
    package var login: String
    package var company: CompanyDetails
    package var currency: Currency
    /// IANA name of the zone whose days bound the client's billing periods.
    package var zone: String
    package var status: ClientStatus
    package var terms: ClientTerms
    package var invoicing: ClientInvoicing
    /// The main client whose balance this related account spends.
    package var mainClientID: ClientID?
    package var productID: ProductID?
    /// The person of the operator's who looks after it; nil for nobody in particular.
    package var managerID: PersonID?
    /// The client's first day in its own zone: where its first period begins.
    package var firstDay: CalendarDate
    /// Counts saved changes; a form that was opened on an older version is refused.
    package var version: Int64

    /// Creates a client with defaults; every field can be set afterwards.
    package init(
        id: ClientID,
        login: String,
        currency: Currency,
        zone: String,
        firstDay: CalendarDate
    ) {
        self.id = id
        kind = .client
        self.login = login
        self.currency = currency
        self.zone = zone
        self.firstDay = firstDay
        company = CompanyDetails()
        status = .active
        terms = ClientTerms()
        invoicing = ClientInvoicing()
        version = 1
    }
}

/// What a client does with the messaging it buys.
package enum ClientKind: String, Hashable, Sendable, CaseIterable, Codable {
    /// Sends its own messages.
    case client
    /// Sells on: its related accounts are its own clients, whose traffic it is charged and
    /// invoiced for, with a section for each.
    case reseller
}

/// The client as a legal person.
package struct CompanyDetails: Hashable, Sendable {
    /// *Company*: the name invoices are billed to.
    package var name: String = ""
    /// *Company credential*: requisites as printed (address, registration, bank).
    package var credential: String = ""
    package var country: CountryCode?
    /// VAT or tax number; empty when there is none.
    package var taxID: String = ""
    package var contactEmail: String = ""

    package init() {}
}

/// Whether a client may send.
package enum ClientStatus: String, Hashable, Sendable, CaseIterable, Codable {
    case active
    /// Messages are accepted and wait in the queue (soft block).
    case blocked
    /// Kept for its documents; can neither bind nor send.
    case closed
}

/// How a client pays.
package enum BillingMode: String, Hashable, Sendable, CaseIterable, Codable {
    case prepaid
    case postpaid
}

/// What a client may spend.
///
/// - Units: micros of the client's currency.
/// - Source: billing rules, section 3.
package struct ClientTerms: Hashable, Sendable {
    package var mode: BillingMode = .prepaid
    /// *Allowed credit*; zero for prepaid clients.
    package var creditLimitMicros: Int64 = 0
    /// *Allowed overdraft*, temporary.
    package var overdraftMicros: Int64 = 0
    /// The overdraft counts before this instant only; nil means it has no end.
    package var overdraftBefore: Instant?
    /// A notice is due when available money falls below this.
    package var lowBalanceMicros: Int64?
    /// Messages admitted per client-local day.
    package var dailyLimit: Int?
    /// *Monthly postpaid top-up*: credited on the first of each month in the client's zone; zero
    /// for none.
    package var topUpMicros: Int64 = 0
    /// The day since when there is a top-up: firsts of months before it are not made up for.
    package var topUpSince: CalendarDate?

    package init() {}

    /// The money a client may owe at an instant.
    package func limitMicros(at now: Instant) -> Int64 {
        let overdraftCounts = overdraftBefore.map { now < $0 } ?? true
        let (sum, overflow) = creditLimitMicros.addingReportingOverflow(
            overdraftCounts ? overdraftMicros : 0
        )
        return overflow ? Int64.max : sum
    }
}

/// How a client is invoiced.
package struct ClientInvoicing: Hashable, Sendable {
    package var enterpriseID: EnterpriseID?
    /// *Dates for invoices* as typed; empty means by hand only.
    package var dates: String = ""
    /// When the dates were last changed: dates before that day are not caught up.
    package var datesSince: Instant?
    /// *Send stats*: attach the period's statistics file.
    package var sendsStatistics: Bool = true
    /// Goes along when a document is mailed, besides the one inside the PDF; nil for none.
    package var mailedXML: EInvoiceSyntax?
    /// *Send invoices*: show issued documents in the client's panel.
    package var sendsInvoices: Bool = true
    package var billingEmail: String = ""
    package var priceEmail: String = ""
    /// Overrides the enterprise's language.
    package var language: DocumentLanguage?
    /// Overrides the enterprise's payment terms.
    package var paymentTermsDays: Int?
    /// Issue an invoice although nothing was charged.
    package var issuesZeroInvoices: Bool = false
    /// Letters, and what they carry.
    package var mail = ClientMail()
    /// What goes before the enterprise's tax rules.
    package var tax = ClientTax()

    package init() {}
}

/// How one client is taxed when the enterprise's rules do not fit it.
package struct ClientTax: Hashable, Sendable {
    package var treatment: TaxTreatment = .automatic
    /// The rate of `standard`; nil for the enterprise's.
    package var rate: BasisPoints?
    /// The legal wording in place of the general one; empty for that.
    package var wording: String = ""

    package init() {}
}

/// The tax category that a client is given, or that follows from the rules.
package enum TaxTreatment: String, Hashable, Sendable, CaseIterable, Codable {
    /// By the enterprise's rules and the client's country and tax number.
    case automatic
    case standard
    case reverseCharge = "reverse_charge"
    case export
    case outsideScope = "outside_scope"
    case exempt
    case zero
}
