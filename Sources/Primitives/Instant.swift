// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// A point on the UTC time line.
///
/// Everything stored and compared is an `Instant`; days and zones exist only in the billing
/// calendar and in presentation. Leap seconds are not counted, as in POSIX time.
///
/// - Units: microseconds since 1970-01-01T00:00:00Z.
package struct Instant: Hashable, Comparable, Sendable, Codable {
    package let microseconds: Int64

    @inlinable
    package init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// Creates the instant that many whole seconds after 1970 UTC.
    package init(seconds: Int64) {
        self.microseconds = seconds * 1_000_000
    }

    /// Midnight UTC of a calendar date.
    package init(utcMidnightOf date: CalendarDate) {
        self.init(seconds: Int64(date.daysSince1970) * 86_400)
    }

    /// The earliest instant the platform speaks of.
    package static let epoch = Instant(microseconds: 0)

    /// An instant later than any real one; open ends use it.
    package static let distantFuture = Instant(microseconds: 253_402_300_800_000_000)

    /// Whole seconds since 1970 UTC, rounded towards the past.
    package var seconds: Int64 {
        microseconds >= 0 ? microseconds / 1_000_000 : (microseconds - 999_999) / 1_000_000
    }

    /// The date of this instant in UTC.
    package var utcDate: CalendarDate {
        CalendarDate(daysSince1970: Int(floorDivide(seconds, 86_400)))
    }

    @inlinable
    package static func < (left: Instant, right: Instant) -> Bool {
        left.microseconds < right.microseconds
    }

    /// The instant `seconds` later (or earlier, when negative).
    package func adding(seconds: Int64) -> Instant {
        Instant(microseconds: microseconds + seconds * 1_000_000)
    }

    /// The instant `milliseconds` later (or earlier, when negative).
    package func adding(milliseconds: Int64) -> Instant {
        Instant(microseconds: microseconds + milliseconds * 1_000)
    }

    /// The microseconds that pass from `earlier` until this instant.
    package func microseconds(since earlier: Instant) -> Int64 {
        microseconds - earlier.microseconds
    }
}

extension Instant: CustomStringConvertible {
    /// ISO 8601 in UTC with milliseconds, such as `2026-11-25T09:38:23.041Z`.
    package var description: String {
        let day = utcDate
        let second = Int(seconds - Int64(day.daysSince1970) * 86_400)
        let milli = Int(microseconds - seconds * 1_000_000) / 1_000
        let time = [second / 3_600, second / 60 % 60, second % 60]
            .map { padded($0, to: 2) }.joined(separator: ":")
        return "\(day)T\(time).\(padded(milli, to: 3))Z"
    }
}

/// Divides towards negative infinity, so that days before 1970 come out right.
package func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
    let quotient = value / divisor
    return value % divisor < 0 ? quotient - 1 : quotient
}

/// Writes a non-negative number with leading zeros.
package func padded(_ value: Int, to width: Int) -> String {
    let digits = String(value)
    return digits.count >= width
        ? digits : String(repeating: "0", count: width - digits.count) + digits
}
