// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore
import SMPP
import Testing

/// What a message centre answers, row by row.
@Suite struct SessionReplyTests {
    static let requests: [PDU] = [
        submit, deliver, data,
        .submitMulti(SubmitMulti(source: shop, destinations: [.address(phone)])),
        .querySM(QuerySM(messageID: "1", source: shop)),
        .cancelSM(CancelSM(messageID: "1", source: shop)),
        .replaceSM(ReplaceSM(messageID: "1", source: shop, shortMessage: "x")),
    ]

    @Test("Any request but a bind is refused while not bound", arguments: requests)
    func notBound(_ request: PDU) {
        var driver = SessionDriver()
        let refusal = PDU.response(to: request.commandID, status: .invalidBindStatus)
        #expect(driver.receive(request, 9) == [.send(refusal, 9)])
        #expect(driver.wait(.seconds(9)) == [])
        #expect(driver.wait(.seconds(1)) == [.close(.sessionInitTimedOut)])
    }

    @Test("enquire_link is answered in any state")
    func enquireLink() {
        let answer = [SessionAction.send(.enquireLinkResponse(EnquireLinkResponse()), 3)]
        var open = SessionDriver()
        #expect(open.receive(.enquireLink(EnquireLink()), 3) == answer)
        var bound = SessionDriver.bound()
        #expect(bound.receive(.enquireLink(EnquireLink()), 3) == answer)
        var esme = SessionDriver.boundESME()
        #expect(esme.receive(.enquireLink(EnquireLink()), 3) == answer)
    }

    @Test("A refused bind is answered with its status and closed")
    func refusedBind() {
        var driver = SessionDriver()
        let bind = Bind(.transmitter, systemID: "acme", password: "no")
        #expect(driver.receive(.bind(bind), 1) == [.authenticate(bind)])
        let actions = driver.act { session, _, actions in
            session.refuseBind(.bindFailed, into: &actions)
        }
        #expect(
            actions == [
                .send(.bindResponse(BindResponse(.transmitter, status: .bindFailed)), 1),
                .close(.bindRefused(.bindFailed)),
            ]
        )
    }

    @Test("A second bind is refused and the session goes on", arguments: BindKind.allCases)
    func bindAgain(_ kind: BindKind) {
        var driver = SessionDriver.bound()
        let again = PDU.bind(Bind(kind, systemID: "acme", password: "pw"))
        let refusal = PDU.bindResponse(BindResponse(kind, status: .alreadyBound))
        #expect(driver.receive(again, 2) == [.send(refusal, 2)])
        #expect(driver.receive(submit, 3) == [.deliver(submit, 3)])
    }

    @Test(
        "A bind is accepted as a version served here, and says so but to 3.3",
        arguments: [
            (0x33, .v33, nil), (0x34, .v34, .v34), (0x50, .v50, .v50), (0x42, .v34, .v34),
            (0x07, .v33, nil),
        ] as [(UInt8, InterfaceVersion, InterfaceVersion?)]
    )
    func version(_ raw: UInt8, _ served: InterfaceVersion, _ answered: InterfaceVersion?) {
        var driver = SessionDriver()
        var bind = Bind(.receiver, systemID: "acme", password: "pw")
        bind.interfaceVersion = InterfaceVersion(rawValue: raw)
        _ = driver.receive(.bind(bind), 1)
        var response = BindResponse(.receiver, systemID: "mc")
        response.tlvs.scInterfaceVersion = answered
        #expect(
            driver.accept() == [
                .send(.bindResponse(response), 1), .bound(.receiver, served), .resumeReading,
            ]
        )
    }

    @Test("What comes in one burst with a bind is read when the bind is decided")
    func burst() {
        var driver = SessionDriver()
        let bind = Bind(.transceiver, systemID: "acme", password: "pw")
        #expect(driver.session.isReadingPaused == false)
        #expect(driver.receive(.bind(bind), 1) == [.authenticate(bind)])
        #expect(driver.session.isReadingPaused == true)
        #expect(driver.accept().last == .resumeReading)
        #expect(driver.session.isReadingPaused == false)
        #expect(driver.receive(submit, 2) == [.deliver(submit, 2)])
    }

    @Test("An outbind to a message centre is refused and closed")
    func outbind() {
        var driver = SessionDriver()
        let nack = PDU.genericNack(GenericNack(status: .invalidBindStatus))
        #expect(
            driver.receive(.outbind(Outbind(systemID: "x", password: "y")), 4)
                == [.send(nack, 4), .close(.protocolViolation)]
        )
    }

    @Test("A submission on a receiver bind is refused")
    func submitOnReceiver() {
        var driver = SessionDriver.bound(.receiver)
        let refusal = PDU.submitSMResponse(SubmitSMResponse(status: .invalidBindStatus))
        #expect(driver.receive(submit, 5) == [.send(refusal, 5)])
    }

    @Test("A stray response is ignored and counted")
    func strayResponse() {
        var driver = SessionDriver.bound()
        #expect(driver.receive(.deliverSMResponse(DeliverSMResponse()), 77) == [])
        #expect(driver.session.statistics.strayResponses == 1)
        _ = driver.send(deliver, 10)
        #expect(driver.receive(.submitSMResponse(SubmitSMResponse()), 1) == [])
        #expect(driver.session.statistics.strayResponses == 2)
        #expect(driver.session.statistics.windowUsed == 1)
    }

    @Test("An unknown request gets generic_nack and the session goes on")
    func unknownCommand() {
        var driver = SessionDriver.bound()
        let nack = PDU.genericNack(GenericNack(status: .invalidCommandID))
        #expect(driver.receive(octets: octets("00000999 00000000 00000006")) == [.send(nack, 6)])
        #expect(driver.receive(submit, 7) == [.deliver(submit, 7)])
    }

    @Test(
        "A length under a header or over the limit loses the framing",
        arguments: ["0000000F", "00000000", "00010011", "FFFFFFFF"]
    )
    func commandLength(_ length: String) {
        var driver = SessionDriver.bound()
        let nack = PDU.genericNack(GenericNack(status: .invalidCommandLength))
        let actions = driver.receive(octets: plainOctets(length + "00000015 00000000 00000006"))
        #expect(actions == [.send(nack, 6), .close(.framingLost)])
    }

    @Test("A body that is too short gets the request's response and the session goes on")
    func shortBody() {
        var driver = SessionDriver.bound()
        let refusal = PDU.submitSMResponse(SubmitSMResponse(status: .invalidCommandLength))
        let stream = octets("00000004 00000000 00000006 00 00")
        #expect(driver.receive(octets: stream) == [.send(refusal, 6)])
        #expect(driver.receive(submit, 7) == [.deliver(submit, 7)])
    }

    @Test("Sequence numbers out of range are echoed", arguments: [0, 0x8000_0000, 0xFFFF_FFFF])
    func sequenceNumbers(_ raw: UInt32) {
        var driver = SessionDriver.bound()
        let sequence = SequenceNumber(raw)
        #expect(driver.receive(submit, sequence) == [.deliver(submit, sequence)])
        let response = PDU.submitSMResponse(SubmitSMResponse(messageID: "1"))
        #expect(driver.respond(response, sequence) == [.send(response, sequence)])
    }

    @Test("Over the throughput requests are refused at once, and pass again a second later")
    func throttled() {
        var limits = SessionLimits()
        limits.inboundThroughput = 2
        var driver = SessionDriver.bound(limits: limits)
        #expect(driver.receive(submit, 2) == [.deliver(submit, 2)])
        #expect(driver.receive(submit, 3) == [.deliver(submit, 3)])
        let refusal = PDU.submitSMResponse(SubmitSMResponse(status: .throttled))
        #expect(driver.receive(submit, 4) == [.send(refusal, 4)])
        #expect(driver.session.statistics.throttled == 1)
        #expect(driver.session.statistics.inboundWindowUsed == 2)
        _ = driver.wait(.seconds(1))
        #expect(driver.receive(submit, 5) == [.deliver(submit, 5)])
    }

    @Test("Beyond the window requests are refused, far beyond reading stops until an answer")
    func windowFull() {
        var limits = SessionLimits()
        limits.inboundWindow = 2
        var driver = SessionDriver.bound(limits: limits)
        _ = driver.receive(submit, 2)
        _ = driver.receive(submit, 3)
        let full = PDU.submitSMResponse(SubmitSMResponse(status: .messageQueueFull))
        #expect(driver.receive(submit, 4) == [.send(full, 4)])
        #expect(driver.receive(submit, 5) == [.send(full, 5), .pauseReading])
        #expect(driver.session.isReadingPaused == true)
        let response = PDU.submitSMResponse(SubmitSMResponse(messageID: "1"))
        #expect(driver.respond(response, 3) == [.send(response, 3), .resumeReading])
        #expect(driver.receive(submit, 6) == [.deliver(submit, 6)])
    }

    @Test("unbind is answered after what is outstanding, then the connection closes")
    func unbind() {
        var driver = SessionDriver.bound()
        _ = driver.receive(submit, 2)
        #expect(driver.receive(.unbind(Unbind()), 3) == [])
        let response = PDU.submitSMResponse(SubmitSMResponse(messageID: "1"))
        #expect(
            driver.respond(response, 2) == [
                .send(response, 2), .send(.unbindResponse(UnbindResponse()), 3),
                .close(.unboundByPeer),
            ]
        )
    }

    @Test("unbind is answered although an answer stays out, once the response time is over")
    func unbindWithoutAnswers() {
        var driver = SessionDriver.bound()
        _ = driver.receive(submit, 2)
        _ = driver.receive(.unbind(Unbind()), 3)
        #expect(
            driver.wait(.seconds(10)) == [
                .send(.unbindResponse(UnbindResponse()), 3), .close(.unboundByPeer),
            ]
        )
    }

    @Test("data_sm is taken as submit_sm, alert_notification only by an ESME")
    func dataAndAlert() {
        let alert = PDU.alertNotification(AlertNotification(source: phone, esme: shop))
        var driver = SessionDriver.bound()
        #expect(driver.receive(data, 2) == [.deliver(data, 2)])
        #expect(driver.receive(alert, 3) == [])
        var esme = SessionDriver.boundESME()
        #expect(esme.receive(alert, 3) == [.deliver(alert, 3)])
        #expect(esme.session.statistics.inboundWindowUsed == 0)
    }
}
