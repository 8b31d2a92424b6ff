// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore

/// What submit_sm and deliver_sm have in common: their body.
///
/// - Source: SMPP 3.4 §4.4.1, §4.6.1.
public protocol ShortMessageRequest: Hashable, Sendable {
    /// The fields, as their octets.
    var body: ShortMessageBody { get set }

    /// Makes a request of a body.
    init(body: ShortMessageBody)
}

extension ShortMessageRequest {
    /// The SMS application service, by agreement.
    public var serviceType: COctetString {
        get { body.serviceType }
        set { body.serviceType = newValue }
    }

    /// The originator.
    public var source: Address {
        get { body.source }
        set { body.source = newValue }
    }

    /// The recipient.
    public var destination: Address {
        get { body.destination }
        set { body.destination = newValue }
    }

    /// Message mode, type and features.
    public var esmClass: ESMClass {
        get { ESMClass(rawValue: body[beforeTimes: 0]) }
        set { body[beforeTimes: 0] = newValue.rawValue }
    }

    /// The protocol identifier of the network.
    public var protocolID: UInt8 {
        get { body[beforeTimes: 1] }
        set { body[beforeTimes: 1] = newValue }
    }

    /// The priority, from 0.
    public var priority: UInt8 {
        get { body[beforeTimes: 2] }
        set { body[beforeTimes: 2] = newValue }
    }

    /// When to deliver first; empty is at once.
    public var scheduleTime: COctetString {
        get { body.scheduleTime }
        set { body.scheduleTime = newValue }
    }

    /// How long to try; empty is the default of the message centre.
    public var validityPeriod: COctetString {
        get { body.validityPeriod }
        set { body.validityPeriod = newValue }
    }

    /// Which receipts are wanted.
    public var registeredDelivery: RegisteredDelivery {
        get { RegisteredDelivery(rawValue: body[afterTimes: 0]) }
        set { body[afterTimes: 0] = newValue.rawValue }
    }

    /// Whether to replace an undelivered message of the same source and destination.
    public var replaceIfPresent: UInt8 {
        get { body[afterTimes: 1] }
        set { body[afterTimes: 1] = newValue }
    }

    /// How the text is encoded.
    public var dataCoding: DataCoding {
        get { DataCoding(rawValue: body[afterTimes: 2]) }
        set { body[afterTimes: 2] = newValue.rawValue }
    }

    /// A predefined message of the message centre, or 0.
    public var defaultMessageID: UInt8 {
        get { body[afterTimes: 3] }
        set { body[afterTimes: 3] = newValue }
    }

    /// The text, at most 254 octets.
    public var shortMessage: ByteBuffer {
        get { body.shortMessage }
        set { body.shortMessage = newValue }
    }

    /// Optional parameters.
    public var tlvs: TLVs {
        get { body.tlvs }
        set { body.tlvs = newValue }
    }

    /// Makes a request; what is not given has its usual value.
    public init(
        source: Address,
        destination: Address,
        shortMessage: ByteBuffer = ByteBuffer(),
        validityPeriod: COctetString = "",
        tlvs: TLVs = TLVs()
    ) {
        self.init(
            body: ShortMessageBody(
                source: source,
                destination: destination,
                shortMessage: shortMessage,
                validityPeriod: validityPeriod,
                tlvs: tlvs
            )
        )
    }

    // MARK: - Coding

    init(from reader: inout BodyReader) throws(SMPPDecodingError) {
        self.init(body: try ShortMessageBody(from: &reader))
    }

    func write(into writer: inout BodyWriter) { body.write(into: &writer) }
}
