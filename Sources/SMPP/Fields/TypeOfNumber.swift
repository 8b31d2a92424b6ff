// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// What kind of number an address is (TON).
///
/// Open: a value without a name is kept as it came.
///
/// - Source: SMPP 3.4 §5.2.5.
public struct TypeOfNumber: RawRepresentable, Hashable, Sendable {
    /// The value on the wire.
    public var rawValue: UInt8

    /// Wraps any value of the wire.
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Unknown.
    public static let unknown = TypeOfNumber(rawValue: 0)
    /// International.
    public static let international = TypeOfNumber(rawValue: 1)
    /// National.
    public static let national = TypeOfNumber(rawValue: 2)
    /// Network specific.
    public static let networkSpecific = TypeOfNumber(rawValue: 3)
    /// Subscriber number.
    public static let subscriber = TypeOfNumber(rawValue: 4)
    /// Alphanumeric.
    public static let alphanumeric = TypeOfNumber(rawValue: 5)
    /// Abbreviated.
    public static let abbreviated = TypeOfNumber(rawValue: 6)

    /// Whether the specification defines the value.
    public var isDefined: Bool { rawValue <= 6 }
}
