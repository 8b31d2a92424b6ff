// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Documents
import Primitives
import SQLInterface
import Storage

extension BankImport {
    /// The entries of a statement with their matches as things stand now.
    package static func proposals(
        of statement: BankStatementID,
        in transaction: any SQLTransaction
    ) throws -> [BankProposal] {
        let entries = try BankRepository.entries(of: statement, in: transaction)
        var matcher = try matcher(entries, in: transaction)
        return entries.map { entry in
            guard entry.state == .open else {
                return BankProposal(
                    entry: entry,
                    match: BankMatch(confidence: .none, parts: [], reason: "")
                )
            }
            return BankProposal(entry: entry, match: matcher.match(entry))
        }
    }

    private static func matcher(
        _ entries: [BankEntry],
        in transaction: any SQLTransaction
    ) throws -> BankMatcher {
        let invoices = try BankRepository.openInvoices(in: transaction).map {
            BankMatcher.OpenInvoice(
                id: $0.id,
                clientID: $0.clientID,
                number: $0.number,
                reference: CreditorReference.of($0.number) ?? "",
                outstanding: $0.outstanding
            )
        }
        var filter = ClientFilter()
        filter.areMain = true
        let payers = try ClientRepository.list(filter, in: transaction).map {
            BankMatcher.Payer(
                clientID: $0.id,
                currency: $0.currency,
                names: [$0.company.name, $0.login]
            )
        }
        let days = entries.map(\.bookedOn)
        var booked: [BankMatcher.Booked] = []
        if let first = days.min(), let last = days.max() {
            booked = try BankRepository.payments(paidFrom: first, through: last, in: transaction)
                .map { .init(clientID: $0.clientID, amount: $0.amount, paidOn: $0.paidOn) }
        }
        return BankMatcher(invoices: invoices, payers: payers, booked: booked)
    }

    /// Books an entry as a payment of the client that a person has confirmed.
    ///
    /// `expected` is the proposal that was seen: its parts are settled. Without one, or when a
    /// person chose another client, the oldest open invoices are.
    ///
    /// - Throws: `InvoicingRefusal`; nothing was booked then.
    @discardableResult
    package func book(
        _ id: BankEntryID,
        for client: ClientID,
        settling parts: [PaymentPart],
        by actor: Actor
    ) async throws -> PaymentID {
        let now = office.now
        let payment = try await office.database.write { transaction in
            try book(id, for: client, settling: parts, Booker(actor, now), transaction)
        }
        office.didChange(.clientMoney(client))
        return payment
    }

    /// Books every entry of a statement that is still certain; returns how many.
    ///
    /// Each is judged again inside its transaction, so an invoice that was paid meanwhile is
    /// left to a person.
    package func bookCertain(
        of statement: BankStatementID,
        by actor: Actor
    ) async throws -> Int {
        let now = office.now
        let certain = try await office.database.read { transaction in
            try Self.proposals(of: statement, in: transaction)
                .filter { $0.match.confidence == .certain && $0.entry.state == .open }
        }
        var count = 0
        for proposal in certain {
            let client = try await office.database.write { transaction -> ClientID? in
                let current = try Self.proposals(of: statement, in: transaction)
                    .first { $0.entry.id == proposal.entry.id }
                guard let current, current == proposal, let client = current.match.clientID else {
                    return nil
                }
                _ = try book(
                    current.entry.id,
                    for: client,
                    settling: current.match.paymentParts,
                    Booker(actor, now),
                    transaction
                )
                return client
            }
            guard let client else { continue }
            office.didChange(.clientMoney(client))
            count += 1
        }
        return count
    }

    /// Sets an entry aside, or takes it up again; a booked one whose payment was undone can be
    /// taken up as well.
    ///
    /// - Throws: `InvoicingRefusal.bankEntryClosed`.
    package func setAside(
        _ isIgnored: Bool,
        _ id: BankEntryID,
        by actor: Actor
    ) async throws {
        let now = office.now
        try await office.database.write { transaction in
            guard let entry = try BankRepository.entry(id, in: transaction) else {
                throw InvoicingRefusal.bankEntryClosed
            }
            let wanted: BankEntryState = isIgnored ? .ignored : .open
            guard entry.state != wanted else { return }
            if entry.state == .booked {
                guard let payment = entry.paymentID,
                    try PaymentRepository.reversal(of: payment, in: transaction) != nil
                else { throw InvoicingRefusal.bankEntryClosed }
            }
            guard try BankRepository.change(entry, to: wanted, in: transaction) else {
                throw InvoicingRefusal.bankEntryClosed
            }
            try SettingsChange(transaction: transaction, now: now, actor: actor).log(
                isIgnored ? "set_aside" : "take_up",
                "bank_entry",
                id: "\(id)",
                before: entry
            )
        }
    }

    private struct Booker {
        let actor: Actor
        let now: Instant

        init(_ actor: Actor, _ now: Instant) {
            self.actor = actor
            self.now = now
        }
    }

    private func book(
        _ id: BankEntryID,
        for client: ClientID,
        settling parts: [PaymentPart],
        _ booker: Booker,
        _ transaction: any SQLTransaction
    ) throws -> PaymentID {
        guard let entry = try BankRepository.entry(id, in: transaction), entry.state == .open
        else { throw InvoicingRefusal.bankEntryClosed }
        let billed = try BilledClient(client, in: transaction)
        let comment = [entry.payer, entry.reference, entry.description]
            .filter { !$0.isEmpty }.joined(separator: " · ")
        let isProforma = try parts.count == 1 && Self.isProforma(parts[0].invoiceID, transaction)
        let payment = PaymentEntry(
            clientID: client,
            amount: entry.amount,
            invoiceID: isProforma ? parts[0].invoiceID : nil,
            parts: isProforma ? [] : parts,
            editable: PaymentFields(
                paidOn: entry.bookedOn,
                method: Self.method,
                comment: String(comment.prefix(1_000))
            )
        )
        let linked = try payment.check(billed)
        let desk = PaymentDesk(
            Payments(office: office),
            billed,
            now: booker.now,
            actor: booker.actor
        )
        let booked = try desk.record(payment, linked).id
        guard
            try BankRepository.change(entry, to: .booked, payment: booked, in: transaction)
        else { throw InvoicingRefusal.bankEntryClosed }
        try SettingsChange(transaction: transaction, now: booker.now, actor: booker.actor)
            .log("book", "bank_entry", id: "\(id)", before: entry, after: "\(booked)")
        return booked
    }

    private static func isProforma(
        _ id: InvoiceID,
        _ transaction: any SQLTransaction
    ) throws -> Bool {
        try InvoiceRepository.find(id, in: transaction)?.kind == .proforma
    }
}

extension BankMatch {
    /// What a payment made of the match settles.
    package var paymentParts: [PaymentPart] {
        parts.map { PaymentPart(invoiceID: $0.invoiceID, micros: $0.micros) }
    }
}
