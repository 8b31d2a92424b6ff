// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore

/// Reads the fields of one PDU body from its beginning to its end.
///
/// It looks at the octets where they are: a pointer costs one comparison for each field, where the
/// buffer's own methods cost several calls. The pointer is that of a `withUnsafeReadableBytes`, and
/// a reader must not outlive it. What outlives it, texts and parameters, are slices of `buffer`.
struct BodyReader {
    private let octets: UnsafeRawBufferPointer
    /// The buffer the octets are of, and where in it they begin.
    private let buffer: ByteBuffer
    private let origin: Int
    /// The octets read so far.
    private(set) var index = 0

    init(_ octets: UnsafeRawBufferPointer, of buffer: ByteBuffer, at origin: Int) {
        self.octets = octets
        self.buffer = buffer
        self.origin = origin
    }

    private var readable: Int { octets.count - index }

    /// The whole body.
    var body: ByteBuffer {
        buffer.getSlice(at: origin, length: octets.count) ?? ByteBuffer()
    }

    var isAtEnd: Bool { index == octets.count }

    mutating func octet(_ field: PDUField) throws(SMPPDecodingError) -> UInt8 {
        guard index < octets.count else { throw .bodyTooShort(field) }
        defer { index += 1 }
        return octets[index]
    }

    mutating func word(_ field: PDUField) throws(SMPPDecodingError) -> UInt32 {
        guard readable >= 4 else { throw .bodyTooShort(field) }
        defer { index += 4 }
        return UInt32(bigEndian: octets.loadUnaligned(fromByteOffset: index, as: UInt32.self))
    }

    /// Reads a C-octet string that has at most `max` octets with its NUL.
    mutating func cString(
        _ field: PDUField,
        max: Int
    ) throws(SMPPDecodingError) -> COctetString {
        let start = index
        try skipCString(field, max: max)
        let length = index - start - 1
        if let few = InlineOctets(octets, from: start, count: length) {
            return COctetString(inline: few)
        }
        let slice = buffer.getSlice(at: origin + start, length: length)
        return COctetString(large: slice ?? ByteBuffer())
    }

    /// Walks over a C-octet string that has at most `max` octets with its NUL.
    mutating func skipCString(_ field: PDUField, max: Int) throws(SMPPDecodingError) {
        guard readable > 0 else { throw .bodyTooShort(field) }
        let end = index + min(max, readable)
        var nul = index
        while nul < end, octets[nul] != 0 { nul += 1 }
        guard nul < end else { throw readable < max ? .unterminated(field) : .tooLong(field) }
        index = nul + 1
    }

    /// Reads an address whose value has at most `max` octets with its NUL.
    mutating func address(
        _ field: PDUField,
        max: Int = Address.valueMax
    ) throws(SMPPDecodingError) -> Address {
        let ton = TypeOfNumber(rawValue: try octet(field))
        let npi = NumberingPlan(rawValue: try octet(field))
        return Address(try cString(field, max: max), ton: ton, npi: npi)
    }

    /// Walks over an address of the usual length.
    mutating func skipAddress(_ field: PDUField) throws(SMPPDecodingError) {
        try skip(2, field)
        try skipCString(field, max: Address.valueMax)
    }

    /// Walks over fields of one octet each; `field` is the first of them.
    mutating func skip(_ count: Int, _ field: PDUField) throws(SMPPDecodingError) {
        guard readable >= count else { throw .bodyTooShort(field) }
        index += count
    }

    /// Reads the length octet and the octets of a short message.
    mutating func shortMessage() throws(SMPPDecodingError) -> ByteBuffer {
        let start = index + 1
        try skipShortMessage()
        return slice(start..<index)
    }

    /// Walks over the length octet and the octets of a short message.
    mutating func skipShortMessage() throws(SMPPDecodingError) {
        let length = Int(try octet(.shortMessage))
        guard length <= ShortMessage.octetsMax, length <= readable else {
            throw .invalidLength(.shortMessage)
        }
        index += length
    }

    /// Reads the optional parameters, which are all that is left.
    mutating func tlvs() throws(SMPPDecodingError) -> TLVs {
        let start = index
        try skipTLVs()
        return TLVs(wellFormed: slice(start..<index))
    }

    /// Walks over the optional parameters to the end of the body.
    mutating func skipTLVs() throws(SMPPDecodingError) {
        while !isAtEnd {
            guard readable >= TLVs.headLength else { throw .strayOctets }
            let length = Int(octets[index + 2]) << 8 | Int(octets[index + 3])
            index += TLVs.headLength
            guard length <= readable else { throw .optionalParameterBeyondEnd }
            index += length
        }
    }

    private func slice(_ range: Range<Int>) -> ByteBuffer {
        if range.isEmpty { return ByteBuffer() }
        let start = origin + range.lowerBound
        return buffer.getSlice(at: start, length: range.count) ?? ByteBuffer()
    }
}

extension Address {
    /// The octets of an address with its NUL, but where a PDU says more.
    static let valueMax = 21
    /// The octets of an address in data_sm and alert_notification.
    static let longValueMax = 65
}

/// The limit of the short_message field.
///
/// - Source: SMPP 3.4 §5.2.22.
public enum ShortMessage {
    /// The most octets a short_message field may hold; 255 is not allowed.
    public static let octetsMax = 254
}
