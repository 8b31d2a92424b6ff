// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// deliver_sm: the message centre gives a message or a delivery receipt to an ESME.
///
/// - Source: SMPP 3.4 §4.6.1.
public struct DeliverSM: ShortMessageRequest {
    /// The fields, as their octets.
    public var body: ShortMessageBody

    /// Makes a request of a body.
    public init(body: ShortMessageBody) { self.body = body }
}

/// The answer to deliver_sm.
///
/// - Source: SMPP 3.4 §4.6.2.
public struct DeliverSMResponse: Hashable, Sendable {
    /// The outcome.
    public var status: CommandStatus
    /// Unused; empty.
    public var messageID: COctetString
    /// Optional parameters.
    public var tlvs = TLVs()

    /// Makes an answer.
    public init(status: CommandStatus = .ok, messageID: COctetString = "") {
        self.status = status
        self.messageID = messageID
    }

    // MARK: - Coding

    init(status: CommandStatus, from reader: inout BodyReader) throws(SMPPDecodingError) {
        self.init(status: status)
        if reader.isAtEnd { return }
        messageID = try reader.cString(.messageID, max: 65)
        tlvs = try reader.tlvs()
    }

    func write(into writer: inout BodyWriter) {
        writer.cString(messageID)
        writer.tlvs(tlvs)
    }
}
