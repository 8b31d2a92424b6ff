// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// A time in the form of schedule_delivery_time and validity_period.
///
/// ```
/// YYMMDDhhmmsstnnp   absolute: tenths t, nn quarter-hours from UTC in direction p ("+" or "-")
/// YYMMDDhhmmss000R   relative: so many years, months, days, hours, minutes and seconds from now
/// ```
///
/// - Source: SMPP 3.4 §7.1.1.
public enum MessageTime: Hashable, Sendable {
    /// A point of local time and its distance from UTC.
    case absolute(Parts, utcOffsetQuarterHours: Int)
    /// A span from the moment the message centre gets it.
    case relative(Parts)

    /// The six two-digit parts.
    public struct Parts: Hashable, Sendable {
        /// Years; in an absolute time the last two digits.
        public var year: Int
        /// Months.
        public var month: Int
        /// Days.
        public var day: Int
        /// Hours.
        public var hour: Int
        /// Minutes.
        public var minute: Int
        /// Seconds.
        public var second: Int
    }

    private static let length = 16
    // 12 hours and 48 quarter-hours are the specification's limit; zones up to +14:00 exist.
    private static let utcOffsetMax = 56

    /// Reads a time; `nil` when it is empty or malformed.
    public init?(_ text: COctetString) {
        guard let time = text.withUnsafeBytes({ Self.parse($0) }) else { return nil }
        self = time
    }

    private static func parse(_ octets: UnsafeRawBufferPointer) -> MessageTime? {
        guard octets.count == length,
            octets.dropLast().allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        func pair(_ index: Int) -> Int {
            Int(octets[index] - 0x30) * 10 + Int(octets[index + 1] - 0x30)
        }
        let parts = Parts(
            year: pair(0),
            month: pair(2),
            day: pair(4),
            hour: pair(6),
            minute: pair(8),
            second: pair(10)
        )
        switch octets[length - 1] {
        case UInt8(ascii: "R"): return .relative(parts)
        case UInt8(ascii: "+"): return MessageTime(absolute: parts, offset: pair(13))
        case UInt8(ascii: "-"): return MessageTime(absolute: parts, offset: -pair(13))
        default: return nil
        }
    }

    private init?(absolute parts: Parts, offset: Int) {
        guard (1...12).contains(parts.month), (1...31).contains(parts.day), parts.hour < 24,
            parts.minute < 60, parts.second < 60, abs(offset) <= Self.utcOffsetMax
        else { return nil }
        self = .absolute(parts, utcOffsetQuarterHours: offset)
    }
}
