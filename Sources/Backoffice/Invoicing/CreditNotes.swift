// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives
import SQLInterface
import Storage

/// What a credit note shall take back.
package struct CreditNoteRequest: Hashable, Sendable, Codable {
    /// Longer reasons do not fit a line of the document.
    package static let reasonLimit = 500

    package var invoiceID: InvoiceID
    /// The net sum without tax; nil for all that is left of the invoice.
    package var net: Money?
    package var reason: String

    package init(invoiceID: InvoiceID, net: Money? = nil, reason: String) {
        self.invoiceID = invoiceID
        self.net = net
        self.reason = reason
    }
}

/// What was made: a credit note with its number.
package struct IssuedCreditNote: Hashable, Sendable, Codable {
    package var creditNoteID: CreditNoteID
    package var number: String
    /// Whether the invoice is credited in full by it, so that its period is free again.
    package var isFull: Bool
}

extension Invoicing {
    /// Issues a credit note: number, frozen document, ledger entries and the freed settlement in
    /// one transaction.
    ///
    /// What was paid on the invoice beyond what is left of it becomes unallocated and settles the
    /// client's other open invoices. A repeated request id returns the first result.
    ///
    /// - Throws: `InvoicingRefusal`; nothing was changed then.
    package func credit(
        _ request: CreditNoteRequest,
        requestID: String? = nil,
        by actor: Actor
    ) async throws -> IssuedCreditNote {
        let now = office.now
        let client = try await client(of: request.invoiceID)
        return try await office.once(requestID, request, touching: client) { transaction in
            try CreditDesk(self, request, now: now, actor: actor, transaction).issue()
        }
    }

    /// Shows what `credit` would issue: the same draft without a number.
    ///
    /// - Throws: `InvoicingRefusal`, as `credit` would.
    package func preview(_ request: CreditNoteRequest) async throws -> InvoiceDraft {
        let now = office.now
        return try await office.database.read { transaction in
            try CreditDesk(self, request, now: now, actor: .system, transaction).draft(number: "")
        }
    }

    private func client(of invoice: InvoiceID) async throws -> ClientID {
        let found = try await office.database.read { transaction in
            try InvoiceRepository.find(invoice, in: transaction)?.clientID
        }
        guard let found else { throw InvoicingRefusal.invoiceNotFound }
        return found
    }
}

/// Issues one credit note inside a transaction.
private struct CreditDesk {
    let request: CreditNoteRequest
    let invoice: Invoice
    let document: InvoiceDocument
    let earlier: [InvoiceTotals]
    let desk: IssueDesk

    init(
        _ invoicing: Invoicing,
        _ request: CreditNoteRequest,
        now: Instant,
        actor: Actor,
        _ transaction: any SQLTransaction
    ) throws {
        guard let invoice = try InvoiceRepository.find(request.invoiceID, in: transaction),
            let document = try InvoiceRepository.document(of: invoice.id, in: transaction)
        else { throw InvoicingRefusal.invoiceNotFound }
        self.request = request
        self.invoice = invoice
        self.document = document
        earlier = try CreditNoteRepository.list(of: invoice.id, in: transaction)
            .compactMap { try CreditNoteRepository.document(of: $0.id, in: transaction)?.totals }
        let billed = try BilledClient(invoice.clientID, in: transaction)
        desk = IssueDesk(invoicing, billed, now: now, actor: actor)
    }

    private func drafter(number: String) -> CreditNoteDrafter {
        CreditNoteDrafter(of: document, earlier: earlier, issueOn: desk.today, number: number)
    }

    func draft(number: String) throws -> InvoiceDraft {
        let drafter = drafter(number: number)
        try check(drafter)
        let reason = request.reason
        return request.net.map { drafter.part($0, reason: reason) } ?? drafter.full(reason: reason)
    }

    private func check(_ drafter: CreditNoteDrafter) throws {
        if invoice.kind == .proforma { throw InvoicingRefusal.proformaNotCredited }
        if invoice.isCredited { throw InvoicingRefusal.creditedAlready }
        if request.reason.allSatisfy(\.isWhitespace) { throw InvoicingRefusal.reasonMissing }
        if request.reason.count > CreditNoteRequest.reasonLimit {
            throw InvoicingRefusal.textTooLong(limit: CreditNoteRequest.reasonLimit)
        }
        guard let net = request.net else { return }
        if net.currency != invoice.total.currency { throw InvoicingRefusal.otherCurrency }
        if net.micros <= 0 { throw InvoicingRefusal.amountNotPositive }
        if net.rounded() != net {
            throw InvoicingRefusal.amountTooPrecise(decimals: net.currency.minorUnitDigits)
        }
        if net > drafter.netLeft { throw InvoicingRefusal.creditTooHigh(left: drafter.netLeft) }
    }

    func issue() throws -> IssuedCreditNote {
        try check(drafter(number: ""))
        guard
            let enterprise = try EnterpriseRepository.find(
                invoice.enterpriseID,
                in: desk.transaction
            )
        else { throw InvoicingRefusal.enterpriseMissing }
        let number = try desk.takeNumber(for: .creditNote, of: enterprise, on: desk.today)
        let draft = try draft(number: number.text)
        let isFull = request.net.map { $0 == drafter(number: "").netLeft } ?? true
        let id: CreditNoteID = desk.invoicing.office.newID()
        var new = try NewCreditNote(
            id: id,
            of: invoice,
            document: draft.document,
            isFull: isFull,
            number: (number.series, number.number),
            issuedAt: desk.now
        )
        new.note.isVisibleToClient = desk.client.invoicing.sendsInvoices
        let settlement = Settlement(
            client: desk.client,
            now: desk.now,
            actor: desk.actor,
            desk.transaction
        )
        let excess = new.note.total.micros - invoice.outstanding.micros
        if excess > 0 { try settlement.release(excess, from: invoice) }
        try CreditNoteRepository.insert(new, in: desk.transaction)
        if isFull { try ReratingRepository.giveBack(of: invoice.id, in: desk.transaction) }
        try desk.post(draft.postings, about: id.rawValue)
        try note(new.note)
        if new.note.isVisibleToClient, desk.client.invoicing.mail.sendsCreditNotes {
            try desk.mailroom.post(new.note, draft.document)
        }
        try settlement.settleOpen()
        try desk.log.log("issue", "credit_note", id: "\(id)", after: new.note)
        return IssuedCreditNote(creditNoteID: id, number: number.text, isFull: isFull)
    }

    private func note(_ note: CreditNote) throws {
        let money = "\(note.total.decimalText) \(note.total.currency)"
        try InvoiceRepository.note(
            .credited,
            "\(note.number), \(money)\(note.isFull ? ", in full" : ""): \(note.reason)",
            of: invoice,
            by: desk.stamp,
            in: desk.transaction
        )
    }
}
