// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore

/// submit_sm: an ESME gives a message to the message centre.
///
/// - Source: SMPP 3.4 §4.4.1.
public struct SubmitSM: Hashable, Sendable {
    /// The SMS application service, by agreement.
    public var serviceType: COctetString = ""
    /// The originator.
    public var source: Address
    /// The recipient.
    public var destination: Address
    /// Message mode, type and features.
    public var esmClass = ESMClass.default
    /// The protocol identifier of the network.
    public var protocolID: UInt8 = 0
    /// The priority, from 0.
    public var priority: UInt8 = 0
    /// When to deliver first; empty is at once.
    public var scheduleTime: COctetString = ""
    /// How long to try; empty is the default of the message centre.
    public var validityPeriod: COctetString = ""
    /// Which receipts are wanted.
    public var registeredDelivery = RegisteredDelivery.none
    /// Whether to replace an undelivered message of the same source and destination.
    public var replaceIfPresent: UInt8 = 0
    /// How the text is encoded.
    public var dataCoding = DataCoding.messageCentreDefault
    /// A predefined message of the message centre, or 0.
    public var defaultMessageID: UInt8 = 0
    /// The text, at most 254 octets.
    public var shortMessage: ByteBuffer
    /// Optional parameters.
    public var tlvs = TLVs()

    /// Makes a request; what is not given has its usual value.
    public init(source: Address, destination: Address, shortMessage: ByteBuffer = ByteBuffer()) {
        self.source = source
        self.destination = destination
        self.shortMessage = shortMessage
    }

    // MARK: - Coding

    init(from reader: inout BodyReader) throws(SMPPDecodingError) {
        serviceType = try reader.cString(.serviceType, max: 6)
        source = try reader.address(.sourceAddress)
        destination = try reader.address(.destinationAddress)
        esmClass = ESMClass(rawValue: try reader.octet(.esmClass))
        protocolID = try reader.octet(.protocolID)
        priority = try reader.octet(.priority)
        scheduleTime = try reader.cString(.scheduleTime, max: 17)
        validityPeriod = try reader.cString(.validityPeriod, max: 17)
        registeredDelivery = RegisteredDelivery(rawValue: try reader.octet(.registeredDelivery))
        replaceIfPresent = try reader.octet(.replaceIfPresent)
        dataCoding = DataCoding(rawValue: try reader.octet(.dataCoding))
        defaultMessageID = try reader.octet(.defaultMessageID)
        shortMessage = try reader.shortMessage()
        tlvs = try reader.tlvs()
    }

    func write(into buffer: inout ByteBuffer) {
        buffer.writeCString(serviceType)
        buffer.writeAddress(source)
        buffer.writeAddress(destination)
        buffer.writeMultipleIntegers(esmClass.rawValue, protocolID, priority)
        buffer.writeCString(scheduleTime)
        buffer.writeCString(validityPeriod)
        buffer.writeMultipleIntegers(
            registeredDelivery.rawValue,
            replaceIfPresent,
            dataCoding.rawValue,
            defaultMessageID
        )
        buffer.writeShortMessage(shortMessage)
        tlvs.write(into: &buffer)
    }
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

    func write(into buffer: inout ByteBuffer) {
        // A failed request is answered without a body, unless there is something to say.
        if !status.isOK && messageID.isEmpty && tlvs.isEmpty { return }
        buffer.writeCString(messageID)
        tlvs.write(into: &buffer)
    }
}
