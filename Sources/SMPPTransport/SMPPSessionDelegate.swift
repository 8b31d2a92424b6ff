// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import SMPP

/// The application behind a session, of either role.
///
/// Every method runs on the event loop of the session's connection: it must not block. Requests
/// come one by one in the order of the wire; `readCompleted` ends a burst, so that an
/// application can gather what it got and pass it on in one go.
public protocol SMPPSessionDelegate: Sendable {
    /// A session became bound; requests can be sent from now on.
    func sessionBound(_ session: SMPPSessionHandle)

    /// A session that was bound ended. Every token has had its outcome before.
    func sessionClosed(_ session: SMPPSessionHandle, reason: SessionCloseReason)

    /// The peer sent a request, which is to be answered later with `session.respond`, from any
    /// thread. An alert_notification takes no answer.
    ///
    /// Octets in `request` may share memory with the read buffer: copy what is kept for long.
    func received(
        _ request: PDU,
        sequence: SequenceNumber,
        on session: SMPPSessionHandle
    )

    /// A request given to `session.send` came to its end; happens exactly once for each token
    /// that `send` accepted.
    func responded(_ token: Int64, outcome: RequestOutcome, on session: SMPPSessionHandle)

    /// All that was read at once has been passed to `received` and `responded`.
    func readCompleted(on session: SMPPSessionHandle)
}

extension SMPPSessionDelegate {
    /// Does nothing.
    public func readCompleted(on session: SMPPSessionHandle) {}
}

/// The application behind an SMPP server.
public protocol SMPPServerDelegate: SMPPSessionDelegate {
    /// An ESME asks to be bound; `decide` must be called once, from any thread.
    ///
    /// While the decision is awaited the session-init timer runs; when it is over the connection
    /// closes and a late decision is dropped.
    func authenticate(
        _ attempt: BindAttempt,
        decide: @escaping @Sendable (BindDecision) -> Void
    )
}

/// The application behind an SMPP client.
public protocol SMPPClientDelegate: SMPPSessionDelegate {
    /// An attempt to connect and bind failed; the next one follows after `retryAfter`, or never
    /// when the client is shutting down.
    func bindFailed(_ failure: BindFailure, retryAfter: Duration?)
}
