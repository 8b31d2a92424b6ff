// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore

/// The optional parameters of a PDU, in the order and form they have on the wire.
///
/// Unknown and repeated parameters are kept. The octets stay as they came and are walked when asked
/// for: most messages have none, few have more than three.
///
/// - Source: SMPP 3.4 §3.2.4, §5.3.
/// - Invariant: `octets` is a whole number of well-formed parameters.
public struct TLVs: Hashable, Sendable, Sequence {
    /// The octets of tag and length.
    static let headLength = 4

    private var octets = ByteBuffer()

    /// Makes an empty list.
    public init() {}

    /// Takes octets that are known to be optional parameters.
    init(wellFormed octets: ByteBuffer) { self.octets = octets }

    /// Whether there are none.
    public var isEmpty: Bool { octets.readableBytes == 0 }

    /// Walks the parameters in order.
    public func makeIterator() -> Iterator { Iterator(octets: octets) }

    /// The first parameter with a tag.
    public subscript(tag: TLVTag) -> TLV? {
        isEmpty ? nil : first { $0.tag == tag }
    }

    /// Adds a parameter at the end.
    public mutating func append(_ tag: TLVTag, _ value: ByteBuffer) {
        precondition(value.readableBytes <= UInt16.max, "A parameter holds at most 65,535 octets.")
        octets.writeMultipleIntegers(tag.rawValue, UInt16(value.readableBytes))
        octets.writeImmutableBuffer(value)
    }

    /// Adds an integer parameter at the end.
    public mutating func append(_ tag: TLVTag, _ value: some FixedWidthInteger) {
        octets.writeMultipleIntegers(tag.rawValue, UInt16(value.bitWidth / 8))
        octets.writeInteger(value)
    }

    /// Adds a C-octet string parameter at the end.
    public mutating func append(_ tag: TLVTag, cString value: COctetString) {
        octets.writeMultipleIntegers(tag.rawValue, UInt16(value.count + 1))
        octets.writeCString(value)
    }

    /// Removes every parameter with a tag.
    public mutating func removeAll(_ tag: TLVTag) {
        guard self[tag] != nil else { return }
        var kept = TLVs()
        for tlv in self where tlv.tag != tag { kept.append(tlv.tag, tlv.value) }
        self = kept
    }

    /// The parameters with a tag, and no others.
    func only(_ tag: TLVTag) -> TLVs {
        var kept = TLVs()
        for tlv in self where tlv.tag == tag { kept.append(tlv.tag, tlv.value) }
        return kept
    }

    /// A walk over the parameters.
    public struct Iterator: IteratorProtocol {
        var octets: ByteBuffer

        /// The next parameter.
        public mutating func next() -> TLV? {
            guard let (tag, length) = octets.readMultipleIntegers(as: (UInt16, UInt16).self),
                let value = octets.readSlice(length: Int(length))
            else { return nil }
            return TLV(TLVTag(rawValue: tag), value)
        }
    }

    func withUnsafeBytes(_ body: (UnsafeRawBufferPointer) -> Void) {
        octets.withUnsafeReadableBytes(body)
    }
}
