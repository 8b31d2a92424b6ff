// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives
import SQLInterface
import Storage

/// Makes invoices and statistics: by hand, as a preview, and for the run.
///
/// Everything about one invoice happens in one transaction: number, frozen document, ledger
/// entries, cut, statistics, settlement, timeline and audit entry are all there or none is.
///
/// - Source: billing rules, sections 5 and 6.
package struct Invoicing: Sendable {
    package let office: Office
    /// The name printed for a destination.
    package let operatorName: @Sendable (Destination) -> String
    /// Returns when every charge before an instant is durable.
    package let barrier: @Sendable (Instant) async throws -> Void

    /// Creates the verbs; the barrier defaults to nothing that is under way.
    package init(
        office: Office,
        operatorName: @escaping @Sendable (Destination) -> String,
        barrier: @escaping @Sendable (Instant) async throws -> Void = { _ in }
    ) {
        self.office = office
        self.operatorName = operatorName
        self.barrier = barrier
    }

    /// Makes what was asked for of a client's period.
    ///
    /// A repeated request id returns the first result and posts nothing.
    ///
    /// - Throws: `InvoicingRefusal`; nothing was changed then.
    package func create(
        _ request: UsageInvoiceRequest,
        requestID: String? = nil,
        by actor: Actor
    ) async throws -> IssuedDocuments {
        let now = office.now
        try await barrier(now)
        return try await office.once(requestID, request, touching: request.clientID) {
            let billed = try BilledClient(request.clientID, in: $0)
            let desk = IssueDesk(self, billed, now: now, actor: actor)
            let period = try billed.period(request.span, now: now)
            if request.content.hasInvoice {
                try billed.checkIsFree(period)
                return try desk.issueUsage(period, withReport: request.content.hasStatistics)
            }
            let traffic = try billed.traffic(period)
            let report = try desk.freezeReport(traffic, of: nil)
            return IssuedDocuments(reportID: report)
        }
    }

    /// Makes an invoice or a proforma for a typed sum.
    ///
    /// - Throws: `InvoicingRefusal`; nothing was changed then.
    package func create(
        _ request: AmountInvoiceRequest,
        requestID: String? = nil,
        by actor: Actor
    ) async throws -> IssuedDocuments {
        let now = office.now
        return try await office.once(requestID, request, touching: request.clientID) {
            let billed = try BilledClient(request.clientID, in: $0)
            try request.check(billed, now: now)
            return try IssueDesk(self, billed, now: now, actor: actor).issueAmount(request)
        }
    }

    /// Shows what `create` would issue: the same draft without a number.
    ///
    /// - Throws: `InvoicingRefusal`, as `create` would.
    package func preview(_ request: UsageInvoiceRequest) async throws -> InvoiceDraft {
        let now = office.now
        return try await office.database.read { transaction in
            let billed = try BilledClient(request.clientID, in: transaction)
            let period = try billed.period(request.span, now: now)
            try billed.checkIsFree(period)
            return try IssueDesk(self, billed, now: now, actor: .system).draft(period)
        }
    }

    /// Shows what `create` would issue: the same draft without a number.
    ///
    /// - Throws: `InvoicingRefusal`, as `create` would.
    package func preview(_ request: AmountInvoiceRequest) async throws -> InvoiceDraft {
        let now = office.now
        return try await office.database.read { transaction in
            let billed = try BilledClient(request.clientID, in: transaction)
            try request.check(billed, now: now)
            return try IssueDesk(self, billed, now: now, actor: .system).draft(request)
        }
    }
}

extension AmountInvoiceRequest {
    /// Refuses what cannot be issued.
    fileprivate func check(_ billed: BilledClient, now: Instant) throws {
        let digits = amount.currency.minorUnitDigits
        let refusal: InvoicingRefusal? =
            if kind != .amount, kind != .proforma {
                .usageNeedsPeriod
            } else if amount.currency != billed.client.currency {
                .otherCurrency
            } else if amount.micros <= 0 {
                .amountNotPositive
            } else if amount.rounded() != amount {
                .amountTooPrecise(decimals: digits)
            } else if text.allSatisfy(\.isWhitespace) {
                .textMissing
            } else if text.count > Self.textLimit {
                .textTooLong(limit: Self.textLimit)
            } else if issueOn > billed.calendar.localDate(of: now) {
                .dateInFuture
            } else {
                nil
            }
        if let refusal { throw refusal }
    }
}

extension Office {
    /// Runs a verb that moves a client's money once per request id, in one transaction.
    func once<Request: Codable & Sendable, Result: Codable & Sendable>(
        _ requestID: String?,
        _ request: Request,
        touching client: ClientID,
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        let now = now
        let content = try FrozenText(request).hash
        let result = try await database.write { transaction -> Result in
            guard let requestID else { return try body(transaction) }
            let claim = try RequestIDRepository.claim(
                requestID,
                contentHash: content,
                at: now,
                in: transaction
            )
            switch claim {
            case .new:
                let result = try body(transaction)
                try RequestIDRepository.record(
                    try FrozenText(result).text,
                    of: requestID,
                    in: transaction
                )
                return result
            case .repeated(let text): return try StoredText.read(text)
            case .usedForOtherContent: throw InvoicingRefusal.requestIDUsed
            }
        }
        didChange(.clientMoney(client))
        return result
    }
}
