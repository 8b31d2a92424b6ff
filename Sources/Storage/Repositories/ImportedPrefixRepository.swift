// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Messaging
import SQLInterface

/// The operator's own number prefixes, which go over the built-in ones.
package enum ImportedPrefixRepository {
    /// Every prefix, in order of digits.
    package static func list(in transaction: any SQLTransaction) throws -> [ImportedPrefix] {
        try transaction.models("SELECT * FROM imported_prefixes ORDER BY prefix")
    }

    /// How many there are.
    package static func count(in transaction: any SQLTransaction) throws -> Int {
        try transaction.scalar("SELECT COUNT(*) FROM imported_prefixes")
    }

    /// Puts a whole table in the place of the one that was there.
    package static func replaceAll(
        with prefixes: some Sequence<ImportedPrefix>,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute("DELETE FROM imported_prefixes")
        let statement = try transaction.prepare(
            """
            INSERT INTO imported_prefixes (prefix, country, network, operator_name)
            VALUES ($1, $2, $3, $4)
            """
        )
        for prefix in prefixes {
            try statement.execute([
                .text(prefix.prefix), prefix.destination.country.sqlValue,
                EmptyText(prefix.destination.network).sqlValue, .text(prefix.operatorName),
            ])
        }
    }
}

/// A number prefix that the operator knows better than the built-in catalogue.
package struct ImportedPrefix: Hashable, Sendable {
    /// Digits with the country calling code, without a plus.
    package var prefix: String
    package var destination: Destination
    package var operatorName: String

    package init(prefix: String, destination: Destination, operatorName: String) {
        self.prefix = prefix
        self.destination = destination
        self.operatorName = operatorName
    }
}

extension ImportedPrefix: RowReadable {
    static let table = "imported_prefixes"

    init(_ row: StoredRow) throws {
        self.init(
            prefix: try row.get("prefix"),
            destination: try row.knownDestination(),
            operatorName: try row.get("operator_name")
        )
    }
}
