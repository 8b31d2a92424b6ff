// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Logging
import NIOConcurrencyHelpers
import NIOCore
import NIOPosix
import Primitives
import SMPP
import SMPPTransport

/// A supplier's message centre for demonstrations, tests and load: real SMPP on a real socket.
///
/// It accepts every bind, decides the fate of each message by its behaviour and sends the
/// receipts, over any session of the same system id, until they are confirmed. Until its fate
/// has come a message can be asked for, taken back and replaced.
package final class SimulatedMessageCentre: Sendable {
    let state: NIOLockedValueBox<State>
    let clock: WallClock
    private let server: NIOLockedValueBox<SMPPServer?> = NIOLockedValueBox(nil)
    let group: any EventLoopGroup
    let observe: @Sendable (ObservedMessage) -> Void

    /// Creates a message centre that is not listening yet; `observe` is told of every submit.
    package init(
        behaviour: MessageCentreBehaviour,
        clock: WallClock,
        group: any EventLoopGroup,
        observe: @escaping @Sendable (ObservedMessage) -> Void = { _ in }
    ) {
        self.observe = observe
        // Ids of one run differ from those of the run before, as a real centre's do.
        let first = UInt64(bitPattern: clock.now.seconds) * 10_000
        state = NIOLockedValueBox(State(behaviour, firstID: first))
        self.clock = clock
        self.group = group
    }

    /// Begins to listen and returns the port.
    package func start(
        host: String,
        port: Int,
        secure: SMPPSecurePort? = nil,
        logger: Logger
    ) async throws -> Int {
        var configuration = SMPPServerConfiguration(host: host, port: port)
        configuration.systemID = "simulator"
        configuration.secure = secure
        let server = SMPPServer(
            configuration: configuration,
            group: group,
            delegate: self,
            logger: logger
        )
        self.server.withLockedValue { $0 = server }
        return try await server.start()
    }

    /// The port that speaks TLS, when there is one.
    package var securePort: Int? { server.withLockedValue { $0 }?.securePort }

    /// Closes every session and stops to listen.
    package func stop() async {
        await server.withLockedValue { $0 }?.shutdown(within: .seconds(1))
    }

    /// Treats messages differently from now on.
    package func replaceBehaviour(_ behaviour: MessageCentreBehaviour) {
        state.withLockedValue { $0.behaviour = behaviour }
    }

    /// What has happened so far.
    package var counts: MessageCentreCounts { state.withLockedValue { $0.counts } }
}

/// What a simulated message centre has seen.
package struct MessageCentreCounts: Sendable, Equatable {
    package var submitted = 0
    package var accepted = 0
    package var refused = 0
    package var receiptsConfirmed = 0
}

/// A receipt that waits to be sent or confirmed.
struct PendingReceipt: Sendable {
    var systemID: String
    var pdu: DeliverSM
}

extension SimulatedMessageCentre: SMPPServerDelegate {
    package func authenticate(
        _ attempt: BindAttempt,
        decide: @escaping @Sendable (BindDecision) -> Void
    ) {
        let behaviour = state.withLockedValue { $0.behaviour }
        if let login = behaviour.login,
            attempt.request.systemID.string != login.systemID
                || attempt.request.password.string != login.password
        {
            return decide(.refused(.bindFailed))
        }
        var limits = SessionLimits()
        limits.inboundThroughput = behaviour.throughput
        limits.window = 1_000
        limits.queue = 1_000_000
        limits.inboundWindow = 10_000
        decide(.accepted(limits, tag: 0))
    }

    package func sessionBound(_ session: SMPPSessionHandle) {
        let waiting = state.withLockedValue { state in
            state.sessions[session.id] = session
            return state.waiting.removeValue(forKey: session.systemID.string) ?? []
        }
        for receipt in waiting { send(receipt) }
    }

    package func sessionClosed(_ session: SMPPSessionHandle, reason: SessionCloseReason) {
        _ = state.withLockedValue { $0.sessions.removeValue(forKey: session.id) }
    }

    package func responded(
        _ token: Int64,
        outcome: RequestOutcome,
        on session: SMPPSessionHandle
    ) {
        let again = state.withLockedValue { state -> PendingReceipt? in
            guard let receipt = state.sent.removeValue(forKey: token) else { return nil }
            if outcome.status == .ok {
                state.counts.receiptsConfirmed += 1
                return nil
            }
            return receipt
        }
        guard let again else { return }
        group.any().scheduleTask(in: .milliseconds(500)) { self.send(again) }
    }

    func send(_ receipt: PendingReceipt) {
        let (session, token) = state.withLockedValue { state in
            let session = state.sessions.values.first {
                $0.systemID.string == receipt.systemID && $0.isOpen
                    && $0.bindKind != .transmitter
            }
            let token = state.nextToken
            state.nextToken += 1
            if session == nil {
                state.waiting[receipt.systemID, default: []].append(receipt)
            } else {
                state.sent[token] = receipt
            }
            return (session, token)
        }
        guard let session else { return }
        if session.send([(token: token, request: .deliverSM(receipt.pdu))]) == 0 {
            state.withLockedValue { state in
                state.sent.removeValue(forKey: token)
                state.waiting[receipt.systemID, default: []].append(receipt)
            }
        }
    }
}
