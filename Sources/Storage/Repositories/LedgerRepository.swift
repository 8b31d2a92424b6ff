// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives
import SQLInterface

/// Posts double entries and reads accounts.
///
/// A transfer and the two balances it moves change in the same call, so balances are always
/// the sums of their transfers.
package enum LedgerRepository {
    /// Finds an account, or opens it with an id of the caller's making.
    package static func account(
        _ key: LedgerAccountKey,
        newID: () -> AccountID,
        in transaction: any SQLTransaction
    ) throws -> AccountID {
        if let id = try find(key, in: transaction) { return id }
        let id = newID()
        try transaction.execute(
            .insert(
                into: "ledger_accounts",
                [
                    "id": id, "kind": key.kind, "owner_id": key.ownerID,
                    "currency": key.currency,
                ]
            )
        )
        try transaction.execute(
            """
            INSERT INTO balances (account_id, debits_micros, credits_micros, held_micros)
            VALUES (\(id), 0, 0, 0)
            """
        )
        return id
    }

    /// Finds an account; nil when nothing was ever posted to it.
    package static func find(
        _ key: LedgerAccountKey,
        in transaction: any SQLTransaction
    ) throws -> AccountID? {
        try transaction.first(
            """
            SELECT id FROM ledger_accounts
            WHERE kind = \(key.kind) AND owner_id = \(key.ownerID)
                AND currency = \(key.currency)
            """
        )?.get(0)
    }

    /// Posts a transfer, opening its accounts when they are new.
    ///
    /// `newID` makes ids for the transfer and for new accounts.
    ///
    /// - Returns: The transfer's id.
    /// - Throws: `StorageError.invalidTransfer` when it is no double entry of one currency.
    @discardableResult
    package static func post(
        _ posting: LedgerPosting,
        newID: () -> Int64,
        in transaction: any SQLTransaction
    ) throws -> TransferID {
        try posting.check()
        let debit = try account(
            posting.debit,
            newID: { AccountID(newID()) },
            in: transaction
        )
        let credit = try account(
            posting.credit,
            newID: { AccountID(newID()) },
            in: transaction
        )
        let id = TransferID(newID())
        let micros = posting.amount.micros
        // A running gateway holds balances in memory; this tells it, from any process.
        try ChangeCounterRepository.bump(ChangeCounterRepository.moneyTopic, in: transaction)
        try transaction.execute(
            .insert(
                into: "ledger_transfers",
                [
                    "id": id, "debit_account_id": debit, "credit_account_id": credit,
                    "amount_micros": micros, "currency": posting.amount.currency,
                    "code": posting.code, "reference_id": posting.referenceID,
                    "occurred_at": posting.occurredAt, "recorded_at": posting.recordedAt,
                ]
            )
        )
        try transaction.change(
            "balances",
            id: debit,
            """
            UPDATE balances SET debits_micros = debits_micros + \(micros)
            WHERE account_id = \(debit)
            """
        )
        try transaction.change(
            "balances",
            id: credit,
            """
            UPDATE balances SET credits_micros = credits_micros + \(micros)
            WHERE account_id = \(credit)
            """
        )
        return id
    }

    /// The sums of an account; zeros when nothing was ever posted to it.
    package static func balance(
        of key: LedgerAccountKey,
        in transaction: any SQLTransaction
    ) throws -> LedgerBalance {
        let row = try transaction.first(
            """
            SELECT b.debits_micros, b.credits_micros, b.held_micros
            FROM ledger_accounts a JOIN balances b ON b.account_id = a.id
            WHERE a.kind = \(key.kind) AND a.owner_id = \(key.ownerID)
                AND a.currency = \(key.currency)
            """
        )
        return try row.map { try LedgerBalance($0, from: 0) } ?? LedgerBalance()
    }

    /// The sums of a client's account; related accounts have none of their own.
    package static func balance(
        of client: ClientID,
        _ currency: Currency,
        in transaction: any SQLTransaction
    ) throws -> LedgerBalance {
        try balance(
            of: LedgerAccountKey(kind: .client, ownerID: client.rawValue, currency: currency),
            in: transaction
        )
    }

    /// The sums of every client's accounts, for lists.
    package static func clientBalances(
        in transaction: any SQLTransaction
    ) throws -> [LedgerAccountKey: LedgerBalance] {
        var balances: [LedgerAccountKey: LedgerBalance] = [:]
        try transaction.forEach(
            """
            SELECT a.owner_id, a.currency, b.debits_micros, b.credits_micros, b.held_micros
            FROM ledger_accounts a JOIN balances b ON b.account_id = a.id
            WHERE a.kind = 'client'
            """
        ) { row in
            let key = LedgerAccountKey(
                kind: .client,
                ownerID: try row.get(0),
                currency: try row.get(1)
            )
            balances[key] = try LedgerBalance(row, from: 2)
        }
        return balances
    }
}

/// A double entry to post now.
package struct LedgerPosting: Hashable, Sendable {
    package var debit: LedgerAccountKey
    package var credit: LedgerAccountKey
    /// Positive; the direction is in the two accounts.
    package var amount: Money
    package var code: TransferCode
    /// The invoice, payment or other object behind it; 0 for none.
    package var referenceID: Int64 = 0
    package var occurredAt: Instant
    package var recordedAt: Instant

    /// Creates a posting that is recorded when it occurs.
    package init(
        debit: LedgerAccountKey,
        credit: LedgerAccountKey,
        amount: Money,
        code: TransferCode,
        at now: Instant
    ) {
        self.debit = debit
        self.credit = credit
        self.amount = amount
        self.code = code
        occurredAt = now
        recordedAt = now
    }

    fileprivate func check() throws {
        guard amount.micros > 0 else {
            throw StorageError.invalidTransfer("its amount is not positive")
        }
        guard debit != credit else {
            throw StorageError.invalidTransfer("it debits and credits the same account")
        }
        guard debit.currency == amount.currency, credit.currency == amount.currency else {
            throw StorageError.invalidTransfer("it mixes currencies")
        }
    }
}

extension LedgerBalance {
    init(_ row: SQLRow, from index: Int) throws {
        self.init()
        debitsMicros = try row.get(index)
        creditsMicros = try row.get(index + 1)
        heldMicros = try row.get(index + 2)
    }
}
