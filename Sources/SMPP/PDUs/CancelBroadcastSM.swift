// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// cancel_broadcast_sm: an ESME ends one broadcast, or all it has of a service.
///
/// - Source: SMPP 5.0 §4.6.2.
public struct CancelBroadcastSM: Hashable, Sendable {
    /// The service of the broadcasts to end, when no ID is given.
    public var serviceType = COctetString()
    /// The ID of the broadcast; empty ends by source and service.
    public var messageID: COctetString
    /// The originator of the broadcast.
    public var source: Address
    /// Optional parameters: broadcast_content_type, user_message_reference.
    public var tlvs = TLVs()

    /// Makes a request.
    public init(messageID: COctetString, source: Address) {
        self.messageID = messageID
        self.source = source
    }

    // MARK: - Coding

    init(from reader: inout BodyReader) throws(SMPPDecodingError) {
        serviceType = try reader.cString(.serviceType, max: 6)
        messageID = try reader.cString(.messageID, max: 65)
        source = try reader.address(.sourceAddress)
        tlvs = try reader.tlvs()
    }

    func write(into writer: inout BodyWriter) {
        writer.cString(serviceType)
        writer.cString(messageID)
        writer.address(source)
        writer.tlvs(tlvs)
    }
}

/// The answer to cancel_broadcast_sm.
///
/// - Source: SMPP 5.0 §4.6.2.3.
public struct CancelBroadcastSMResponse: Hashable, Sendable {
    /// The outcome.
    public var status: CommandStatus

    /// Makes an answer.
    public init(status: CommandStatus = .ok) { self.status = status }
}
