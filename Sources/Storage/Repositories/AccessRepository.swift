// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import SQLInterface

/// Reads and writes what clients bind with.
package enum AccessRepository {
    /// Every access, by system id.
    package static func list(in transaction: any SQLTransaction) throws -> [Access] {
        try transaction.models("SELECT * FROM accesses ORDER BY system_id")
    }

    /// A client's accesses, by system id.
    package static func list(
        of client: ClientID,
        in transaction: any SQLTransaction
    ) throws -> [Access] {
        try transaction.models(
            "SELECT * FROM accesses WHERE client_id = \(client) ORDER BY system_id"
        )
    }

    /// Finds an access.
    package static func find(
        _ id: AccessID,
        in transaction: any SQLTransaction
    ) throws -> Access? {
        try transaction.model("SELECT * FROM accesses WHERE id = \(id)")
    }

    /// Finds an access by what its sessions bind with, in any case; one that is written so comes
    /// first.
    package static func find(
        systemID: String,
        in transaction: any SQLTransaction
    ) throws -> Access? {
        try transaction.model(
            """
            SELECT * FROM accesses WHERE LOWER(system_id) = LOWER(\(systemID))
            ORDER BY CASE WHEN system_id = \(systemID) THEN 0 ELSE 1 END LIMIT 1
            """
        )
    }

    /// Adds an access.
    package static func insert(_ access: Access, in transaction: any SQLTransaction) throws {
        try transaction.execute(.insert(into: "accesses", columns(access)))
    }

    /// Saves an access.
    ///
    /// - Throws: `StorageError.notFound`.
    package static func update(_ access: Access, in transaction: any SQLTransaction) throws {
        try transaction.change(
            "accesses",
            id: access.id,
            .update("accesses", set: columns(access)).then("WHERE id = \(access.id)")
        )
    }

    private static func columns(_ access: Access) -> SQL.Columns {
        [
            "id": access.id, "client_id": access.clientID, "system_id": access.systemID,
            "password_hash": access.passwordHash, "is_active": access.isActive,
            "bind_limit": access.limits.binds, "window_size": access.limits.windowSize,
            "throughput": access.limits.throughput,
            "allowed_addresses": access.allowedAddresses,
            "default_alphabet": access.defaultAlphabet,
            "receipt_hours": access.limits.receiptHours,
            "allowed_senders": access.allowedSenders,
            "inbound_numbers": access.inboundNumbers,
            "receipt_clock": access.receiptClock,
            "receipt_seconds": access.receiptStyle.hasSeconds,
            "receipt_counts": access.receiptStyle.hasCounts,
            "receipt_text": access.receiptStyle.textKey,
            "enquire_link_seconds": access.limits.enquireLinkSeconds,
            "response_seconds": access.limits.responseSeconds,
            "inactivity_seconds": access.limits.inactivitySeconds,
            "languages": access.languages, "is_strict": access.isStrict,
            "refusal_form": access.refusalForm,
        ]
    }
}

extension Access: RowReadable {
    static let table = "accesses"

    init(_ row: StoredRow) throws {
        var limits = AccessLimits()
        limits.binds = try row.get("bind_limit")
        limits.windowSize = try row.get("window_size")
        limits.throughput = try row.get("throughput")
        limits.receiptHours = try row.get("receipt_hours")
        limits.enquireLinkSeconds = try row.get("enquire_link_seconds")
        limits.responseSeconds = try row.get("response_seconds")
        limits.inactivitySeconds = try row.get("inactivity_seconds")
        self.init(
            id: try row.get("id"),
            clientID: try row.get("client_id"),
            systemID: try row.get("system_id"),
            passwordHash: try row.get("password_hash"),
            limits: limits
        )
        isActive = try row.get("is_active")
        allowedAddresses = try row.get("allowed_addresses")
        defaultAlphabet = try row.get("default_alphabet")
        allowedSenders = try row.get("allowed_senders")
        inboundNumbers = try row.get("inbound_numbers")
        receiptClock = try row.get("receipt_clock")
        receiptStyle.hasSeconds = try row.get("receipt_seconds")
        receiptStyle.hasCounts = try row.get("receipt_counts")
        receiptStyle.textKey = try row.get("receipt_text")
        languages = try row.get("languages")
        isStrict = try row.get("is_strict")
        refusalForm = try row.get("refusal_form")
    }
}
