// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// cancel_sm: an ESME takes back one message, or all it sent to a destination.
///
/// - Source: SMPP 3.4 §4.9.1.
public struct CancelSM: Hashable, Sendable {
    /// The service of the messages to cancel, when no ID is given.
    public var serviceType = COctetString()
    /// The ID of the message; empty cancels by source, destination and service.
    public var messageID: COctetString
    /// The originator of the message.
    public var source: Address
    /// The recipient, when no ID is given.
    public var destination: Address
    /// Optional parameters; the specification defines none here.
    public var tlvs = TLVs()

    /// Makes a request.
    public init(messageID: COctetString, source: Address, destination: Address = Address()) {
        self.messageID = messageID
        self.source = source
        self.destination = destination
    }

    // MARK: - Coding

    init(from reader: inout BodyReader) throws(SMPPDecodingError) {
        serviceType = try reader.cString(.serviceType, max: 6)
        messageID = try reader.cString(.messageID, max: 65)
        source = try reader.address(.sourceAddress)
        destination = try reader.address(.destinationAddress)
        tlvs = try reader.tlvs()
    }

    func write(into writer: inout BodyWriter) {
        writer.cString(serviceType)
        writer.cString(messageID)
        writer.address(source)
        writer.address(destination)
        writer.tlvs(tlvs)
    }
}

/// The answer to cancel_sm.
///
/// - Source: SMPP 3.4 §4.9.2.
public struct CancelSMResponse: Hashable, Sendable {
    /// The outcome.
    public var status: CommandStatus

    /// Makes an answer.
    public init(status: CommandStatus = .ok) { self.status = status }
}
