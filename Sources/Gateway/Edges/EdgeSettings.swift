// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Logging
import Primitives
import SMPP
import SMPPTransport
import Storage

/// Checks a password against a stored hash, off the event loop, and calls back.
///
/// An empty hash is never right but takes as long.
package typealias PasswordCheck =
    @Sendable (_ password: String, _ hash: String, _ done: @escaping @Sendable (Bool) -> Void)
    -> Void

/// Finds a client's own message and calls back with its progress, nil when there is none.
package typealias MessageLookup =
    @Sendable (MessageKey, _ done: @escaping @Sendable (MessageProgress?) -> Void) -> Void

/// What an edge is given to work with.
struct EdgePorts: Sendable {
    var clock: WallClock
    var logger: Logger
    var post: @Sendable ([Command]) -> Void
}

/// What the client edge needs of the settings.
struct EdgeSettings: Sendable {
    /// By system id.
    let accesses: [String: Access]
    private let byID: [AccessID: Access]
    private let clients: [ClientID: ClientStatus]

    init(_ settings: CoreSettings) {
        byID = settings.accesses
        accesses = Dictionary(
            settings.accesses.values.map { ($0.systemID, $0) },
            uniquingKeysWith: { one, _ in one }
        )
        clients = settings.clients.mapValues(\.client.status)
    }

    /// The access that a session was bound with.
    func access(tag: Int64) -> Access? { byID[AccessID(tag)] }

    func status(of client: ClientID) -> ClientStatus { clients[client] ?? .closed }
}

extension ClientEdge.State {
    /// Why a right password does not lead to a bind; nil when it does.
    func obstacle(to access: Access, from address: String) -> String? {
        guard access.isActive else { return "access switched off" }
        guard settings.status(of: access.clientID) != .closed else { return "client closed" }
        guard let allowed = try? AddressList(access.allowedAddresses), allowed.allows(address)
        else { return "address not allowed" }
        let bound = sessions.values.count { $0.tag == access.id.rawValue }
        return bound < access.limits.binds ? nil : "too many binds"
    }
}

extension SessionLimits {
    /// The limits of a client's session.
    init(_ limits: AccessLimits) {
        self.init()
        inboundWindow = limits.windowSize
        inboundThroughput = limits.throughput
        window = limits.windowSize
        queue = limits.windowSize * 4
    }
}

extension ClientEdge {
    /// Whose session it is, while its access exists.
    func client(of session: SMPPSessionHandle) -> ClientID? {
        state.withLockedValue { $0.settings.access(tag: session.tag)?.clientID }
    }
}
