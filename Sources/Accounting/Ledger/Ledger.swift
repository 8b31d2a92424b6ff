// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// The books as a plain value: the naive reference that faster code is compared with.
///
/// ```
/// pending ──▶ post  held falls, debits and credits rise
///        └──▶ void  held falls
/// posted            debits and credits rise
/// ```
///
/// A transfer is applied wholly or not at all, and a transfer id counts once. The diagram does
/// not show precedence: a transfer that is wrong in several ways gets the first status of
/// `TransferStatus` that applies, so tests can be written as tables.
///
/// - Invariant: per currency, the sum of debits equals the sum of credits.
package struct Ledger: Sendable {
    package private(set) var balances: [LedgerAccountKey: LedgerBalance] = [:]
    package private(set) var transfers: [LedgerTransfer] = []
    private var limits: [LedgerAccountKey: Int64] = [:]
    private var byID: [Int64: Int] = [:]
    private var endings: [Int64: TransferStatus] = [:]

    package init() {}

    /// Opens an account, or changes how much it may owe.
    ///
    /// The account's balance less holds may fall to minus `limitMicros`; nil means without
    /// end.
    package mutating func open(_ account: LedgerAccountKey, limitMicros: Int64? = nil) {
        balances[account, default: LedgerBalance()] = balances[account] ?? LedgerBalance()
        limits[account] = limitMicros
    }

    /// The sums of an account; nothing for one that was never opened.
    package func balance(of account: LedgerAccountKey) -> LedgerBalance {
        balances[account] ?? LedgerBalance()
    }

    /// Applies a transfer, or says why not.
    package mutating func apply(_ transfer: LedgerTransfer) -> TransferStatus {
        let status = check(transfer)
        guard status == .created else { return status }
        byID[transfer.id] = transfers.count
        transfers.append(transfer)
        let amount = transfer.amountMicros
        switch transfer.phase {
        case .posted:
            move(amount, transfer)
        case .pending:
            balances[transfer.debit]?.heldMicros += amount
        case .post(let pending):
            balances[transfer.debit]?.heldMicros -= amount
            endings[pending] = .pendingTransferAlreadyPosted
            move(amount, transfer)
        case .void(let pending):
            balances[transfer.debit]?.heldMicros -= amount
            endings[pending] = .pendingTransferAlreadyVoided
        }
        return .created
    }

    /// The balances summed again from the transfers alone.
    package func recomputedBalances() -> [LedgerAccountKey: LedgerBalance] {
        var copy = Ledger()
        for account in balances.keys { copy.open(account) }
        for transfer in transfers { _ = copy.apply(transfer) }
        return copy.balances
    }

    private mutating func move(_ amount: Int64, _ transfer: LedgerTransfer) {
        balances[transfer.debit]?.debitsMicros += amount
        balances[transfer.credit]?.creditsMicros += amount
    }

    private func check(_ transfer: LedgerTransfer) -> TransferStatus {
        if let index = byID[transfer.id] {
            return transfers[index] == transfer ? .exists : .existsWithOtherContent
        }
        if transfer.debit == transfer.credit { return .accountsAreTheSame }
        if transfer.debit.currency != transfer.credit.currency { return .currenciesDiffer }
        guard let debit = balances[transfer.debit] else { return .debitAccountNotFound }
        guard let credit = balances[transfer.credit] else { return .creditAccountNotFound }
        if transfer.amountMicros <= 0 { return .amountNotPositive }
        if let wrong = checkPending(transfer) { return wrong }
        return checkSums(transfer, debit, credit)
    }

    private func checkPending(_ transfer: LedgerTransfer) -> TransferStatus? {
        let pendingID: Int64
        switch transfer.phase {
        case .posted, .pending: return nil
        case .post(let id), .void(let id): pendingID = id
        }
        guard let index = byID[pendingID], transfers[index].phase == .pending else {
            return .pendingTransferNotFound
        }
        let pending = transfers[index]
        guard pending.debit == transfer.debit, pending.credit == transfer.credit,
            pending.amountMicros == transfer.amountMicros
        else { return .pendingTransferDiffers }
        return endings[pendingID]
    }

    private func checkSums(
        _ transfer: LedgerTransfer,
        _ debit: LedgerBalance,
        _ credit: LedgerBalance
    ) -> TransferStatus {
        let amount = transfer.amountMicros
        let isLimited: Bool
        switch transfer.phase {
        case .void: return .created
        case .post: isLimited = false
        case .posted, .pending: isLimited = true
        }
        if debit.debitsMicros.addingReportingOverflow(amount).overflow
            || credit.creditsMicros.addingReportingOverflow(amount).overflow
            || debit.heldMicros.addingReportingOverflow(amount).overflow
        {
            return .overflows
        }
        guard isLimited, let limit = limits[transfer.debit] else { return .created }
        let left = Int128(debit.micros) - Int128(debit.heldMicros) + Int128(limit)
        return left < Int128(amount) ? .exceedsLimit : .created
    }
}
