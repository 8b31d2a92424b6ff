// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import NIOCore
import Primitives
import SMPP
import Storage
import Testing

@testable import Gateway

/// What the running gateway answers on the wire, where clients, money and the calendar decide.
@Suite("Replies of the gateway")
struct GatewayReplyTests {
    static let shop = SMPP.Address("Acme", ton: .alphanumeric)
    static let phone = SMPP.Address("380671234567", ton: .international, npi: .isdn)

    static func submit(_ change: (inout SubmitSM) -> Void = { _ in }) -> PDU {
        var pdu = SubmitSM(
            source: shop,
            destination: phone,
            shortMessage: ByteBuffer(string: "Hello")
        )
        change(&pdu)
        return .submitSM(pdu)
    }

    private func id(of response: PDU) throws -> COctetString {
        guard case .submitSMResponse(let pdu) = response, pdu.status == .ok else {
            throw Silence()
        }
        return pdu.messageID
    }

    private func state(_ id: COctetString, _ peer: RawClient) async throws -> SMPP.MessageState {
        let answer = try await peer.ask(.querySM(QuerySM(messageID: id, source: Self.shop)))
        guard case .querySMResponse(let pdu) = answer, pdu.status == .ok else { throw Silence() }
        return pdu.messageState
    }

    // MARK: - Binds

    @Test("What comes in one segment with a bind that succeeds is served, not refused as unbound")
    func burst() async throws {
        let stage = try await GatewayStage()
        let peer = try await stage.stranger()
        let bind = Bind(
            .transceiver,
            systemID: "acme",
            password: COctetString(GatewayStage.password)
        )
        let sent = peer.send([
            .bind(bind), Self.submit(), .enquireLink(EnquireLink()), Self.submit(),
        ])
        for sequence in sent { #expect(try await peer.response(to: sequence).status == .ok) }
        await stage.stop()
    }

    @Test("What comes in one segment with a bind that fails is not served")
    func refusedBurst() async throws {
        let stage = try await GatewayStage()
        let peer = try await stage.stranger()
        let bind = Bind(.transceiver, systemID: "acme", password: "wrong")
        let sent = peer.send([.bind(bind), Self.submit()])
        #expect(try await peer.response(to: sent[0]).status == .bindFailed)
        try await peer.waitUntilClosed()
        #expect(stage.gateway.statistics.admitted == 0)
        await stage.stop()
    }

    /// A world in which a right password does not help.
    struct Obstacle: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var client: @Sendable (inout Client) -> Void = { _ in }
        var access: @Sendable (inout Access) -> Void = { _ in }
    }

    static let obstacles: [Obstacle] = [
        Obstacle(testDescription: "limit of binds", access: { $0.limits.binds = 1 }),
        Obstacle(testDescription: "address", access: { $0.allowedAddresses = "203.0.113.0/24" }),
        Obstacle(testDescription: "switched off", access: { $0.isActive = false }),
        Obstacle(testDescription: "closed client", client: { $0.status = .closed }),
    ]

    @Test("A bind that is not allowed is refused as a wrong password is", arguments: obstacles)
    func refused(_ obstacle: Obstacle) async throws {
        let stage = try await GatewayStage(obstacle.access, client: obstacle.client)
        var statuses: [CommandStatus] = []
        for _ in 0..<2 {
            let peer = try await stage.stranger()
            statuses.append(try await peer.bind("acme").status)
        }
        let isFirstBound = obstacle.testDescription == "limit of binds"
        #expect(statuses == [isFirstBound ? .ok : .bindFailed, .bindFailed])
        for (systemID, password) in [("nobody", GatewayStage.password), ("acme", "wrong")] {
            let peer = try await stage.stranger()
            let response = try await peer.bind(COctetString(systemID), COctetString(password))
            #expect(response.status == .bindFailed)
            try await peer.waitUntilClosed()
        }
        await stage.stop()
    }

    @Test("Wrong passwords lock an id out from their address, and its owner binds from another")
    func lockOut() async throws {
        let stage = try await GatewayStage()
        for _ in 0..<5 {
            let attacker = try await RawClient(port: stage.port, from: "127.0.0.2")
            #expect(try await attacker.bind("acme", "wrong").status == .bindFailed)
        }
        let lucky = try await RawClient(port: stage.port, from: "127.0.0.2")
        #expect(try await lucky.bind("acme").status == .bindFailed, "locked out from there")
        let owner = try await stage.stranger()
        #expect(try await owner.bind("acme").status == .ok)
        await stage.stop()
    }

    // MARK: - Submits

    struct Row: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var status: CommandStatus
        var request: PDU

        init(_ name: String, _ status: CommandStatus, _ change: (inout SubmitSM) -> Void) {
            testDescription = name
            self.status = status
            request = GatewayReplyTests.submit(change)
        }
    }

    // The stage's clock stands at 2026-09-21 14:13:20 UTC.
    static let rows: [Row] = [
        Row("schedule that is over", .invalidScheduleTime) {
            $0.scheduleTime = "260921141319000+"
        },
        Row("schedule within 30 days", .ok) { $0.scheduleTime = "261021141320000+" },
        Row("schedule too far ahead", .invalidScheduleTime) {
            $0.scheduleTime = "261021141321000+"
        },
        Row("schedule in another zone", .ok) { $0.scheduleTime = "260921161321008+" },
        Row("schedule that is over in its zone", .invalidScheduleTime) {
            $0.scheduleTime = "260921161319008+"
        },
        Row("malformed schedule", .invalidScheduleTime) { $0.scheduleTime = "tomorrow" },
        Row("relative schedule", .ok) { $0.scheduleTime = "000000010000000R" },
        Row("validity that is over", .invalidValidityPeriod) {
            $0.validityPeriod = "260921141319000+"
        },
        Row("relative validity", .ok) { $0.validityPeriod = "000000010000000R" },
        Row("validity before the schedule", .invalidValidityPeriod) {
            $0.scheduleTime = "260921151320000+"
            $0.validityPeriod = "260921151319000+"
        },
        Row("malformed validity", .invalidValidityPeriod) { $0.validityPeriod = "1" },
        Row("message_payload alone", .ok) {
            $0.shortMessage = ByteBuffer()
            $0.tlvs.messagePayload = ByteBuffer(string: "Hello")
        },
        Row("text twice", .optionalParameterNotAllowed) {
            $0.tlvs.messagePayload = ByteBuffer(string: "Hello")
        },
        Row("vendor's parameter", .ok) {
            $0.tlvs.append(TLVTag(rawValue: 0x1501), ByteBuffer(bytes: [1, 2]))
        },
        Row("priority 3", .ok) { $0.priority = 3 },
        Row("priority 4", .invalidPriority) { $0.priority = 4 },
        Row("unknown types", .ok) {
            $0.source.ton = TypeOfNumber(rawValue: 9)
            $0.destination.npi = NumberingPlan(rawValue: 2)
        },
        Row("reserved data_coding", .ok) { $0.dataCoding = SMPP.DataCoding(rawValue: 0x0B) },
        Row("flash", .ok) { $0.dataCoding = SMPP.DataCoding(rawValue: 0xF0) },
        Row("signs in the number", .ok) { $0.destination.value = "+380 67-123-45-67" },
        Row("two leading zeros", .ok) { $0.destination.value = "00380671234567" },
        Row("number of no country", .invalidDestinationAddress) {
            $0.destination.value = "999123456789"
        },
        Row("number that is too short", .invalidDestinationAddress) {
            $0.destination.value = "12345"
        },
        Row("destination without a price", .submitFailed) { $0.destination.value = "491511234567" },
    ]

    @Test("Each submit is answered for what is in it", arguments: rows)
    func submits(_ row: Row) async throws {
        let stage = try await GatewayStage()
        let peer = try await stage.peer()
        let response = try await peer.ask(row.request)
        guard case .submitSMResponse = response else {
            Issue.record("no submit_sm_resp")
            return
        }
        #expect(response.status == row.status)
        if row.status == .ok {
            let given = try id(of: response)
            #expect(!given.isEmpty)
        }
        #expect(try await peer.ask(Self.submit()).status == .ok, "the session goes on")
        await stage.stop()
    }

    @Test("A strict access refuses undefined types of addresses")
    func strict() async throws {
        let stage = try await GatewayStage { $0.isStrict = true }
        let peer = try await stage.peer()
        let odd = Self.submit { $0.source.ton = TypeOfNumber(rawValue: 9) }
        #expect(try await peer.ask(odd).status == .invalidSourceTypeOfNumber)
        #expect(try await peer.ask(Self.submit()).status == .ok)
        await stage.stop()
    }

    @Test("Detailed refusals have a status and words of their own; 5.0 has the words anyway")
    func detailed() async throws {
        let unpriced = Self.submit { $0.destination.value = "491511234567" }
        for (form, version, status, hasText) in [
            (RefusalForm.standard, InterfaceVersion.v34, CommandStatus.submitFailed, false),
            (.standard, .v50, .submitFailed, true),
            (.detailed, .v34, CommandStatus(rawValue: 0x401), true),
            (.detailed, .v33, CommandStatus(rawValue: 0x401), false),
        ] {
            let stage = try await GatewayStage { $0.refusalForm = form }
            let peer = try await stage.peer(version: version)
            guard case .submitSMResponse(let answer) = try await peer.ask(unpriced) else {
                Issue.record("no submit_sm_resp")
                return
            }
            #expect(answer.status == status, "\(form) \(version)")
            let text = answer.tlvs.additionalStatusInfoText?.string
            #expect(text?.hasPrefix("no_client_price: ") ?? false == hasText)
            await stage.stop()
        }
    }

    @Test("Over the throughput of the access, over all its sessions, 0x58 comes at once")
    func throttled() async throws {
        let stage = try await GatewayStage { $0.limits.throughput = 2 }
        let peers = [try await stage.peer(), try await stage.peer()]
        var statuses: [CommandStatus] = []
        for number in 0..<4 {
            statuses.append(try await peers[number % 2].ask(Self.submit()).status)
        }
        #expect(statuses == [.ok, .ok, .throttled, .throttled])
        stage.clock.move(seconds: 1)
        #expect(try await peers[0].ask(.enquireLink(EnquireLink())).status == .ok)
        await stage.stop()
    }

    @Test("A receiver cannot submit")
    func receiver() async throws {
        let stage = try await GatewayStage()
        let peer = try await stage.peer(kind: .receiver)
        #expect(try await peer.ask(Self.submit()).status == .invalidBindStatus)
        await stage.stop()
    }

    @Test("data_sm is a submit, and its refusal says why in words")
    func data() async throws {
        let stage = try await GatewayStage()
        let peer = try await stage.peer()
        var pdu = DataSM(source: Self.shop, destination: Self.phone)
        pdu.tlvs.messagePayload = ByteBuffer(string: "Hello")
        guard case .dataSMResponse(let taken) = try await peer.ask(.dataSM(pdu)) else {
            Issue.record("no data_sm_resp")
            return
        }
        #expect(taken.status == .ok)
        #expect(try stage.message(taken.messageID)?.facts.content.text == "Hello")
        pdu.destination.value = "491511234567"
        guard case .dataSMResponse(let refused) = try await peer.ask(.dataSM(pdu)) else { return }
        #expect(refused.status == .submitFailed)
        #expect(refused.tlvs.additionalStatusInfoText?.string.contains("price") == true)
        await stage.stop()
    }

    @Test("submit_multi is one id, a message for each good destination, and a list of the others")
    func multi() async throws {
        let stage = try await GatewayStage()
        let peer = try await stage.peer()
        let other = SMPP.Address("380671234500", ton: .international, npi: .isdn)
        let bad = SMPP.Address("999123456789", ton: .international, npi: .isdn)
        let multi = SubmitMulti(
            source: Self.shop,
            destinations: [
                .address(Self.phone), .address(bad), .address(other),
                .distributionList("friends"),
            ],
            shortMessage: ByteBuffer(string: "Hello")
        )
        guard case .submitMultiResponse(let answer) = try await peer.ask(.submitMulti(multi))
        else {
            Issue.record("no submit_multi_resp")
            return
        }
        #expect(answer.status == .ok)
        #expect(try stage.message(answer.messageID) != nil)
        #expect(answer.unsuccessful.count == 2)
        let listed = answer.unsuccessful.first { $0.destination == bad }
        #expect(listed?.status == .invalidDestinationAddress)
        let lists = answer.unsuccessful.first { $0.destination != bad }
        #expect(lists?.status == .invalidDistributionList)
        await stage.gateway.flush(through: stage.clock.now)
        #expect(stage.gateway.statistics.openMessages == 2)
        await stage.stop()
    }

    // MARK: - Messages under way

    @Test("Query, cancel and replace do what they say to an own message, and nothing to others'")
    func underWay() async throws {
        let stage = try await GatewayStage()
        let peer = try await stage.peer()
        let stranger = try await stage.peer("stranger")
        let own = try id(of: try await peer.ask(Self.submit()))
        #expect(try await state(own, peer) == .enroute)

        let query = PDU.querySM(QuerySM(messageID: own, source: Self.shop))
        let cancel = PDU.cancelSM(CancelSM(messageID: own, source: Self.shop))
        let replace = PDU.replaceSM(
            ReplaceSM(messageID: own, source: Self.shop, shortMessage: ByteBuffer(string: "Bye"))
        )
        #expect(try await stranger.ask(query).status == .invalidMessageID)
        #expect(try await stranger.ask(replace).status == .replaceFailed)
        #expect(try await stranger.ask(cancel).status == .cancelFailed)

        #expect(try await peer.ask(replace).status == .ok)
        #expect(try stage.message(own)?.facts.content.text == "Bye")
        #expect(try await peer.ask(cancel).status == .ok)
        #expect(try await state(own, peer) == .deleted)
        #expect(try await peer.ask(cancel).status == .cancelFailed)
        #expect(try await peer.ask(replace).status == .replaceFailed)
        for unknown in ["1", "no id", ""] as [COctetString] {
            let query = PDU.querySM(QuerySM(messageID: unknown, source: Self.shop))
            #expect(try await peer.ask(query).status == .invalidMessageID)
        }
        await stage.stop()
    }

    @Test("cancel_sm without an id takes back what waits between its addresses")
    func cancelByAddresses() async throws {
        let stage = try await GatewayStage()
        let peer = try await stage.peer()
        let first = try id(of: try await peer.ask(Self.submit()))
        let second = try id(of: try await peer.ask(Self.submit()))
        let other = try id(of: try await peer.ask(Self.submit { $0.source.value = "Other" }))
        let cancel = PDU.cancelSM(
            CancelSM(
                messageID: "",
                source: Self.shop,
                destination: SMPP.Address("+380 67 123 45 67")
            )
        )
        #expect(try await peer.ask(cancel).status == .ok)
        #expect(try await state(first, peer) == .deleted)
        #expect(try await state(second, peer) == .deleted)
        #expect(try await state(other, peer) == .enroute)
        #expect(try await peer.ask(cancel).status == .cancelFailed)
        let nothing = PDU.cancelSM(CancelSM(messageID: "", source: Self.shop))
        #expect(try await peer.ask(nothing).status == .cancelFailed)
        await stage.stop()
    }

    @Test("replace_if_present takes back the message it replaces")
    func replaceIfPresent() async throws {
        let stage = try await GatewayStage()
        let peer = try await stage.peer()
        let first = try id(of: try await peer.ask(Self.submit()))
        let second = try id(of: try await peer.ask(Self.submit { $0.replaceIfPresent = 1 }))
        #expect(try await state(first, peer) == .deleted)
        #expect(try await state(second, peer) == .enroute)
        await stage.stop()
    }

    @Test("alert_notification and broadcasts are no requests of a client")
    func others() async throws {
        let stage = try await GatewayStage()
        let peer = try await stage.peer(version: .v50)
        peer.send([.alertNotification(AlertNotification(source: Self.phone, esme: Self.shop))])
        let broadcast = PDU.broadcastSM(BroadcastSM(source: Self.shop))
        #expect(try await peer.ask(broadcast).status == .prohibited)
        await stage.stop()
    }

    @Test("What a client sends along goes on to the supplier")
    func parameters() throws {
        guard case .submitSM(var pdu) = Self.submit() else { return }
        pdu.tlvs.append(TLVTag(rawValue: 0x1501), ByteBuffer(bytes: [1, 2]))
        let access = Access(
            id: CoreStage.access,
            clientID: CoreStage.client,
            systemID: "acme",
            passwordHash: ""
        )
        let submission = try SubmittedRequest(pdu).submission(
            to: pdu.destination,
            by: EdgeAccess(access),
            now: CoreStage.start
        )
        let facts = MessageFacts(
            id: MessageID(1),
            submission: submission,
            receivedAt: CoreStage.start,
            destination: nil,
            charging: MessageCharging(billingClientID: CoreStage.client)
        )
        let sent = SubmitSM(Dispatch(facts), SupplierDialect())
        #expect(sent.tlvs[TLVTag(rawValue: 0x1501)]?.value == ByteBuffer(bytes: [1, 2]))
    }
}
