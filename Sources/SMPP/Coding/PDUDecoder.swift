// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore

/// Cuts a stream of octets into PDUs, however the stream is split.
///
/// Bodies are decoded in place: message texts and optional parameters are slices of what was
/// appended. A claimed length never allocates anything: the buffer grows with the octets that came.
public struct PDUDecoder: Sendable {
    /// 64 KiB of body and a header: room for the largest message_payload.
    public static let defaultCommandLengthMax = 65_536 + PDUHeader.length

    private var buffer = ByteBuffer()
    /// The largest command_length accepted, the header included.
    public var commandLengthMax: Int {
        didSet { Self.check(commandLengthMax) }
    }
    private var isFramingLost = false

    /// Makes a decoder that refuses PDUs longer than the limit.
    public init(commandLengthMax: Int = PDUDecoder.defaultCommandLengthMax) {
        Self.check(commandLengthMax)
        self.commandLengthMax = commandLengthMax
    }

    private static func check(_ commandLengthMax: Int) {
        precondition(
            (PDUHeader.length...Int(Int32.max)).contains(commandLengthMax),
            "The limit must leave room for a header."
        )
    }

    /// The octets that wait for the rest of their PDU.
    public var bufferedBytes: Int { buffer.readableBytes }

    /// Adds octets as they came from the network.
    public mutating func append(_ octets: ByteBuffer) {
        if buffer.readableBytes == 0 {
            buffer = octets
            return
        }
        buffer.discardReadBytes()
        buffer.writeImmutableBuffer(octets)
    }

    /// Takes the next whole PDU; `nil` when more octets are needed or framing was lost.
    public mutating func next() -> DecodedPDU? {
        guard !isFramingLost, buffer.readableBytes >= PDUHeader.length else { return nil }
        let start = buffer.readerIndex
        guard let header = buffer.header(at: start) else { return nil }
        let length = Int(header.commandLength)
        guard length >= PDUHeader.length, length <= commandLengthMax else {
            isFramingLost = true
            buffer.clear()
            return .undecodable(UndecodablePDU(header: header, reason: .commandLength))
        }
        guard buffer.readableBytes >= length else { return nil }
        buffer.moveReaderIndex(forwardBy: PDUHeader.length)
        guard let body = buffer.readSlice(length: length - PDUHeader.length) else {
            return nil
        }
        return Self.decode(header: header, body: body)
    }

    /// Decodes the body that belongs to a header.
    public static func decode(header: PDUHeader, body: ByteBuffer) -> DecodedPDU {
        var reader = BodyReader(body)
        do throws(SMPPDecodingError) {
            guard let pdu = try PDU(header: header, from: &reader) else {
                return .undecodable(UndecodablePDU(header: header, reason: .unknownCommand))
            }
            return .pdu(pdu, header.sequence)
        } catch {
            return .undecodable(UndecodablePDU(header: header, reason: .body(error)))
        }
    }
}

extension ByteBuffer {
    fileprivate func header(at index: Int) -> PDUHeader? {
        guard let length = getInteger(at: index, as: UInt32.self),
            let id = getInteger(at: index + 4, as: UInt32.self),
            let status = getInteger(at: index + 8, as: UInt32.self),
            let sequence = getInteger(at: index + 12, as: UInt32.self)
        else { return nil }
        return PDUHeader(
            commandLength: length,
            commandID: CommandID(rawValue: id),
            status: CommandStatus(rawValue: status),
            sequence: SequenceNumber(sequence)
        )
    }
}
