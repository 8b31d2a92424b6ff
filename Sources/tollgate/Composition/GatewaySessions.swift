// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import AdminPanel
import Billing
import Gateway
import SQLInterface
import Storage

/// The gateway's bound sessions, as the admin panel shows them, and the suppliers that should be
/// bound and are not.
struct GatewaySessions: LiveSessions {
    let gateway: Gateway
    let database: any SQLDatabase

    func liveSessions() async -> [LiveSession] {
        let bound = gateway.sessions
        let parties = try? await database.read { transaction in
            Parties(
                clients: try ClientRepository.list(in: transaction),
                accesses: try AccessRepository.list(in: transaction),
                suppliers: try SupplierRepository.list(in: transaction)
            )
        }
        let suppliers = parties.map { Array($0.suppliers.values) } ?? []
        let missing = suppliers.filter { supplier in
            !bound.contains { $0.party == .supplier(supplier.id) }
        }
        return bound.map { live($0, parties) } + missing.map(unbound)
    }

    func end(_ session: LiveSession, isDrained: Bool) async -> Bool {
        guard let id = session.id,
            let bound = gateway.sessions.first(where: {
                $0.id == id && $0.systemID == session.systemID
            })
        else { return false }
        return gateway.end(bound.party, session: id, isDrained ? .drain : .unbind)
    }

    private struct Parties: Sendable {
        var clients: [ClientID: Client]
        var accesses: [String: Access]
        var suppliers: [SupplierID: Supplier]

        init(clients: [Client], accesses: [Access], suppliers: [Supplier]) {
            self.clients = Dictionary(uniqueKeysWithValues: clients.map { ($0.id, $0) })
            self.accesses = Dictionary(uniqueKeysWithValues: accesses.map { ($0.systemID, $0) })
            self.suppliers = Dictionary(uniqueKeysWithValues: suppliers.map { ($0.id, $0) })
        }
    }

    private func live(_ bound: BoundSession, _ parties: Parties?) -> LiveSession {
        let side: LiveSession.Side
        let party: String
        switch bound.party {
        case .client(let id):
            (side, party) = (.client, parties?.clients[id]?.login ?? "\(id)")
        case .supplier(let id):
            (side, party) = (.supplier, parties?.suppliers[id]?.name ?? "\(id)")
        }
        var live = LiveSession(
            side: side,
            systemID: bound.systemID,
            party: party,
            address: bound.address
        )
        live.id = bound.id
        own(&live, bound.party, parties)
        live.bindKind = bound.bind
        live.version = bound.version
        live.boundSince = bound.boundAt
        live.silentSeconds = bound.silentSeconds
        live.window = .init(used: bound.windowUsed, limit: bound.windowSize)
        live.counts.received = Int(bound.statistics.requestsIn)
        live.counts.sent = Int(bound.statistics.requestsOut)
        live.counts.throttled = Int(bound.statistics.throttled)
        live.lastError = bound.statistics.lastError.map { "\($0)" } ?? ""
        return live
    }

    private func own(
        _ live: inout LiveSession,
        _ party: BoundSession.Party,
        _ parties: Parties?
    ) {
        switch party {
        case .client(let id):
            let access = parties?.accesses[live.systemID]
            live.owner = access.map { .access($0.id) }
            live.isAllowed =
                access?.isActive != false && parties?.clients[id]?.status != .closed
        case .supplier(let id):
            live.owner = .supplier(id)
            live.isAllowed = parties?.suppliers[id]?.isActive != false
        }
    }

    /// A supplier without a session: switched off, or trying to bind.
    private func unbound(_ supplier: Supplier) -> LiveSession {
        let peer = supplier.connector
        var live = LiveSession(
            side: .supplier,
            systemID: peer.systemID,
            party: supplier.name,
            address: "\(peer.host):\(peer.port)"
        )
        live.owner = .supplier(supplier.id)
        live.isAllowed = supplier.isActive
        live.window.limit = peer.windowSize
        return live
    }
}
