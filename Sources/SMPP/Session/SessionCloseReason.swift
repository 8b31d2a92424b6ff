// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Why a session ended.
public enum SessionCloseReason: Hashable, Sendable {
    /// We unbound, and the peer agreed or did not answer in time.
    case unbound
    /// The peer unbound.
    case unboundByPeer
    /// The bind was answered with this status.
    case bindRefused(CommandStatus)
    /// The connection was not bound within the session-init time.
    case sessionInitTimedOut
    /// The peer was silent, also after an enquire_link.
    case enquireLinkTimedOut
    /// The peer was silent for the inactivity time.
    case inactive
    /// The octets of the peer cannot be cut into PDUs any more.
    case framingLost
    /// The peer sent what its role may not send here, an outbind for example.
    case protocolViolation
    /// All connections together held too much that could not go on, and this one much of it.
    case memoryExhausted
    /// The connection ended or failed below the session.
    case connectionLost
    /// Our side closed the connection without unbinding.
    case closedLocally
}
