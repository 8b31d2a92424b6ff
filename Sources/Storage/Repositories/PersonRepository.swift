// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import SQLInterface

/// Reads and writes the people who sign in.
package enum PersonRepository {
    /// Everybody, by login.
    package static func list(in transaction: any SQLTransaction) throws -> [Person] {
        try transaction.models("SELECT * FROM people ORDER BY login")
    }

    /// A client's people, or the operator's own for nil.
    package static func list(
        of client: ClientID?,
        in transaction: any SQLTransaction
    ) throws -> [Person] {
        let owner: SQL = client.map { "client_id = \($0)" } ?? "client_id IS NULL"
        return try transaction.models(
            "SELECT * FROM people WHERE \(raw: owner) ORDER BY login"
        )
    }

    /// Finds somebody.
    package static func find(
        _ id: PersonID,
        in transaction: any SQLTransaction
    ) throws -> Person? {
        try transaction.model("SELECT * FROM people WHERE id = \(id)")
    }

    /// Finds somebody by login, in any case; one that is written so comes first.
    package static func find(
        login: String,
        in transaction: any SQLTransaction
    ) throws -> Person? {
        let exact: Person? = try transaction.model(
            "SELECT * FROM people WHERE login = \(login)"
        )
        // Few people, and letters of any script: LOWER of SQLite knows ASCII only.
        return try exact
            ?? list(in: transaction).first {
                $0.login.lowercased() == login.lowercased()
            }
    }

    /// Adds somebody.
    package static func insert(_ person: Person, in transaction: any SQLTransaction) throws {
        try transaction.execute(.insert(into: "people", columns(person)))
    }

    /// Saves somebody.
    ///
    /// - Throws: `StorageError.notFound`.
    package static func update(_ person: Person, in transaction: any SQLTransaction) throws {
        try transaction.change(
            "people",
            id: person.id,
            .update("people", set: columns(person)).then("WHERE id = \(person.id)")
        )
    }

    private static func columns(_ person: Person) -> SQL.Columns {
        [
            "id": person.id, "client_id": person.clientID, "login": person.login,
            "name": person.name, "email": person.email, "role": person.role,
            "password_hash": person.passwordHash, "is_active": person.isActive,
            "zone": person.zone, "language": person.language,
            "uses_single_keys": person.usesSingleKeys,
        ]
    }
}

extension Person: RowReadable {
    static let table = "people"

    init(_ row: StoredRow) throws {
        self.init(
            id: try row.get("id"),
            clientID: try row.get("client_id"),
            login: try row.get("login"),
            role: try row.get("role"),
            passwordHash: try row.get("password_hash")
        )
        name = try row.get("name")
        email = try row.get("email")
        isActive = try row.get("is_active")
        zone = try row.get("zone")
        language = try row.get("language")
        usesSingleKeys = try row.get("uses_single_keys")
    }
}
