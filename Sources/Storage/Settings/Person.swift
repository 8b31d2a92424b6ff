// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing

/// Somebody who signs in to a panel.
package struct Person: Hashable, Sendable {
    package var id: PersonID
    /// The client whose panel it is; nil for the operator's own people.
    package var clientID: ClientID?
    package var login: String
    package var name: String
    package var email: String
    package var role: Role
    /// Encoded Argon2id hash.
    package var passwordHash: String
    package var isActive: Bool
    /// IANA name of the zone that times are shown in.
    package var zone: String
    /// Tag of the language of their panel, such as `uk`; empty for the browser's.
    package var language = ""
    /// Whether keys without Ctrl do something in the panel.
    package var usesSingleKeys = true

    package init(
        id: PersonID,
        clientID: ClientID?,
        login: String,
        role: Role,
        passwordHash: String
    ) {
        self.id = id
        self.clientID = clientID
        self.login = login
        self.role = role
        self.passwordHash = passwordHash
        name = login
        email = ""
        isActive = true
        zone = "UTC"
    }
}

/// What a person may do.
package enum Role: String, Hashable, Sendable, CaseIterable {
    // The operator's people.
    case owner
    case finance
    case routing
    case support
    case readOnly = "read_only"
    // A client's people.
    case clientOwner = "client_owner"
    case accountant
    case developer
}

extension Role {
    /// Whether the role opens the client panel rather than the admin panel.
    package var isForClients: Bool {
        switch self {
        case .owner, .finance, .routing, .support, .readOnly: false
        case .clientOwner, .accountant, .developer: true
        }
    }
}
