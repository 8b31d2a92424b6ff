// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Documents
import Messaging
import Primitives
import WebSupport

/// How values are written in the panel for one person: numbers, money, names and times.
struct Show: Sendable {
    let calendar: BillingCalendar
    private let format = DocumentFormat(.english)

    /// Creates the writer for a zone; one that does not resolve is shown as UTC, and says so.
    init(zone: String) {
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
    var zone: String { calendar.zone }

    func count(_ value: Int64) -> String { format.count(value) }

    func count(_ value: Int) -> String { format.count(Int64(value)) }

    /// Such as `EUR 1,234.50`, with as many decimals as the amount needs.
    func money(_ money: Money) -> String { format.money(money) }

    func money(_ micros: Int64, _ currency: Currency) -> String {
        format.money(Money(micros: micros, currency))
    }

    func price(_ price: Price) -> String { money(price.micros, price.currency) }

    /// A share of a whole in percent with one decimal; a dash where there is no whole.
    func share(_ part: Int64, of whole: Int64) -> String {
        guard whole > 0 else { return "–" }
        let tenths = (part * 1_000 + whole / 2) / whole
        return "\(tenths / 10).\(tenths % 10)%"
    }

    /// Date and time to the second in the person's zone, with the exact instant in a tooltip.
    func time(_ instant: Instant) -> HTML {
        let local = local(instant)
        return """
            <time datetime="\(instant.description)" title="\(instant.description)">\
            \(local.date.description) \(clock(local.seconds))</time>
            """
    }

    /// A local clock time with milliseconds, for traces.
    func exactTime(_ instant: Instant) -> String {
        let local = local(instant)
        let milli = Int(floorDivide(instant.microseconds, 1_000) % 1_000)
        return "\(local.date) \(clock(local.seconds)).\(padded(milli, to: 3))"
    }

    /// A calendar date that is never broken over two lines.
    func date(_ date: CalendarDate) -> HTML {
        #"<time datetime="\#(date.description)">\#(date.description)</time>"#
    }

    /// The span of an invoice or report: it breaks between its days, not within them.
    func period(_ period: BillingPeriod) -> HTML {
        let days: HTML =
            period.firstOn == period.lastOn
            ? date(period.firstOn) : "\(date(period.firstOn)) – \(date(period.lastOn))"
        guard !period.endsAtMidnight else { return days }
        let seconds = period.end.seconds + Int64(period.endOffsetMinutes) * 60
        let end = clock(Int(seconds - floorDivide(seconds, 86_400) * 86_400))
        return "\(days), until \(end)"
    }

    /// Such as `Ukraine`, or a dash for numbers that led nowhere.
    func country(_ country: CountryCode?) -> String { country?.name(in: .english) ?? "–" }

    /// Such as `25501 Vodafone`.
    func network(_ network: Network?) -> String {
        guard let network else { return "–" }
        let name = DestinationCatalogue.builtIn.operatorName(of: network).map { " \($0)" } ?? ""
        return "\(network)\(name)"
    }

    /// Such as `Ukraine · 25501 Vodafone`.
    func destination(_ destination: Destination?) -> String {
        guard let destination else { return "–" }
        let name = country(destination.country)
        return destination.network == nil ? name : "\(name) · \(network(destination.network))"
    }

    private func local(_ instant: Instant) -> (date: CalendarDate, seconds: Int) {
        let seconds = instant.seconds + calendar.offsetSeconds(at: instant)
        let days = floorDivide(seconds, 86_400)
        return (CalendarDate(daysSince1970: Int(days)), Int(seconds - days * 86_400))
    }

    private func clock(_ seconds: Int) -> String {
        [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { padded($0, to: 2) }
            .joined(separator: ":")
    }
}
