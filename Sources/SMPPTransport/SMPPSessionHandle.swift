// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOConcurrencyHelpers
import NIOCore
import SMPP

/// A bound session, as the application holds it: a value to send through, from any thread.
///
/// What is given goes into a mailbox that the session's event loop empties: a batch costs one hop
/// at most, batches given before the loop comes to it share that hop, and a call made inside a
/// delegate method costs none. All that became ready in one turn leaves in one write.
public final class SMPPSessionHandle: Sendable {
    /// The identity of the connection, unique within the process.
    public let id: UInt64
    /// The login name of the ESME, also where the ESME is us.
    public let systemID: COctetString
    /// The direction of the session.
    public let bindKind: BindKind
    /// The version both sides speak.
    public let interfaceVersion: InterfaceVersion
    /// The address of the peer.
    public let remoteAddress: SocketAddress?
    /// What the application gave when it accepted the bind; 0 for a client.
    public let tag: Int64
    /// The limits in force.
    public let limits: SessionLimits

    /// The event loop of the connection, on which the delegate is called.
    public let eventLoop: any EventLoop
    private let handler: NIOLoopBound<SMPPHandler>
    private let mailbox: NIOLockedValueBox<SMPPMailbox>

    init(_ identity: Identity, bindKind: BindKind, version: InterfaceVersion, handler: SMPPHandler)
    {
        id = identity.id
        systemID = identity.systemID
        self.bindKind = bindKind
        interfaceVersion = version
        remoteAddress = identity.remoteAddress
        tag = identity.tag
        limits = identity.limits
        eventLoop = identity.eventLoop
        self.handler = NIOLoopBound(handler, eventLoop: identity.eventLoop)
        mailbox = NIOLockedValueBox(SMPPMailbox())
    }

    /// What is known of a session before it is bound.
    struct Identity {
        var id: UInt64
        var systemID: COctetString
        var remoteAddress: SocketAddress?
        var tag: Int64
        var limits: SessionLimits
        var eventLoop: any EventLoop
    }

    // MARK: - Sending

    /// Answers requests of the peer, each by its sequence number.
    ///
    /// After the session has ended nothing happens: the peer is gone.
    public func respond(_ responses: [(SequenceNumber, PDU)]) {
        deliver { mailbox in
            for (sequence, response) in responses {
                mailbox.responses.append(
                    response.readable(in: interfaceVersion),
                    to: sequence
                )
            }
        }
    }

    /// Answers one request of the peer.
    public func respond(_ response: PDU, to sequence: SequenceNumber) {
        deliver { mailbox in
            mailbox.responses.append(response.readable(in: interfaceVersion), to: sequence)
        }
    }

    /// Sends requests, in order, as window and throughput allow; the rest waits in the queue.
    ///
    /// Each token taken comes back in `responded` exactly once. Tokens not taken never do.
    ///
    /// - Refuses: what is beyond window and queue, or comes after the end of the session.
    /// - Returns: how many were taken, counted from the first.
    @discardableResult
    public func send(_ requests: [(token: Int64, request: PDU)]) -> Int {
        let bound = limits.window + limits.queue
        var taken = 0
        deliver { mailbox in
            taken = min(requests.count, max(0, bound - mailbox.unresolved))
            mailbox.unresolved += taken
            mailbox.requests.append(contentsOf: requests.prefix(taken))
        }
        return taken
    }

    /// How many requests would leave at once: the window less what is unanswered or waiting.
    public var windowFree: Int {
        mailbox.withLockedValue { mailbox in
            mailbox.isOpen ? max(0, limits.window - mailbox.unresolved) : 0
        }
    }

    // MARK: - Ending

    /// Ends the session in good order: everything asked is answered, at most for `limit`, then
    /// unbind, then the connection closes.
    public func unbind(within limit: Duration = .seconds(5)) {
        deliver { mailbox in mailbox.ending = mailbox.ending ?? .unbind(within: limit) }
    }

    /// Closes the connection at once.
    public func close() {
        deliver { mailbox in mailbox.ending = .close }
    }

    /// Whether the session has not ended yet.
    public var isOpen: Bool { mailbox.withLockedValue { $0.isOpen } }

    // MARK: - Observing

    /// What the session has counted, and how it stands.
    public var status: SMPPSessionStatus {
        let statistics = mailbox.withLockedValue { $0.statistics }
        let now = MonotonicTime(.now())
        return SMPPSessionStatus(
            statistics: statistics,
            boundFor: statistics.boundAt.map { now - $0 } ?? .zero,
            silentFor: statistics.lastReceivedAt.map { now - $0 } ?? .zero,
            sinceEnquireLink: statistics.lastEnquireLinkAt.map { now - $0 },
            limits: limits
        )
    }

    // MARK: - Mailbox

    private func deliver(_ put: (inout SMPPMailbox) -> Void) {
        let needsHop = mailbox.withLockedValue { mailbox in
            guard mailbox.isOpen else { return false }
            put(&mailbox)
            defer { mailbox.isAnnounced = true }
            return !mailbox.isAnnounced
        }
        guard needsHop else { return }
        // Inside a turn of the handler the end of the turn empties the mailbox anyway.
        if eventLoop.inEventLoop && handler.value.isInTurn { return }
        announce()
    }

    /// Makes the event loop empty the mailbox in a turn of its own.
    func announce() {
        eventLoop.execute { self.handler.value.mailboxFilled() }
    }

    /// Whether something waits in the mailbox.
    var hasMail: Bool { mailbox.withLockedValue { $0.isAnnounced } }

    /// Exchanges the filled mailbox for an empty one, which keeps its memory for the next time.
    func takeMail(_ taken: inout SMPPMail) {
        mailbox.withLockedValue { mailbox in
            mailbox.isAnnounced = false
            swap(&mailbox.responses, &taken.responses)
            swap(&mailbox.requests, &taken.requests)
            taken.ending = mailbox.ending
        }
    }

    /// Publishes what a turn has changed.
    func publish(_ statistics: SessionStatistics, resolved: Int) {
        mailbox.withLockedValue { mailbox in
            mailbox.statistics = statistics
            mailbox.unresolved -= resolved
        }
    }

    /// Gives memory back that the mailbox keeps while nothing is in it.
    func releaseMemory() {
        mailbox.withLockedValue { mailbox in
            if mailbox.responses.entries.isEmpty { mailbox.responses = SMPPOutbox() }
            if mailbox.requests.isEmpty { mailbox.requests = [] }
        }
    }

    /// Ends the mailbox and returns the tokens nobody has seen yet.
    func shut() -> [Int64] {
        mailbox.withLockedValue { mailbox in
            mailbox.isOpen = false
            mailbox.unresolved = 0
            mailbox.responses = SMPPOutbox()
            defer { mailbox.requests = [] }
            return mailbox.requests.map(\.token)
        }
    }
}
