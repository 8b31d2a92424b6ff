// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import NIOCore
import Primitives
import SMPP
import Storage

/// The message part that submit_sm, submit_multi and data_sm have in common.
struct SubmittedRequest {
    var source: SMPP.Address
    var esmClass: ESMClass
    var protocolID: UInt8
    var registeredDelivery: UInt8
    var dataCoding: UInt8
    var scheduleTime: COctetString
    var validityPeriod: COctetString
    /// Whether it takes the place of a waiting message of the same addresses.
    var replacesWaiting = false
    var shortMessage: ByteBuffer
    var tlvs: TLVs

    init(_ pdu: SubmitSM) {
        source = pdu.source
        esmClass = pdu.esmClass
        protocolID = pdu.protocolID
        registeredDelivery = pdu.registeredDelivery.known
        dataCoding = pdu.dataCoding.rawValue
        scheduleTime = pdu.scheduleTime
        validityPeriod = pdu.validityPeriod
        replacesWaiting = pdu.replaceIfPresent == 1
        shortMessage = pdu.shortMessage
        tlvs = pdu.tlvs
    }

    init(_ pdu: SubmitMulti) {
        source = pdu.source
        esmClass = pdu.esmClass
        protocolID = pdu.protocolID
        registeredDelivery = pdu.registeredDelivery.known
        dataCoding = pdu.dataCoding.rawValue
        scheduleTime = pdu.scheduleTime
        validityPeriod = pdu.validityPeriod
        replacesWaiting = pdu.replaceIfPresent == 1
        shortMessage = pdu.shortMessage
        tlvs = pdu.tlvs
    }

    init(_ pdu: DataSM) {
        source = pdu.source
        esmClass = pdu.esmClass
        protocolID = 0
        registeredDelivery = pdu.registeredDelivery.known
        dataCoding = pdu.dataCoding.rawValue
        scheduleTime = ""
        validityPeriod = ""
        shortMessage = ByteBuffer()
        tlvs = pdu.tlvs
    }

    /// The octets of the text, wherever they were put.
    var body: [UInt8] {
        let payload = tlvs[.messagePayload]?.value ?? ByteBuffer()
        return Array((shortMessage.readableBytes > 0 ? shortMessage : payload).readableBytesView)
    }

    /// Optional parameters to pass on to a supplier, encoded.
    var passedParameters: [UInt8] { tlvs.passed }

    var isConcatenatedBySAR: Bool { (tlvs.sarTotalSegments ?? 1) > 1 }
}

extension RegisteredDelivery {
    /// The octet without its reserved bits, which the platform has uses of its own for.
    ///
    /// - Source: SMPP 3.4 §5.2.17.
    var known: UInt8 { rawValue & 0x1F }
}

extension TLVs {
    /// The parameters but the text, encoded.
    var passed: [UInt8] {
        if isEmpty { return [] }
        var encoded = ByteBuffer()
        for tlv in self where tlv.tag != .messagePayload {
            encoded.writeInteger(tlv.tag.rawValue)
            encoded.writeInteger(UInt16(tlv.value.readableBytes))
            encoded.writeImmutableBuffer(tlv.value)
        }
        return Array(encoded.readableBytesView)
    }

    /// Decodes parameters that `passed` encoded.
    init(passed octets: [UInt8]) {
        self.init()
        var buffer = ByteBuffer(bytes: octets)
        while let tag = buffer.readInteger(as: UInt16.self),
            let length = buffer.readInteger(as: UInt16.self),
            let value = buffer.readSlice(length: Int(length))
        {
            append(TLVTag(rawValue: tag), value)
        }
    }
}
