// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Documents
import Messaging
import Primitives

/// How values are written in a panel for one person: numbers, money, names and times.
package struct Show: Sendable {
    /// The calendar of the person's zone.
    package let calendar: BillingCalendar
    /// Where the names of operators come from.
    package let catalogue: DestinationCatalogue
    /// The language of numbers and names.
    package let language: Language
    private let format: DocumentFormat

    /// Creates the writer for a zone; one that does not resolve is shown as UTC, and says so.
    package init(
        zone: String,
        catalogue: DestinationCatalogue = .builtIn,
        language: Language = .current
    ) {
        self.catalogue = catalogue
        self.language = language
        format = DocumentFormat(language.ofDocuments)
        do {
            calendar = try BillingCalendar(zone: zone)
        } catch {
            calendar = Show.universal
        }
    }

    private static let universal: BillingCalendar = {
        guard let calendar = try? BillingCalendar(zone: "UTC") else {
            preconditionFailure("the zone data have UTC")
        }
        return calendar
    }()

    /// The zone's name, as it is written beside times.
    package var zone: String { calendar.zone }

    /// Writes a whole number in groups of three.
    package func count(_ value: Int64) -> String { format.count(value) }

    /// Writes a whole number in groups of three.
    package func count(_ value: Int) -> String { format.count(Int64(value)) }

    /// Such as `EUR 1,234.50`, with as many decimals as the amount needs.
    package func money(_ money: Money) -> String { format.money(money) }

    /// An amount in micros of a currency, with as many decimals as it needs.
    package func money(_ micros: Int64, _ currency: Currency) -> String {
        format.money(Money(micros: micros, currency))
    }

    /// The amount in the currency's own decimals; balances and totals by eye.
    package func roundedMoney(_ money: Money) -> String { format.money(money.rounded()) }

    /// A price with as many decimals as it needs.
    package func price(_ price: Price) -> String { money(price.micros, price.currency) }

    /// A share of a whole in percent with one decimal; a dash where there is no whole.
    package func share(_ part: Int64, of whole: Int64) -> String {
        guard whole > 0 else { return "–" }
        let tenths = (Int128(part.magnitude) * 1_000 + Int128(whole) / 2) / Int128(whole)
        let sign = part < 0 && tenths > 0 ? "\u{2212}" : ""
        switch language {
        case .english: return "\(sign)\(tenths / 10).\(tenths % 10)%"
        case .russian, .ukrainian: return "\(sign)\(tenths / 10),\(tenths % 10)\u{A0}%"
        }
    }

    /// Such as `Ukraine`, or a dash for numbers that led nowhere.
    package func country(_ country: CountryCode?) -> String {
        country?.name(in: language.ofNames) ?? "–"
    }

    /// Such as `25501 Vodafone`, or a dash for a whole country.
    package func network(_ network: Network?) -> String {
        guard let network else { return "–" }
        let name = catalogue.operatorName(of: network).map { " \($0)" } ?? ""
        return "\(network)\(name)"
    }

    /// Such as `Ukraine · 25501 Vodafone`, or a dash for numbers that led nowhere.
    package func destination(_ destination: Destination?) -> String {
        guard let destination else { return "–" }
        let name = country(destination.country)
        return destination.network == nil ? name : "\(name) · \(network(destination.network))"
    }
}
