// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives
import SQLInterface

/// Writes batches of the core: messages, traces, rollups, holds and ledger entries together.
///
/// The statements are fixed texts, prepared once and run with bound values.
///
/// - Invariant: charges in message rows, rollups and ledger grow by the same sum in the same
///   transaction.
package struct JournalWriter: Sendable {
    private var accounts: [LedgerAccountKey: AccountID] = [:]
    private var ids: IdentifierGenerator

    /// Creates a writer whose transfers get ids of this generator.
    package init(ids: IdentifierGenerator) {
        self.ids = ids
    }

    /// Writes a batch in the given transaction.
    ///
    /// After a transaction that did not commit the writer must be thrown away: it remembers
    /// accounts it may have created.
    package mutating func write(
        _ batch: JournalBatch,
        at now: Instant,
        in transaction: any SQLTransaction
    ) throws {
        let new = try insertMessages(batch, in: transaction)
        try updateMessages(batch, except: new, in: transaction)
        try writeContents(batch, in: transaction)
        try insertEvents(batch.events, in: transaction)
        try updateParked(batch, in: transaction)
        try writeRequests(batch, in: transaction)
        try WebhookRepository.publish(
            batch.webhooks,
            newID: { ids.nextRawValue(at: now) },
            in: transaction
        )
        try addToRollups(batch, in: transaction)
        var entries = JournalEntries(heldMicros: batch.heldMicros)
        postCharges(batch, to: &entries)
        postCosts(batch, to: &entries)
        try post(entries, at: now, in: transaction)
    }

    // MARK: - Messages

    private func insertMessages(
        _ batch: JournalBatch,
        in transaction: any SQLTransaction
    ) throws -> Set<MessageKey> {
        guard !batch.admitted.isEmpty else { return [] }
        var new = Set<MessageKey>(minimumCapacity: batch.admitted.count)
        for facts in batch.admitted { new.insert(facts.key) }
        let queued = MessageProgress(phase: .queued, state: .enroute)
        try transaction.insert(into: MessageRow.table, count: batch.admitted.count) { index, row in
            let facts = batch.admitted[index]
            MessageRow.write(facts, batch.progress[facts.key] ?? queued, to: row)
        }
        return new
    }

    private func updateMessages(
        _ batch: JournalBatch,
        except new: Set<MessageKey>,
        in transaction: any SQLTransaction
    ) throws {
        var keys = batch.progress.keys.filter { !new.contains($0) }
        guard !keys.isEmpty else { return }
        // In the order of the rows, so that neighbours are changed together.
        keys.sort()
        try transaction.prepare(MessageRow.updateText).executeAll(count: keys.count) { index, row in
            guard let progress = batch.progress[keys[index]] else { return }
            MessageRow.writeUpdate(keys[index], progress, to: row)
        }
    }

    private func writeContents(
        _ batch: JournalBatch,
        in transaction: any SQLTransaction
    ) throws {
        if !batch.replaced.isEmpty {
            let replace = try transaction.prepare(MessageRow.replaceText)
            let contents = Array(batch.replaced.values)
            try replace.executeAll(count: contents.count) { index, row in
                MessageRow.writeContent(contents[index], to: row)
            }
        }
        if !batch.inbound.isEmpty {
            let upsert = try transaction.prepare(InboundRow.upsertText)
            for message in batch.inbound.values {
                try upsert.execute(InboundRow.values(message))
            }
        }
    }

    private func insertEvents(
        _ events: [MessageEvent],
        in transaction: any SQLTransaction
    ) throws {
        guard !events.isEmpty else { return }
        try transaction.insert(into: Self.events, count: events.count) { index, row in
            let event = events[index]
            row.integer(event.key.clientID.rawValue)
            row.integer(event.key.id.rawValue)
            row.integer(Int64(event.sequence))
            row.integer(event.at.microseconds)
            row.text(event.kind.rawValue)
            row.text(event.detail)
        }
    }

    private func writeRequests(
        _ batch: JournalBatch,
        in transaction: any SQLTransaction
    ) throws {
        for (key, request) in batch.requests {
            try transaction.execute(
                .insert(
                    into: "message_requests",
                    [
                        "client_id": key.clientID, "request": request.name,
                        "position": request.position, "message_id": key.id,
                    ]
                )
            )
        }
    }

    private static let events = BulkTable(
        "message_events",
        ["client_id", "message_id", "sequence", "at", "kind", "detail"]
    )

    private func updateParked(
        _ batch: JournalBatch,
        in transaction: any SQLTransaction
    ) throws {
        for change in batch.parkedChanges {
            switch change {
            case .unparked(let reference):
                try transaction.execute(
                    """
                    DELETE FROM parked_receipts WHERE supplier_id = \(reference.supplierID)
                        AND supplier_message_id = \(reference.messageID)
                    """
                )
            case .parked(let receipt):
                try transaction.execute(
                    """
                    INSERT INTO parked_receipts
                        (supplier_id, supplier_message_id, received_at, state, error, done_at,
                            text)
                    VALUES (\(receipt.reference.supplierID), \(receipt.reference.messageID),
                        \(receipt.receivedAt), \(receipt.state.rawValue), \(receipt.error),
                        \(receipt.doneAt), \(receipt.text))
                    """
                )
            }
        }
    }
}

// MARK: - Rollups and money

extension JournalWriter {
    private func addToRollups(
        _ batch: JournalBatch,
        in transaction: any SQLTransaction
    ) throws {
        if !batch.rollups.isEmpty {
            let rows = batch.rollups.map { RollupRow.values($0, $1) }
            try transaction.prepare(RollupRow.upsertText).executeAll(rows)
        }
        if !batch.costs.isEmpty {
            let rows = batch.costs.map { CostRow.values($0, $1) }
            try transaction.prepare(CostRow.upsertText).executeAll(rows)
        }
    }

    /// One transfer per payer and quarter-hour: a batch of a thousand charges is one entry.
    private mutating func postCharges(_ batch: JournalBatch, to entries: inout JournalEntries) {
        var sums: [ChargeSum: Int64] = [:]
        for (key, delta) in batch.rollups where delta.chargedMicros != 0 {
            sums[ChargeSum(payer: key.payer, quarterAt: key.quarterAt), default: 0] +=
                delta.chargedMicros
        }
        for (sum, micros) in sums {
            entries.postings.append(
                JournalEntries.Posting(
                    debit: LedgerAccountKey(sum.payer),
                    credit: LedgerAccountKey(kind: .revenue, currency: sum.payer.currency),
                    micros: micros,
                    code: .charge,
                    occurredAt: sum.quarterAt
                )
            )
        }
    }

    private mutating func postCosts(_ batch: JournalBatch, to entries: inout JournalEntries) {
        for (key, delta) in batch.costs where delta.micros != 0 {
            let supplier = LedgerAccountKey(
                kind: .supplier,
                ownerID: key.supplierID.rawValue,
                currency: key.currency
            )
            entries.postings.append(
                JournalEntries.Posting(
                    debit: LedgerAccountKey(kind: .cost, currency: key.currency),
                    credit: supplier,
                    micros: delta.micros,
                    code: .cost,
                    occurredAt: key.quarterAt
                )
            )
        }
    }

    /// Writes the batch's entries, and moves each account's balance once.
    private mutating func post(
        _ entries: JournalEntries,
        at now: Instant,
        in transaction: any SQLTransaction
    ) throws {
        var moves: [AccountID: JournalEntries.Move] = [:]
        for (payer, micros) in entries.heldMicros where micros != 0 {
            let account = try account(LedgerAccountKey(payer), at: now, in: transaction)
            moves[account, default: .init()].held += micros
        }
        var transfers: [[SQLValue]] = []
        for posting in entries.postings {
            let debit = try account(posting.debit, at: now, in: transaction)
            let credit = try account(posting.credit, at: now, in: transaction)
            moves[debit, default: .init()].debits += posting.micros
            moves[credit, default: .init()].credits += posting.micros
            let id: TransferID = ids.next(at: now)
            transfers.append(posting.values(id, debit, credit, recordedAt: now))
        }
        try transaction.insert(into: JournalEntries.transfers, transfers)
        // In one order, so that writers never wait for each other's rows in a circle.
        let rows = moves.sorted { $0.key.rawValue < $1.key.rawValue }.map { $1.values(of: $0) }
        try transaction.prepare(JournalEntries.moveText).executeAll(rows)
    }

    /// Finds or opens an account, with its balance row.
    private mutating func account(
        _ key: LedgerAccountKey,
        at now: Instant,
        in transaction: any SQLTransaction
    ) throws -> AccountID {
        if let known = accounts[key] { return known }
        let new: AccountID = ids.next(at: now)
        try transaction.execute(
            """
            INSERT INTO ledger_accounts (id, kind, owner_id, currency)
            VALUES (\(new), \(key.kind.rawValue), \(key.ownerID), \(key.currency.code))
            ON CONFLICT (kind, owner_id, currency) DO NOTHING
            """
        )
        let row = try transaction.first(
            """
            SELECT id FROM ledger_accounts WHERE kind = \(key.kind.rawValue)
                AND owner_id = \(key.ownerID) AND currency = \(key.currency.code)
            """
        )
        let id = AccountID(try row?.get(0, as: Int64.self) ?? new.rawValue)
        try transaction.execute(
            """
            INSERT INTO balances (account_id, debits_micros, credits_micros, held_micros)
            VALUES (\(id), 0, 0, 0) ON CONFLICT (account_id) DO NOTHING
            """
        )
        accounts[key] = id
        return id
    }
}

private struct ChargeSum: Hashable {
    var payer: PayerKey
    var quarterAt: Instant
}

extension LedgerAccountKey {
    fileprivate init(_ payer: PayerKey) {
        self.init(kind: .client, ownerID: payer.clientID.rawValue, currency: payer.currency)
    }
}
