// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// submit_sm: an ESME gives a message to the message centre.
///
/// - Source: SMPP 3.4 §4.4.1.
public struct SubmitSM: ShortMessageRequest {
    /// The fields, as their octets.
    public var body: ShortMessageBody

    /// Makes a request of a body.
    public init(body: ShortMessageBody) { self.body = body }
}

/// The answer to submit_sm.
///
/// - Source: SMPP 3.4 §4.4.2.
public struct SubmitSMResponse: Hashable, Sendable {
    /// The outcome.
    public var status: CommandStatus
    /// The ID the message centre gave the message.
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
        // A failed request is answered without a body, unless there is something to say.
        if !status.isOK && messageID.isEmpty && tlvs.isEmpty { return }
        writer.cString(messageID)
        writer.tlvs(tlvs)
    }
}
