// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives

package typealias APIKeyID = Identifier<APIKey>

/// What a program signs in to the API with.
///
/// A client's key sees that client's own data; an operator's key acts for a person and can do
/// no more than the person's role.
package struct APIKey: Hashable, Sendable {
    package var id: APIKeyID
    package var owner: Owner
    /// What people call it, such as `Billing import`.
    package var name: String
    /// The beginning of the token, to tell keys apart.
    package var hint: String
    /// SHA-256 of the token, in hexadecimal digits; the token itself is not kept.
    package var tokenHash: String
    package var scopes: Set<APIScope>
    /// The access whose senders, addresses and throughput messages are sent by.
    package var accessID: AccessID?
    package var createdAt: Instant
    package var createdBy: String
    /// Not valid from this instant on; nil is without end.
    package var expiresAt: Instant?
    package var lastUsedAt: Instant?
    package var revokedAt: Instant?

    /// Whose data a key opens.
    package enum Owner: Hashable, Sendable {
        case client(ClientID)
        case person(PersonID)
    }

    /// Creates a key without an end.
    package init(
        id: APIKeyID,
        owner: Owner,
        name: String,
        token: (hint: String, hash: String),
        scopes: Set<APIScope>,
        created: (at: Instant, by: String)
    ) {
        self.id = id
        self.owner = owner
        self.name = name
        hint = token.hint
        tokenHash = token.hash
        self.scopes = scopes
        createdAt = created.at
        createdBy = created.by
    }

    /// The client whose key it is; nil for an operator's.
    package var clientID: ClientID? {
        if case .client(let id) = owner { id } else { nil }
    }

    /// Whether it opens anything at an instant.
    package func isValid(at now: Instant) -> Bool {
        revokedAt == nil && (expiresAt.map { now < $0 } ?? true)
    }
}

/// What a key may do, one kind of object at a time.
package enum APIScope: String, Hashable, Sendable, CaseIterable, Comparable {
    case clientsRead = "clients.read"
    case clientsWrite = "clients.write"
    case pricesRead = "prices.read"
    case pricesWrite = "prices.write"
    case messagesRead = "messages.read"
    case messagesSend = "messages.send"
    case balancesRead = "balances.read"
    case paymentsRead = "payments.read"
    case paymentsWrite = "payments.write"
    case invoicesRead = "invoices.read"
    case invoicesWrite = "invoices.write"
    case statementsRead = "statements.read"
    case statisticsRead = "statistics.read"

    package static func < (left: APIScope, right: APIScope) -> Bool {
        left.rawValue < right.rawValue
    }

    /// What it allows, for people who choose.
    package var words: Phrase {
        switch self {
        case .clientsRead: "Read client profiles"
        case .clientsWrite: "Create and change clients"
        case .pricesRead: "Read prices"
        case .pricesWrite: "Set prices"
        case .messagesRead: "Find messages"
        case .messagesSend: "Send messages"
        case .balancesRead: "Read balances"
        case .paymentsRead: "Read payments"
        case .paymentsWrite: "Record payments"
        case .invoicesRead: "Read and download invoices"
        case .invoicesWrite: "Create and credit invoices"
        case .statementsRead: "Read statements of account"
        case .statisticsRead: "Read statistics"
        }
    }

    /// Whether a client's key may have it: what changes money or prices is the operator's.
    package var isForClients: Bool {
        switch self {
        case .clientsWrite, .pricesWrite, .paymentsWrite, .invoicesWrite: false
        default: true
        }
    }

    /// Whether an operator's key may have it: messages are sent in a client's name only.
    package var isForOperators: Bool { self != .messagesSend }

    fileprivate var isRead: Bool { rawValue.hasSuffix(".read") }
}

extension Role {
    /// Whether a key that acts for, or is made by, somebody of this role may have a scope.
    ///
    /// This is the only place that decides; every request with an operator's key asks it.
    package func holds(_ scope: APIScope) -> Bool {
        switch self {
        case .owner: scope.isForOperators
        case .readOnly: scope.isForOperators && scope.isRead
        case .finance: scope.isForOperators
        case .routing: [.messagesRead, .statisticsRead].contains(scope)
        case .support:
            [.clientsRead, .pricesRead, .messagesRead, .balancesRead, .statisticsRead]
                .contains(scope)
        case .clientOwner: scope.isForClients
        case .accountant: scope.isForClients && scope != .messagesSend
        case .developer:
            [.clientsRead, .messagesRead, .messagesSend, .statisticsRead].contains(scope)
        }
    }
}
