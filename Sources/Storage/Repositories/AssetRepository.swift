// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Crypto
import SQLInterface

/// Keeps files such as logos under the hash of their content; they are never changed.
package enum AssetRepository {
    /// Adds a file, or finds that it is there already.
    ///
    /// - Returns: SHA-256 of the octets, in hexadecimal digits.
    @discardableResult
    package static func insert(
        _ bytes: [UInt8],
        mediaType: String,
        in transaction: any SQLTransaction
    ) throws -> String {
        let hash = SHA256.hash(data: bytes).hexText
        try transaction.execute(
            .insert(
                into: "assets",
                ["hash": hash, "media_type": mediaType, "bytes": bytes]
            ).then("ON CONFLICT (hash) DO NOTHING")
        )
        return hash
    }

    /// Finds a file by the hash of its content.
    package static func find(
        _ hash: String,
        in transaction: any SQLTransaction
    ) throws -> Asset? {
        try transaction.model("SELECT * FROM assets WHERE hash = \(hash)")
    }
}

/// A stored file.
package struct Asset: Hashable, Sendable {
    package var hash: String
    package var mediaType: String
    package var bytes: [UInt8]
}

extension Asset: RowReadable {
    static let table = "assets"

    init(_ row: StoredRow) throws {
        hash = try row.get("hash")
        mediaType = try row.get("media_type")
        bytes = try row.get("bytes")
    }
}
