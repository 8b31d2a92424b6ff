// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import NIOCore
import SMPP
import Storage
import Testing

@testable import Gateway

/// What concerns the session itself, row by row.
extension ReplyTable {
    static let sessions = [
        ReplyRow(
            "a request other than bind, outbind, enquire_link, unbind before it is bound",
            unboundRequests,
            unboundOctets,
            bindTimeOut
        ),
        ReplyRow(
            "enquire_link in any state",
            ReplyCase(
                "unbound",
                bind: nil,
                [Wire.pdu(.enquireLink(EnquireLink()), 6)],
                [Answer(.enquireLinkResponse, .ok, 6)]
            ),
            ReplyCase(
                "bound",
                bind: .receiver,
                [Wire.pdu(.enquireLink(EnquireLink()), 6)],
                [Answer(.enquireLinkResponse, .ok, 6)]
            )
        ),
        ReplyRow(
            "bind with an unknown system id or a wrong password",
            refusedBind("unknown", "nobody", GatewayStage.password),
            refusedBind("wrong", "acme", "wrong"),
            lockOut
        ),
        ReplyRow("requests in one burst with the bind", burst),
        ReplyRow(
            "bind over the access's limit, from an address not allowed, or of a closed client",
            refusedBind("address", "acme", GatewayStage.password) {
                $0.allowedAddresses = "203.0.113.0/24"
            },
            refusedBind("switched off", "acme", GatewayStage.password) { $0.isActive = false },
            bindLimit,
            closedClient
        ),
        ReplyRow(
            "bind again while bound",
            ReplyCase(
                "and go on",
                [Wire.pdu(bind("acme", GatewayStage.password), 6), Wire.message(7)],
                [
                    Answer(.bindTransceiverResponse, .alreadyBound, 6),
                    Answer(.submitSMResponse, .ok, 7),
                ]
            )
        ),
        ReplyRow("interface_version 0x33, 0x34, 0x50", versions),
        ReplyRow(
            "outbind to the server",
            ReplyCase(
                "unbound",
                bind: nil,
                [Wire.pdu(.outbind(Outbind(systemID: "x", password: "y")), 6)],
                [Answer(.genericNack, .invalidBindStatus, 6)],
                then: .closed
            )
        ),
        ReplyRow("unbind", unbind, unbindUnbound),
        ReplyRow(
            "a response to nothing",
            ReplyCase(
                "ignored",
                [Wire.pdu(.deliverSMResponse(DeliverSMResponse()), 77), Wire.message(7)],
                [Answer(.submitSMResponse, .ok, 7)]
            )
        ),
        ReplyRow("nothing for the inactivity time", inactivity),
    ]

    private static func bind(_ systemID: String, _ password: String) -> PDU {
        .bind(
            Bind(
                .transceiver,
                systemID: COctetString(systemID),
                password: COctetString(password)
            )
        )
    }

    /// One with each response.
    private static let unboundRequests = ReplyCase(
        "each request",
        bind: nil,
        [
            Wire.message(6), Wire.pdu(.deliverSM(DeliverSM(source: shop, destination: phone)), 7),
            Wire.pdu(.dataSM(DataSM(source: shop, destination: phone)), 8),
            Wire.pdu(.querySM(QuerySM(messageID: "1", source: shop)), 9),
            Wire.pdu(.cancelSM(CancelSM(messageID: "1", source: shop)), 10),
            Wire.pdu(
                .replaceSM(
                    ReplaceSM(messageID: "1", source: shop, shortMessage: ByteBuffer(string: "x"))
                ),
                11
            ),
            Wire.pdu(
                .submitMulti(SubmitMulti(source: shop, destinations: [.address(phone)])),
                12
            ),
        ],
        [
            Answer(.submitSMResponse, .invalidBindStatus, 6),
            Answer(.deliverSMResponse, .invalidBindStatus, 7),
            Answer(.dataSMResponse, .invalidBindStatus, 8),
            Answer(.querySMResponse, .invalidBindStatus, 9),
            Answer(.cancelSMResponse, .invalidBindStatus, 10),
            Answer(.replaceSMResponse, .invalidBindStatus, 11),
            Answer(.submitMultiResponse, .invalidBindStatus, 12),
        ]
    )

    private static let unboundOctets = ReplyCase(
        "a body without sense",
        bind: nil,
        [Wire.frame(4, 6)],
        [Answer(.submitSMResponse, .invalidBindStatus, 6)]
    )

    private static let bindTimeOut = ReplyCase("closes when the time to bind is over") {
        var actions: [SessionAction] = []
        var session = Session(role: .messageCentre, limits: SessionLimits(), at: .zero)
        session.received(.pdu(GatewayReplyTests.submit(), 6), at: .zero, into: &actions)
        let seconds = { MonotonicTime.zero + .seconds($0) }
        session.advance(to: seconds(9), into: &actions)
        let isOpenBefore = !session.isClosed
        #expect(isOpenBefore)
        session.advance(to: seconds(10), into: &actions)
        #expect(actions.last == .close(.sessionInitTimedOut))
    }

    private static func refusedBind(
        _ name: String,
        _ systemID: String,
        _ password: String,
        change: @escaping @Sendable (inout Access) -> Void = { _ in }
    ) -> ReplyCase {
        ReplyCase(
            name,
            bind: nil,
            [Wire.pdu(bind(systemID, password), 6)],
            [Answer(.bindTransceiverResponse, .bindFailed, 6)],
            then: .closed,
            change: change
        )
    }

    private static let lockOut = ReplyCase("five failures lock the id out from their address") {
        let stage = try await GatewayStage()
        for number in 0..<6 {
            let peer = try await RawClient(port: stage.port, from: "127.0.0.2")
            let password = number < 5 ? "wrong" : GatewayStage.password
            let answer = try await peer.bind("acme", COctetString(password))
            #expect(answer.status == .bindFailed, "attempt \(number + 1)")
        }
        let owner = try await stage.stranger()
        try await expect(owner.bind("acme"), .ok, "from elsewhere")
        await stage.stop()
    }

    private static let burst = ReplyCase("served, or not, as the bind turns out") {
        let stage = try await GatewayStage()
        for (password, status) in [(GatewayStage.password, CommandStatus.ok), ("no", .bindFailed)] {
            let peer = try await stage.stranger()
            let sent = peer.send([bind("acme", password), GatewayReplyTests.submit()])
            try await expect(peer.response(to: sent[0]), status, "bind")
            if status == .ok {
                try await expect(peer.response(to: sent[1]), .ok, "submit")
            } else {
                try await peer.waitUntilClosed()
            }
        }
        #expect(stage.gateway.statistics.admitted == 1)
        await stage.stop()
    }

    private static let bindLimit = ReplyCase("twenty at once get no more than the limit") {
        let stage = try await GatewayStage { $0.limits.binds = 3 }
        let statuses = try await withThrowingTaskGroup(of: CommandStatus.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    try await stage.stranger().bind("acme").status
                }
            }
            return try await group.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        }
        #expect(statuses == [.ok: 3, .bindFailed: 17])
        await stage.stop()
    }

    private static let closedClient = ReplyCase("closed client") {
        let stage = try await GatewayStage(client: { $0.status = .closed })
        let peer = try await stage.stranger()
        try await expect(peer.bind("acme"), .bindFailed, "bind")
        try await peer.waitUntilClosed()
        await stage.stop()
    }

    private static let versions = ReplyCase("and what is between") {
        let stage = try await GatewayStage()
        let offers: [(UInt8, InterfaceVersion?)] = [
            (0x00, nil), (0x33, nil), (0x34, .v34), (0x42, .v34), (0x50, .v50), (0x7F, .v50),
        ]
        for (offered, served) in offers {
            let peer = try await stage.stranger()
            let version = InterfaceVersion(rawValue: offered)
            guard case .bindResponse(let answer) = try await peer.bind("acme", version: version)
            else {
                Issue.record("no bind response")
                return
            }
            #expect(answer.status == .ok)
            #expect(answer.tlvs.scInterfaceVersion == served, "\(offered)")
            peer.close()
        }
        await stage.stop()
    }

    private static let unbind = ReplyCase("after the answers that are due") {
        try await withPeer { _, peer in
            let sent = peer.send([GatewayReplyTests.submit(), .unbind(Unbind())])
            try await peer.waitUntilClosed()
            let came = try await peer.received(3).dropFirst()
            #expect(came.map(\.sequence) == sent)
            #expect(came.map(\.pdu.commandID) == [.submitSMResponse, .unbindResponse])
            #expect(came.allSatisfy { $0.pdu.status == .ok })
        }
    }

    private static let unbindUnbound = ReplyCase(
        "unbound",
        bind: nil,
        [Wire.pdu(.unbind(Unbind()), 6)],
        [Answer(.unbindResponse, .ok, 6)],
        then: .closed
    )

    private static let inactivity = ReplyCase("enquire_link, and without an answer the end") {
        let change: @Sendable (inout Access) -> Void = {
            $0.limits.enquireLinkSeconds = 1
            $0.limits.responseSeconds = 1
        }
        let stage = try await GatewayStage(change)
        let peer = try await stage.peer()
        let asked = try await peer.received(2)
        #expect(asked.last?.pdu == .enquireLink(EnquireLink()))
        try await peer.waitUntilClosed()
        await stage.stop()
    }
}
