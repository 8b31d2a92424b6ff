// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// How the octets of a short message are to be read (data_coding).
///
/// Open: a value without a name is kept as it came.
///
/// - Source: SMPP 3.4 §5.2.19, 3GPP TS 23.038 §4.
public struct DataCoding: RawRepresentable, Hashable, Sendable {
    /// The value on the wire.
    public var rawValue: UInt8

    /// Wraps any value of the wire.
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The default alphabet of the message centre.
    public static let messageCentreDefault = DataCoding(rawValue: 0)
    /// ASCII (IA5).
    public static let ascii = DataCoding(rawValue: 1)
    /// Octets, 8-bit binary.
    public static let binary2 = DataCoding(rawValue: 2)
    /// Latin 1 (ISO 8859-1).
    public static let latin1 = DataCoding(rawValue: 3)
    /// Octets, 8-bit binary.
    public static let binary = DataCoding(rawValue: 4)
    /// JIS (X 0208).
    public static let jis = DataCoding(rawValue: 5)
    /// Cyrillic (ISO 8859-5).
    public static let cyrillic = DataCoding(rawValue: 6)
    /// Latin and Hebrew (ISO 8859-8).
    public static let hebrew = DataCoding(rawValue: 7)
    /// UCS-2, big-endian.
    public static let ucs2 = DataCoding(rawValue: 8)
}
