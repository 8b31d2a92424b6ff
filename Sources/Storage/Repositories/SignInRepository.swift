// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import SQLInterface

/// Reads and writes who is signed in to the panels.
package enum SignInRepository {
    /// A person's finished sign-ins, the last used one first.
    package static func list(
        of person: PersonID,
        in transaction: any SQLTransaction
    ) throws -> [SignIn] {
        try transaction.models(
            """
            SELECT * FROM sign_ins WHERE person_id = \(person) AND is_pending = 0
            ORDER BY last_seen_at DESC, token_hash
            """
        )
    }

    /// Finds a sign-in that has not expired.
    package static func find(
        tokenHash: String,
        at now: Instant,
        in transaction: any SQLTransaction
    ) throws -> SignIn? {
        try transaction.model(
            "SELECT * FROM sign_ins WHERE token_hash = \(tokenHash) AND expires_at > \(now)"
        )
    }

    /// Adds a sign-in.
    package static func insert(_ signIn: SignIn, in transaction: any SQLTransaction) throws {
        try transaction.execute(
            .insert(
                into: "sign_ins",
                [
                    "token_hash": signIn.tokenHash, "person_id": signIn.personID,
                    "form_token": signIn.formToken, "created_at": signIn.createdAt,
                    "last_seen_at": signIn.lastSeenAt, "expires_at": signIn.expiresAt,
                    "address": signIn.address, "agent": signIn.agent,
                    "is_pending": signIn.isPending,
                ]
            )
        )
    }

    /// Notes that a sign-in was used and puts its end off.
    package static func touch(
        tokenHash: String,
        at now: Instant,
        expiresAt: Instant,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(
            """
            UPDATE sign_ins SET last_seen_at = \(now), expires_at = \(expiresAt)
            WHERE token_hash = \(tokenHash)
            """
        )
    }

    /// Lets the sign-in of a form token look at a client's panel, or ends that for nil.
    ///
    /// - Returns: The client that was looked at before.
    @discardableResult
    package static func view(
        _ client: ClientID?,
        formToken: String,
        of person: PersonID,
        in transaction: any SQLTransaction
    ) throws -> ClientID? {
        let signIn: SignIn? = try transaction.model(
            "SELECT * FROM sign_ins WHERE form_token = \(formToken) AND person_id = \(person)"
        )
        try transaction.execute(
            """
            UPDATE sign_ins SET viewed_client_id = \(client)
            WHERE form_token = \(formToken) AND person_id = \(person)
            """
        )
        return signIn?.viewedClientID
    }

    /// Signs out.
    package static func delete(
        tokenHash: String,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute("DELETE FROM sign_ins WHERE token_hash = \(tokenHash)")
    }

    /// Signs a person out everywhere, but for one sign-in.
    package static func deleteAll(
        of person: PersonID,
        butFor tokenHash: String = "",
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(
            "DELETE FROM sign_ins WHERE person_id = \(person) AND token_hash <> \(tokenHash)"
        )
    }

    /// Removes what has expired; returns how many there were.
    @discardableResult
    package static func deleteExpired(
        at now: Instant,
        in transaction: any SQLTransaction
    ) throws -> Int {
        try transaction.execute("DELETE FROM sign_ins WHERE expires_at <= \(now)")
    }
}

/// A person's stay in a panel, from signing in to signing out.
package struct SignIn: Hashable, Sendable {
    /// SHA-256 of the cookie's token, so that the database does not open panels.
    package var tokenHash: String
    package var personID: PersonID
    /// What every form of this sign-in must carry.
    package var formToken: String
    package var createdAt: Instant
    package var lastSeenAt: Instant
    package var expiresAt: Instant
    /// The network address it was made from.
    package var address: String
    /// The browser's name for itself.
    package var agent: String
    /// The password was right and the second step is still to come: opens no page.
    package var isPending: Bool
    /// The client whose panel somebody of the operator's looks at.
    package var viewedClientID: ClientID?

    package init(
        tokenHash: String,
        personID: PersonID,
        formToken: String,
        createdAt: Instant,
        expiresAt: Instant
    ) {
        self.tokenHash = tokenHash
        self.personID = personID
        self.formToken = formToken
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        lastSeenAt = createdAt
        address = ""
        agent = ""
        isPending = false
    }
}

extension SignIn: RowReadable {
    static let table = "sign_ins"

    init(_ row: StoredRow) throws {
        self.init(
            tokenHash: try row.get("token_hash"),
            personID: try row.get("person_id"),
            formToken: try row.get("form_token"),
            createdAt: try row.get("created_at"),
            expiresAt: try row.get("expires_at")
        )
        lastSeenAt = try row.get("last_seen_at")
        address = try row.get("address")
        agent = try row.get("agent")
        isPending = try row.get("is_pending")
        viewedClientID = try row.get("viewed_client_id")
    }
}
