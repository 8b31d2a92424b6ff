// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore
import SMPP
import Testing

/// Typed access to every optional parameter of 3.4 and 5.0.
@Suite struct TypedParameterTests {
    static let octets: [(String, TLVTag, any WritableKeyPath<TLVs, UInt8?> & Sendable)] = [
        ("deliveryFailureReason", .deliveryFailureReason, \.deliveryFailureReason),
        ("sarTotalSegments", .sarTotalSegments, \.sarTotalSegments),
        ("sarSegmentSequence", .sarSegmentSequence, \.sarSegmentSequence),
        ("moreMessagesToSend", .moreMessagesToSend, \.moreMessagesToSend),
        ("destinationAddressSubunit", .destinationAddressSubunit, \.destinationAddressSubunit),
        ("sourceAddressSubunit", .sourceAddressSubunit, \.sourceAddressSubunit),
        ("destinationNetworkType", .destinationNetworkType, \.destinationNetworkType),
        ("sourceNetworkType", .sourceNetworkType, \.sourceNetworkType),
        ("destinationBearerType", .destinationBearerType, \.destinationBearerType),
        ("sourceBearerType", .sourceBearerType, \.sourceBearerType),
        ("sourceTelematicsID", .sourceTelematicsID, \.sourceTelematicsID),
        ("payloadType", .payloadType, \.payloadType),
        ("messageWaitFacilities", .msMessageWaitFacilities, \.messageWaitFacilities),
        ("privacyIndicator", .privacyIndicator, \.privacyIndicator),
        ("userResponseCode", .userResponseCode, \.userResponseCode),
        ("languageIndicator", .languageIndicator, \.languageIndicator),
        ("callbackPresentation", .callbackPresentation, \.callbackPresentation),
        ("numberOfMessages", .numberOfMessages, \.numberOfMessages),
        ("displayTime", .displayTime, \.displayTime),
        ("messageValidity", .msValidity, \.messageValidity),
        ("ussdServiceOperation", .ussdServiceOperation, \.ussdServiceOperation),
        ("itsReplyType", .itsReplyType, \.itsReplyType),
        ("deliveryPending", .setDPF, \.deliveryPending),
        ("deliveryPendingResult", .dpfResult, \.deliveryPendingResult),
        ("availability", .msAvailabilityStatus, \.availability),
        ("congestionState", .congestionState, \.congestionState),
        (
            "numberPortabilityResolution", .numberPortabilityResolution,
            \.numberPortabilityResolution
        ),
        ("broadcastChannelIndicator", .broadcastChannelIndicator, \.broadcastChannelIndicator),
        ("broadcastMessageClass", .broadcastMessageClass, \.broadcastMessageClass),
    ]

    static let pairs: [(String, TLVTag, any WritableKeyPath<TLVs, UInt16?> & Sendable)] = [
        ("userMessageReference", .userMessageReference, \.userMessageReference),
        ("sarMessageReference", .sarMessageReference, \.sarMessageReference),
        ("sourcePort", .sourcePort, \.sourcePort),
        ("destinationPort", .destinationPort, \.destinationPort),
        ("destinationTelematicsID", .destinationTelematicsID, \.destinationTelematicsID),
        ("smsSignal", .smsSignal, \.smsSignal),
        ("broadcastRepeatCount", .broadcastRepeatCount, \.broadcastRepeatCount),
    ]

    static let words: [(String, TLVTag, any WritableKeyPath<TLVs, UInt32?> & Sendable)] = [
        ("qosTimeToLive", .qosTimeToLive, \.qosTimeToLive),
        ("broadcastErrorStatus", .broadcastErrorStatus, \.broadcastErrorStatus),
    ]

    static let strings: [(String, TLVTag, any WritableKeyPath<TLVs, COctetString?> & Sendable)] = [
        ("receiptedMessageID", .receiptedMessageID, \.receiptedMessageID),
        ("additionalStatusInfoText", .additionalStatusInfoText, \.additionalStatusInfoText),
        ("sourceNetworkID", .sourceNetworkID, \.sourceNetworkID),
        ("destinationNetworkID", .destinationNetworkID, \.destinationNetworkID),
        ("broadcastEndTime", .broadcastEndTime, \.broadcastEndTime),
    ]

    static let buffers: [(String, TLVTag, any WritableKeyPath<TLVs, ByteBuffer?> & Sendable)] = [
        ("messagePayload", .messagePayload, \.messagePayload),
        ("billingIdentification", .billingIdentification, \.billingIdentification),
        ("sourceNodeID", .sourceNodeID, \.sourceNodeID),
        ("destinationNodeID", .destinationNodeID, \.destinationNodeID),
        (
            "numberPortabilityInformation", .numberPortabilityInformation,
            \.numberPortabilityInformation
        ),
        ("numberPortabilityCountry", .numberPortabilityCountry, \.numberPortabilityCountry),
        ("broadcastContentTypeInfo", .broadcastContentTypeInfo, \.broadcastContentTypeInfo),
        ("broadcastServiceGroup", .broadcastServiceGroup, \.broadcastServiceGroup),
    ]

    /// Sets a parameter, looks at its octets, reads it, writes it wrongly and removes it.
    private func check<Value: Equatable>(
        _ path: WritableKeyPath<TLVs, Value?>,
        _ tag: TLVTag,
        _ value: Value,
        octets: [UInt8]
    ) {
        var tlvs = TLVs()
        tlvs.append(TLVTag(rawValue: 0x1400), "vendor")
        tlvs[keyPath: path] = value
        #expect(tlvs[tag].map { Array($0.value.readableBytesView) } == octets, "\(tag)")
        #expect(tlvs[keyPath: path] == value, "\(tag)")
        tlvs[keyPath: path] = nil
        #expect(tlvs[tag] == nil, "\(tag)")
        #expect(tlvs.map(\.tag.rawValue) == [0x1400])
    }

    @Test("Parameters of one octet", arguments: octets.indices)
    func octet(_ index: Int) {
        let (_, tag, path) = Self.octets[index]
        check(path, tag, 0xA5, octets: [0xA5])
    }

    @Test("Parameters of two octets", arguments: pairs.indices)
    func pair(_ index: Int) {
        let (_, tag, path) = Self.pairs[index]
        check(path, tag, 0x1234, octets: [0x12, 0x34])
    }

    @Test("Parameters of four octets", arguments: words.indices)
    func word(_ index: Int) {
        let (_, tag, path) = Self.words[index]
        check(path, tag, 0x0102_0304, octets: [1, 2, 3, 4])
    }

    @Test("Parameters that end with a NUL", arguments: strings.indices)
    func string(_ index: Int) {
        let (_, tag, path) = Self.strings[index]
        check(path, tag, "AB", octets: [0x41, 0x42, 0])
    }

    @Test("Parameters of any octets", arguments: buffers.indices)
    func buffer(_ index: Int) {
        let (_, tag, path) = Self.buffers[index]
        check(path, tag, "AB", octets: [0x41, 0x42])
    }

    @Test("Parameters with parts")
    func structured() {
        let subaddress = Subaddress(kind: 0xA0, digits: "12")
        check(\.sourceSubaddress, .sourceSubaddress, subaddress, octets: [0xA0, 0x31, 0x32])
        check(
            \.destinationSubaddress,
            .destinationSubaddress,
            subaddress,
            octets: [0xA0, 0x31, 0x32]
        )
        check(
            \.callbackNumber,
            .callbackNumber,
            CallbackNumber(digitMode: 1, typeOfNumber: 2, numberingPlan: 3, digits: "9"),
            octets: [1, 2, 3, 0x39]
        )
        check(
            \.callbackTag,
            .callbackTag,
            CallbackTag(dataCoding: 3, text: "A"),
            octets: [3, 0x41]
        )
        check(
            \.itsSession,
            .itsSessionInfo,
            InteractiveSession(session: 7, sequence: 9),
            octets: [7, 9]
        )
        check(
            \.networkErrorCode,
            .networkErrorCode,
            NetworkErrorCode(networkType: 3, code: 258),
            octets: [3, 1, 2]
        )
        check(
            \.broadcastContentType,
            .broadcastContentType,
            BroadcastContentType(networkType: 1, service: 0x21),
            octets: [1, 0, 0x21]
        )
        check(
            \.broadcastFrequency,
            .broadcastFrequency,
            BroadcastFrequency(unit: 9, count: 10),
            octets: [9, 0, 10]
        )
        check(\.messageState, .messageState, .delivered, octets: [2])
        check(\.scInterfaceVersion, .scInterfaceVersion, .v50, octets: [0x50])
    }

    @Test("A parameter with parts that is too short or too long reads as nil")
    func wrongSizes() {
        var tlvs = TLVs()
        tlvs.append(.networkErrorCode, UInt16(1))
        tlvs.append(.broadcastFrequency, UInt32(1))
        tlvs.append(.callbackNumber, UInt16(1))
        tlvs.append(.sourceSubaddress, ByteBuffer())
        #expect(tlvs.networkErrorCode == nil)
        #expect(tlvs.broadcastFrequency == nil)
        #expect(tlvs.callbackNumber == nil)
        #expect(tlvs.sourceSubaddress == nil)
    }

    @Test("Parameters that come several times keep their order")
    func repeated() {
        var tlvs = TLVs()
        let areas = [
            BroadcastArea(format: 0, details: "A"), BroadcastArea(format: 2, details: "B"),
        ]
        tlvs.broadcastAreas = areas
        tlvs.broadcastAreaSuccess = [100, 255]
        #expect(tlvs.broadcastAreas == areas)
        #expect(tlvs.broadcastAreaSuccess == [100, 255])
        tlvs.broadcastAreas = []
        #expect(tlvs.map(\.tag) == [.broadcastAreaSuccess, .broadcastAreaSuccess])
    }

    @Test("alert_on_message_delivery is there or not, with an octet or without")
    func alert() {
        var tlvs = TLVs()
        #expect(!tlvs.alertsOnDelivery)
        tlvs.alertsOnDelivery = true
        #expect(tlvs[.alertOnMessageDelivery]?.value.readableBytes == 0)
        tlvs.alertsOnDelivery = false
        #expect(tlvs.isEmpty)
        tlvs.append(.alertOnMessageDelivery, UInt8(1))
        #expect(tlvs.alertsOnDelivery)
    }

    @Test("Every parameter of 3.4 and 5.0 has the name of the specification")
    func names() {
        let groups: [ClosedRange<UInt16>] = [
            0x0005...0x0008, 0x000D...0x0010, 0x001D...0x001E, 0x0201...0x0205, 0x020A...0x0210,
            0x0302...0x0304, 0x0420...0x0428, 0x0600...0x060B, 0x060D...0x0613,
        ]
        let single: [UInt16] = [
            0x0017, 0x0019, 0x0030, 0x0381, 0x0501, 0x1201, 0x1203, 0x1204, 0x130C, 0x1380, 0x1383,
        ]
        for raw in groups.flatMap(Array.init) + single {
            #expect(!"\(TLVTag(rawValue: raw))".hasPrefix("0x"), "\(raw)")
        }
        #expect("\(TLVTag.sarMessageReference)" == "sar_msg_ref_num")
        #expect("\(TLVTag(rawValue: 0x1400))" == "0x1400")
    }

    @Test("Every status of 3.4 and 5.0 has the name of the specification")
    func statuses() {
        let groups: [ClosedRange<UInt32>] = [
            0x00...0x08, 0x0A...0x0F, 0x13...0x15, 0x33...0x34, 0x42...0x45, 0x48...0x49,
            0x50...0x51, 0x53...0x55, 0x61...0x67, 0xC0...0xC4, 0xFE...0x112,
        ]
        for raw in groups.flatMap(Array.init) + [0x11, 0x40, 0x58] {
            #expect("\(CommandStatus(rawValue: raw))".hasPrefix("ESME_R"), "\(raw)")
        }
    }
}
