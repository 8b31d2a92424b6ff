// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore

/// submit_multi: an ESME gives one message for several recipients to the message centre.
///
/// - Source: SMPP 3.4 §4.5.1.
public struct SubmitMulti: Hashable, Sendable {
    /// The most destinations of one request.
    public static let destinationsMax = 254

    /// One destination: an address, or a list kept at the message centre.
    public enum Destination: Hashable, Sendable {
        /// An address.
        case address(Address)
        /// The name of a distribution list.
        case distributionList(COctetString)
    }

    /// The SMS application service, by agreement.
    public var serviceType = COctetString()
    /// The originator.
    public var source: Address
    /// The recipients, at most `destinationsMax`.
    public var destinations: [Destination]
    /// Message mode, type and features.
    public var esmClass = ESMClass.default
    /// The protocol identifier of the network.
    public var protocolID: UInt8 = 0
    /// The priority, from 0.
    public var priority: UInt8 = 0
    /// When to deliver first; empty is at once.
    public var scheduleTime = COctetString()
    /// How long to try; empty is the default of the message centre.
    public var validityPeriod = COctetString()
    /// Which receipts are wanted.
    public var registeredDelivery = RegisteredDelivery.none
    /// Whether to replace undelivered messages of the same source and destination.
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
    public init(
        source: Address,
        destinations: [Destination],
        shortMessage: ByteBuffer = ByteBuffer()
    ) {
        self.source = source
        self.destinations = destinations
        self.shortMessage = shortMessage
    }

    // MARK: - Coding

    init(from reader: inout BodyReader) throws(SMPPDecodingError) {
        serviceType = try reader.cString(.serviceType, max: 6)
        source = try reader.address(.sourceAddress)
        destinations = try Self.destinations(from: &reader)
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

    private static func destinations(
        from reader: inout BodyReader
    ) throws(SMPPDecodingError) -> [Destination] {
        let count = try reader.octet(.numberOfDestinations)
        guard (1...destinationsMax).contains(Int(count)) else {
            throw .invalidLength(.numberOfDestinations)
        }
        // Not reserved ahead: the count is only a claim until the octets are there.
        var destinations: [Destination] = []
        for _ in 0..<count {
            switch try reader.octet(.destinationFlag) {
            case 1: destinations.append(.address(try reader.address(.destinationAddress)))
            case 2:
                destinations.append(
                    .distributionList(try reader.cString(.distributionList, max: 21))
                )
            default: throw .invalidValue(.destinationFlag)
            }
        }
        return destinations
    }

    func write(into writer: inout BodyWriter) {
        writer.cString(serviceType)
        writer.address(source)
        writeDestinations(into: &writer)
        writer.octets(esmClass.rawValue, protocolID, priority)
        writer.cString(scheduleTime)
        writer.cString(validityPeriod)
        writer.octets(
            registeredDelivery.rawValue,
            replaceIfPresent,
            dataCoding.rawValue,
            defaultMessageID
        )
        writer.shortMessage(shortMessage)
        writer.tlvs(tlvs)
    }

    private func writeDestinations(into writer: inout BodyWriter) {
        precondition(
            destinations.count <= Self.destinationsMax,
            "A submit_multi has at most 254 destinations."
        )
        writer.octet(UInt8(destinations.count))
        for destination in destinations {
            switch destination {
            case .address(let address):
                writer.octet(UInt8(1))
                writer.address(address)
            case .distributionList(let name):
                writer.octet(UInt8(2))
                writer.cString(name)
            }
        }
    }
}
