// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// broadcast_sm: an ESME gives a message for everybody in an area to the message centre.
///
/// Where, how often and what kind of content are optional parameters that must be there:
/// `broadcastAreas`, `broadcastContentType`, `broadcastRepeatCount` and `broadcastFrequency`.
///
/// - Source: SMPP 5.0 §4.4.1.
public struct BroadcastSM: Hashable, Sendable {
    /// The SMS application service, by agreement.
    public var serviceType = COctetString()
    /// The originator.
    public var source: Address
    /// The ID of an earlier broadcast to replace, or empty.
    public var messageID = COctetString()
    /// The priority, from 0.
    public var priority: UInt8 = 0
    /// When to broadcast first; empty is at once.
    public var scheduleTime = COctetString()
    /// How long to go on; empty is the default of the message centre.
    public var validityPeriod = COctetString()
    /// Whether to replace a broadcast of the same source.
    public var replaceIfPresent: UInt8 = 0
    /// How the text is encoded.
    public var dataCoding = DataCoding.messageCentreDefault
    /// A predefined message of the message centre, or 0.
    public var defaultMessageID: UInt8 = 0
    /// Optional parameters, the text and the area among them.
    public var tlvs = TLVs()

    /// Makes a request; what is not given has its usual value.
    public init(source: Address) { self.source = source }

    // MARK: - Coding

    init(from reader: inout BodyReader) throws(SMPPDecodingError) {
        serviceType = try reader.cString(.serviceType, max: 6)
        source = try reader.address(.sourceAddress)
        messageID = try reader.cString(.messageID, max: 65)
        priority = try reader.octet(.priority)
        scheduleTime = try reader.cString(.scheduleTime, max: 17)
        validityPeriod = try reader.cString(.validityPeriod, max: 17)
        replaceIfPresent = try reader.octet(.replaceIfPresent)
        dataCoding = DataCoding(rawValue: try reader.octet(.dataCoding))
        defaultMessageID = try reader.octet(.defaultMessageID)
        tlvs = try reader.tlvs()
    }

    func write(into writer: inout BodyWriter) {
        writer.cString(serviceType)
        writer.address(source)
        writer.cString(messageID)
        writer.octet(priority)
        writer.cString(scheduleTime)
        writer.cString(validityPeriod)
        writer.octets(replaceIfPresent, dataCoding.rawValue, defaultMessageID)
        writer.tlvs(tlvs)
    }
}

/// The answer to broadcast_sm.
///
/// - Source: SMPP 5.0 §4.4.1.2.
public struct BroadcastSMResponse: Hashable, Sendable {
    /// The outcome.
    public var status: CommandStatus
    /// The ID the broadcast was given.
    public var messageID: COctetString
    /// Optional parameters: the areas that failed, and why.
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
