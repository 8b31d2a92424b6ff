// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives

/// Documents of an enterprise with made-up traffic, to show a template with.
///
/// They come out of the drafter that real ones come out of: the enterprise's taxes, bank
/// accounts, payment terms and note are its own.
package enum TemplateSample: String, Hashable, Sendable, CaseIterable {
    case traffic
    /// Traffic with more lines than a page has.
    case pages
    case amount
    case proforma
    case credit

    /// What it is called.
    package var label: Phrase {
        switch self {
        case .traffic: "Invoice by traffic"
        case .pages: "Invoice of several pages"
        case .amount: "Invoice for an amount"
        case .proforma: "Proforma"
        case .credit: "Credit note"
        }
    }

    /// The document; a draft's day is the only thing that is not the enterprise's or made up.
    ///
    /// `language`: of the document; nil for the enterprise's own.
    package func document(
        of enterprise: Enterprise,
        _ brand: Brand,
        language: DocumentLanguage?,
        on day: CalendarDate
    ) -> InvoiceDocument {
        let drafter = InvoiceDrafter(
            client: Self.client(enterprise, brand, language, day),
            enterprise: enterprise,
            brand: brand,
            issueOn: day,
            number: self == .credit ? "CN-\(day.year)-00007" : "INV-\(day.year)-00042"
        )
        switch self {
        case .traffic: return Self.usage(drafter, lines: 9)
        case .pages: return Self.usage(drafter, lines: 64)
        case .amount: return Self.amount(.amount, "Monthly fee", drafter)
        case .proforma: return Self.amount(.proforma, "Prepayment for SMS traffic", drafter)
        case .credit:
            var corrected = Self.usage(drafter, lines: 3)
            var note = corrected
            corrected.number = "INV-\(day.year)-00041"
            note.kind = .creditNote
            note.corrects = CorrectedInvoice(corrected, reason: "Price corrected")
            return note
        }
    }

    private static func client(
        _ enterprise: Enterprise,
        _ brand: Brand,
        _ language: DocumentLanguage?,
        _ day: CalendarDate
    ) -> Client {
        var client = Client(
            id: ClientID(1),
            login: "sample",
            currency: brand.currency,
            zone: "UTC",
            firstDay: day
        )
        client.company.name = "Sample Client Ltd"
        client.company.credential = "1 Sample Street\nSampletown"
        client.company.country = enterprise.country
        client.invoicing.billingEmail = "billing@client.example"
        client.invoicing.language = language
        return client
    }

    private static func usage(_ drafter: InvoiceDrafter, lines: Int) -> InvoiceDocument {
        let last = drafter.issueOn.adding(days: -1)
        let first = last.adding(days: -29)
        let period = BillingPeriod(
            start: Instant(utcMidnightOf: first),
            end: Instant(utcMidnightOf: drafter.issueOn),
            days: first...last,
            zone: "UTC",
            offsetsMinutes: (start: 0, end: 0)
        )
        let charges = (0..<lines).compactMap { index -> UsageCharge? in
            let place = places[index % places.count]
            guard let country = CountryCode(place.country) else { return nil }
            let segments = Int64(1_204 + index * index * 37 % 9_000)
            return UsageCharge(
                destination: Destination(country: country, network: Network(place.network)),
                operatorName: place.name,
                basis: index % 3 == 0 ? .delivered : .sent,
                // Another price for each line: equal ones would be merged.
                priceMicros: 30_000 + Int64(index) * 500,
                messages: segments - segments / 12,
                segments: segments
            )
        }
        return drafter.usage(period, charges: charges).document
    }

    private static func amount(
        _ kind: InvoiceKind,
        _ text: String,
        _ drafter: InvoiceDrafter
    ) -> InvoiceDocument {
        let amount = Money(micros: 1_250_000_000, drafter.client.currency)
        return drafter.amount(kind, amount, text: text).document
    }

    private static let places = [
        (country: "DE", network: "26201", name: "Telekom Deutschland"),
        (country: "DE", network: "26202", name: "Vodafone"),
        (country: "PL", network: "26006", name: "Play"),
        (country: "UA", network: "25501", name: "Vodafone Ukraine"),
        (country: "UA", network: "25503", name: "Kyivstar"),
        (country: "FR", network: "20801", name: "Orange"),
    ]
}
