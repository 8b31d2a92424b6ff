// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Crypto
import Foundation
import SQLInterface

/// A value frozen as text, with the hash that shows whether it was touched.
///
/// The keys are sorted, so equal values have equal texts and hashes.
package struct FrozenText<Value: Codable>: Hashable, Sendable {
    /// JSON.
    package let text: String
    /// SHA-256 of the text, in hexadecimal digits.
    package let hash: String

    /// Freezes a value.
    package init(_ value: Value) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        self.init(stored: String(decoding: try encoder.encode(value), as: UTF8.self))
    }

    private init(stored text: String) {
        self.text = text
        hash = SHA256.hash(data: Array(text.utf8)).hexText
    }

    /// Reads a value back.
    ///
    /// - Throws: `StorageError.corruptedRow` when the text is not the one that was hashed, or
    ///   not of such a value.
    static func thaw(
        _ row: StoredRow,
        text column: String,
        hash hashColumn: String
    ) throws -> Value {
        let frozen = FrozenText(stored: try row.get(column))
        guard try row.get(hashColumn, as: String.self) == frozen.hash else {
            throw row.corrupted(column, "its hash is not the stored one")
        }
        do {
            return try JSONDecoder().decode(Value.self, from: Data(frozen.text.utf8))
        } catch {
            throw row.corrupted(column, "\(error)")
        }
    }
}

extension SQLTransaction {
    /// The frozen value of a query's first row, from its columns `content` and `hash`.
    ///
    /// - Throws: `StorageError.corruptedRow` when the stored text was touched.
    func frozen<Value: Codable>(_ sql: SQL, of table: String) throws -> Value? {
        guard let row = try first(sql) else { return nil }
        let stored = StoredRow(row, of: table)
        return try FrozenText<Value>.thaw(stored, text: "content", hash: "hash")
    }
}
