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
    let catalogue: DestinationCatalogue
    private let format = DocumentFormat(.english)

    /// Creates the writer for a zone; one that does not resolve is shown as UTC, and says so.
    init(zone: String, catalogue: DestinationCatalogue) {
        self.catalogue = catalogue
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

    /// The amount in the currency's own decimals; balances and totals by eye.
    func roundedMoney(_ money: Money) -> String { format.money(money.rounded()) }

    func price(_ price: Price) -> String {
        format.money(Money(micros: price.micros, price.currency))
    }

    /// A share of a whole in percent with one decimal; a dash where there is no whole.
    func share(_ part: Int64, of whole: Int64) -> String {
        guard whole > 0 else { return "–" }
        let tenths = (part * 1_000 + whole / 2) / whole
        return "\(tenths / 10).\(tenths % 10)%"
    }

    /// Date and time to the second in the person's zone, with the exact instant in a tooltip.
    func time(_ instant: Instant) -> HTML {
        let local = local(instant)
        let words = "\(local.date) \(clock(local.seconds))"
        return """
            <time datetime="\(instant.description)" title="\(instant.description)">\
            \(words)</time>
            """
    }

    /// A calendar date that is never broken over two lines.
    func date(_ date: CalendarDate) -> HTML {
        #"<time datetime="\#(date)">\#(date)</time>"#
    }

    func time(_ instant: Instant?) -> HTML {
        instant.map { time($0) } ?? "–"
    }

    /// The local hour of an instant, such as `14:00`.
    func hour(_ instant: Instant) -> String {
        String(clock(local(instant).seconds).prefix(5))
    }

    /// A local clock time with milliseconds, for traces.
    func exactTime(_ instant: Instant) -> String {
        let local = local(instant)
        let milli = Int(floorDivide(instant.microseconds, 1_000) % 1_000)
        return "\(local.date) \(clock(local.seconds)).\(padded(milli, to: 3))"
    }

    /// The form that a date and time field wants: `2026-11-25T14:30`.
    func moment(_ instant: Instant) -> String {
        let local = local(instant)
        return "\(local.date)T\(clock(local.seconds).prefix(5))"
    }

    func country(_ country: CountryCode) -> String { country.name(in: .english) }

    /// Such as `Ukraine · 25501 Vodafone`.
    func destination(_ destination: Destination?) -> String {
        guard let destination else { return "unknown" }
        let name = country(destination.country)
        guard let network = destination.network else { return name }
        let operatorName = catalogue.operatorName(of: network).map { " \($0)" } ?? ""
        return "\(name) · \(network)\(operatorName)"
    }

    /// The span in a table's cell: it breaks between its days, not within them.
    func periodCell(_ period: BillingPeriod) -> HTML {
        guard period.endsAtMidnight, period.firstOn != period.lastOn else {
            return "\(self.period(period))"
        }
        return "\(date(period.firstOn)) – \(date(period.lastOn))"
    }

    /// The span of an invoice or report in words.
    func period(_ period: BillingPeriod) -> String {
        let days =
            period.firstOn == period.lastOn
            ? "\(period.firstOn)" : "\(period.firstOn) – \(period.lastOn)"
        guard !period.endsAtMidnight else { return days }
        let seconds = period.end.seconds + Int64(period.endOffsetMinutes) * 60
        return days + ", until " + clock(Int(seconds - floorDivide(seconds, 86_400) * 86_400))
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
