// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore
import SMPP
import Testing

/// Window, queue, pacing and outcomes of our own requests.
@Suite struct SessionSendingTests {
    private static func limits(_ change: (inout SessionLimits) -> Void) -> SessionLimits {
        with(SessionLimits(), change)
    }

    private let accepted = PDU.submitSMResponse(SubmitSMResponse(messageID: "m"))

    @Test("Beyond the window requests wait, beyond the queue they are not sent")
    func queue() {
        let limits = Self.limits {
            $0.window = 1
            $0.queue = 1
        }
        var driver = SessionDriver.boundESME(limits: limits)
        #expect(driver.send(submit, 10) == [.send(submit, 2)])
        #expect(driver.send(submit, 11) == [])
        #expect(driver.send(submit, 12) == [.resolve(token: 12, .notSent)])
        #expect(
            driver.receive(accepted, 2) == [
                .resolve(token: 10, .answered(accepted)), .send(submit, 3),
            ]
        )
    }

    @Test("Answers may come in any order")
    func anyOrder() {
        var driver = SessionDriver.boundESME()
        for token: Int64 in 0..<3 { _ = driver.send(submit, token) }
        for (sequence, token) in [(4, 2), (2, 0), (3, 1)] as [(UInt32, Int64)] {
            #expect(
                driver.receive(accepted, SequenceNumber(sequence))
                    == [.resolve(token: token, .answered(accepted))]
            )
        }
    }

    @Test("A request not answered in time frees its place, and its late answer is stray")
    func timeout() {
        var driver = SessionDriver.boundESME(limits: Self.limits { $0.window = 1 })
        _ = driver.send(submit, 10)
        _ = driver.send(submit, 11)
        #expect(driver.session.nextDeadline == driver.now + .seconds(10))
        #expect(driver.wait(.milliseconds(9_999)) == [])
        #expect(
            driver.wait(.milliseconds(1)) == [.resolve(token: 10, .timedOut), .send(submit, 3)]
        )
        #expect(driver.receive(accepted, 2) == [])
        #expect(driver.session.statistics.strayResponses == 1)
        #expect(driver.session.statistics.timedOut == 1)
    }

    @Test(
        "A malformed response ends the wait of its request with the status it has",
        arguments: [CommandStatus.ok, .submitFailed]
    )
    func malformedResponse(_ status: CommandStatus) {
        var driver = SessionDriver.boundESME()
        _ = driver.send(submit, 10)
        let status32 = String(status.rawValue, radix: 16)
        let padded = String(repeating: "0", count: 8 - status32.count) + status32
        let stream = octets("80000004" + padded + "00000002 'unterminated'")
        let known = PDU.submitSMResponse(SubmitSMResponse(status: status))
        #expect(driver.receive(octets: stream) == [.resolve(token: 10, .answered(known))])
        #expect(driver.session.statistics.windowUsed == 0)
        #expect(driver.session.statistics.undecodable == 1)
    }

    @Test("generic_nack answers the request with its number, and nothing when it has none")
    func genericNack() {
        var driver = SessionDriver.boundESME()
        _ = driver.send(submit, 10)
        let nack = PDU.genericNack(GenericNack(status: .invalidCommandID))
        #expect(driver.receive(nack, 0) == [])
        #expect(driver.receive(nack, 2) == [.resolve(token: 10, .answered(nack))])
    }

    @Test("Sending keeps to the throughput, a fiftieth of a second at once")
    func pacing() {
        var driver = SessionDriver.boundESME(limits: Self.limits { $0.outboundThroughput = 100 })
        var sent = 0
        for token: Int64 in 0..<300 { sent += driver.send(submit, token).count }
        #expect(sent == 2)
        var perSecond: [Int] = []
        for _ in 0..<2 {
            let end = driver.now + .seconds(1)
            var count = 0
            while driver.session.nextDeadline <= end {
                let actions = driver.wait(driver.session.nextDeadline - driver.now)
                for case .send(.submitSM, let sequence) in actions {
                    count += 1
                    _ = driver.receive(accepted, sequence)
                }
            }
            driver.now = end
            perSecond.append(count)
        }
        #expect(perSecond == [100, 100])
    }

    @Test("When the connection ends every request gets its outcome once")
    func connectionClosed() {
        var driver = SessionDriver.boundESME(limits: Self.limits { $0.window = 2 })
        for token: Int64 in 0..<4 { _ = driver.send(submit, token) }
        let actions = driver.act { session, _, actions in
            #expect(session.connectionClosed(into: &actions) == .connectionLost)
        }
        #expect(
            actions == [
                .resolve(token: 0, .connectionClosed), .resolve(token: 1, .connectionClosed),
                .resolve(token: 2, .notSent), .resolve(token: 3, .notSent),
            ]
        )
        #expect(driver.send(submit, 9) == [.resolve(token: 9, .notSent)])
    }

    @Test("Our unbind waits for what is out, and drops what waits")
    func unbind() {
        var driver = SessionDriver.boundESME(limits: Self.limits { $0.window = 1 })
        _ = driver.send(submit, 10)
        _ = driver.send(submit, 11)
        let begun = driver.act { $0.unbind(within: .seconds(5), at: $1, into: &$2) }
        #expect(begun == [.resolve(token: 11, .notSent)])
        #expect(
            driver.receive(accepted, 2) == [
                .resolve(token: 10, .answered(accepted)), .send(.unbind(Unbind()), 3),
            ]
        )
        #expect(
            driver.receive(.unbindResponse(UnbindResponse()), 3) == [.close(.unbound)]
        )
    }

    @Test("Our unbind does not wait for ever, neither for answers nor for unbind_resp")
    func unbindTimesOut() {
        var driver = SessionDriver.bound()
        _ = driver.send(deliver, 10)
        _ = driver.act { $0.unbind(within: .seconds(5), at: $1, into: &$2) }
        let busy = PDU.submitSMResponse(SubmitSMResponse(status: .systemError))
        #expect(driver.receive(submit, 9) == [.send(busy, 9)])
        #expect(driver.wait(.seconds(5)) == [.send(.unbind(Unbind()), 2)])
        #expect(driver.wait(.seconds(5)) == [.resolve(token: 10, .timedOut)])
        #expect(driver.wait(.seconds(5)) == [.close(.unbound)])
    }

    @Test("A window reuses its places for ever and skips numbers still out")
    func longRun() {
        let seed: UInt64 = 7
        var random = SplitMix(seed: seed)
        var driver = SessionDriver.boundESME(limits: Self.limits { $0.window = 5 })
        var open: [UInt32: Int64] = [:]
        for token: Int64 in 0..<5_000 {
            if open.count == 5 || (random.below(3) == 0 && !open.isEmpty) {
                let number = open.keys.sorted()[random.below(open.count)]
                let outcome = driver.receive(accepted, SequenceNumber(number))
                let expected = open.removeValue(forKey: number) ?? -1
                #expect(
                    outcome == [.resolve(token: expected, .answered(accepted))],
                    "seed \(seed)"
                )
            }
            for case .send(_, let sequence) in driver.send(submit, token) {
                #expect(open[sequence.rawValue] == nil)
                open[sequence.rawValue] = token
            }
            #expect(driver.session.statistics.windowUsed == open.count)
        }
    }
}
