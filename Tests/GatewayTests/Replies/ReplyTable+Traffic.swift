// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import NIOCore
import SMPP
import Storage
import Testing

@testable import Gateway

/// What clients ask for, row by row.
extension ReplyTable {
    static let shop = GatewayReplyTests.shop
    static let phone = GatewayReplyTests.phone

    static let traffic = [
        ReplyRow("submit_sm, data_sm", durable),
        ReplyRow(
            "alert_notification",
            ReplyCase(
                "takes no answer",
                [
                    Wire.pdu(.alertNotification(AlertNotification(source: phone, esme: shop)), 6),
                    Wire.message(7),
                ],
                [Answer(.submitSMResponse, .ok, 7)]
            )
        ),
        ReplyRow(
            "submit_sm on a receiver bind",
            ReplyCase(
                "receiver",
                bind: .receiver,
                [Wire.message(6)],
                [Answer(.submitSMResponse, .invalidBindStatus, 6)]
            )
        ),
        ReplyRow("submit_multi", multi, multiTwice),
        ReplyRow(
            "more than the agreed throughput",
            ReplyCase(
                "the third of two",
                [Wire.message(6), Wire.message(7), Wire.message(8)],
                [
                    Answer(.submitSMResponse, .ok, 6), Answer(.submitSMResponse, .ok, 7),
                    Answer(.submitSMResponse, .throttled, 8),
                ]
            ) { $0.limits.throughput = 2 }
        ),
        ReplyRow("more unanswered requests than the window", window, farBeyond),
        ReplyRow("a message that may not pass", blocked),
        ReplyRow("broadcast_sm and its like", broadcast(.v34), broadcast(.v50)),
        ReplyRow(
            "a schedule time of at most 30 days",
            ReplyCase(
                "30 days",
                [Wire.message(6) { $0.scheduleTime = "261021141320000+" }],
                [Answer(.submitSMResponse, .ok, 6)]
            )
        ),
        ReplyRow("replace_if_present_flag 1", replaceIfPresent),
        ReplyRow("cancel_sm without an id", cancelBetween),
        ReplyRow("replace_sm of an own message that has not left", replace),
        ReplyRow(
            "query, cancel or replace of an unknown or foreign message, or (but query) of one "
                + "that has left",
            foreign
        ),
        ReplyRow("query while our storage fails", queryFails),
        ReplyRow("anything else while our storage fails", storageFails),
    ]

    // MARK: - Helpers

    static func withPeer(
        version: InterfaceVersion = .v34,
        _ body: (GatewayStage, RawClient) async throws -> Void
    ) async throws {
        let stage = try await GatewayStage()
        try await body(stage, try await stage.peer(version: version))
        await stage.stop()
    }

    static func expect(_ answer: PDU, _ status: CommandStatus, _ what: String) {
        #expect(answer.status == status, "\(what)")
    }

    /// Submits a message that is accepted, and returns its id.
    private static func accepted(
        _ peer: RawClient,
        _ change: (inout SubmitSM) -> Void = { _ in }
    ) async throws -> COctetString {
        let answer = try await peer.ask(GatewayReplyTests.submit(change))
        return try #require(answer.status == .ok ? answer.messageID : nil)
    }

    private static func cancel(_ id: COctetString) -> PDU {
        .cancelSM(
            CancelSM(messageID: id, source: shop, destination: id.isEmpty ? phone : .init(""))
        )
    }

    private static func query(_ id: COctetString) -> PDU {
        .querySM(QuerySM(messageID: id, source: shop))
    }

    private static func replacement(_ id: COctetString, _ text: String = "Bye") -> PDU {
        .replaceSM(
            ReplaceSM(messageID: id, source: shop, shortMessage: ByteBuffer(string: text))
        )
    }

    private static func state(_ id: COctetString, _ peer: RawClient) async throws -> MessageState? {
        guard case .querySMResponse(let answer) = try await peer.ask(query(id)) else { return nil }
        return answer.status == .ok ? answer.messageState : nil
    }

    // MARK: - Cases

    private static let durable = ReplyCase("an id, and the message is stored") {
        try await withPeer { stage, peer in
            let id = try await accepted(peer)
            #expect(try stage.message(id)?.facts.content.text == "Hello")
            var data = DataSM(source: shop, destination: phone)
            data.tlvs.messagePayload = ByteBuffer(string: "Hello")
            let answer = try await peer.ask(.dataSM(data))
            #expect(try stage.message(#require(answer.messageID)) != nil)
        }
    }

    private static let multi = ReplyCase("254 destinations, one of them refused") {
        try await withPeer { stage, peer in
            var destinations = (0..<253).map {
                SubmitMulti.Destination.address(Address(COctetString("380671234\(100 + $0)")))
            }
            destinations.insert(.address(Address("999")), at: 100)
            let request = SubmitMulti(
                source: shop,
                destinations: destinations,
                shortMessage: ByteBuffer(string: "x")
            )
            guard case .submitMultiResponse(let answer) = try await peer.ask(.submitMulti(request))
            else {
                Issue.record("no submit_multi_resp")
                return
            }
            #expect(answer.status == .ok)
            #expect(answer.unsuccessful.map(\.destination.value) == ["999"])
            #expect(answer.unsuccessful.map(\.status) == [.invalidDestinationAddress])
            await stage.gateway.flush(through: stage.clock.now)
            #expect(stage.gateway.statistics.openMessages == 253)
        }
    }

    private static let multiTwice = ReplyCase("two at once with one sequence number") {
        try await withPeer { stage, peer in
            // The long one is refused where the short one has no destination.
            let numbers = (0..<200).map { "49151\(1_000_000 + $0)" }
            let long = SubmitMulti(
                source: shop,
                destinations: numbers.map { .address(Address(COctetString($0))) },
                shortMessage: ByteBuffer(string: "x")
            )
            let short = SubmitMulti(
                source: shop,
                destinations: [.address(phone)],
                shortMessage: ByteBuffer(string: "x")
            )
            var octets = Wire.pdu(.submitMulti(long), 6)
            octets.writeImmutableBuffer(Wire.pdu(.submitMulti(short), 6))
            peer.send(octets: octets)
            let answers = try await peer.received(3).dropFirst().compactMap { answer in
                if case .submitMultiResponse(let pdu) = answer.pdu { pdu } else { nil }
            }
            #expect(answers.map(\.unsuccessful.count).sorted() == [0, 200])
            expect(try await peer.ask(GatewayReplyTests.submit()), .ok, "the session goes on")
        }
    }

    private static let window = ReplyCase("0x14, and every one has its answer") {
        let stage = try await GatewayStage { $0.limits.windowSize = 2 }
        let peer = try await stage.peer()
        let sent = peer.send(Array(repeating: GatewayReplyTests.submit(), count: 10))
        var statuses: [CommandStatus] = []
        for sequence in sent { statuses.append(try await peer.response(to: sequence).status) }
        #expect(statuses.prefix(4) == [.ok, .ok, .messageQueueFull, .messageQueueFull])
        #expect(statuses.allSatisfy { $0 == .ok || $0 == .messageQueueFull })
        await stage.stop()
    }

    private static let farBeyond = ReplyCase("far beyond, nothing more is read until an answer") {
        var limits = SessionLimits()
        limits.inboundWindow = 2
        var actions: [SessionAction] = []
        var session = Session(role: .messageCentre, limits: limits, at: .zero)
        let request = Bind(.transceiver, systemID: "a", password: "b")
        session.received(.pdu(.bind(request), 1), at: .zero, into: &actions)
        session.acceptBind(systemID: "mc", limits: limits, at: .zero, into: &actions)
        for number in 2...5 as ClosedRange<UInt32> {
            let isReading = !session.isReadingPaused
            #expect(isReading)
            let sequence = SequenceNumber(number)
            session.received(.pdu(GatewayReplyTests.submit(), sequence), at: .zero, into: &actions)
        }
        let isHeldBack = session.isReadingPaused
        #expect(isHeldBack)
        let answer = PDU.response(to: .submitSM, status: .ok)
        session.respond(answer, to: 2, at: .zero, into: &actions)
        let isReading = !session.isReadingPaused
        #expect(isReading && actions.last == .resumeReading)
    }

    private static let blocked = ReplyCase("no price, with the reason in words where asked for") {
        let unpriced = GatewayReplyTests.submit { $0.destination.value = "491511234567" }
        let forms: [(RefusalForm, UInt32)] = [(.standard, 0x45), (.detailed, 0x401)]
        for (form, code) in forms {
            let stage = try await GatewayStage { $0.refusalForm = form }
            let peer = try await stage.peer()
            guard case .submitSMResponse(let answer) = try await peer.ask(unpriced) else { return }
            #expect(answer.status.rawValue == code)
            #expect((answer.tlvs.additionalStatusInfoText != nil) == (form == .detailed))
            await stage.stop()
        }
    }

    private static func broadcast(_ version: InterfaceVersion) -> ReplyCase {
        ReplyCase("\(version)") {
            try await withPeer(version: version) { _, peer in
                let answer = try await peer.ask(.broadcastSM(BroadcastSM(source: shop)))
                let isKnown = version >= .v50
                #expect(answer.commandID == (isKnown ? .broadcastSMResponse : .genericNack))
                #expect(answer.status.rawValue == (isKnown ? 0x101 : 0x03))
            }
        }
    }

    private static let replaceIfPresent = ReplyCase("the latest is taken back") {
        try await withPeer { _, peer in
            let first = try await accepted(peer)
            let second = try await accepted(peer) { $0.replaceIfPresent = 1 }
            #expect(try await state(first, peer) == .deleted)
            #expect(try await state(second, peer) == .enroute)
        }
    }

    private static let cancelBetween = ReplyCase("all between the two, and 0x11 without any") {
        try await withPeer { _, peer in
            let ids = [try await accepted(peer), try await accepted(peer)]
            expect(try await peer.ask(cancel("")), .ok, "cancel")
            for id in ids { #expect(try await state(id, peer) == .deleted) }
            let again = try await peer.ask(cancel(""))
            #expect(again.status.rawValue == 0x11)
        }
    }

    private static let replace = ReplyCase("another text") {
        try await withPeer { stage, peer in
            let id = try await accepted(peer)
            expect(try await peer.ask(replacement(id)), .ok, "replace")
            #expect(try stage.message(id)?.facts.content.text == "Bye")
        }
    }

    private static let foreign = ReplyCase("0x0C, 0x11, 0x13") {
        try await withPeer { stage, peer in
            let own = try await accepted(peer)
            let stranger = try await stage.peer("stranger")
            for (asking, id) in [(stranger, own), (peer, "1"), (peer, "no id")] {
                #expect(try await asking.ask(query(id)).status.rawValue == 0x0C)
                #expect(try await asking.ask(cancel(id)).status.rawValue == 0x11)
                #expect(try await asking.ask(replacement(id)).status.rawValue == 0x13)
            }
            #expect(try await state(own, peer) == .enroute)
        }
    }

    private static let queryFails = ReplyCase("0x67") {
        try await withPeer { stage, peer in
            let id = try await accepted(peer)
            stage.faulty.failsReads = true
            #expect(try await peer.ask(query(id)).status.rawValue == 0x67)
            stage.faulty.failsReads = false
            #expect(try await state(id, peer) == .enroute)
        }
    }

    private static let storageFails = ReplyCase("0x08, and once it is back all is as before") {
        try await withPeer { stage, peer in
            let id = try await accepted(peer)
            for request in [GatewayReplyTests.submit(), cancel(id), replacement(id)] {
                stage.faulty.next = .refused
                #expect(try await peer.ask(request).status.rawValue == 0x08)
                stage.faulty.next = .stored
                await stage.gateway.flush(through: stage.clock.now)
            }
            #expect(try await state(id, peer) == .enroute)
            expect(try await peer.ask(cancel(id)), .ok, "cancel")
        }
    }
}
