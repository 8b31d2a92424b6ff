// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// The numbering plan an address belongs to (NPI).
///
/// Open: a value without a name is kept as it came.
///
/// - Source: SMPP 3.4 §5.2.6.
public struct NumberingPlan: RawRepresentable, Hashable, Sendable {
    /// The value on the wire.
    public var rawValue: UInt8

    /// Wraps any value of the wire.
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Unknown.
    public static let unknown = NumberingPlan(rawValue: 0)
    /// ISDN (E.163, E.164).
    public static let isdn = NumberingPlan(rawValue: 1)
    /// Data (X.121).
    public static let data = NumberingPlan(rawValue: 3)
    /// Telex (F.69).
    public static let telex = NumberingPlan(rawValue: 4)
    /// Land mobile (E.212).
    public static let landMobile = NumberingPlan(rawValue: 6)
    /// National.
    public static let national = NumberingPlan(rawValue: 8)
    /// Private.
    public static let `private` = NumberingPlan(rawValue: 9)
    /// ERMES.
    public static let ermes = NumberingPlan(rawValue: 10)
    /// Internet (IP).
    public static let internet = NumberingPlan(rawValue: 14)
    /// WAP client ID.
    public static let wap = NumberingPlan(rawValue: 18)

    /// Whether the specification defines the value.
    public var isDefined: Bool { [0, 1, 3, 4, 6, 8, 9, 10, 14, 18].contains(rawValue) }
}
