// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// An instant on a clock that only runs forwards, from an origin of the caller's choice.
///
/// - Units: nanoseconds since the origin.
public struct MonotonicTime: Hashable, Sendable, Comparable {
    /// The nanoseconds since the origin.
    public var nanoseconds: Int64

    /// Makes an instant.
    public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    /// The origin.
    public static let zero = MonotonicTime(nanoseconds: 0)
    /// An instant that never comes.
    public static let never = MonotonicTime(nanoseconds: .max)

    /// Orders by time.
    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.nanoseconds < rhs.nanoseconds }

    /// The instant later by a duration; never, when that is too far away.
    public static func + (lhs: Self, rhs: Duration) -> Self {
        let (sum, overflow) = lhs.nanoseconds.addingReportingOverflow(rhs.wholeNanoseconds)
        return overflow ? .never : MonotonicTime(nanoseconds: sum)
    }

    /// The time from one instant to another.
    public static func - (lhs: Self, rhs: Self) -> Duration {
        .nanoseconds(lhs.nanoseconds - rhs.nanoseconds)
    }
}

extension Duration {
    /// The nanoseconds, at most those of `Int64`.
    var wholeNanoseconds: Int64 {
        let (seconds, fraction) = components
        let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        return overflow ? .max : whole + fraction / 1_000_000_000
    }
}
