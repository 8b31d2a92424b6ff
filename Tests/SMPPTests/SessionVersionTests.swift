// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore
import SMPP
import Testing

/// What depends on the version a peer binds with, and on which side may ask what.
@Suite struct SessionVersionTests {
    private let broadcast = PDU.broadcastSM(
        with(BroadcastSM(source: shop)) {
            $0.tlvs.broadcastAreas = [BroadcastArea(format: 0, details: "Kyiv")]
            $0.tlvs.broadcastContentType = .init(networkType: 1, service: 0x21)
            $0.tlvs.broadcastRepeatCount = 1
            $0.tlvs.broadcastFrequency = .init(unit: 9, count: 1)
        }
    )

    private static func limits(acceptsBroadcasts: Bool) -> SessionLimits {
        with(SessionLimits()) { $0.acceptsBroadcasts = acceptsBroadcasts }
    }

    @Test("A broadcast is no command before 5.0", arguments: [InterfaceVersion.v33, .v34])
    func broadcastBefore50(_ version: InterfaceVersion) {
        let limits = Self.limits(acceptsBroadcasts: true)
        var driver = SessionDriver.bound(version: version, limits: limits)
        let nack = PDU.genericNack(GenericNack(status: .invalidCommandID))
        #expect(driver.receive(broadcast, 5) == [.send(nack, 5)])
    }

    @Test("A broadcast of 5.0 is delivered where broadcasts are taken, else prohibited")
    func broadcasts() {
        var taking = SessionDriver.bound(
            version: .v50,
            limits: Self.limits(acceptsBroadcasts: true)
        )
        #expect(taking.receive(broadcast, 5) == [.deliver(broadcast, 5)])
        var refusing = SessionDriver.bound(version: .v50)
        let refusal = PDU.broadcastSMResponse(BroadcastSMResponse(status: .prohibited))
        #expect(refusing.receive(broadcast, 5) == [.send(refusal, 5)])
    }

    @Test(
        "A broadcast without one of its four needed parameters is refused",
        arguments: [
            TLVTag.broadcastArea, .broadcastContentType, .broadcastRepeatCount, .broadcastFrequency,
        ]
    )
    func incompleteBroadcast(_ missing: TLVTag) {
        guard case .broadcastSM(var request) = broadcast else { return }
        request.tlvs.removeAll(missing)
        var driver = SessionDriver.bound(
            version: .v50,
            limits: Self.limits(acceptsBroadcasts: true)
        )
        let refusal = PDU.broadcastSMResponse(
            BroadcastSMResponse(status: .missingOptionalParameter)
        )
        #expect(driver.receive(.broadcastSM(request), 5) == [.send(refusal, 5)])
    }

    @Test("A peer of 3.3 gets no optional parameters but the payload")
    func version33() {
        var driver = SessionDriver.bound(version: .v33)
        let receipt = with(DeliverSM(source: phone, destination: shop, shortMessage: "id:7")) {
            $0.esmClass = .deliveryReceipt
        }
        var full = receipt
        full.tlvs.receiptedMessageID = "7"
        full.tlvs.messageState = .delivered
        #expect(driver.send(.deliverSM(full), 1) == [.send(.deliverSM(receipt), 1)])

        let long = with(DeliverSM(source: phone, destination: shop)) {
            $0.tlvs.messagePayload = "long"
        }
        var longFull = long
        longFull.tlvs.userMessageReference = 3
        #expect(driver.send(.deliverSM(longFull), 2) == [.send(.deliverSM(long), 2)])

        _ = driver.receive(submit, 9)
        let refused = PDU.submitSMResponse(
            with(SubmitSMResponse(status: .submitFailed)) {
                $0.tlvs.additionalStatusInfoText = "no money"
            }
        )
        let bare = PDU.submitSMResponse(SubmitSMResponse(status: .submitFailed))
        #expect(driver.respond(refused, 9) == [.send(bare, 9)])
    }

    @Test("A peer of 3.4 gets the parameters", arguments: [InterfaceVersion.v34, .v50])
    func version34(_ version: InterfaceVersion) {
        var driver = SessionDriver.bound(version: version)
        let receipt = PDU.deliverSM(
            with(DeliverSM(source: phone, destination: shop, shortMessage: "id:7")) {
                $0.tlvs.receiptedMessageID = "7"
            }
        )
        #expect(driver.send(receipt, 1) == [.send(receipt, 1)])
    }

    @Test(
        "A request of the wrong side or bind is refused with its own response",
        arguments: [
            (BindKind.transceiver, deliver), (.transmitter, deliver), (.receiver, submit),
            (.receiver, data), (.receiver, .querySM(QuerySM(messageID: "1", source: shop))),
            (.receiver, .cancelSM(CancelSM(messageID: "1", source: shop))),
            (.receiver, .submitMulti(SubmitMulti(source: shop, destinations: [.address(phone)]))),
        ] as [(BindKind, PDU)]
    )
    func wrongSide(_ kind: BindKind, _ request: PDU) {
        var driver = SessionDriver.bound(kind)
        let refusal = PDU.response(to: request.commandID, status: .invalidBindStatus)
        #expect(driver.receive(request, 5) == [.send(refusal, 5)])
    }

    @Test(
        "An ESME refuses what only a message centre is asked",
        arguments: [
            (BindKind.transceiver, submit), (.transmitter, deliver), (.transmitter, data),
        ] as [(BindKind, PDU)]
    )
    func wrongSideOfESME(_ kind: BindKind, _ request: PDU) {
        var driver = SessionDriver.boundESME(kind)
        let refusal = PDU.response(to: request.commandID, status: .invalidBindStatus)
        #expect(driver.receive(request, 5) == [.send(refusal, 5)])
    }

    @Test(
        "A malformed optional parameter is refused and the session goes on",
        arguments: [
            ("0204 0003 1234", CommandStatus.invalidOptionalParameterValue),
            ("0204 0002 1234 00", .invalidParameterLength),
        ]
    )
    func malformedParameters(_ tail: String, _ status: CommandStatus) {
        var driver = SessionDriver.bound()
        let stream = octets(
            "00000004 00000000 00000006 00 05 00 'Shop' 00 01 01 '491701234567' 00 00 00 00"
                + "00 00 00 00 00 00 02 'Hi'" + tail
        )
        let refusal = PDU.submitSMResponse(SubmitSMResponse(status: status))
        #expect(driver.receive(octets: stream) == [.send(refusal, 6)])
        #expect(driver.receive(submit, 7) == [.deliver(submit, 7)])
    }

    @Test("A vendor's parameter reaches the application as it came")
    func vendorParameter() {
        var driver = SessionDriver.bound()
        let request = submitWith { $0.tlvs.append(TLVTag(rawValue: 0x1403), "x") }
        #expect(driver.receive(octets: request.encoded(4)) == [.deliver(request, 4)])
    }
}
