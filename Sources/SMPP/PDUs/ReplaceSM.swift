// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore

/// replace_sm: an ESME changes a message that is not delivered yet.
///
/// - Source: SMPP 3.4 §4.10.1.
public struct ReplaceSM: Hashable, Sendable {
    /// The ID of the message.
    public var messageID: COctetString
    /// The originator of the message.
    public var source: Address
    /// When to deliver first; empty keeps what was set.
    public var scheduleTime = COctetString()
    /// How long to try; empty keeps what was set.
    public var validityPeriod = COctetString()
    /// Which receipts are wanted.
    public var registeredDelivery = RegisteredDelivery.none
    /// A predefined message of the message centre, or 0.
    public var defaultMessageID: UInt8 = 0
    /// The new text, at most 254 octets.
    public var shortMessage: ByteBuffer
    /// Optional parameters; SMPP 5.0 allows message_payload here.
    public var tlvs = TLVs()

    /// Makes a request; what is not given has its usual value.
    public init(messageID: COctetString, source: Address, shortMessage: ByteBuffer) {
        self.messageID = messageID
        self.source = source
        self.shortMessage = shortMessage
    }

    // MARK: - Coding

    init(from reader: inout BodyReader) throws(SMPPDecodingError) {
        messageID = try reader.cString(.messageID, max: 65)
        source = try reader.address(.sourceAddress)
        scheduleTime = try reader.cString(.scheduleTime, max: 17)
        validityPeriod = try reader.cString(.validityPeriod, max: 17)
        registeredDelivery = RegisteredDelivery(rawValue: try reader.octet(.registeredDelivery))
        defaultMessageID = try reader.octet(.defaultMessageID)
        shortMessage = try reader.shortMessage()
        tlvs = try reader.tlvs()
    }

    func write(into writer: inout BodyWriter) {
        writer.cString(messageID)
        writer.address(source)
        writer.cString(scheduleTime)
        writer.cString(validityPeriod)
        writer.octets(registeredDelivery.rawValue, defaultMessageID)
        writer.shortMessage(shortMessage)
        writer.tlvs(tlvs)
    }
}

/// The answer to replace_sm.
///
/// - Source: SMPP 3.4 §4.10.2.
public struct ReplaceSMResponse: Hashable, Sendable {
    /// The outcome.
    public var status: CommandStatus

    /// Makes an answer.
    public init(status: CommandStatus = .ok) { self.status = status }
}
