// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore
import SMPP
import Testing

/// A PDU and its octets, assembled by hand from the tables of SMPP 3.4 §4.
struct PDUFixture: CustomTestStringConvertible {
    var pdu: PDU
    var sequence: SequenceNumber
    var octets: ByteBuffer

    init(_ pdu: PDU, _ fixture: String) { self.init(pdu, 7, fixture) }

    init(_ pdu: PDU, _ sequence: SequenceNumber, _ fixture: String) {
        self.pdu = pdu
        self.sequence = sequence
        self.octets = SMPPTests.octets(fixture)
    }

    var testDescription: String { "\(pdu.commandID) #\(sequence) \(pdu.status)" }

    static let all = binds + messages + others + broadcasts

    static let binds: [PDUFixture] = [
        PDUFixture(
            .bind(
                with(Bind(.receiver, systemID: "acme", password: "pw")) { $0.systemType = "VMA" }
            ),
            "00000001 00000000 00000007 'acme' 00 'pw' 00 'VMA' 00 34 00 00 00"
        ),
        PDUFixture(
            .bind(
                with(Bind(.transmitter, systemID: "a", password: "")) {
                    $0.interfaceVersion = .v33
                }
            ),
            "00000002 00000000 00000007 'a' 00 00 00 33 00 00 00"
        ),
        PDUFixture(
            .bind(
                with(Bind(.transceiver, systemID: "acme", password: "secret08")) {
                    $0.addressTON = .international
                    $0.addressNPI = .isdn
                    $0.addressRange = "^49"
                }
            ),
            1,
            "00000009 00000000 00000001 'acme' 00 'secret08' 00 00 34 01 01 '^49' 00"
        ),
        PDUFixture(
            .bindResponse(
                with(BindResponse(.transceiver, systemID: "mc")) {
                    $0.tlvs.scInterfaceVersion = .v34
                }
            ),
            "80000009 00000000 00000007 'mc' 00 0210 0001 34"
        ),
        PDUFixture(
            .bindResponse(BindResponse(.receiver, systemID: "mc")),
            "80000001 00000000 00000007 'mc' 00"
        ),
        PDUFixture(
            .bindResponse(BindResponse(.transmitter, status: .bindFailed)),
            "80000002 0000000D 00000007"
        ),
        PDUFixture(
            .outbind(Outbind(systemID: "mc", password: "pw")),
            "0000000B 00000000 00000007 'mc' 00 'pw' 00"
        ),
    ]

    static let messages: [PDUFixture] = [
        PDUFixture(
            .submitSM(
                with(SubmitSM(source: shop, destination: phone, shortMessage: "Hello")) {
                    $0.serviceType = "CMT"
                    $0.registeredDelivery = .final
                    $0.validityPeriod = "000001000000000R"
                    $0.tlvs.userMessageReference = 0x1234
                }
            ),
            2,
            """
            00000004 00000000 00000002 'CMT' 00 05 00 'Shop' 00 01 01 '491701234567' 00
            00 00 00 00 '000001000000000R' 00 01 00 00 00 05 'Hello' 0204 0002 1234
            """
        ),
        PDUFixture(
            .submitSMResponse(SubmitSMResponse(messageID: "0199c")),
            2,
            "80000004 00000000 00000002 '0199c' 00"
        ),
        PDUFixture(
            .submitSMResponse(SubmitSMResponse(status: .throttled)),
            2,
            "80000004 00000058 00000002"
        ),
        PDUFixture(
            .submitSMResponse(
                with(SubmitSMResponse(status: .submitFailed)) {
                    $0.tlvs.additionalStatusInfoText = "no money"
                }
            ),
            2,
            "80000004 00000045 00000002 00 001D 0009 'no money' 00"
        ),
        PDUFixture(
            .submitMulti(
                SubmitMulti(
                    source: shop,
                    destinations: [.address(phone), .distributionList("all")],
                    shortMessage: "A"
                )
            ),
            """
            00000021 00000000 00000007 00 05 00 'Shop' 00 02 01 01 01 '491701234567' 00
            02 'all' 00 00 00 00 00 00 00 00 00 00 01 'A'
            """
        ),
        PDUFixture(
            .submitMultiResponse(
                SubmitMultiResponse(
                    messageID: "77",
                    unsuccessful: [.init(phone, status: .invalidDestinationAddress)]
                )
            ),
            "80000021 00000000 00000007 '77' 00 01 01 01 '491701234567' 00 0000000B"
        ),
        PDUFixture(
            .deliverSM(
                with(DeliverSM(source: phone, destination: shop, shortMessage: "id:7")) {
                    $0.esmClass = .deliveryReceipt
                    $0.tlvs.receiptedMessageID = "7"
                    $0.tlvs.messageState = .delivered
                    $0.tlvs.networkErrorCode = NetworkErrorCode(networkType: 3, code: 1)
                }
            ),
            """
            00000005 00000000 00000007 00 01 01 '491701234567' 00 05 00 'Shop' 00 04 00 00 00 00
            00 00 00 00 04 'id:7' 001E 0002 '7' 00 0427 0001 02 0423 0003 03 0001
            """
        ),
        PDUFixture(
            .deliverSMResponse(DeliverSMResponse()),
            "80000005 00000000 00000007 00"
        ),
        PDUFixture(
            .dataSM(
                with(DataSM(source: shop, destination: phone)) {
                    $0.dataCoding = .ucs2
                    $0.tlvs.messagePayload = ByteBuffer(bytes: [0x04, 0x10])
                }
            ),
            """
            00000103 00000000 00000007 00 05 00 'Shop' 00 01 01 '491701234567' 00 00 00 08
            0424 0002 0410
            """
        ),
        PDUFixture(
            .dataSMResponse(
                with(DataSMResponse(status: .deliveryFailed, messageID: "9")) {
                    $0.tlvs.deliveryFailureReason = 2
                }
            ),
            "80000103 000000FE 00000007 '9' 00 0425 0001 02"
        ),
    ]

    static let others: [PDUFixture] = [
        PDUFixture(
            .querySM(QuerySM(messageID: "42", source: shop)),
            "00000003 00000000 00000007 '42' 00 05 00 'Shop' 00"
        ),
        PDUFixture(
            .querySMResponse(
                with(QuerySMResponse(messageID: "42", messageState: .expired)) {
                    $0.finalDate = "261125094700000+"
                    $0.errorCode = 5
                }
            ),
            "80000003 00000000 00000007 '42' 00 '261125094700000+' 00 03 05"
        ),
        PDUFixture(
            .querySMResponse(QuerySMResponse(status: .queryFailed)),
            "80000003 00000067 00000007"
        ),
        PDUFixture(
            .cancelSM(CancelSM(messageID: "42", source: shop, destination: phone)),
            """
            00000008 00000000 00000007 00 '42' 00 05 00 'Shop' 00 01 01 '491701234567' 00
            """
        ),
        PDUFixture(
            .cancelSMResponse(CancelSMResponse(status: .cancelFailed)),
            "80000008 00000011 00000007"
        ),
        PDUFixture(
            .replaceSM(ReplaceSM(messageID: "42", source: shop, shortMessage: "new")),
            "00000007 00000000 00000007 '42' 00 05 00 'Shop' 00 00 00 00 00 03 'new'"
        ),
        PDUFixture(
            .replaceSMResponse(ReplaceSMResponse()),
            "80000007 00000000 00000007"
        ),
        PDUFixture(
            .alertNotification(AlertNotification(source: phone, esme: shop)),
            "00000102 00000000 00000007 01 01 '491701234567' 00 05 00 'Shop' 00"
        ),
        PDUFixture(
            .genericNack(GenericNack(status: .invalidCommandID)),
            "80000000 00000003 00000007"
        ),
        PDUFixture(.enquireLink(EnquireLink()), "00000015 00000000 00000007"),
        PDUFixture(.enquireLinkResponse(EnquireLinkResponse()), "80000015 00000000 00000007"),
        PDUFixture(.unbind(Unbind()), "00000006 00000000 00000007"),
        PDUFixture(.unbindResponse(UnbindResponse()), "80000006 00000000 00000007"),
    ]
}

extension PDUFixture {
    /// Assembled from the tables of SMPP 5.0 §4.4 and §4.6.
    static let broadcasts: [PDUFixture] = [
        PDUFixture(
            .broadcastSM(
                with(BroadcastSM(source: shop)) {
                    $0.messageID = "b1"
                    $0.priority = 2
                    $0.tlvs.broadcastAreas = [BroadcastArea(format: 0, details: "Kyiv")]
                    $0.tlvs.broadcastContentType = .init(networkType: 1, service: 0x0021)
                    $0.tlvs.broadcastRepeatCount = 3
                    $0.tlvs.broadcastFrequency = .init(unit: 9, count: 10)
                    $0.tlvs.messagePayload = "Snow"
                }
            ),
            """
            00000111 00000000 00000007 00 05 00 'Shop' 00 'b1' 00 02 00 00 00 00 00
            0606 0005 00 'Kyiv' 0601 0003 01 0021 0604 0002 0003 0605 0003 09 000A 0424 0004 'Snow'
            """
        ),
        PDUFixture(
            .broadcastSMResponse(BroadcastSMResponse(messageID: "b1")),
            "80000111 00000000 00000007 'b1' 00"
        ),
        PDUFixture(
            .broadcastSMResponse(BroadcastSMResponse(status: .broadcastFailed)),
            "80000111 0000010D 00000007"
        ),
        PDUFixture(
            .queryBroadcastSM(QueryBroadcastSM(messageID: "b1", source: shop)),
            "00000112 00000000 00000007 'b1' 00 05 00 'Shop' 00"
        ),
        PDUFixture(
            .queryBroadcastSMResponse(
                with(QueryBroadcastSMResponse(messageID: "b1")) {
                    $0.tlvs.messageState = .enroute
                    $0.tlvs.broadcastAreas = [BroadcastArea(format: 0, details: "Kyiv")]
                    $0.tlvs.broadcastAreaSuccess = [90]
                }
            ),
            """
            80000112 00000000 00000007 'b1' 00 0427 0001 01 0606 0005 00 'Kyiv' 0608 0001 5A
            """
        ),
        PDUFixture(
            .cancelBroadcastSM(CancelBroadcastSM(messageID: "b1", source: shop)),
            "00000113 00000000 00000007 00 'b1' 00 05 00 'Shop' 00"
        ),
        PDUFixture(
            .cancelBroadcastSMResponse(CancelBroadcastSMResponse()),
            "80000113 00000000 00000007"
        ),
    ]
}

let shop = Address("Shop", ton: .alphanumeric)
let phone = Address("491701234567", ton: .international, npi: .isdn)

/// A copy of a value with changes.
func with<Value>(_ value: Value, _ change: (inout Value) -> Void) -> Value {
    var copy = value
    change(&copy)
    return copy
}

extension ByteBuffer: @retroactive ExpressibleByStringLiteral {
    /// Takes the UTF-8 octets of a literal.
    public init(stringLiteral value: String) { self.init(string: value) }
}
