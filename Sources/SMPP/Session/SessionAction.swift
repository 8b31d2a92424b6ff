// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// What a session wants done.
///
/// Whoever runs the session does it in this order.
public enum SessionAction: Hashable, Sendable {
    /// Write a PDU.
    case send(PDU, SequenceNumber)
    /// Decide about a bind: `acceptBind` or `refuseBind`.
    case authenticate(Bind)
    /// Tell the application that the session is bound, as this kind and served as this version.
    case bound(BindKind, InterfaceVersion)
    /// Give a request of the peer to the application.
    case deliver(PDU, SequenceNumber)
    /// Tell the application what became of a request of its own.
    case resolve(token: Int64, RequestOutcome)
    /// Read nothing until `resumeReading`.
    case pauseReading
    /// Read again.
    case resumeReading
    /// Flush what was sent and close the connection.
    case close(SessionCloseReason)
}
