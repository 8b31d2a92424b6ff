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
        guard !isFramingLost, let header = nextHeader() else { return nil }
        let length = Int(header.commandLength)
        guard length >= PDUHeader.length, length <= commandLengthMax else {
            isFramingLost = true
            buffer.clear()
            return .undecodable(UndecodablePDU(header: header, reason: .commandLength))
        }
        guard buffer.readableBytes >= length else { return nil }
        defer { buffer.moveReaderIndex(forwardBy: length) }
        return buffer.withUnsafeReadableBytes { octets in
            let body = UnsafeRawBufferPointer(rebasing: octets[PDUHeader.length..<length])
            let origin = buffer.readerIndex + PDUHeader.length
            var reader = BodyReader(body, of: buffer, at: origin)
            return Self.decode(header: header, from: &reader)
        }
    }

    private func nextHeader() -> PDUHeader? {
        buffer.withUnsafeReadableBytes { PDUHeader($0) }
    }

    /// Decodes the body that belongs to a header.
    public static func decode(header: PDUHeader, body: ByteBuffer) -> DecodedPDU {
        body.withUnsafeReadableBytes { octets in
            var reader = BodyReader(octets, of: body, at: body.readerIndex)
            return Self.decode(header: header, from: &reader)
        }
    }

    private static func decode(header: PDUHeader, from reader: inout BodyReader) -> DecodedPDU {
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
