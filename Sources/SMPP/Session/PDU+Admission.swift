// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore

/// What a message centre checks in a submission before the application sees it, in the order of
/// the fields: only what needs no knowledge of clients, routes or the calendar.
extension PDU {
    /// The status a submission is refused with, or `nil` when its fields are sound.
    func refusal(version: InterfaceVersion, limits: SessionLimits) -> CommandStatus? {
        switch self {
        case .submitSM(let pdu):
            return pdu.source.sourceRefusal(limits)
                ?? pdu.destination.destinationRefusal(limits)
                ?? Self.refusal(priority: pdu.priority, version: version)
                ?? Self.refusal(schedule: pdu.scheduleTime, validity: pdu.validityPeriod)
                ?? Self.refusal(pdu.shortMessage, pdu.tlvs)
                ?? Self.refusal(pdu.esmClass, pdu.shortMessage, pdu.tlvs)
        case .submitMulti(let pdu):
            // Destinations are judged one by one in the unsuccessful list of the answer.
            return pdu.source.sourceRefusal(limits)
                ?? Self.refusal(priority: pdu.priority, version: version)
                ?? Self.refusal(schedule: pdu.scheduleTime, validity: pdu.validityPeriod)
                ?? Self.refusal(pdu.shortMessage, pdu.tlvs)
                ?? Self.refusal(pdu.esmClass, pdu.shortMessage, pdu.tlvs)
        case .dataSM(let pdu):
            return pdu.source.sourceRefusal(limits)
                ?? pdu.destination.destinationRefusal(limits)
                ?? Self.refusal(pdu.esmClass, ByteBuffer(), pdu.tlvs)
        case .replaceSM(let pdu):
            return Self.refusal(schedule: pdu.scheduleTime, validity: pdu.validityPeriod)
                ?? Self.refusal(pdu.shortMessage, pdu.tlvs)
        case .broadcastSM(let pdu):
            return pdu.source.sourceRefusal(limits)
                ?? Self.refusal(priority: pdu.priority, version: version)
                ?? Self.refusal(schedule: pdu.scheduleTime, validity: pdu.validityPeriod)
                ?? Self.missingBroadcastParameter(pdu.tlvs)
        default:
            return nil
        }
    }

    private static func refusal(priority: UInt8, version: InterfaceVersion) -> CommandStatus? {
        // 5.0 has one level more for cell broadcast.
        priority > (version >= .v50 ? 4 : 3) ? .invalidPriority : nil
    }

    private static func refusal(
        schedule: COctetString,
        validity: COctetString
    ) -> CommandStatus? {
        if !schedule.isEmpty && MessageTime(schedule) == nil { return .invalidScheduleTime }
        if !validity.isEmpty && MessageTime(validity) == nil { return .invalidValidityPeriod }
        return nil
    }

    private static func refusal(_ message: ByteBuffer, _ tlvs: TLVs) -> CommandStatus? {
        if tlvs.isEmpty || message.readableBytes == 0 { return nil }
        return tlvs[.messagePayload] != nil ? .optionalParameterNotAllowed : nil
    }

    /// A header that is said to be there and is longer than the text leaves the text unreadable.
    private static func refusal(
        _ esmClass: ESMClass,
        _ message: ByteBuffer,
        _ tlvs: TLVs
    ) -> CommandStatus? {
        guard esmClass.hasUserDataHeader else { return nil }
        let text = message.readableBytes > 0 ? message : tlvs.messagePayload ?? message
        guard let length = text.getInteger(at: text.readerIndex, as: UInt8.self),
            Int(length) < text.readableBytes
        else { return .invalidESMClass }
        return nil
    }

    private static func missingBroadcastParameter(_ tlvs: TLVs) -> CommandStatus? {
        let needed: [TLVTag] = [
            .broadcastArea, .broadcastContentType, .broadcastRepeatCount, .broadcastFrequency,
        ]
        return needed.allSatisfy { tlvs[$0] != nil } ? nil : .missingOptionalParameter
    }

    /// What the request costs of a throughput.
    func cost(in unit: ThroughputUnit) -> Int {
        switch self {
        case .submitSM(let pdu):
            unit == .requests ? 1 : segments(pdu.shortMessage, pdu.tlvs, pdu.dataCoding)
        case .deliverSM(let pdu):
            unit == .requests ? 1 : segments(pdu.shortMessage, pdu.tlvs, pdu.dataCoding)
        case .dataSM(let pdu):
            unit == .requests ? 1 : segments(ByteBuffer(), pdu.tlvs, pdu.dataCoding)
        case .submitMulti(let pdu):
            pdu.destinations.count
                * (unit == .requests ? 1 : segments(pdu.shortMessage, pdu.tlvs, pdu.dataCoding))
        default: 1
        }
    }

    /// An estimate: octets of a message centre's default alphabet are taken for characters.
    private func segments(_ message: ByteBuffer, _ tlvs: TLVs, _ coding: DataCoding) -> Int {
        let octets = max(message.readableBytes, tlvs.messagePayload?.readableBytes ?? 0)
        let isText = coding == .messageCentreDefault || coding == .ascii || coding == .latin1
        let (single, part) = isText ? (160, 153) : (140, 134)
        return octets <= single ? 1 : (octets + part - 1) / part
    }
}

extension Address {
    private static let alphanumericMax = 11

    fileprivate func sourceRefusal(_ limits: SessionLimits) -> CommandStatus? {
        if limits.refusesUndefinedAddressTypes {
            if !ton.isDefined { return .invalidSourceTypeOfNumber }
            if !npi.isDefined { return .invalidSourceNumberingPlan }
        }
        let isName = ton == .alphanumeric || !isNumber
        return isName && value.count > Self.alphanumericMax ? .invalidSourceAddress : nil
    }

    fileprivate func destinationRefusal(_ limits: SessionLimits) -> CommandStatus? {
        if limits.refusesUndefinedAddressTypes {
            if !ton.isDefined { return .invalidDestinationTypeOfNumber }
            if !npi.isDefined { return .invalidDestinationNumberingPlan }
        }
        return !isNumber ? .invalidDestinationAddress : nil
    }

    /// Whether there are digits and nothing else but the signs people write numbers with.
    private var isNumber: Bool {
        value.withUnsafeBytes { octets in
            var digits = 0
            for octet in octets {
                switch octet {
                case 0x30...0x39: digits += 1
                case UInt8(ascii: "+"), UInt8(ascii: " "), UInt8(ascii: "-"): continue
                default: return false
                }
            }
            return digits > 0
        }
    }
}
