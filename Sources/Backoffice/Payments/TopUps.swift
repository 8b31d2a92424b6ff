// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Logging
import Primitives
import SQLInterface
import Storage

/// Credits postpaid clients on the first of each month in their zones, exactly once.
///
/// A month is due while it has no row, so months that were missed while the platform was down
/// are made up for, and a second run finds nothing to do.
///
/// - Source: billing rules, section 3.
package struct TopUps: Sendable {
    private let office: Office

    package init(_ office: Office) {
        self.office = office
    }

    /// Credits what is due; returns the top-ups that were made now.
    @discardableResult
    package func run() async throws -> [TopUp] {
        let now = office.now
        let clients = try await office.database.read { transaction in
            try transaction.query(
                """
                SELECT id FROM clients WHERE top_up_micros > 0 AND billing_mode = 'postpaid'
                    AND status <> 'closed' AND main_client_id IS NULL ORDER BY id
                """
            ).map { try $0.get(0, as: ClientID.self) }
        }
        var made: [TopUp] = []
        for client in clients {
            try Task.checkCancellation()
            let due = try await office.database.read { transaction in
                try Self.due(client, now: now, in: transaction)
            }
            guard !due.isEmpty else { continue }
            let credited = try await office.database.write { transaction in
                try Self.due(client, now: now, in: transaction)
                    .map { try credit(client, $0, now, transaction) }
            }
            if !credited.isEmpty { office.didChange(.clientMoney(client)) }
            made += credited
        }
        return made
    }

    /// Keeps running until the task is cancelled.
    package func keepRunning(every interval: Duration = .seconds(20), logger: Logger) async {
        while !Task.isCancelled {
            do {
                try await run()
            } catch {
                logger.error("top-up run failed", metadata: ["error": "\(error)"])
            }
            try? await Task.sleep(for: interval)
        }
    }

    /// Takes a top-up back by a reversing entry dated now; its month is not credited again.
    ///
    /// - Throws: `InvoicingRefusal.paymentNotFound`, `.undoneAlready`.
    package func undo(_ id: TopUpID, by actor: Actor) async throws {
        let now = office.now
        let client = try await office.database.write { transaction -> ClientID in
            guard let topUp = try TopUpRepository.find(id, in: transaction) else {
                throw InvoicingRefusal.paymentNotFound
            }
            guard try TopUpRepository.setUndone(id, at: now, in: transaction) else {
                throw InvoicingRefusal.undoneAlready
            }
            try post(topUp, isUndone: true, now, transaction)
            try SettingsChange(transaction: transaction, now: now, actor: actor)
                .log("undo", "top_up", id: "\(id)", before: topUp)
            return topUp.clientID
        }
        office.didChange(.clientMoney(client))
    }

    private static func due(
        _ id: ClientID,
        now: Instant,
        in transaction: any SQLTransaction
    ) throws -> [CalendarDate] {
        guard let client = try ClientRepository.find(id, in: transaction),
            client.terms.topUpMicros > 0, let since = client.terms.topUpSince,
            let calendar = try? BillingCalendar(zone: client.zone)
        else { return [] }
        return TopUp.due(
            since: since,
            last: try TopUpRepository.lastMonth(of: id, in: transaction),
            on: calendar.localDate(of: now)
        )
    }

    private func credit(
        _ id: ClientID,
        _ month: CalendarDate,
        _ now: Instant,
        _ transaction: any SQLTransaction
    ) throws -> TopUp {
        guard let client = try ClientRepository.find(id, in: transaction) else {
            throw InvoicingRefusal.clientNotFound
        }
        let topUp = TopUp(
            id: office.newID(),
            clientID: id,
            monthOn: month,
            amount: Money(micros: client.terms.topUpMicros, client.currency),
            recordedAt: now
        )
        try TopUpRepository.insert(topUp, in: transaction)
        try post(topUp, isUndone: false, now, transaction)
        try SettingsChange(transaction: transaction, now: now, actor: .system)
            .log("record", "top_up", id: "\(topUp.id)", after: topUp)
        return topUp
    }

    private func post(
        _ topUp: TopUp,
        isUndone: Bool,
        _ now: Instant,
        _ transaction: any SQLTransaction
    ) throws {
        let currency = topUp.amount.currency
        let ours = LedgerAccountKey(
            kind: .client,
            ownerID: topUp.clientID.rawValue,
            currency: currency
        )
        let credits = LedgerAccountKey(kind: .credits, currency: currency)
        var posting = LedgerPosting(
            debit: isUndone ? ours : credits,
            credit: isUndone ? credits : ours,
            amount: topUp.amount,
            code: .adjustment,
            at: now
        )
        posting.referenceID = topUp.id.rawValue
        try LedgerRepository.post(
            posting,
            newID: { office.ids.next(at: now) },
            in: transaction
        )
    }
}
