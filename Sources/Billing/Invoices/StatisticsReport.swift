// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Messaging
import Primitives

/// The statistics of a client's period, frozen as data next to (or without) an invoice.
///
/// - Invariant: charged segments and amounts add up to the invoice's exact charges.
package struct StatisticsReport: Hashable, Sendable, Codable {
    package var clientReference: String
    package var clientName: String
    /// The invoice's number; empty for statistics alone.
    package var invoiceNumber: String
    package var currency: Currency
    package var language: DocumentLanguage
    package var period: BillingPeriod
    /// Sorted by day, account, country, network, sender, basis, price.
    package var rows: [StatisticsRow]

    package init(
        client: Client,
        language: DocumentLanguage,
        invoiceNumber: String,
        period: BillingPeriod,
        rows: [StatisticsRow]
    ) {
        clientReference = client.login
        clientName = client.company.name
        self.invoiceNumber = invoiceNumber
        currency = client.currency
        self.language = language
        self.period = period
        self.rows = rows
    }

    /// The exact sum of all rows' amounts.
    package var amountMicros: Int64 {
        rows.reduce(0) { $0 + $1.amountMicros }
    }

    /// Whether rows are told apart by account.
    package var hasAccounts: Bool { rows.contains { $0.account != nil } }

    /// The segments charged in all rows.
    package var chargedSegments: Int64 {
        rows.reduce(0) { $0 + $1.chargedSegments }
    }
}

/// One day, destination, sender and price of a statistics report.
package struct StatisticsRow: Hashable, Sendable, Codable {
    /// Day in the client's zone.
    package var on: CalendarDate
    package var country: CountryCode
    package var network: Network?
    package var operatorName: String
    /// The related account whose traffic it is; nil for the client itself.
    package var account: String?
    package var sender: String
    package var basis: BillingBasis
    package var priceMicros: Int64
    package var counts: TrafficCounts
    package var chargedMessages: Int64
    package var chargedSegments: Int64
    /// Exact: price x charged segments.
    package var amountMicros: Int64

    package init(
        on: CalendarDate,
        destination: Destination,
        operatorName: String,
        sender: String,
        basis: BillingBasis,
        priceMicros: Int64
    ) {
        self.on = on
        country = destination.country
        network = destination.network
        self.operatorName = operatorName
        self.sender = sender
        self.basis = basis
        self.priceMicros = priceMicros
        counts = TrafficCounts()
        chargedMessages = 0
        chargedSegments = 0
        amountMicros = 0
    }
}

/// How many messages were submitted and how they ended.
package struct TrafficCounts: Hashable, Sendable, Codable {
    package var submitted: Int64 = 0
    package var delivered: Int64 = 0
    package var failed: Int64 = 0

    package init() {}
}
