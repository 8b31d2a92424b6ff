// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives

/// A time as SMPP writes it in schedule_delivery_time and validity_period.
///
/// ```
/// YYMMDDhhmmsstnnp   absolute: tenths t, nn quarter-hours from UTC in direction p ("+" or "-")
/// YYMMDDhhmmss000R   relative: so long after the message centre gets it
/// ```
///
/// - Source: SMPP 3.4 §7.1.1.
package enum SMPPTime: Hashable, Sendable {
    case absolute(Instant)
    case relative(Span)

    /// A span in the units of the calendar.
    package struct Span: Hashable, Sendable {
        /// Calendar years.
        package var years = 0
        /// Calendar months.
        package var months = 0
        /// Days of 24 hours.
        package var days = 0
        /// Hours.
        package var hours = 0
        /// Minutes.
        package var minutes = 0
        /// Seconds.
        package var seconds = 0

        /// Creates a span of so many days and seconds.
        package init(days: Int = 0, seconds: Int = 0) {
            self.days = days
            hours = seconds / 3_600
            minutes = seconds / 60 % 60
            self.seconds = seconds % 60
        }
    }

    // The specification stops at 48 quarter-hours; zones up to +14:00 exist.
    private static let utcOffsetQuarterHoursMax = 56

    /// Reads a time; nil when it is empty or malformed.
    ///
    /// Years are those of the 21st century.
    package init?(_ text: some StringProtocol) {
        let octets = Array(text.utf8)
        guard octets.count == 16, octets[..<15].allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        let pairs = stride(from: 0, to: 12, by: 2).map { SMPPTime.pair(octets, at: $0) }
        switch octets[15] {
        case UInt8(ascii: "R"):
            self = .relative(Span(pairs))
        case UInt8(ascii: "+"), UInt8(ascii: "-"):
            let quarters = SMPPTime.pair(octets, at: 13)
            let date = CalendarDate(year: 2000 + pairs[0], month: pairs[1], day: pairs[2])
            guard let date, pairs[3] < 24, pairs[4] < 60, pairs[5] < 60,
                quarters <= SMPPTime.utcOffsetQuarterHoursMax
            else { return nil }
            let offset = Int64(quarters * 900) * (octets[15] == UInt8(ascii: "+") ? 1 : -1)
            let second = Int64(pairs[3] * 3_600 + pairs[4] * 60 + pairs[5])
            let tenths = Int64(octets[12] - 0x30)
            self = .absolute(
                Instant(utcMidnightOf: date).adding(seconds: second - offset)
                    .adding(milliseconds: tenths * 100)
            )
        default:
            return nil
        }
    }

    /// The instant, for a time that arrived at `now`; months and years are those of UTC.
    package func instant(from now: Instant) -> Instant {
        switch self {
        case .absolute(let instant): instant
        case .relative(let span): span.added(to: now)
        }
    }

    /// The sixteen characters; absolute times are written in UTC.
    package var formatted: String {
        switch self {
        case .absolute(let instant):
            let time = ReceiptTime(instant)
            let tenths = (instant.microseconds - instant.seconds * 1_000_000) / 100_000
            return time.formatted(seconds: true) + "\(tenths)00+"
        case .relative(let span):
            return span.parts.map { padded(min(max(0, $0), 99), to: 2) }.joined() + "000R"
        }
    }

    private static func pair(_ octets: [UInt8], at index: Int) -> Int {
        Int(octets[index] - 0x30) * 10 + Int(octets[index + 1] - 0x30)
    }
}

extension SMPPTime.Span {
    fileprivate init(_ parts: [Int]) {
        years = parts[0]
        months = parts[1]
        days = parts[2]
        hours = parts[3]
        minutes = parts[4]
        seconds = parts[5]
    }

    fileprivate var parts: [Int] { [years, months, days, hours, minutes, seconds] }

    /// A day that the month reached does not have becomes its last.
    fileprivate func added(to instant: Instant) -> Instant {
        let date = instant.utcDate
        let monthCount = date.year * 12 + date.month - 1 + years * 12 + months
        let (year, month) = (monthCount / 12, monthCount % 12 + 1)
        let day = min(date.day, CalendarDate.days(inMonth: month, of: year))
        let moved = CalendarDate(year: year, month: month, day: day) ?? date
        let dayCount = moved.daysSince1970 - date.daysSince1970 + days
        return instant.adding(
            seconds: Int64(dayCount) * 86_400 + Int64(hours * 3_600 + minutes * 60 + seconds)
        )
    }
}
