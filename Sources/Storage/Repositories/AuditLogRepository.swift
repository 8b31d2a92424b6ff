// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Crypto
import Primitives
import SQLInterface

/// The append-only log of who changed what; each entry's hash covers the one before.
///
/// ```
/// hash(n) = SHA-256(hash(n - 1), sequence, at, actor, action, object, before, after)
/// ```
/// Every field goes in with its length, so that no text can pretend to be two fields.
package enum AuditLogRepository {
    /// Adds an entry.
    @discardableResult
    package static func append(
        _ entry: AuditEntry,
        in transaction: any SQLTransaction
    ) throws -> StoredAuditEntry {
        let last: StoredAuditEntry? = try transaction.model(
            "SELECT * FROM audit_log ORDER BY sequence DESC LIMIT 1"
        )
        let stored = StoredAuditEntry(
            entry,
            sequence: (last?.sequence ?? 0) + 1,
            previousHash: last?.hash ?? ""
        )
        try transaction.execute(.insert(into: "audit_log", columns(stored)))
        return stored
    }

    /// The entries of one object, newest first.
    package static func list(
        objectKind: String,
        objectID: String,
        limit: Int = 200,
        in transaction: any SQLTransaction
    ) throws -> [StoredAuditEntry] {
        try transaction.models(
            """
            SELECT * FROM audit_log
            WHERE object_kind = \(objectKind) AND object_id = \(objectID)
            ORDER BY sequence DESC LIMIT \(limit)
            """
        )
    }

    /// Entries newest first, before a sequence number for the next page.
    package static func page(
        before sequence: Int64? = nil,
        limit: Int,
        in transaction: any SQLTransaction
    ) throws -> [StoredAuditEntry] {
        try transaction.models(
            """
            SELECT * FROM audit_log WHERE sequence < \(sequence ?? Int64.max)
            ORDER BY sequence DESC LIMIT \(limit)
            """
        )
    }

    /// Reads the whole log once and checks each hash and sequence number.
    ///
    /// - Returns: How many entries hold, and the first one that does not.
    package static func verify(in transaction: any SQLTransaction) throws -> AuditVerification {
        var verification = AuditVerification()
        var previousHash = ""
        try transaction.forEach("SELECT * FROM audit_log ORDER BY sequence") { row in
            guard verification.brokenSequence == nil else { return }
            let stored = try StoredAuditEntry(StoredRow(row, of: StoredAuditEntry.table))
            let expected = StoredAuditEntry(
                stored.entry,
                sequence: verification.entries + 1,
                previousHash: previousHash
            )
            guard stored == expected else {
                verification.brokenSequence = stored.sequence
                return
            }
            verification.entries += 1
            previousHash = stored.hash
        }
        verification.lastHash = previousHash
        return verification
    }

    private static func columns(_ stored: StoredAuditEntry) -> SQL.Columns {
        let entry = stored.entry
        return [
            "sequence": stored.sequence, "at": entry.at, "actor": entry.actor,
            "action": entry.action, "object_kind": entry.objectKind,
            "object_id": entry.objectID, "before_state": entry.before,
            "after_state": entry.after, "previous_hash": stored.previousHash,
            "hash": stored.hash,
        ]
    }
}

/// What was done to one object, and by whom.
package struct AuditEntry: Hashable, Sendable {
    package var at: Instant
    package var actor: String
    package var action: String
    package var objectKind: String
    package var objectID: String
    /// The object before, as text; empty when it is new.
    package var before = ""
    /// The object afterwards, as text; empty when it is gone.
    package var after = ""

    package init(
        at: Instant,
        actor: String,
        action: String,
        objectKind: String,
        objectID: String
    ) {
        self.at = at
        self.actor = actor
        self.action = action
        self.objectKind = objectKind
        self.objectID = objectID
    }
}

/// An entry in its place of the chain.
package struct StoredAuditEntry: Hashable, Sendable {
    package let entry: AuditEntry
    /// Counts from 1 without gaps.
    package let sequence: Int64
    /// Empty for the first entry.
    package let previousHash: String
    package let hash: String

    fileprivate init(_ entry: AuditEntry, sequence: Int64, previousHash: String) {
        self.entry = entry
        self.sequence = sequence
        self.previousHash = previousHash
        var hasher = SHA256()
        let fields = [
            previousHash, String(sequence), String(entry.at.microseconds), entry.actor,
            entry.action, entry.objectKind, entry.objectID, entry.before, entry.after,
        ]
        for field in fields {
            hasher.update(data: Array("\(field.utf8.count):\(field)".utf8))
        }
        hash = hasher.finalize().hexText
    }
}

/// What reading the whole log showed.
package struct AuditVerification: Hashable, Sendable {
    /// Entries that hold, from the first one on.
    package var entries: Int64 = 0
    /// The first entry that does not hold.
    package var brokenSequence: Int64?
    /// The hash of the last entry that holds; written down elsewhere, it shows whether the
    /// end of the log was cut off.
    package var lastHash = ""
}

extension StoredAuditEntry: RowReadable {
    static let table = "audit_log"

    init(_ row: StoredRow) throws {
        var entry = AuditEntry(
            at: try row.get("at"),
            actor: try row.get("actor"),
            action: try row.get("action"),
            objectKind: try row.get("object_kind"),
            objectID: try row.get("object_id")
        )
        entry.before = try row.get("before_state")
        entry.after = try row.get("after_state")
        self.entry = entry
        sequence = try row.get("sequence")
        previousHash = try row.get("previous_hash")
        hash = try row.get("hash")
    }
}
