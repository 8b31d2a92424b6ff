// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore
import SMPP

/// A session with a clock that stands until it is moved, and a list of what the session wanted.
struct SessionDriver: ~Copyable {
    var session: Session
    var now = MonotonicTime(nanoseconds: 1_000_000_000)

    init(_ role: Session.Role = .messageCentre, limits: SessionLimits = SessionLimits()) {
        session = Session(role: role, limits: limits, at: now)
    }

    /// A message centre's session that is bound, in the given way.
    static func bound(
        _ kind: BindKind = .transceiver,
        version: InterfaceVersion = .v34,
        limits: SessionLimits = SessionLimits()
    ) -> SessionDriver {
        var driver = SessionDriver(limits: limits)
        var bind = Bind(kind, systemID: "acme", password: "pw")
        bind.interfaceVersion = version
        _ = driver.receive(.bind(bind), 1)
        _ = driver.accept(limits)
        return driver
    }

    /// An ESME's session that is bound.
    static func boundESME(
        _ kind: BindKind = .transceiver,
        limits: SessionLimits = SessionLimits()
    ) -> SessionDriver {
        var driver = SessionDriver(.esme, limits: limits)
        _ = driver.act { session, _, actions in
            session.bind(Bind(kind, systemID: "acme", password: "pw"), into: &actions)
        }
        _ = driver.receive(.bindResponse(BindResponse(kind, systemID: "mc")), 1)
        return driver
    }

    mutating func act(
        _ event: (inout Session, MonotonicTime, inout [SessionAction]) -> Void
    ) -> [SessionAction] {
        var actions: [SessionAction] = []
        event(&session, now, &actions)
        return actions
    }

    mutating func receive(_ pdu: PDU, _ sequence: SequenceNumber) -> [SessionAction] {
        act { $0.received(.pdu(pdu, sequence), at: $1, into: &$2) }
    }

    mutating func receive(octets: ByteBuffer) -> [SessionAction] {
        var decoder = PDUDecoder()
        decoder.append(octets)
        var actions: [SessionAction] = []
        while let decoded = decoder.next() {
            session.received(decoded, at: now, into: &actions)
        }
        return actions
    }

    mutating func accept(_ limits: SessionLimits = SessionLimits()) -> [SessionAction] {
        act { $0.acceptBind(systemID: "mc", limits: limits, at: $1, into: &$2) }
    }

    mutating func respond(_ pdu: PDU, _ sequence: SequenceNumber) -> [SessionAction] {
        act { $0.respond(pdu, to: sequence, at: $1, into: &$2) }
    }

    mutating func send(_ pdu: PDU, _ token: Int64) -> [SessionAction] {
        act { $0.send(pdu, token: token, at: $1, into: &$2) }
    }

    mutating func wait(_ duration: Duration) -> [SessionAction] {
        now = now + duration
        return act { $0.advance(to: $1, into: &$2) }
    }
}

let submit = PDU.submitSM(SubmitSM(source: shop, destination: phone, shortMessage: "Hi"))
let deliver = PDU.deliverSM(DeliverSM(source: phone, destination: shop, shortMessage: "Yo"))
let data = PDU.dataSM(DataSM(source: shop, destination: phone))

func submitWith(_ change: (inout SubmitSM) -> Void) -> PDU {
    .submitSM(with(SubmitSM(source: shop, destination: phone, shortMessage: "Hi"), change))
}
