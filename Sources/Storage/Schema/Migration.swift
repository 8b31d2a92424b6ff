// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Crypto

/// One step of the schema; never edited after its release.
package struct Migration: Sendable {
    /// Rises from 1; a number that was never released may be missing.
    package let number: Int
    package let name: String
    /// Literal SQL in PostgreSQL's type names; `Dialect` adapts it.
    package let statements: [String]
    /// What only PostgreSQL has, in its own words; run after the others, and not adapted.
    package let postgreSQL: [String]

    package init(
        number: Int,
        name: String,
        statements: [String],
        postgreSQL: [String] = []
    ) {
        self.number = number
        self.name = name
        self.statements = statements
        self.postgreSQL = postgreSQL
    }

    /// SHA-256 of the statements, to notice a migration that was edited after it had run.
    package var hash: String {
        var hasher = SHA256()
        for statement in statements + postgreSQL {
            hasher.update(data: Array(statement.utf8))
            hasher.update(data: [0])
        }
        return hasher.finalize().hexText
    }
}

extension Digest {
    /// The digest in lower-case hexadecimal digits.
    var hexText: String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for octet in self {
            text.append(digits[Int(octet >> 4)])
            text.append(digits[Int(octet & 0xF)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
