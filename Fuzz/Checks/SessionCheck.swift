// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore
import SMPP

/// What must hold for a session, whatever the peer sends and whatever we do in between.
package struct SessionCheck: ~Copyable {
    private var session: Session
    private var decoder = PDUDecoder(commandLengthMax: 4_096)
    private var now = MonotonicTime(nanoseconds: 1_000_000_000)
    private var unanswered: [SequenceNumber] = []
    private var open: Set<Int64> = []
    private var nextToken: Int64 = 0
    private var isClosed = false
    private var complaint: String?

    /// Runs a script of events and returns what went wrong, or `nil`.
    ///
    /// The first octet says which side we are and how large the windows are. Then each octet is an
    /// event; the one after it says how much.
    package static func complaint(about octets: [UInt8]) -> String? {
        var rest = octets[...]
        guard let kind = rest.popFirst() else { return nil }
        var check = SessionCheck(kind)
        while check.complaint == nil, let event = rest.popFirst() {
            check.run(event, rest.popFirst() ?? 0, &rest)
        }
        check.finish()
        return check.complaint
    }

    private init(_ kind: UInt8) {
        var limits = SessionLimits()
        limits.window = 1 + Int(kind >> 1 & 3)
        limits.inboundWindow = 1 + Int(kind >> 3 & 3)
        limits.queue = 2
        limits.acceptsBroadcasts = kind & 0x20 != 0
        limits.inboundThroughput = kind & 0x40 != 0 ? 5 : nil
        limits.outboundThroughput = kind & 0x80 != 0 ? 5 : nil
        let isESME = kind & 1 != 0
        session = Session(role: isESME ? .esme : .messageCentre, limits: limits, at: now)
        if isESME {
            act { session, _, actions in
                session.bind(Bind(.transceiver, systemID: "a", password: "b"), into: &actions)
            }
        }
    }

    private mutating func run(_ event: UInt8, _ argument: UInt8, _ rest: inout ArraySlice<UInt8>) {
        switch event % 9 {
        case 0, 1:
            decoder.append(ByteBuffer(bytes: rest.prefix(Int(argument))))
            rest = rest.dropFirst(Int(argument))
            receive()
        case 2: wait(.milliseconds(Int(argument) * 250))
        case 3:
            let limits = session.limits
            act { $0.acceptBind(systemID: "mc", limits: limits, at: $1, into: &$2) }
        case 4: act { session, _, actions in session.refuseBind(.bindFailed, into: &actions) }
        case 5: send()
        case 6: respond(argument)
        case 7: act { $0.writabilityChanged(argument & 1 == 0, at: $1, into: &$2) }
        default: act { $0.unbind(within: .seconds(Int64(argument)), at: $1, into: &$2) }
        }
    }

    private mutating func receive() {
        while let item = decoder.next() {
            act { $0.received(item, at: $1, into: &$2) }
        }
    }

    private mutating func wait(_ duration: Duration) {
        let end = now + duration
        // No more rounds than timers can ask for: a deadline that never passes is a fault.
        for _ in 0..<10_000 {
            guard session.nextDeadline < end else { break }
            now = max(now, session.nextDeadline)
            act { $0.advance(to: $1, into: &$2) }
        }
        if session.nextDeadline < now { complain("a deadline does not pass") }
        now = end
        act { $0.advance(to: $1, into: &$2) }
    }

    private mutating func send() {
        let token = nextToken
        nextToken += 1
        open.insert(token)
        let request: PDU =
            session.role == .esme
            ? .submitSM(SubmitSM(source: Address("a"), destination: Address("1")))
            : .deliverSM(DeliverSM(source: Address("1"), destination: Address("a")))
        act { $0.send(request, token: token, at: $1, into: &$2) }
    }

    private mutating func respond(_ argument: UInt8) {
        guard !unanswered.isEmpty else { return }
        let sequence = unanswered.remove(at: Int(argument) % unanswered.count)
        let response = PDU.submitSMResponse(SubmitSMResponse(messageID: "1"))
        act { $0.respond(response, to: sequence, at: $1, into: &$2) }
    }

    private mutating func finish() {
        act { session, _, actions in _ = session.connectionClosed(into: &actions) }
        if !open.isEmpty { complain("\(open.count) requests have no outcome") }
    }

    // MARK: - Rules

    private mutating func act(
        _ event: (inout Session, MonotonicTime, inout [SessionAction]) -> Void
    ) {
        var actions: [SessionAction] = []
        event(&session, now, &actions)
        for action in actions { judge(action) }
        let statistics = session.statistics
        if statistics.windowUsed > session.limits.window { complain("the window overflows") }
        if statistics.queued > session.limits.queue { complain("the queue overflows") }
        if statistics.inboundWindowUsed > session.limits.inboundWindow {
            complain("the peer's window overflows")
        }
    }

    private mutating func judge(_ action: SessionAction) {
        switch action {
        case .send:
            if isClosed { complain("something is sent after the end") }
        case .deliver(let request, let sequence):
            if isClosed { complain("something is delivered after the end") }
            if request.commandID.isResponse { complain("a response is delivered") }
            if request.commandID != .alertNotification { unanswered.append(sequence) }
        case .resolve(let token, _):
            if open.remove(token) == nil { complain("a request has two outcomes") }
        case .close:
            if isClosed { complain("it ends twice") }
            isClosed = true
        case .authenticate, .bound, .pauseReading, .resumeReading: break
        }
    }

    private mutating func complain(_ words: String) {
        if complaint == nil { complaint = words }
    }
}
