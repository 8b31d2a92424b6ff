// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore
import SMPP
import Testing

@Suite struct SessionTimerTests {
    private let enquire = PDU.enquireLink(EnquireLink())

    @Test("Silence is asked about with enquire_link, and without an answer the session closes")
    func silence() {
        var driver = SessionDriver.bound()
        #expect(driver.wait(.milliseconds(29_999)) == [])
        #expect(driver.wait(.milliseconds(1)) == [.send(enquire, 1)])
        #expect(driver.wait(.milliseconds(9_999)) == [])
        #expect(driver.wait(.milliseconds(1)) == [.close(.enquireLinkTimedOut)])
    }

    @Test("An answered enquire_link keeps the session, and its answer is not stray")
    func answered() {
        var driver = SessionDriver.bound()
        _ = driver.wait(.seconds(30))
        #expect(driver.receive(.enquireLinkResponse(EnquireLinkResponse()), 1) == [])
        #expect(driver.session.statistics.strayResponses == 0)
        #expect(driver.session.statistics.lastEnquireLinkAt == driver.now)
        #expect(driver.wait(.seconds(29)) == [])
        #expect(driver.wait(.seconds(1)) == [.send(enquire, 2)])
    }

    @Test("A busy peer that forgets to answer enquire_link is not dead")
    func busy() {
        var driver = SessionDriver.bound()
        _ = driver.wait(.seconds(30))
        _ = driver.receive(submit, 2)
        for _ in 0..<10 {
            #expect(driver.wait(.seconds(20)) == [])
            _ = driver.receive(submit, 3)
        }
    }

    @Test("Without enquire_link the inactivity time ends a silent session")
    func inactivity() {
        var limits = SessionLimits()
        limits.enquireInterval = .zero
        var driver = SessionDriver.bound(limits: limits)
        #expect(driver.wait(.seconds(119)) == [])
        #expect(driver.wait(.seconds(1)) == [.close(.inactive)])
    }

    @Test("A peer that is held back is not taken for silent")
    func heldBack() {
        var limits = SessionLimits()
        limits.inboundWindow = 1
        var driver = SessionDriver.bound(limits: limits)
        for sequence: UInt32 in 2...3 { _ = driver.receive(submit, SequenceNumber(sequence)) }
        #expect(driver.session.isReadingPaused == true)
        for _ in 0..<10 { #expect(driver.wait(.seconds(30)) == []) }
    }

    @Test("A peer that takes no octets for the inactivity time is closed")
    func unwritable() {
        var driver = SessionDriver.bound()
        _ = driver.act { $0.writabilityChanged(false, at: $1, into: &$2) }
        #expect(driver.send(deliver, 10) == [])
        for _ in 0..<4 { #expect(driver.wait(.seconds(29)) == []) }
        #expect(driver.wait(.seconds(29)) == [.close(.inactive)])
    }

    @Test("What waited for a writable connection is sent when it is")
    func writableAgain() {
        var driver = SessionDriver.bound()
        _ = driver.act { $0.writabilityChanged(false, at: $1, into: &$2) }
        _ = driver.send(deliver, 10)
        let actions = driver.act { $0.writabilityChanged(true, at: $1, into: &$2) }
        #expect(actions == [.send(deliver, 1)])
    }

    @Test("A bind that is not decided in time closes, and the late decision does nothing")
    func undecided() {
        var driver = SessionDriver()
        _ = driver.receive(.bind(Bind(.receiver, systemID: "a", password: "b")), 1)
        #expect(driver.wait(.seconds(10)) == [.close(.sessionInitTimedOut)])
        #expect(driver.accept() == [])
    }

    @Test("An ESME that gets no bind answer closes")
    func unansweredBind() {
        var driver = SessionDriver(.esme)
        let bind = Bind(.receiver, systemID: "a", password: "b")
        let sent = driver.act { session, _, actions in session.bind(bind, into: &actions) }
        #expect(sent == [.send(.bind(bind), 1)])
        #expect(driver.session.nextDeadline == driver.now + .seconds(10))
        #expect(driver.wait(.seconds(10)) == [.close(.sessionInitTimedOut)])
    }

    @Test(
        "An ESME speaks the lower of both versions",
        arguments: [(nil, .v34), (.v33, .v33), (.v34, .v34), (.v50, .v34)]
            as [(InterfaceVersion?, InterfaceVersion)]
    )
    func version(_ offered: InterfaceVersion?, _ spoken: InterfaceVersion) {
        var driver = SessionDriver(.esme)
        _ = driver.act { session, _, actions in
            session.bind(Bind(.receiver, systemID: "a", password: "b"), into: &actions)
        }
        var response = BindResponse(.receiver, systemID: "mc")
        response.tlvs.scInterfaceVersion = offered
        #expect(driver.receive(.bindResponse(response), 1) == [.bound(.receiver, spoken)])
    }

    @Test("A refused bind closes the ESME's session with the status, as does generic_nack")
    func refused() {
        let answers: [PDU] = [
            .bindResponse(BindResponse(.receiver, status: .bindFailed)),
            .genericNack(GenericNack(status: .bindFailed)),
        ]
        for answer in answers {
            var driver = SessionDriver(.esme)
            _ = driver.act { session, _, actions in
                session.bind(Bind(.receiver, systemID: "a", password: "b"), into: &actions)
            }
            #expect(driver.receive(answer, 1) == [.close(.bindRefused(.bindFailed))])
        }
    }
}
