// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation
import Primitives

/// The days of one zone as spans of the UTC time line; nothing else resolves zones for money.
///
/// ```
/// UTC    ──┬────────────────────┬──────────────────────┬──▶
/// local    │ 28 March, 24 hours │ 29 March, 23 hours   │ 30 March
///       midnight             midnight               midnight
/// ```
///
/// A day begins at the first instant whose local date has reached it. So a midnight that the
/// clocks skip begins at the jump; one that happens twice begins at its first; a day that the
/// zone skipped altogether is empty; and the days of a zone tile the time line.
package struct BillingCalendar: Hashable, Sendable {
    /// IANA name.
    package let zone: String
    private let rules: TimeZone

    /// Creates the calendar of a zone.
    ///
    /// - Throws: `ZoneError` when the name does not resolve; nothing may be billed then.
    package init(zone: String) throws(ZoneError) {
        guard ZoneError.isPlausible(zone), let rules = TimeZone(identifier: zone) else {
            throw ZoneError(zone: zone)
        }
        self.zone = zone
        self.rules = rules
    }

    /// Seconds east of UTC at an instant.
    package func offsetSeconds(at instant: Instant) -> Int64 {
        Int64(rules.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(instant.seconds))))
    }

    /// The instant at which a local date begins.
    package func midnight(of date: CalendarDate) -> Instant {
        let wall = Int64(date.daysSince1970) * 86_400
        // No zone was ever further than 16 hours from UTC, and none changes twice in 32 hours.
        let early = wall - 16 * 3_600
        let before = offset(early)
        let expected = wall - before
        let after = offset(expected)
        if before == after { return Instant(seconds: expected) }
        let change = firstChange(after: early, from: before, through: expected)
        return Instant(seconds: max(change, wall - offset(change)))
    }

    /// The local date of an instant: the one whose span contains it.
    package func localDate(of instant: Instant) -> CalendarDate {
        let now = offset(instant.seconds)
        let days = floorDivide(instant.seconds + now, 86_400)
        let date = CalendarDate(daysSince1970: Int(days))
        // Clocks that went back over midnight show yesterday again; its span is over.
        guard offset(instant.seconds - 86_400) > now else { return date }
        let next = date.adding(days: 1)
        return midnight(of: next) <= instant ? next : date
    }

    /// Whole local days as a billing period, or nil when it would be empty.
    package func period(from first: CalendarDate, through last: CalendarDate) -> BillingPeriod? {
        guard first <= last else { return nil }
        return period(from: midnight(of: first), before: midnight(of: last.adding(days: 1)))
    }

    /// The period between two instants, or nil when it would be empty.
    package func period(from start: Instant, before end: Instant) -> BillingPeriod? {
        guard start < end else { return nil }
        let last = localDate(of: Instant(microseconds: end.microseconds - 1))
        return BillingPeriod(
            start: start,
            end: end,
            days: localDate(of: start)...last,
            zone: zone,
            offsetsMinutes: (
                Int(floorDivide(offsetSeconds(at: start), 60)),
                Int(floorDivide(offsetSeconds(at: end), 60))
            )
        )
    }

    /// The start of an instant's quarter-hour.
    ///
    /// Every civil midnight of our time is one.
    package static func quarterHour(at instant: Instant) -> Instant {
        Instant(seconds: floorDivide(instant.seconds, 900) * 900)
    }

    private func offset(_ seconds: Int64) -> Int64 {
        offsetSeconds(at: Instant(seconds: seconds))
    }

    /// Finds where the offset stops being `offset` between two seconds, by halving.
    private func firstChange(after early: Int64, from offset: Int64, through late: Int64) -> Int64 {
        var low = early
        var high = late
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if self.offset(middle) == offset { low = middle } else { high = middle }
        }
        return high
    }
}

/// A zone name that means nothing here.
package struct ZoneError: Error, Hashable, Sendable, CustomStringConvertible {
    package let zone: String

    package init(zone: String) {
        self.zone = zone
    }

    package var description: String { sentence.english }

    /// What is wrong.
    package var sentence: Phrase {
        "The time zone \"\(zone)\" is not known; use a name like Europe/Kyiv."
    }

    /// IANA names are short ASCII; offsets such as `GMT+3` look like zones but know no law.
    static func isPlausible(_ zone: String) -> Bool {
        let isShaped = zone.utf8.allSatisfy { byte in
            switch byte {
            case 0x41...0x5A, 0x61...0x7A, 0x30...0x39: true
            case 0x2F, 0x5F, 0x2B, 0x2D: true
            default: false
            }
        }
        // 64 octets: twice the longest name there is.
        return isShaped && !zone.isEmpty && zone.utf8.count <= 64
            && (zone.contains("/") || zone == "UTC")
    }
}
