// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives
import SQLInterface

/// Keeps disputes: what somebody claims of a period, and how it ended.
package enum DisputeRepository {
    /// Adds a dispute with its claims.
    package static func insert(
        _ dispute: Dispute,
        _ claims: [TrafficClaim],
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(
            .insert(
                into: "disputes",
                [
                    "id": dispute.id, "party_kind": dispute.party.kind,
                    "party_id": dispute.party.id, "reference": dispute.reference,
                    "invoice_id": dispute.invoiceID, "period_start": dispute.start,
                    "period_end": dispute.end, "first_on": dispute.firstOn,
                    "last_on": dispute.lastOn, "zone": dispute.zone,
                    "currency": dispute.currency, "claimed_micros": dispute.claimedMicros,
                    "tolerance_basis_points": dispute.tolerance, "file_name": dispute.fileName,
                    "file_hash": dispute.fileHash, "columns": dispute.columns,
                    "state": dispute.state, "outcome": dispute.outcome,
                    "credit_note_id": dispute.creditNoteID, "opened_at": dispute.openedAt,
                    "closed_at": dispute.closedAt,
                ]
            )
        )
        let statement = try transaction.prepare(
            """
            INSERT INTO dispute_claims (dispute_id, line, claimed_on, country, network, message_id,
                messages, segments, amount_micros)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """
        )
        for (index, claim) in claims.enumerated() {
            try statement.execute([
                dispute.id.sqlValue, .integer(Int64(index + 1)), claim.on.sqlValue,
                claim.destination.country.sqlValue,
                EmptyText(claim.destination.network).sqlValue, .text(claim.messageID),
                .integer(claim.messages), .integer(claim.segments),
                claim.amountMicros.map { .integer($0) } ?? .null,
            ])
        }
    }

    /// Finds a dispute.
    package static func find(
        _ id: DisputeID,
        in transaction: any SQLTransaction
    ) throws -> Dispute? {
        try transaction.model("SELECT * FROM disputes WHERE id = \(id)")
    }

    /// A page of disputes, the latest first.
    package static func page(
        before id: DisputeID? = nil,
        limit: Int,
        in transaction: any SQLTransaction
    ) throws -> [Dispute] {
        let conditions: [SQL] = id.map { ["id < \($0)"] } ?? []
        return try transaction.models(
            "SELECT * FROM disputes \(raw: .filter(conditions)) ORDER BY id DESC LIMIT \(limit)"
        )
    }

    /// The claims of a dispute, in the file's order; of one day and place when they are given.
    package static func claims(
        of id: DisputeID,
        on day: CalendarDate? = nil,
        in transaction: any SQLTransaction
    ) throws -> [TrafficClaim] {
        var conditions: [SQL] = ["dispute_id = \(id)"]
        if let day { conditions.append("claimed_on = \(day)") }
        return try transaction.models(
            "SELECT * FROM dispute_claims \(raw: .filter(conditions)) ORDER BY line"
        )
    }

    /// Ends a dispute.
    ///
    /// - Throws: `StorageError.notFound` when it is not open.
    package static func close(
        _ id: DisputeID,
        _ state: DisputeState,
        outcome: String,
        creditNote: CreditNoteID?,
        at now: Instant,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.change(
            Dispute.table,
            id: id,
            """
            UPDATE disputes SET state = \(state), outcome = \(outcome),
                credit_note_id = \(creditNote), closed_at = \(now)
            WHERE id = \(id) AND state = 'open'
            """
        )
    }

    /// Adds a step to a dispute's timeline.
    package static func note(
        _ kind: DisputeEvent.Kind,
        _ detail: String,
        of id: DisputeID,
        by stamp: InvoiceEvent.Stamp,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO dispute_events (dispute_id, sequence, at, actor, kind, detail)
            SELECT CAST(\(id) AS BIGINT), COALESCE(MAX(sequence), 0) + 1,
                CAST(\(stamp.at) AS BIGINT), CAST(\(stamp.actor) AS TEXT),
                CAST(\(kind) AS TEXT), CAST(\(detail) AS TEXT)
            FROM dispute_events WHERE dispute_id = \(id)
            """
        )
    }

    /// A dispute's timeline, oldest first.
    package static func timeline(
        of id: DisputeID,
        in transaction: any SQLTransaction
    ) throws -> [DisputeEvent] {
        try transaction.models(
            "SELECT * FROM dispute_events WHERE dispute_id = \(id) ORDER BY sequence"
        )
    }

    /// What we counted of a party in a span, by destination: charges of a client with its related
    /// accounts, costs of a supplier.
    package static func counts(
        of party: DisputeParty,
        from start: Instant,
        before end: Instant,
        in transaction: any SQLTransaction
    ) throws -> [(destination: Destination, count: TrafficCount)] {
        let source: SQL =
            switch party {
            case .client(let id):
                """
                SELECT country, network, CAST(SUM(charged_messages) AS BIGINT),
                    CAST(SUM(charged_segments) AS BIGINT),
                    CAST(SUM(charged_micros) AS BIGINT)
                FROM rollups WHERE client_id IN (SELECT id FROM clients
                        WHERE id = \(id) OR main_client_id = \(id))
                    AND quarter_at >= \(start) AND quarter_at < \(end) AND charged_messages > 0
                """
            case .supplier(let id):
                """
                SELECT country, network, CAST(SUM(messages) AS BIGINT),
                    CAST(SUM(segments) AS BIGINT), CAST(SUM(cost_micros) AS BIGINT)
                FROM cost_rollups WHERE supplier_id = \(id)
                    AND quarter_at >= \(start) AND quarter_at < \(end)
                """
            }
        var counts: [(destination: Destination, count: TrafficCount)] = []
        try transaction.forEach(source.then("GROUP BY country, network")) { row in
            guard let country = try row.get(0, as: EmptyText<CountryCode>.self).value else {
                return
            }
            let network = try row.get(1, as: EmptyText<Network>.self).value
            var count = TrafficCount()
            count.messages = try row.get(2)
            count.segments = try row.get(3)
            count.micros = try row.get(4)
            counts.append((Destination(country: country, network: network), count))
        }
        return counts
    }

    /// Our messages of a party that count in a span, for one country or network, oldest first.
    package static func messages(
        of party: DisputeParty,
        _ destination: Destination,
        from start: Instant,
        before end: Instant,
        limit: Int,
        in transaction: any SQLTransaction
    ) throws -> [DisputedMessage] {
        let condition: SQL =
            switch party {
            case .client(let id):
                """
                client_id IN (SELECT id FROM clients WHERE id = \(id) OR main_client_id = \(id))
                    AND money = 'charged' AND money_at >= \(start) AND money_at < \(end)
                """
            case .supplier(let id):
                "supplier_id = \(id) AND cost_at >= \(start) AND cost_at < \(end)"
            }
        let network: SQL = destination.network.map { "AND network = \($0)" } ?? ""
        return try transaction.models(
            """
            SELECT client_id, id, supplier_message_id, recipient, segments, received_at, state
            FROM messages WHERE \(raw: condition) AND country = \(destination.country)
            \(raw: network) ORDER BY id LIMIT \(limit)
            """
        )
    }
}

/// Who disputes.
package enum DisputeParty: Hashable, Sendable {
    case client(ClientID)
    case supplier(SupplierID)

    /// The kind as it is stored.
    package var kind: String {
        switch self {
        case .client: "client"
        case .supplier: "supplier"
        }
    }

    /// The client's or supplier's identifier.
    package var id: Int64 {
        switch self {
        case .client(let id): id.rawValue
        case .supplier(let id): id.rawValue
        }
    }
}

/// Where a dispute stands.
package enum DisputeState: String, Hashable, Sendable, CaseIterable, SQLValueConvertible {
    case open
    /// Ended with a credit note.
    case credited
    /// The other side's counts stand; for a supplier its invoice is paid as it is.
    case accepted
    /// Our counts stand.
    case rejected
}

/// Somebody's own counts of a period against ours.
package struct Dispute: Hashable, Sendable {
    package var id: DisputeID
    package var party: DisputeParty
    /// The number of their document, or what they call the matter.
    package var reference: String
    /// Our invoice that a client disputes.
    package var invoiceID: InvoiceID?
    package var start: Instant
    package var end: Instant
    package var firstOn: CalendarDate
    package var lastOn: CalendarDate
    package var zone: String
    package var currency: Currency
    /// What a supplier's invoice says in all.
    package var claimedMicros: Int64?
    package var tolerance = BasisPoints.zero
    package var fileName = ""
    package var fileHash = ""
    /// The columns of the file that were read.
    package var columns = ""
    package var state = DisputeState.open
    /// Why it ended as it did.
    package var outcome = ""
    package var creditNoteID: CreditNoteID?
    package var openedAt: Instant
    package var closedAt: Instant?

    /// Creates an open dispute of a period.
    package init(
        id: DisputeID,
        party: DisputeParty,
        reference: String,
        period: BillingPeriod,
        currency: Currency,
        openedAt: Instant
    ) {
        self.id = id
        self.party = party
        self.reference = reference
        start = period.start
        end = period.end
        firstOn = period.firstOn
        lastOn = period.lastOn
        zone = period.zone
        self.currency = currency
        self.openedAt = openedAt
    }
}

/// A step in a dispute.
package struct DisputeEvent: Hashable, Sendable {
    package let at: Instant
    package let actor: String
    package let kind: Kind
    package let detail: String

    /// What happened.
    package enum Kind: String, Hashable, Sendable, CaseIterable, SQLValueConvertible {
        case opened
        case noted
        case credited
        case closed
    }
}

/// A message of ours that a dispute is about.
package struct DisputedMessage: Hashable, Sendable {
    package let key: MessageKey
    package let supplierMessageID: String
    package let recipient: String
    package let segments: Int64
    package let receivedAt: Instant
    package let state: String
}

extension Dispute: RowReadable {
    static let table = "disputes"

    init(_ row: StoredRow) throws {
        id = try row.get("id")
        let party: Int64 = try row.get("party_id")
        switch try row.get("party_kind", as: String.self) {
        case "client": self.party = .client(ClientID(party))
        case "supplier": self.party = .supplier(SupplierID(party))
        case let kind: throw row.corrupted("party_kind", "“\(kind)” disputes nothing")
        }
        reference = try row.get("reference")
        invoiceID = try row.get("invoice_id")
        start = try row.get("period_start")
        end = try row.get("period_end")
        firstOn = try row.get("first_on")
        lastOn = try row.get("last_on")
        zone = try row.get("zone")
        currency = try row.get("currency")
        claimedMicros = try row.get("claimed_micros")
        tolerance = try row.get("tolerance_basis_points")
        fileName = try row.get("file_name")
        fileHash = try row.get("file_hash")
        columns = try row.get("columns")
        state = try row.get("state")
        outcome = try row.get("outcome")
        creditNoteID = try row.get("credit_note_id")
        openedAt = try row.get("opened_at")
        closedAt = try row.get("closed_at")
    }
}

extension TrafficClaim: RowReadable {
    static let table = "dispute_claims"

    init(_ row: StoredRow) throws {
        self.init(
            on: try row.get("claimed_on"),
            destination: try row.knownDestination(),
            messageID: try row.get("message_id")
        )
        messages = try row.get("messages")
        segments = try row.get("segments")
        amountMicros = try row.get("amount_micros")
    }
}

extension DisputeEvent: RowReadable {
    static let table = "dispute_events"

    init(_ row: StoredRow) throws {
        at = try row.get("at")
        actor = try row.get("actor")
        kind = try row.get("kind")
        detail = try row.get("detail")
    }
}

extension DisputedMessage: RowReadable {
    static let table = "messages"

    init(_ row: StoredRow) throws {
        key = MessageKey(clientID: try row.get("client_id"), id: try row.get("id"))
        supplierMessageID = try row.get("supplier_message_id", as: String?.self) ?? ""
        recipient = try row.get("recipient")
        segments = try row.get("segments")
        receivedAt = try row.get("received_at")
        state = try row.get("state")
    }
}
