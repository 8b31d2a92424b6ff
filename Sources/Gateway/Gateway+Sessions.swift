// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import SMPPTransport
import Storage

/// Ending sessions by hand.
extension Gateway {
    /// How a session is ended.
    package enum SessionEnd: Sendable {
        /// What is asked is answered, then an unbind, then the connection closes.
        case unbind
        /// As an unbind, with a minute for what is asked.
        case drain
    }

    /// Whether any client is bound.
    package var hasBoundClients: Bool {
        server.sessions.contains { clientEdge.client(of: $0) != nil }
    }

    /// Ends a bound session; a supplier's connector binds anew after its pause.
    ///
    /// - Returns: whether there was one.
    package func end(_ party: BoundSession.Party, session id: UInt64, _ how: SessionEnd) -> Bool {
        let handles: [SMPPSessionHandle] =
            switch party {
            case .client(let client):
                server.sessions.filter { clientEdge.client(of: $0) == client }
            case .supplier(let supplier):
                supplierEdge.sessions.filter { $0.0.id == supplier }.map(\.1)
            }
        guard let handle = handles.first(where: { $0.id == id }) else { return false }
        switch how {
        case .unbind: handle.unbind()
        case .drain: handle.unbind(within: .seconds(60))
        }
        return true
    }
}
