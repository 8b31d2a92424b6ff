// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Logging
import NIOCore
import SMPP
import SMPPTransport
import Synchronization

/// A message centre that accepts every bind and every submit_sm at once and keeps nothing: what
/// is measured with it is the protocol and the network alone.
package final class InstantCentre: SMPPServerDelegate {
    private let limits: SessionLimits
    private let bound = Atomic<Int>(0)

    /// Sessions bound now.
    package var boundCount: Int { bound.load(ordering: .relaxed) }

    package init(limits: SessionLimits) { self.limits = limits }

    /// A server on a free port of the loopback that takes any number of connections.
    package func makeServer(group: any EventLoopGroup, connections: Int) -> SMPPServer {
        var configuration = SMPPServerConfiguration(host: "127.0.0.1", port: 0)
        configuration.unboundConnectionsMax = connections
        configuration.unboundConnectionsPerAddressMax = connections
        var logger = Logger(label: "smpp") { _ in SwiftLogNoOpLogHandler() }
        logger.logLevel = .critical
        return SMPPServer(
            configuration: configuration,
            group: group,
            delegate: self,
            logger: logger
        )
    }

    /// Accepts everybody.
    package func authenticate(
        _ attempt: BindAttempt,
        decide: @escaping @Sendable (BindDecision) -> Void
    ) {
        decide(.accepted(limits, tag: 0))
    }

    /// Takes note of a session that can be used.
    package func sessionBound(_ session: SMPPSessionHandle) {
        bound.wrappingAdd(1, ordering: .relaxed)
    }

    /// Takes note of the end of a session.
    package func sessionClosed(_ session: SMPPSessionHandle, reason: SessionCloseReason) {
        bound.wrappingSubtract(1, ordering: .relaxed)
    }

    /// Answers a request at once.
    package func received(
        _ request: PDU,
        sequence: SequenceNumber,
        on session: SMPPSessionHandle
    ) {
        if case .submitSM = request {
            let response = SubmitSMResponse(messageID: "1234567890123456789")
            session.respond(.submitSMResponse(response), to: sequence)
        } else {
            session.respond(
                .response(to: request.commandID, status: .invalidCommandID),
                to: sequence
            )
        }
    }

    /// Takes note of an answer.
    package func responded(
        _ token: Int64,
        outcome: RequestOutcome,
        on session: SMPPSessionHandle
    ) {}
}
