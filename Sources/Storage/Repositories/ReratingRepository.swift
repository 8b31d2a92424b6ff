// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives
import SQLInterface

/// Keeps corrections of prices: facts that are never changed, but for the invoice that each
/// corrected charge is on.
package enum ReratingRepository {
    /// Adds a correction with its lines.
    package static func insert(
        _ rerating: Rerating,
        _ charges: [CorrectedCharge],
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(
            .insert(
                into: "reratings",
                [
                    "id": rerating.id, "period_start": rerating.start,
                    "period_end": rerating.end, "first_on": rerating.firstOn,
                    "last_on": rerating.lastOn, "zone": rerating.zone,
                    "reason": rerating.reason, "actor": rerating.actor,
                    "recorded_at": rerating.recordedAt,
                ]
            )
        )
        for (index, charge) in charges.enumerated() {
            try transaction.execute(
                .insert(into: "rerating_lines", columns(charge, index + 1, of: rerating.id))
            )
        }
    }

    private static func columns(
        _ charge: CorrectedCharge,
        _ line: Int,
        of id: ReratingID
    ) -> SQL.Columns {
        [
            "rerating_id": id, "line": line, "client_id": charge.clientID,
            "account_id": charge.account.id, "country": charge.destination.country,
            "network": EmptyText(charge.destination.network), "basis": charge.basis,
            "currency": charge.old.currency, "old_price_micros": charge.old.micros,
            "new_price_micros": charge.new.micros, "messages": charge.messages,
            "segments": charge.segments, "old_micros": charge.oldMicros,
            "new_micros": charge.newMicros,
        ]
    }

    /// Finds a correction.
    package static func find(
        _ id: ReratingID,
        in transaction: any SQLTransaction
    ) throws -> Rerating? {
        try transaction.model("SELECT * FROM reratings WHERE id = \(id)")
    }

    /// A page of corrections, the latest first.
    package static func page(
        before id: ReratingID? = nil,
        limit: Int,
        in transaction: any SQLTransaction
    ) throws -> [Rerating] {
        let conditions: [SQL] = id.map { ["id < \($0)"] } ?? []
        return try transaction.models(
            """
            SELECT * FROM reratings \(raw: .filter(conditions)) ORDER BY id DESC LIMIT \(limit)
            """
        )
    }

    /// The corrected charges of a correction, in their order.
    package static func lines(
        of id: ReratingID,
        in transaction: any SQLTransaction
    ) throws -> [PendingCorrection] {
        try lines("l.rerating_id = \(id)", in: transaction)
    }

    /// What waits for a client's next invoice, oldest first.
    package static func pending(
        of client: ClientID,
        in transaction: any SQLTransaction
    ) throws -> [PendingCorrection] {
        try lines("l.client_id = \(client) AND l.invoice_id IS NULL", in: transaction)
    }

    private static func lines(
        _ condition: SQL,
        in transaction: any SQLTransaction
    ) throws -> [PendingCorrection] {
        try transaction.models(
            """
            SELECT l.*, r.first_on, r.last_on, r.reason, c.login
            FROM rerating_lines l JOIN reratings r ON r.id = l.rerating_id
            JOIN clients c ON c.id = l.account_id
            WHERE \(raw: condition) ORDER BY l.rerating_id, l.line
            """
        )
    }

    /// The correction that an account's charges at a price were part of already, in a span that
    /// overlaps; the same charge is corrected once.
    package static func overlapping(
        _ charge: CorrectedCharge,
        from start: Instant,
        before end: Instant,
        in transaction: any SQLTransaction
    ) throws -> Rerating? {
        try transaction.model(
            """
            SELECT r.* FROM reratings r
            WHERE r.period_start < \(end) AND r.period_end > \(start)
                AND EXISTS (SELECT 1 FROM rerating_lines l
                    WHERE l.rerating_id = r.id AND l.account_id = \(charge.account.id)
                        AND l.country = \(charge.destination.country)
                        AND l.network = \(EmptyText(charge.destination.network))
                        AND l.basis = \(charge.basis)
                        AND l.old_price_micros = \(charge.old.micros))
            ORDER BY r.id LIMIT 1
            """
        )
    }

    /// Notes the invoice that a corrected charge is on.
    package static func setInvoice(
        _ invoice: InvoiceID,
        of correction: LineCorrection,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.change(
            "rerating_lines",
            id: "\(correction.reratingID)/\(correction.line)",
            """
            UPDATE rerating_lines SET invoice_id = \(invoice), is_given_back = 0
            WHERE rerating_id = \(correction.reratingID) AND line = \(correction.line)
                AND invoice_id IS NULL
            """
        )
    }

    /// Lets the corrected charges of an invoice that was credited in full wait again.
    package static func giveBack(
        of invoice: InvoiceID,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(
            """
            UPDATE rerating_lines SET invoice_id = NULL, is_given_back = 1
            WHERE invoice_id = \(invoice)
            """
        )
    }
}

/// A correction of prices in a span of time.
package struct Rerating: Hashable, Sendable {
    package var id: ReratingID
    package var start: Instant
    package var end: Instant
    package var firstOn: CalendarDate
    package var lastOn: CalendarDate
    package var zone: String
    package var reason: String
    package var actor: String
    package var recordedAt: Instant

    /// Creates the correction of a period.
    package init(
        id: ReratingID,
        period: BillingPeriod,
        reason: String,
        actor: String,
        recordedAt: Instant
    ) {
        self.id = id
        start = period.start
        end = period.end
        firstOn = period.firstOn
        lastOn = period.lastOn
        zone = period.zone
        self.reason = reason
        self.actor = actor
        self.recordedAt = recordedAt
    }
}

extension Rerating: RowReadable {
    static let table = "reratings"

    init(_ row: StoredRow) throws {
        id = try row.get("id")
        start = try row.get("period_start")
        end = try row.get("period_end")
        firstOn = try row.get("first_on")
        lastOn = try row.get("last_on")
        zone = try row.get("zone")
        reason = try row.get("reason")
        actor = try row.get("actor")
        recordedAt = try row.get("recorded_at")
    }
}

extension PendingCorrection: RowReadable {
    static let table = "rerating_lines"

    init(_ row: StoredRow) throws {
        let currency: Currency = try row.get("currency")
        let prices: [Int64] = try ["old_price_micros", "new_price_micros"].map { try row.get($0) }
        guard prices.allSatisfy({ $0 >= 0 }) else {
            throw row.corrupted("old_price_micros", "a price is negative")
        }
        var charge = CorrectedCharge(
            clientID: try row.get("client_id"),
            account: LineAccount(id: try row.get("account_id"), name: try row.get("login")),
            destination: try row.knownDestination(),
            basis: try row.get("basis"),
            prices: (Price(micros: prices[0], currency), Price(micros: prices[1], currency))
        )
        charge.messages = try row.get("messages")
        charge.segments = try row.get("segments")
        let days: [CalendarDate] = try ["first_on", "last_on"].map { try row.get($0) }
        guard days[0] <= days[1] else { throw row.corrupted("last_on", "it is too early") }
        self.init(
            id: LineCorrection(
                reratingID: try row.get("rerating_id"),
                line: try row.get("line")
            ),
            charge: charge,
            days: days[0]...days[1],
            reason: try row.get("reason")
        )
        invoiceID = try row.get("invoice_id")
        isGivenBack = try row.get("is_given_back")
    }
}
