// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// The number that ties a response to its request.
///
/// Peers send values outside the allowed range; they are accepted and echoed.
///
/// - Source: SMPP 3.4 §5.1.4.
public struct SequenceNumber: RawRepresentable, Hashable, Sendable, Comparable {
    /// The value on the wire.
    public var rawValue: UInt32

    /// Wraps any value of the wire.
    @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Wraps any value of the wire.
    @inlinable public init(_ rawValue: UInt32) { self.rawValue = rawValue }

    /// The first number a session uses.
    public static let first = SequenceNumber(1)
    /// The last number the specification allows.
    public static let last = SequenceNumber(0x7FFF_FFFF)

    /// The number to use after this one; after the last comes the first.
    public var next: SequenceNumber {
        rawValue >= Self.last.rawValue ? .first : SequenceNumber(rawValue + 1)
    }

    /// Orders by value.
    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
}

extension SequenceNumber: ExpressibleByIntegerLiteral, CustomStringConvertible {
    /// Makes a number from a literal.
    public init(integerLiteral value: UInt32) { self.init(value) }

    /// The decimal value.
    public var description: String { String(rawValue) }
}
