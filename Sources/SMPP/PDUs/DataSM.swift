// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// data_sm: either side gives a message to the other, with the text in message_payload.
///
/// - Source: SMPP 3.4 §4.7.1.
public struct DataSM: Hashable, Sendable {
    /// The SMS application service, by agreement.
    public var serviceType = COctetString()
    /// The originator.
    public var source: Address
    /// The recipient.
    public var destination: Address
    /// Message mode, type and features.
    public var esmClass = ESMClass.default
    /// Which receipts are wanted.
    public var registeredDelivery = RegisteredDelivery.none
    /// How the text is encoded.
    public var dataCoding = DataCoding.messageCentreDefault
    /// Optional parameters, the text among them.
    public var tlvs = TLVs()

    /// Makes a request; what is not given has its usual value.
    public init(source: Address, destination: Address) {
        self.source = source
        self.destination = destination
    }

    // MARK: - Coding

    init(from reader: inout BodyReader) throws(SMPPDecodingError) {
        serviceType = try reader.cString(.serviceType, max: 6)
        source = try reader.address(.sourceAddress, max: Address.longValueMax)
        destination = try reader.address(.destinationAddress, max: Address.longValueMax)
        esmClass = ESMClass(rawValue: try reader.octet(.esmClass))
        registeredDelivery = RegisteredDelivery(rawValue: try reader.octet(.registeredDelivery))
        dataCoding = DataCoding(rawValue: try reader.octet(.dataCoding))
        tlvs = try reader.tlvs()
    }

    func write(into writer: inout BodyWriter) {
        writer.cString(serviceType)
        writer.address(source)
        writer.address(destination)
        writer.octets(
            esmClass.rawValue,
            registeredDelivery.rawValue,
            dataCoding.rawValue
        )
        writer.tlvs(tlvs)
    }
}

/// The answer to data_sm.
///
/// - Source: SMPP 3.4 §4.7.2.
public struct DataSMResponse: Hashable, Sendable {
    /// The outcome.
    public var status: CommandStatus
    /// The ID the message was given.
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
