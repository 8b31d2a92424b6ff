// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import SQLInterface

/// Reads and writes the filters that people keep under names of their own.
package enum SavedViewRepository {
    /// More than this nobody finds again.
    package static let limit = 30

    /// One person's views of a page, by name.
    package static func list(
        of person: PersonID,
        page: String,
        in transaction: any SQLTransaction
    ) throws -> [SavedView] {
        try transaction.query(
            """
            SELECT name, query FROM saved_views
            WHERE person_id = \(person) AND page = \(page) ORDER BY name
            """
        ).map { SavedView(name: try $0.get(0), query: try $0.get(1)) }
    }

    /// Keeps a view, in place of one of the same name.
    package static func save(
        _ view: SavedView,
        of person: PersonID,
        page: String,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO saved_views (person_id, page, name, query)
            VALUES (\(person), \(page), \(view.name), \(view.query))
            ON CONFLICT (person_id, page, name) DO UPDATE SET query = excluded.query
            """
        )
    }

    /// Forgets a view; nothing happens when there is none.
    package static func remove(
        _ name: String,
        of person: PersonID,
        page: String,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(
            """
            DELETE FROM saved_views
            WHERE person_id = \(person) AND page = \(page) AND name = \(name)
            """
        )
    }
}

/// A filter under a name.
package struct SavedView: Hashable, Sendable {
    package let name: String
    /// As it stands in the address, without the question mark.
    package let query: String

    package init(name: String, query: String) {
        self.name = name
        self.query = query
    }
}
