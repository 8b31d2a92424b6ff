// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import SQLInterface
import Synchronization

/// What every verb of the back office works with: the database, the time, new identifiers,
/// and whom to tell after a commit.
package struct Office: Sendable {
    package let database: any SQLDatabase
    package let clock: WallClock
    package let ids: IdentifierSource
    /// Seals what the database must not hold in the clear.
    package let secrets: SecretBox
    /// Called after a commit with what changed; never inside a transaction.
    package let didChange: @Sendable (Change) -> Void

    /// Creates an office; `didChange` defaults to telling nobody, and the key of `secrets` to one
    /// that nobody keeps.
    package init(
        database: any SQLDatabase,
        clock: WallClock,
        ids: IdentifierSource,
        secrets: SecretBox = SecretBox(),
        didChange: @escaping @Sendable (Change) -> Void = { _ in }
    ) {
        self.database = database
        self.clock = clock
        self.ids = ids
        self.secrets = secrets
        self.didChange = didChange
    }

    /// The present instant.
    package var now: Instant { clock.now }

    /// Makes the identifier of a new object.
    package func newID<Object>() -> Identifier<Object> {
        Identifier(ids.next(at: clock.now))
    }
}

/// Something that others may have to read anew.
package enum Change: Hashable, Sendable {
    case settings(SettingsTopic)
    /// A client's balance moved outside of the gateway.
    case clientMoney(ClientID)
}

/// Groups of settings that are versioned together.
package enum SettingsTopic: String, Hashable, Sendable, CaseIterable {
    case clients
    case prices
    case routes
    case suppliers
    case accesses
    case prefixes
}

/// Who does something, as the audit log and timelines write it.
package struct Actor: Hashable, Sendable {
    /// Nil for the platform itself.
    package let personID: PersonID?
    package let login: String
    /// The network address it was done from; empty for the platform itself.
    package let address: String

    /// Creates the actor for a signed-in person.
    package init(personID: PersonID, login: String, address: String) {
        self.personID = personID
        self.login = login
        self.address = address
    }

    private init(login: String) {
        personID = nil
        self.login = login
        address = ""
    }

    /// The platform acting by itself, such as the invoicing run.
    package static let system = Actor(login: "system")
}

extension Actor: CustomStringConvertible {
    /// The login, with the address when there is one.
    package var description: String {
        address.isEmpty ? login : "\(login) (\(address))"
    }
}

/// A generator of identifiers that many tasks share.
package final class IdentifierSource: Sendable {
    private let generator: Mutex<IdentifierGenerator>

    /// Creates a source for one node of a cluster; sources that write to the same tables at
    /// the same time need different nodes.
    package init(node: UInt8) {
        generator = Mutex(IdentifierGenerator(node: node))
    }

    /// Makes the next identifier's number.
    package func next(at now: Instant) -> Int64 {
        generator.withLock { $0.nextRawValue(at: now) }
    }
}
