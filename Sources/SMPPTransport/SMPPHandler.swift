// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore
import SMPP

/// Runs one session on one channel: octets to PDUs to the session, its actions to the application
/// and back to octets.
///
/// Everything happens in *turns*: a read burst, an emptied mailbox, a timer. Within a turn what is
/// to be sent gathers in one buffer, and the end of the turn writes it at once: a write per PDU
/// costs a system call and a segment each. There is one place where actions are performed.
final class SMPPHandler: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = Never
    typealias OutboundIn = Never
    typealias OutboundOut = ByteBuffer

    // An ordinary turn fits; a rare large one shall not stay in memory with an idle session.
    private static let keptCapacityMax = 65_536
    // A bind has some hundred octets; who is not bound yet gets no memory for more.
    private static let unboundCommandLengthMax = 4_096

    let connectionID: UInt64
    let owner: any SMPPConnectionOwner
    let application: any SMPPSessionDelegate
    let bindRequest: Bind?
    let commandLengthMax: Int
    // What every PDU touches is not checked for overlapping access: all of it is used on one
    // event loop, nothing is called back while it is changed, and the checks took an eighth of
    // the time of a PDU.
    @exclusivity(unchecked) var session: Session
    @exclusivity(unchecked) var decoder: PDUDecoder
    @exclusivity(unchecked) var actions: [SessionAction] = []
    @exclusivity(unchecked) var outgoing = ByteBuffer()
    @exclusivity(unchecked) var handle: SMPPSessionHandle?
    @exclusivity(unchecked) var mail = SMPPMail()
    @exclusivity(unchecked) var resolved = 0
    var context: ChannelHandlerContext?
    var identity: SMPPSessionHandle.Identity?
    let peer: SocketAddress?
    var failure: (any Error)?
    var heldOctets = 0
    var isReadWanted = false
    var timer: (at: MonotonicTime, task: Scheduled<Void>)?

    /// Whether a turn is under way, whose end will empty the mailbox.
    @exclusivity(unchecked) var isInTurn = false

    /// Makes the handler of one connection; with a bind request it is the ESME's side.
    ///
    /// `peer` is who connects, where the connection itself says only who passes it on.
    init(
        connectionID: UInt64,
        owner: any SMPPConnectionOwner,
        bind: Bind?,
        limits: SessionLimits,
        commandLengthMax: Int,
        peer: SocketAddress? = nil
    ) {
        self.peer = peer
        self.connectionID = connectionID
        self.owner = owner
        application = owner.application
        bindRequest = bind
        self.commandLengthMax = commandLengthMax
        decoder = PDUDecoder(commandLengthMax: min(commandLengthMax, Self.unboundCommandLengthMax))
        session = Session(
            role: bind == nil ? .messageCentre : .esme,
            limits: limits,
            at: MonotonicTime(.now())
        )
    }

    var now: MonotonicTime { MonotonicTime(.now()) }

    // MARK: - Channel events

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        if context.channel.isActive { begin(context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        begin(context)
        context.fireChannelActive()
    }

    func begin(_ context: ChannelHandlerContext) {
        guard identity == nil else { return }
        identity = .init(
            id: connectionID,
            systemID: bindRequest?.systemID ?? "",
            remoteAddress: peer ?? context.remoteAddress,
            tag: 0,
            limits: session.limits,
            eventLoop: context.eventLoop
        )
        turn { actions in
            if let bindRequest { session.bind(bindRequest, into: &actions) }
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if session.isClosed { return }
        decoder.append(unwrapInboundIn(data))
        isInTurn = true
        decode()
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        if let handle { application.readCompleted(on: handle) }
        endTurn()
        context.fireChannelReadComplete()
    }

    func read(context: ChannelHandlerContext) {
        if isHeldBack(context) {
            isReadWanted = true
        } else {
            context.read()
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        let isWritable = context.channel.isWritable
        turn { actions in
            session.writabilityChanged(isWritable, at: now, into: &actions)
        }
        readAgain()
        context.fireChannelWritabilityChanged()
    }

    func channelInactive(context: ChannelHandlerContext) {
        ended()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        ended()
        self.context = nil
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // A reset by the peer is an end like any other; `channelInactive` gives the reason.
        failure = failure ?? error
        context.close(promise: nil)
    }

    // MARK: - Turns

    func turn(_ event: (inout [SessionAction]) -> Void) {
        isInTurn = true
        event(&actions)
        performActions()
        endTurn()
    }

    func decode() {
        let now = now
        while !session.isReadingPaused, !session.isClosed, let decoded = decoder.next() {
            switch decoded {
            case .pdu(let pdu, let sequence): receive(pdu, sequence, at: now)
            case .undecodable(let undecodable):
                session.received(undecodable, at: now, into: &actions)
            }
            performActions()
        }
        // An empty decoder would keep the read buffer, which the channel can use again.
        if decoder.bufferedBytes == 0 {
            decoder = PDUDecoder(commandLengthMax: decoder.commandLengthMax)
        }
    }

    func receive(_ pdu: PDU, _ sequence: SequenceNumber, at now: MonotonicTime) {
        switch session.receive(pdu, sequence, at: now, into: &actions) {
        case .done: break
        case .deliver:
            if let handle { application.received(pdu, sequence: sequence, on: handle) }
        case .resolve(let token): resolve(token, .answered(pdu))
        }
    }

    func resolve(_ token: Int64, _ outcome: RequestOutcome) {
        resolved += 1
        if let handle { application.responded(token, outcome: outcome, on: handle) }
    }

    func endTurn() {
        emptyMailbox()
        flush()
        accountForMemory()
        handle?.publish(session.statistics, resolved: resolved)
        resolved = 0
        isInTurn = false
        schedule()
        // What the application put into the mailbox after it was emptied was announced to nobody.
        // Not at once: an application that answers every refusal with a new request would recurse.
        if let handle, handle.hasMail { handle.announce() }
    }

    /// The mailbox has something, put there by another thread or outside a turn.
    func mailboxFilled() {
        guard context != nil, !isInTurn else { return }
        isInTurn = true
        endTurn()
    }

    func emptyMailbox() {
        guard let handle else { return }
        handle.takeMail(&mail)
        let now = now
        sendResponses(at: now)
        for (token, request) in mail.requests {
            session.send(request, token: token, at: now, into: &actions)
            performActions()
        }
        mail.requests.removeAll(keepingCapacity: true)
        switch mail.ending {
        case .unbind(let limit): session.unbind(within: limit, at: now, into: &actions)
        case .close: session.close(.closedLocally, into: &actions)
        case nil: return
        }
        performActions()
    }

    func sendResponses(at now: MonotonicTime) {
        var due = 0
        for entry in mail.responses.entries {
            let isDue = session.answers(status: entry.status, at: now, into: &actions)
            if isDue { due += entry.length }
            guard !isDue || !actions.isEmpty else { continue }
            // What the answer makes possible goes out behind it.
            mail.responses.move(due, into: &outgoing)
            due = 0
            if !isDue { mail.responses.skip(entry.length) }
            performActions()
        }
        mail.responses.move(due, into: &outgoing)
        mail.responses.clear()
    }

    func flush() {
        guard outgoing.readableBytes > 0, let context else { return }
        // Taken out first: a write can change the writability, and that is a turn of its own.
        var sending = ByteBuffer()
        swap(&sending, &outgoing)
        context.writeAndFlush(wrapOutboundOut(sending), promise: nil)
        guard outgoing.readableBytes == 0 else { return }
        // Keeps the memory when the write went out at once, and takes new memory when not.
        sending.empty(keeping: Self.keptCapacityMax)
        swap(&sending, &outgoing)
    }
}
