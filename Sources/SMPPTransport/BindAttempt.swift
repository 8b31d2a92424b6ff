// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore
import SMPP

/// A bind request with what is known of the connection it came on.
public struct BindAttempt: Sendable {
    /// The identity of the connection, unique within the process.
    public let connectionID: UInt64
    /// The address of the ESME.
    public let remoteAddress: SocketAddress?
    /// The request: system ID, password, kind, version, address range.
    public let request: Bind

    /// Makes an attempt.
    public init(connectionID: UInt64, remoteAddress: SocketAddress?, request: Bind) {
        self.connectionID = connectionID
        self.remoteAddress = remoteAddress
        self.request = request
    }
}

/// The application's answer to a bind request.
public enum BindDecision: Hashable, Sendable {
    /// The ESME is bound with these limits; `tag` is the application's own and comes back as
    /// `SMPPSessionHandle.tag`.
    case accepted(SessionLimits, tag: Int64)
    /// The ESME gets this status and the connection closes.
    case refused(CommandStatus)
}

/// Why a client is not bound.
public enum BindFailure: Sendable {
    /// The connection could not be made.
    case notConnected(any Error)
    /// The connection was made and ended without a bind.
    case notBound(SessionCloseReason)
}
