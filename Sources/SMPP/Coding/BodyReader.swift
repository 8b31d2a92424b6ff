// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore

/// Reads the fields of one PDU body from its beginning to its end.
struct BodyReader {
    private var buffer: ByteBuffer

    init(_ body: ByteBuffer) { buffer = body }

    var isAtEnd: Bool { buffer.readableBytes == 0 }

    mutating func octet(_ field: PDUField) throws(SMPPDecodingError) -> UInt8 {
        guard let value = buffer.readInteger(as: UInt8.self) else { throw .bodyTooShort(field) }
        return value
    }

    mutating func word(_ field: PDUField) throws(SMPPDecodingError) -> UInt32 {
        guard let value = buffer.readInteger(as: UInt32.self) else { throw .bodyTooShort(field) }
        return value
    }

    /// Reads a C-octet string that has at most `max` octets with its NUL.
    mutating func cString(
        _ field: PDUField,
        max: Int
    ) throws(SMPPDecodingError) -> COctetString {
        let readable = buffer.readableBytes
        guard readable > 0 else { throw .bodyTooShort(field) }
        let length = buffer.withUnsafeReadableBytes { bytes in
            bytes.prefix(max).firstIndex(of: 0)
        }
        guard let length else { throw readable < max ? .unterminated(field) : .tooLong(field) }
        if length == 0 {
            buffer.moveReaderIndex(forwardBy: 1)
            return COctetString()
        }
        let string = COctetString(reading: length, from: &buffer)
        buffer.moveReaderIndex(forwardBy: 1)
        return string
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

    /// Reads the length octet and the octets of a short message.
    mutating func shortMessage() throws(SMPPDecodingError) -> ByteBuffer {
        let length = try octet(.shortMessage)
        guard length <= ShortMessage.octetsMax,
            let message = buffer.readSlice(length: Int(length))
        else { throw .invalidLength(.shortMessage) }
        return message
    }

    /// Reads the optional parameters, which are all that is left.
    mutating func tlvs() throws(SMPPDecodingError) -> TLVs {
        if isAtEnd { return TLVs() }
        return try TLVs(validating: buffer.slice())
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
