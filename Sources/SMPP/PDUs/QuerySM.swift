// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// query_sm: an ESME asks for the state of a message.
///
/// - Source: SMPP 3.4 §4.8.1.
public struct QuerySM: Hashable, Sendable {
    /// The ID the message centre gave the message.
    public var messageID: COctetString
    /// The originator of the message.
    public var source: Address
    /// Optional parameters; the specification defines none here.
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

/// The answer to query_sm.
///
/// - Source: SMPP 3.4 §4.8.2.
public struct QuerySMResponse: Hashable, Sendable {
    /// The outcome of the query.
    public var status: CommandStatus
    /// The ID of the message.
    public var messageID = COctetString()
    /// When the message reached its final state; empty before.
    public var finalDate = COctetString()
    /// The state of the message.
    public var messageState = MessageState.unknown
    /// Why delivery failed, in the network's own codes.
    public var errorCode: UInt8 = 0
    /// Optional parameters.
    public var tlvs = TLVs()

    /// Makes an answer.
    public init(
        status: CommandStatus = .ok,
        messageID: COctetString = "",
        messageState: MessageState = .unknown
    ) {
        self.status = status
        self.messageID = messageID
        self.messageState = messageState
    }

    // MARK: - Coding

    init(status: CommandStatus, from reader: inout BodyReader) throws(SMPPDecodingError) {
        self.init(status: status)
        if reader.isAtEnd { return }
        messageID = try reader.cString(.messageID, max: 65)
        finalDate = try reader.cString(.finalDate, max: 17)
        messageState = MessageState(rawValue: try reader.octet(.messageState))
        errorCode = try reader.octet(.errorCode)
        tlvs = try reader.tlvs()
    }

    func write(into writer: inout BodyWriter) {
        if self == QuerySMResponse(status: status), !status.isOK { return }
        writer.cString(messageID)
        writer.cString(finalDate)
        writer.octets(messageState.rawValue, errorCode)
        writer.tlvs(tlvs)
    }
}
