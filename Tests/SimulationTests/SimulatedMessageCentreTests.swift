// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Logging
import NIOCore
import NIOPosix
import Primitives
import SMPP
import SMPPTransport
import Simulation
import Synchronization
import Testing

/// A simulated message centre as a client meets it, over a real socket.
@Suite("Simulated message centre")
struct SimulatedMessageCentreTests {
    private let shop = Address("Shop", ton: .alphanumeric)
    private let phone = Address("37061234567", ton: .international, npi: .isdn)

    private func behaviour(
        receiptMilliseconds: Int = 60_000,
        rules: [String] = []
    ) throws -> MessageCentreBehaviour {
        var behaviour = MessageCentreBehaviour()
        behaviour.refusedPercent = 0
        behaviour.deliveredPercent = 100
        behaviour.receiptDelayMilliseconds = receiptMilliseconds...receiptMilliseconds
        behaviour.rules = try rules.map { try #require(MessageCentreBehaviour.Rule($0)) }
        return behaviour
    }

    private func submit(to destination: Address? = nil) -> SubmitSM {
        var submit = SubmitSM(
            source: shop,
            destination: destination ?? phone,
            shortMessage: ByteBuffer(string: "Hello")
        )
        submit.registeredDelivery = .final
        return submit
    }

    private func id(of response: PDU?) -> COctetString? {
        guard case .submitSMResponse(let response) = response, response.status == .ok else {
            return nil
        }
        return response.messageID
    }

    @Test("A message is under way until its fate comes, and can be asked for all the time")
    func query() async throws {
        // Its fate comes too late for any machine to be so slow.
        let slow = try await Stage(behaviour(receiptMilliseconds: 3_600_000))
        let waiting = try #require(id(of: try await slow.ask(.submitSM(submit()))))
        let early = try await slow.ask(.querySM(QuerySM(messageID: waiting, source: shop)))
        guard case .querySMResponse(let early) = early else {
            Issue.record("no query_sm_resp")
            return
        }
        #expect(early.status == .ok && early.messageState == .enroute && early.finalDate.isEmpty)
        await slow.stop()
        let stage = try await Stage(behaviour(receiptMilliseconds: 1))
        let own = try #require(id(of: try await stage.ask(.submitSM(submit()))))
        try await stage.waitForReceipt()
        let late = try await stage.ask(.querySM(QuerySM(messageID: own, source: shop)))
        guard case .querySMResponse(let late) = late else {
            Issue.record("no query_sm_resp")
            return
        }
        #expect(late.messageState == .delivered && late.finalDate.count == 16)
        let stranger = PDU.querySM(QuerySM(messageID: "1", source: shop))
        #expect(try await stage.ask(stranger).status == .queryFailed)
        await stage.stop()
    }

    @Test("What is under way is taken back once, by its id or by its addresses")
    func cancel() async throws {
        let stage = try await Stage(behaviour())
        let answer = try await stage.ask(.submitSM(submit()))
        let own = try #require(id(of: answer))
        let byID = PDU.cancelSM(CancelSM(messageID: own, source: shop))
        #expect(try await stage.ask(byID).status == .ok)
        #expect(try await stage.ask(byID).status == .cancelFailed)
        let receipt = try await stage.waitForReceipt()
        #expect(receipt.tlvs.messageState == .deleted)
        _ = try await stage.ask(.submitSM(submit()))
        let byAddress = PDU.cancelSM(CancelSM(messageID: "", source: shop, destination: phone))
        #expect(try await stage.ask(byAddress).status == .ok)
        #expect(try await stage.ask(byAddress).status == .cancelFailed)
        await stage.stop()
    }

    @Test("A text is replaced while its message is under way, and only by its sender")
    func replace() async throws {
        let stage = try await Stage(behaviour())
        let answer = try await stage.ask(.submitSM(submit()))
        let own = try #require(id(of: answer))
        let other = ReplaceSM(
            messageID: own,
            source: phone,
            shortMessage: ByteBuffer(string: "Bye")
        )
        #expect(try await stage.ask(.replaceSM(other)).status == .replaceFailed)
        let change = ReplaceSM(
            messageID: own,
            source: shop,
            shortMessage: ByteBuffer(string: "Bye")
        )
        #expect(try await stage.ask(.replaceSM(change)).status == .ok)
        #expect(stage.observed.last?.request.shortMessage == ByteBuffer(string: "Bye"))
        await stage.stop()
    }

    @Test("submit_multi and data_sm are taken as messages, and refusals are listed")
    func multi() async throws {
        let stage = try await Stage(behaviour(receiptMilliseconds: 1, rules: ["3706999=0x0B"]))
        let bad = Address("37069990000", ton: .international, npi: .isdn)
        var multi = SubmitMulti(
            source: shop,
            destinations: [.address(phone), .address(bad), .distributionList("friends")],
            shortMessage: ByteBuffer(string: "Hello")
        )
        multi.registeredDelivery = .final
        guard case .submitMultiResponse(let answer) = try await stage.ask(.submitMulti(multi))
        else {
            Issue.record("no submit_multi_resp")
            return
        }
        #expect(answer.status == .ok && !answer.messageID.isEmpty)
        #expect(
            answer.unsuccessful.map(\.status) == [
                .invalidDistributionList, .invalidDestinationAddress,
            ]
        )
        #expect(try await stage.waitForReceipt().tlvs.receiptedMessageID == answer.messageID)
        var data = DataSM(source: shop, destination: phone)
        data.tlvs.messagePayload = ByteBuffer(string: "Payload")
        guard case .dataSMResponse(let taken) = try await stage.ask(.dataSM(data)) else { return }
        #expect(taken.status == .ok && !taken.messageID.isEmpty)
        await stage.stop()
    }

    @Test(
        "A rule decides for the numbers it names, and the first that fits counts",
        arguments: [
            ("370612=expired", "stat:EXPIRED"), ("37=rejected", "stat:REJECTD"),
            ("=delivered", "stat:DELIVRD"), ("370612=early", "stat:DELIVRD"),
        ]
    )
    func rules(_ rule: String, _ words: String) async throws {
        let rules = ["380=silent", rule, "370=0x58"]
        let stage = try await Stage(behaviour(receiptMilliseconds: 1, rules: rules))
        #expect(try await stage.ask(.submitSM(submit())).status == .ok)
        let text = String(buffer: try await stage.waitForReceipt().shortMessage)
        #expect(text.contains(words))
        await stage.stop()
    }

    @Test("A rule can refuse with any status", arguments: ["3706=0x58", "3706=88"])
    func refusingRule(rule: String) async throws {
        let stage = try await Stage(behaviour(rules: [rule]))
        #expect(try await stage.ask(.submitSM(submit())).status == .throttled)
        await stage.stop()
    }

    @Test("What is no rule is none", arguments: ["", "370", "a=expired", "3=0", "3=lost", "3=4=5"])
    func wrongRules(text: String) {
        #expect(MessageCentreBehaviour.Rule(text) == nil)
    }
}

/// A message centre with one client that asks and waits.
private final class Stage: SMPPClientDelegate {
    private struct Record {
        var session: SMPPSessionHandle?
        var answers: [Int64: RequestOutcome] = [:]
        var receipts: [DeliverSM] = []
        var observed: [ObservedMessage] = []
        var nextToken: Int64 = 1
    }

    private let record = Mutex(Record())
    private let centre = Mutex<SimulatedMessageCentre?>(nil)
    private let client = Mutex<SMPPClient?>(nil)

    init(_ behaviour: MessageCentreBehaviour) async throws {
        let group = MultiThreadedEventLoopGroup.singleton
        let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let centre = SimulatedMessageCentre(
            behaviour: behaviour,
            clock: WallClock { Instant(seconds: 1_790_000_000) },
            group: group,
            observe: { [weak self] message in
                self?.record.withLock { $0.observed.append(message) }
            }
        )
        self.centre.withLock { $0 = centre }
        let port = try await centre.start(host: "127.0.0.1", port: 0, logger: silent)
        let client = SMPPClient(
            configuration: SMPPClientConfiguration(
                host: "127.0.0.1",
                port: port,
                bind: Bind(.transceiver, systemID: "tester", password: "secret")
            ),
            group: group,
            delegate: self,
            jitter: SeededGenerator(seed: 1),
            logger: silent
        )
        self.client.withLock { $0 = client }
        client.start()
        try await eventually { record.withLock { $0.session != nil } }
    }

    var observed: [ObservedMessage] { record.withLock { $0.observed } }

    func stop() async {
        await client.withLock { $0 }?.shutdown()
        await centre.withLock { $0 }?.stop()
    }

    /// Sends a request and waits for its response.
    func ask(_ request: PDU) async throws -> PDU {
        let (session, token) = record.withLock { record in
            record.nextToken += 1
            return (record.session, record.nextToken)
        }
        try #require(session).send([(token, request)])
        try await eventually { record.withLock { $0.answers[token] != nil } }
        guard case .answered(let response) = record.withLock({ $0.answers[token] }) else {
            throw Unanswered()
        }
        return response
    }

    @discardableResult
    func waitForReceipt() async throws -> DeliverSM {
        try await eventually { record.withLock { !$0.receipts.isEmpty } }
        return record.withLock { $0.receipts.removeFirst() }
    }

    private func eventually(_ isTrue: () -> Bool) async throws {
        for _ in 0..<1_000 {
            if isTrue() { return }
            try await Task.sleep(for: .milliseconds(10))
        }
        throw Unanswered()
    }

    func sessionBound(_ session: SMPPSessionHandle) { record.withLock { $0.session = session } }

    func sessionClosed(_ session: SMPPSessionHandle, reason: SessionCloseReason) {}

    func received(_ request: PDU, sequence: SequenceNumber, on session: SMPPSessionHandle) {
        if case .deliverSM(let pdu) = request { record.withLock { $0.receipts.append(pdu) } }
        session.respond(.deliverSMResponse(DeliverSMResponse()), to: sequence)
    }

    func responded(_ token: Int64, outcome: RequestOutcome, on session: SMPPSessionHandle) {
        record.withLock { $0.answers[token] = outcome }
    }

    func bindFailed(_ failure: BindFailure, retryAfter: Duration?) {}
}

private struct Unanswered: Error {}
