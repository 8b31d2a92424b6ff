// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import AdminPanel
import Billing
import Gateway
import SQLInterface
import Storage

/// The gateway's bound sessions, as the admin panel shows them.
struct GatewaySessions: LiveSessions {
    let gateway: Gateway
    let database: any SQLDatabase

    func liveSessions() async -> [LiveSession] {
        let bound = gateway.sessions
        let names = try? await database.read { transaction in
            Names(
                clients: try ClientRepository.list(in: transaction),
                suppliers: try SupplierRepository.list(in: transaction)
            )
        }
        return bound.map { live($0, names) }
    }

    private struct Names: Sendable {
        var clients: [ClientID: String]
        var suppliers: [SupplierID: String]

        init(clients: [Client], suppliers: [Supplier]) {
            self.clients = Dictionary(uniqueKeysWithValues: clients.map { ($0.id, $0.login) })
            self.suppliers = Dictionary(
                uniqueKeysWithValues: suppliers.map { ($0.id, $0.name) }
            )
        }
    }

    private func live(_ bound: BoundSession, _ names: Names?) -> LiveSession {
        let side: LiveSession.Side
        let party: String
        switch bound.party {
        case .client(let id): (side, party) = (.client, names?.clients[id] ?? "\(id)")
        case .supplier(let id): (side, party) = (.supplier, names?.suppliers[id] ?? "\(id)")
        }
        var live = LiveSession(
            side: side,
            systemID: bound.systemID,
            party: party,
            address: bound.address
        )
        live.bindKind = bound.bind
        live.boundSince = bound.boundAt
        live.window = .init(used: bound.windowUsed, limit: bound.windowSize)
        live.counts.received = Int(bound.statistics.requestsIn)
        live.counts.sent = Int(bound.statistics.requestsOut)
        live.counts.throttled = Int(bound.statistics.throttled)
        live.lastError = bound.statistics.lastError.map { "\($0)" } ?? ""
        return live
    }
}
