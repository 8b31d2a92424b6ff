// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives

/// How values are written for one person: numbers, money, names and times of its zone.
package struct Formats: Sendable {
    /// The days and hours of the person's zone.
    package let calendar: BillingCalendar

    /// Creates the writer for a zone; one that does not resolve is shown as UTC, and says so.
    package init(zone: String) {
        do {
            calendar = try BillingCalendar(zone: zone)
        } catch {
            calendar = Formats.universal
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

    /// Such as `1,234,567`.
    package func count(_ value: Int64) -> String {
        let digits = Array(String(value.magnitude))
        var text = value < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += "," }
            text.append(digit)
        }
        return text
    }

    /// Such as `1,234`.
    package func count(_ value: Int) -> String { count(Int64(value)) }

    /// Such as `EUR 1,234.50`, with as many decimals as the amount needs.
    package func money(_ money: Money) -> String {
        "\(money.currency.code) \(amount(money))"
    }

    /// The amount in the currency's own decimals; balances and totals by eye.
    package func roundedMoney(_ money: Money) -> String {
        self.money(money.rounded())
    }

    /// Such as `1,234.50`, where the currency is written once for a whole column.
    package func amount(_ money: Money) -> String {
        decimal(micros: money.micros, atLeast: money.currency.minorUnitDigits)
    }

    /// Such as `EUR 0.0345`: two to six decimals.
    package func price(_ price: Price) -> String {
        let digits = price.currency.minorUnitDigits
        return "\(price.currency.code) \(decimal(micros: price.micros, atLeast: digits))"
    }

    /// A share of a whole in percent with one decimal; a dash where there is no whole.
    package func share(_ part: Int64, of whole: Int64) -> String {
        guard whole > 0 else { return "–" }
        let tenths = (part * 1_000 + whole / 2) / whole
        return "\(tenths / 10).\(tenths % 10)%"
    }

    private func decimal(micros: Int64, atLeast digits: Int) -> String {
        let magnitude = micros.magnitude
        var decimals = Array(padded(Int(magnitude % 1_000_000), to: 6))
        while decimals.count > digits, decimals.last == "0" { decimals.removeLast() }
        let whole = count(Int64(magnitude / 1_000_000))
        let sign = micros < 0 ? "-" : ""
        return sign + whole + (decimals.isEmpty ? "" : "." + String(decimals))
    }
}

// MARK: - Times

extension Formats {
    /// The local day of an instant.
    package func date(_ instant: Instant) -> CalendarDate {
        calendar.localDate(of: instant)
    }

    /// Date and time to the second, with the exact instant in a tooltip.
    package func time(_ instant: Instant) -> HTML {
        let local = local(instant)
        return """
            <time datetime="\(instant)" title="\(instant)">\
            \(local.date) \(clock(local.seconds))</time>
            """
    }

    /// A local time with milliseconds, for traces.
    package func exactTime(_ instant: Instant) -> String {
        let local = local(instant)
        let milliseconds = Int(floorDivide(instant.microseconds, 1_000) % 1_000)
        return "\(local.date) \(clock(local.seconds)).\(padded(milliseconds, to: 3))"
    }

    /// The span of an invoice or report in words, in its own zone.
    package func period(_ period: BillingPeriod) -> String {
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
