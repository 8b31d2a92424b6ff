// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives
import SQLInterface

/// Bank statements and their entries; each entry is kept once, however many files have it.
package enum BankRepository {
    /// Adds a statement; its entries follow.
    package static func insert(
        _ statement: BankStatement,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(
            .insert(
                into: "bank_statements",
                [
                    "id": statement.id, "name": statement.name, "format": statement.format,
                    "content_hash": statement.contentHash,
                    "known_entries": statement.knownEntries,
                    "imported_at": statement.importedAt, "imported_by": statement.importedBy,
                ]
            )
        )
    }

    /// Notes how many entries of a statement were known before it.
    package static func setKnown(
        _ count: Int,
        of statement: BankStatementID,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(
            "UPDATE bank_statements SET known_entries = \(count) WHERE id = \(statement)"
        )
    }

    /// Adds an entry unless its key is there; false when it is.
    package static func insert(
        _ entry: BankEntry,
        in transaction: any SQLTransaction
    ) throws -> Bool {
        try transaction.execute(
            .insert(
                into: "bank_entries",
                [
                    "id": entry.id, "statement_id": entry.statementID, "entry_key": entry.key,
                    "place": entry.place, "booked_on": entry.bookedOn,
                    "amount_micros": entry.amount.micros, "currency": entry.amount.currency,
                    "reference": entry.reference, "payer": entry.payer,
                    "description": entry.description, "state": entry.state,
                    "payment_id": entry.paymentID,
                ]
            ).then("ON CONFLICT (entry_key) DO NOTHING")
        ) == 1
    }

    /// Finds a statement.
    package static func statement(
        _ id: BankStatementID,
        in transaction: any SQLTransaction
    ) throws -> BankStatement? {
        try transaction.model("SELECT * FROM bank_statements WHERE id = \(id)")
    }

    /// Finds a statement by the hash of its file.
    package static func statement(
        contentHash: String,
        in transaction: any SQLTransaction
    ) throws -> BankStatement? {
        try transaction.model(
            "SELECT * FROM bank_statements WHERE content_hash = \(contentHash)"
        )
    }

    /// The latest statements with the number of their entries that are open, the newest first.
    package static func statements(
        limit: Int,
        in transaction: any SQLTransaction
    ) throws -> [(statement: BankStatement, entries: Int, open: Int)] {
        let statements: [BankStatement] = try transaction.models(
            "SELECT * FROM bank_statements ORDER BY id DESC LIMIT \(limit)"
        )
        return try statements.map { statement in
            let row = try transaction.first(
                """
                SELECT COUNT(*), COALESCE(SUM(CASE WHEN state = 'open' THEN 1 ELSE 0 END), 0)
                FROM bank_entries WHERE statement_id = \(statement.id)
                """
            )
            return (statement, try row?.get(0) ?? 0, try row?.get(1) ?? 0)
        }
    }

    /// The entries of a statement, in the order of the file.
    package static func entries(
        of statement: BankStatementID,
        in transaction: any SQLTransaction
    ) throws -> [BankEntry] {
        try transaction.models(
            "SELECT * FROM bank_entries WHERE statement_id = \(statement) ORDER BY id"
        )
    }

    /// Finds an entry.
    package static func entry(
        _ id: BankEntryID,
        in transaction: any SQLTransaction
    ) throws -> BankEntry? {
        try transaction.model("SELECT * FROM bank_entries WHERE id = \(id)")
    }

    /// Moves an entry from one state to another.
    ///
    /// - Returns: False when somebody else has changed it meanwhile.
    package static func change(
        _ entry: BankEntry,
        to state: BankEntryState,
        payment: PaymentID? = nil,
        in transaction: any SQLTransaction
    ) throws -> Bool {
        try transaction.execute(
            """
            UPDATE bank_entries SET state = \(state), payment_id = \(payment)
            WHERE id = \(entry.id) AND state = \(entry.state)
            """
        ) == 1
    }

    /// The entry that became a payment.
    package static func entry(
        bookedAs payment: PaymentID,
        in transaction: any SQLTransaction
    ) throws -> BankEntry? {
        try transaction.model("SELECT * FROM bank_entries WHERE payment_id = \(payment)")
    }
}

extension BankRepository {
    /// Every open invoice of all clients, oldest first; proformas as well, which are paid by the
    /// number that is printed on them.
    package static func openInvoices(in transaction: any SQLTransaction) throws -> [Invoice] {
        try transaction.models(
            """
            SELECT \(raw: InvoiceRepository.columns) FROM invoices i
            WHERE i.total_micros > i.paid_micros + i.credited_micros
            ORDER BY i.issue_on, i.id
            """
        )
    }

    /// Payments that stand, of some days.
    package static func payments(
        paidFrom first: CalendarDate,
        through last: CalendarDate,
        in transaction: any SQLTransaction
    ) throws -> [Payment] {
        try transaction.models(
            """
            SELECT * FROM payments p WHERE paid_on >= \(first) AND paid_on <= \(last)
                AND reverses_id IS NULL AND NOT EXISTS
                    (SELECT 1 FROM payments r WHERE r.reverses_id = p.id)
            """
        )
    }

    /// The saved mapping of a name.
    package static func mapping(
        _ name: String,
        in transaction: any SQLTransaction
    ) throws -> String? {
        try transaction.first(
            "SELECT content FROM bank_mappings WHERE name = \(name)"
        )?.get(0)
    }

    /// The names of saved mappings.
    package static func mappings(in transaction: any SQLTransaction) throws -> [String] {
        try transaction.query("SELECT name FROM bank_mappings ORDER BY name")
            .map { try $0.get(0) }
    }

    /// Saves a mapping under a name.
    package static func saveMapping(
        _ content: String,
        as name: String,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO bank_mappings (name, content) VALUES (\(name), \(content))
            ON CONFLICT (name) DO UPDATE SET content = excluded.content
            """
        )
    }
}

extension BankEntryState: SQLValueConvertible {}

extension BankStatement: RowReadable {
    static let table = "bank_statements"

    init(_ row: StoredRow) throws {
        self.init(
            id: try row.get("id"),
            name: try row.get("name"),
            format: try row.get("format"),
            contentHash: try row.get("content_hash"),
            importedAt: try row.get("imported_at"),
            importedBy: try row.get("imported_by")
        )
        knownEntries = try row.get("known_entries")
    }
}

extension BankEntry: RowReadable {
    static let table = "bank_entries"

    init(_ row: StoredRow) throws {
        var read = ReadBankEntry(
            place: try row.get("place"),
            bookedOn: try row.get("booked_on"),
            amount: try row.money("amount_micros", row.get("currency"))
        )
        read.reference = try row.get("reference")
        read.payer = try row.get("payer")
        read.description = try row.get("description")
        self.init(
            id: try row.get("id"),
            statementID: try row.get("statement_id"),
            key: try row.get("entry_key"),
            read: read
        )
        state = try row.get("state")
        paymentID = try row.get("payment_id")
    }
}
