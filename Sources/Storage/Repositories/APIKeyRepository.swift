// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import SQLInterface

/// Reads and writes the keys of the API.
package enum APIKeyRepository {
    /// Adds a key.
    package static func insert(_ key: APIKey, in transaction: any SQLTransaction) throws {
        var person: PersonID?
        if case .person(let id) = key.owner { person = id }
        try transaction.execute(
            .insert(
                into: "api_keys",
                [
                    "id": key.id, "client_id": key.clientID, "person_id": person,
                    "access_id": key.accessID, "name": key.name, "hint": key.hint,
                    "token_hash": key.tokenHash,
                    "scopes": key.scopes.sorted().map(\.rawValue).joined(separator: ","),
                    "created_at": key.createdAt, "created_by": key.createdBy,
                    "expires_at": key.expiresAt, "last_used_at": key.lastUsedAt,
                    "revoked_at": key.revokedAt,
                ]
            )
        )
    }

    /// Finds the key of a token, by the token's hash.
    package static func find(
        tokenHash: String,
        in transaction: any SQLTransaction
    ) throws -> APIKey? {
        try transaction.model("SELECT * FROM api_keys WHERE token_hash = \(tokenHash)")
    }

    /// Finds a key.
    package static func find(
        _ id: APIKeyID,
        in transaction: any SQLTransaction
    ) throws -> APIKey? {
        try transaction.model("SELECT * FROM api_keys WHERE id = \(id)")
    }

    /// Every key, or those of one client, the newest first.
    package static func list(
        of client: ClientID? = nil,
        limit: Int = 500,
        in transaction: any SQLTransaction
    ) throws -> [APIKey] {
        let conditions: [SQL] = client.map { ["client_id = \($0)"] } ?? []
        return try transaction.models(
            "SELECT * FROM api_keys \(raw: .filter(conditions)) ORDER BY id DESC LIMIT \(limit)"
        )
    }

    /// Notes that a key was used.
    package static func setUsed(
        _ id: APIKeyID,
        at now: Instant,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute("UPDATE api_keys SET last_used_at = \(now) WHERE id = \(id)")
    }

    /// Ends a key for good.
    ///
    /// - Throws: `StorageError.notFound` when there is none, or it was revoked before.
    package static func revoke(
        _ id: APIKeyID,
        at now: Instant,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.change(
            APIKey.table,
            id: id,
            """
            UPDATE api_keys SET revoked_at = \(now) WHERE id = \(id) AND revoked_at IS NULL
            """
        )
    }
}

extension APIKey: RowReadable {
    static let table = "api_keys"

    init(_ row: StoredRow) throws {
        let owner: Owner
        if let client: ClientID = try row.get("client_id", as: ClientID?.self) {
            owner = .client(client)
        } else {
            owner = .person(try row.get("person_id"))
        }
        let scopes = try row.get("scopes", as: String.self).split(separator: ",").map { text in
            guard let scope = APIScope(rawValue: String(text)) else {
                throw row.corrupted("scopes", "“\(text)” is no scope")
            }
            return scope
        }
        self.init(
            id: try row.get("id"),
            owner: owner,
            name: try row.get("name"),
            token: (try row.get("hint"), try row.get("token_hash")),
            scopes: Set(scopes),
            created: (try row.get("created_at"), try row.get("created_by"))
        )
        accessID = try row.get("access_id")
        expiresAt = try row.get("expires_at")
        lastUsedAt = try row.get("last_used_at")
        revokedAt = try row.get("revoked_at")
    }
}
