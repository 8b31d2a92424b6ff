// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Crypto
import Messaging
import Primitives
import SQLInterface
import Storage

/// Compares a client's or supplier's own counts with ours, and records how that ended.
///
/// A supplier's invoice is checked the same way: what we expect it to cost against what it bills.
///
/// - Source: billing rules, sections 2.5 and 5.
package struct Disputes: Sendable {
    package let invoicing: Invoicing
    package let catalogue: DestinationCatalogue

    package init(invoicing: Invoicing, catalogue: DestinationCatalogue) {
        self.invoicing = invoicing
        self.catalogue = catalogue
    }

    private var office: Office { invoicing.office }

    /// Files larger than this are refused: a month of details is far below.
    package static let octetLimit = 32 * 1_024 * 1_024

    /// Opens a dispute from its form and its file.
    ///
    /// - Throws: `FieldErrors`; `ImportErrors` with each line of the file that is wrong.
    package func open(
        _ typed: TypedFields,
        file: (name: String, bytes: [UInt8])?,
        by actor: Actor
    ) async throws -> DisputeID {
        let now = office.now
        let form = try await read(typed)
        guard let file, !file.bytes.isEmpty else {
            throw FieldErrors("file", "Choose the traffic file.")
        }
        guard file.bytes.count <= Self.octetLimit else {
            throw FieldErrors("file", "The file is larger than 32 MB; split it.")
        }
        let period = form.period
        let content = try TrafficFile(
            file.bytes,
            mapping: form.mapping,
            days: period.firstOn...period.lastOn,
            currency: form.currency,
            catalogue: catalogue
        )
        var dispute = Dispute(
            id: office.newID(),
            party: form.party,
            reference: form.reference,
            period: period,
            currency: form.currency,
            openedAt: now
        )
        dispute.invoiceID = form.invoiceID
        dispute.claimedMicros = form.claimedMicros
        dispute.tolerance = form.tolerance
        dispute.fileName = String(file.name.prefix(200))
        dispute.fileHash = SHA256.hash(data: file.bytes).map { padded(Int($0), to: 3) }.joined()
        dispute.columns = content.columns
        let opened = dispute
        try await office.database.write { transaction in
            try DisputeRepository.insert(opened, content.claims, in: transaction)
            let detail = "\(opened.fileName), \(content.claims.count) lines"
            try note(.opened, detail, opened.id, now, actor, transaction)
            try SettingsChange(transaction: transaction, now: now, actor: actor)
                .log("open", "dispute", id: "\(opened.id)", after: opened)
        }
        return opened.id
    }

    /// The counts of both sides by day and network.
    ///
    /// - Throws: `FieldErrors` when there is no such dispute.
    package func comparison(_ id: DisputeID) async throws -> TrafficComparison {
        try await office.database.read { transaction in
            let dispute = try Self.find(id, transaction)
            let calendar = try BillingCalendar(zone: dispute.zone)
            var ours: [(on: CalendarDate, destination: Destination, count: TrafficCount)] = []
            for day in dispute.firstOn.daysSince1970...dispute.lastOn.daysSince1970 {
                let on = CalendarDate(daysSince1970: day)
                let span = Self.span(of: on, dispute, calendar)
                guard span.lowerBound < span.upperBound else { continue }
                ours += try DisputeRepository.counts(
                    of: dispute.party,
                    from: span.lowerBound,
                    before: span.upperBound,
                    in: transaction
                ).map { (on, $0.destination, $0.count) }
            }
            return TrafficComparison(
                ours: ours,
                theirs: try DisputeRepository.claims(of: id, in: transaction),
                tolerance: dispute.tolerance
            )
        }
    }

    /// Messages of one day and place that only one side has; those that both have are counted.
    ///
    /// - Throws: `FieldErrors` when there is no such dispute.
    package func messages(
        _ id: DisputeID,
        on day: CalendarDate,
        _ destination: Destination,
        limit: Int = 1_000
    ) async throws -> MessageComparison {
        try await office.database.read { transaction in
            let dispute = try Self.find(id, transaction)
            let span = Self.span(of: day, dispute, try BillingCalendar(zone: dispute.zone))
            let ours = try DisputeRepository.messages(
                of: dispute.party,
                destination,
                from: span.lowerBound,
                before: span.upperBound,
                limit: limit,
                in: transaction
            )
            let theirs = try DisputeRepository.claims(of: id, on: day, in: transaction).filter {
                $0.destination.country == destination.country
                    && (destination.network == nil || $0.destination.network == destination.network)
            }
            return MessageComparison(dispute.party, ours, theirs, isCut: ours.count == limit)
        }
    }

    /// Adds a note to the timeline.
    ///
    /// - Throws: `FieldErrors`.
    package func note(_ id: DisputeID, _ typed: TypedFields, by actor: Actor) async throws {
        var reader = FieldReader(typed)
        let text = reader.required("note", "Note", limit: 2_000)
        try reader.errors.check()
        let now = office.now
        try await office.database.write { transaction in
            _ = try Self.find(id, transaction)
            try note(.noted, text, id, now, actor, transaction)
        }
    }

    /// Ends a dispute without a credit note.
    ///
    /// - Throws: `FieldErrors`.
    package func close(_ id: DisputeID, _ typed: TypedFields, by actor: Actor) async throws {
        var reader = FieldReader(typed)
        let reason = reader.required("reason", "Reason", limit: 2_000)
        let state = DisputeState(rawValue: typed[field: "state"])
        if state != .accepted, state != .rejected {
            reader.refuse("state", "Choose whose counts stand.")
        }
        try reader.errors.check()
        try await end(id, state ?? .rejected, reason, nil, by: actor)
    }

    /// Ends a client's dispute with a credit note of its invoice; asked again, the same one.
    ///
    /// - Throws: `FieldErrors`; `InvoicingRefusal`.
    package func credit(_ id: DisputeID, _ typed: TypedFields, by actor: Actor) async throws {
        let dispute = try await office.database.read { try Self.find(id, $0) }
        guard dispute.state == .open else { throw FieldErrors("", "This dispute is closed.") }
        guard let invoice = dispute.invoiceID else {
            throw FieldErrors("", "This dispute names no invoice that could be credited.")
        }
        var reader = FieldReader(typed)
        let net = reader.money("amount", "Amount", dispute.currency)
        let reason = reader.required("reason", "Reason", limit: CreditNoteRequest.reasonLimit)
        try reader.errors.check()
        let made = try await invoicing.credit(
            CreditNoteRequest(invoiceID: invoice, net: net, reason: reason),
            requestID: "dispute-\(id)",
            by: actor
        )
        try await end(id, .credited, reason, made.creditNoteID, by: actor)
    }

    private func end(
        _ id: DisputeID,
        _ state: DisputeState,
        _ reason: String,
        _ creditNote: CreditNoteID?,
        by actor: Actor
    ) async throws {
        let now = office.now
        try await office.database.write { transaction in
            let before = try Self.find(id, transaction)
            guard before.state == .open else { throw FieldErrors("", "This dispute is closed.") }
            try DisputeRepository.close(
                id,
                state,
                outcome: reason,
                creditNote: creditNote,
                at: now,
                in: transaction
            )
            let kind: DisputeEvent.Kind = creditNote == nil ? .closed : .credited
            try note(kind, "\(state.rawValue): \(reason)", id, now, actor, transaction)
            try SettingsChange(transaction: transaction, now: now, actor: actor).log(
                "close",
                "dispute",
                id: "\(id)",
                before: before,
                after: try Self.find(id, transaction)
            )
        }
    }

    private func note(
        _ kind: DisputeEvent.Kind,
        _ detail: String,
        _ id: DisputeID,
        _ now: Instant,
        _ actor: Actor,
        _ transaction: any SQLTransaction
    ) throws {
        let stamp = InvoiceEvent.Stamp(at: now, actor: actor.description)
        try DisputeRepository.note(kind, detail, of: id, by: stamp, in: transaction)
    }

    private static func find(
        _ id: DisputeID,
        _ transaction: any SQLTransaction
    ) throws -> Dispute {
        guard let dispute = try DisputeRepository.find(id, in: transaction) else {
            throw notThere("dispute")
        }
        return dispute
    }

    private static func span(
        of day: CalendarDate,
        _ dispute: Dispute,
        _ calendar: BillingCalendar
    ) -> Range<Instant> {
        let start = max(dispute.start, calendar.midnight(of: day))
        return start..<max(start, min(dispute.end, calendar.midnight(of: day.adding(days: 1))))
    }
}

/// Messages of one day and place on both sides.
package struct MessageComparison: Hashable, Sendable {
    /// Ours that the file does not name.
    package let onlyOurs: [DisputedMessage]
    /// Their identifiers that we do not know there.
    package let onlyTheirs: [String]
    package let both: Int
    /// Whether the file names messages at all.
    package let hasIdentifiers: Bool
    /// Whether there are more messages of ours than were read.
    package let isCut: Bool

    init(
        _ party: DisputeParty,
        _ ours: [DisputedMessage],
        _ theirs: [TrafficClaim],
        isCut: Bool
    ) {
        func names(_ message: DisputedMessage) -> [String] {
            switch party {
            case .client: ["\(message.key.id)", message.supplierMessageID]
            case .supplier: [message.supplierMessageID, "\(message.key.id)"]
            }
        }
        let claimed = Set(theirs.map(\.messageID).filter { !$0.isEmpty })
        let known = Set(ours.flatMap(names).filter { !$0.isEmpty })
        onlyOurs = ours.filter { claimed.isDisjoint(with: names($0)) }
        onlyTheirs = claimed.subtracting(known).sorted()
        both = ours.count - onlyOurs.count
        hasIdentifiers = !claimed.isEmpty
        self.isCut = isCut
    }
}
