// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore
import SMPP

/// Who keeps account of a connection: the server or the client it belongs to.
///
/// The methods run on the event loop of the connection.
protocol SMPPConnectionOwner: Sendable {
    /// The application.
    var application: any SMPPSessionDelegate { get }

    /// The name a message centre gives itself in bind responses.
    var systemID: COctetString { get }

    /// Asks the application about a bind.
    func authenticate(
        _ attempt: BindAttempt,
        decide: @escaping @Sendable (BindDecision) -> Void
    )

    /// The session became bound.
    func bound(_ session: SMPPSessionHandle)

    /// What all connections of the owner hold together, when that is bounded.
    var memory: SMPPMemory? { get }

    /// The connection is gone, and the application has been told.
    func closed(_ connectionID: UInt64, _ end: SMPPConnectionEnd)
}

/// How a connection ended.
struct SMPPConnectionEnd {
    /// How long the session was bound, if it ever was.
    var boundFor: Duration?
    /// Why the session ended.
    var reason: SessionCloseReason
    /// What failed below the session, if something did: TLS for example.
    var failure: (any Error)?
}
