// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// query_broadcast_sm: an ESME asks how far a broadcast has come.
///
/// - Source: SMPP 5.0 §4.6.1.
public struct QueryBroadcastSM: Hashable, Sendable {
    /// The ID the message centre gave the broadcast; empty asks by `userMessageReference`.
    public var messageID: COctetString
    /// The originator of the broadcast.
    public var source: Address
    /// Optional parameters: user_message_reference.
    public var tlvs = TLVs()

    /// Makes a request.
    public init(messageID: COctetString, source: Address) {
        self.messageID = messageID
        self.source = source
    }

    // MARK: - Coding

    init(from reader: inout BodyReader) throws(SMPPDecodingError) {
        messageID = try reader.cString(.messageID, max: 65)
        source = try reader.address(.sourceAddress)
        tlvs = try reader.tlvs()
    }

    func write(into writer: inout BodyWriter) {
        writer.cString(messageID)
        writer.address(source)
        writer.tlvs(tlvs)
    }
}

/// The answer to query_broadcast_sm.
///
/// `messageState`, `broadcastAreas` and `broadcastAreaSuccess` are optional parameters that must be
/// there.
///
/// - Source: SMPP 5.0 §4.6.1.3.
public struct QueryBroadcastSMResponse: Hashable, Sendable {
    /// The outcome of the query.
    public var status: CommandStatus
    /// The ID of the broadcast.
    public var messageID: COctetString
    /// Optional parameters: state, areas and how well each was reached.
    public var tlvs = TLVs()

    /// Makes an answer.
    public init(status: CommandStatus = .ok, messageID: COctetString = COctetString()) {
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
        if !status.isOK && messageID.isEmpty && tlvs.isEmpty { return }
        writer.cString(messageID)
        writer.tlvs(tlvs)
    }
}
