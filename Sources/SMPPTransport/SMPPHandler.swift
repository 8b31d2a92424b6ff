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

    // Long enough for a round trip, too short to be worth holding connections open with.
    private static let lingerTime = TimeAmount.seconds(1)

    private let connectionID: UInt64
    private let owner: any SMPPConnectionOwner
    private let application: any SMPPSessionDelegate
    private let bindRequest: Bind?
    private let commandLengthMax: Int
    // What every PDU touches is not checked for overlapping access: all of it is used on one
    // event loop, nothing is called back while it is changed, and the checks took an eighth of
    // the time of a PDU.
    @exclusivity(unchecked) private var session: Session
    @exclusivity(unchecked) private var decoder: PDUDecoder
    @exclusivity(unchecked) private var actions: [SessionAction] = []
    @exclusivity(unchecked) private var outgoing = ByteBuffer()
    @exclusivity(unchecked) private var handle: SMPPSessionHandle?
    @exclusivity(unchecked) private var mail = SMPPMail()
    @exclusivity(unchecked) private var resolved = 0
    private var context: ChannelHandlerContext?
    private var identity: SMPPSessionHandle.Identity?
    private let peer: SocketAddress?
    private var failure: (any Error)?
    private var heldOctets = 0
    private var isReadWanted = false
    private var timer: (at: MonotonicTime, task: Scheduled<Void>)?

    /// Whether a turn is under way, whose end will empty the mailbox.
    @exclusivity(unchecked) private(set) var isInTurn = false

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

    private var now: MonotonicTime { MonotonicTime(.now()) }

    // MARK: - Channel events

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        if context.channel.isActive { begin(context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        begin(context)
        context.fireChannelActive()
    }

    private func begin(_ context: ChannelHandlerContext) {
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

    private func turn(_ event: (inout [SessionAction]) -> Void) {
        isInTurn = true
        event(&actions)
        performActions()
        endTurn()
    }

    private func decode() {
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

    private func receive(_ pdu: PDU, _ sequence: SequenceNumber, at now: MonotonicTime) {
        switch session.receive(pdu, sequence, at: now, into: &actions) {
        case .done: break
        case .deliver:
            if let handle { application.received(pdu, sequence: sequence, on: handle) }
        case .resolve(let token): resolve(token, .answered(pdu))
        }
    }

    private func resolve(_ token: Int64, _ outcome: RequestOutcome) {
        resolved += 1
        if let handle { application.responded(token, outcome: outcome, on: handle) }
    }

    private func endTurn() {
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

    private func emptyMailbox() {
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

    private func sendResponses(at now: MonotonicTime) {
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

    private func flush() {
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

    // MARK: - Memory

    private func accountForMemory() {
        guard let memory = owner.memory, let context else { return }
        var held = decoder.bufferedBytes
        if !context.channel.isWritable {
            let options = context.channel.syncOptions
            held += (try? options?.getOption(.bufferedWritableBytes)) ?? 0
        }
        guard held != heldOctets else { return }
        let isTooMuch = memory.changed(from: heldOctets, to: held)
        heldOctets = held
        guard isTooMuch, !session.isClosed else { return }
        session.close(.memoryExhausted, into: &actions)
        performActions()
    }

    /// Gives memory back that a busy session keeps for its next turn.
    private func releaseMemory() {
        guard outgoing.readableBytes == 0, heldOctets == 0 else { return }
        outgoing = ByteBuffer()
        mail = SMPPMail()
        actions = []
        handle?.releaseMemory()
    }

    // MARK: - Time

    private func schedule() {
        guard let context else { return }
        let deadline = session.nextDeadline
        if let timer {
            // Deadlines mostly move later; the timer then finds nothing to do and is set anew.
            guard deadline < timer.at else { return }
            timer.task.cancel()
            self.timer = nil
        }
        guard deadline < .never else { return }
        let loopBound = NIOLoopBound(self, eventLoop: context.eventLoop)
        let task = context.eventLoop.scheduleTask(deadline: NIODeadline(deadline)) {
            loopBound.value.timerFired()
        }
        timer = (deadline, task)
    }

    private func timerFired() {
        timer = nil
        guard context != nil else { return }
        turn { actions in session.advance(to: now, into: &actions) }
        // A busy session moves its deadlines on; a timer that is due finds a quiet one.
        releaseMemory()
    }

    // MARK: - Reading

    private func isHeldBack(_ context: ChannelHandlerContext) -> Bool {
        session.isReadingPaused || !context.channel.isWritable
    }

    private func readAgain() {
        guard let context, isReadWanted, !isHeldBack(context) else { return }
        isReadWanted = false
        context.read()
    }

    private func resumeReading() {
        // Out of the present action: decoding what is left performs actions of its own.
        guard let context else { return }
        let loopBound = NIOLoopBound(self, eventLoop: context.eventLoop)
        context.eventLoop.execute {
            let handler = loopBound.value
            handler.isInTurn = true
            handler.decode()
            handler.endTurn()
            handler.readAgain()
        }
    }

    // MARK: - Actions

    private func performActions() {
        guard !actions.isEmpty else { return }
        // The list is taken out while it is performed, and put back for its memory.
        var performing: [SessionAction] = []
        swap(&performing, &actions)
        for action in performing { perform(action) }
        performing.removeAll(keepingCapacity: true)
        if actions.isEmpty { swap(&performing, &actions) }
    }

    private func perform(_ action: SessionAction) {
        switch action {
        case .send(let pdu, let sequence): outgoing.writePDU(pdu, sequence: sequence)
        case .deliver(let request, let sequence):
            if let handle { application.received(request, sequence: sequence, on: handle) }
        case .resolve(let token, let outcome): resolve(token, outcome)
        case .authenticate(let request): authenticate(request)
        case .bound(let kind, let version): becomeBound(kind, version)
        // The session itself says whether it reads: `read(context:)` asks it.
        case .pauseReading: break
        case .resumeReading: resumeReading()
        case .close(let reason):
            flush()
            if reason.leavesPeerSending { closeAfterPeer() } else { context?.close(promise: nil) }
        }
    }

    /// Closes our direction, and the other once the peer has closed it or `lingerTime` is over.
    ///
    /// A socket closed with unread octets in it resets the connection, and a reset throws away
    /// what the peer has not read yet: the very answer that tells it what was wrong.
    private func closeAfterPeer() {
        guard let context else { return }
        context.close(mode: .output, promise: nil)
        let loopBound = NIOLoopBound(self, eventLoop: context.eventLoop)
        context.eventLoop.scheduleTask(in: Self.lingerTime) {
            loopBound.value.context?.close(promise: nil)
        }
    }

    private func authenticate(_ request: Bind) {
        guard let context else { return }
        identity?.systemID = request.systemID
        let attempt = BindAttempt(
            connectionID: connectionID,
            remoteAddress: identity?.remoteAddress,
            request: request
        )
        let eventLoop = context.eventLoop
        let loopBound = NIOLoopBound(self, eventLoop: eventLoop)
        owner.authenticate(attempt) { decision in
            eventLoop.execute { loopBound.value.decided(decision) }
        }
    }

    private func decided(_ decision: BindDecision) {
        turn { actions in
            switch decision {
            case .accepted(let limits, let tag):
                identity?.tag = tag
                identity?.limits = limits
                session.acceptBind(
                    systemID: owner.systemID,
                    limits: limits,
                    at: now,
                    into: &actions
                )
            case .refused(let status): session.refuseBind(status, into: &actions)
            }
        }
    }

    private func becomeBound(_ kind: BindKind, _ version: InterfaceVersion) {
        guard handle == nil, let identity else { return }
        decoder.commandLengthMax = commandLengthMax
        let handle = SMPPSessionHandle(
            identity,
            bindKind: kind,
            version: version,
            handler: self
        )
        self.handle = handle
        handle.publish(session.statistics, resolved: 0)
        owner.bound(handle)
        application.sessionBound(handle)
    }

    /// The connection is gone: every token gets its outcome, then the application is told.
    private func ended() {
        guard identity != nil else { return }
        identity = nil
        timer?.task.cancel()
        timer = nil
        let reason = session.connectionClosed(into: &actions)
        performActions()
        var boundFor: Duration?
        if let handle {
            for token in handle.shut() {
                application.responded(token, outcome: .notSent, on: handle)
            }
            handle.publish(session.statistics, resolved: 0)
            boundFor = handle.status.boundFor
            application.sessionClosed(handle, reason: reason)
        }
        handle = nil
        // The application may keep its handle, and with it this; the buffers are of no more use.
        decoder = PDUDecoder()
        outgoing = ByteBuffer()
        _ = owner.memory?.changed(from: heldOctets, to: 0)
        heldOctets = 0
        let end = SMPPConnectionEnd(boundFor: boundFor, reason: reason, failure: failure)
        owner.closed(connectionID, end)
    }
}

extension SessionCloseReason {
    /// Whether the peer, unaware of the end, may be sending still.
    fileprivate var leavesPeerSending: Bool {
        switch self {
        case .bindRefused, .framingLost, .protocolViolation: true
        default: false
        }
    }
}
