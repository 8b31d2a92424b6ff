// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// The version of the protocol a peer speaks.
///
/// - Source: SMPP 3.4 §5.2.4.
public struct InterfaceVersion: RawRepresentable, Hashable, Sendable, Comparable {
    /// The value on the wire.
    public var rawValue: UInt8

    /// Wraps any value of the wire.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// SMPP 3.3.
    public static let v33 = InterfaceVersion(rawValue: 0x33)
    /// SMPP 3.4.
    public static let v34 = InterfaceVersion(rawValue: 0x34)
    /// SMPP 5.0.
    public static let v50 = InterfaceVersion(rawValue: 0x50)

    /// The version such a peer is served as: itself or the next lower one known here.
    public var served: InterfaceVersion {
        if self >= .v50 { return .v50 }
        return self >= .v34 ? .v34 : .v33
    }

    /// Orders by age.
    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
}
