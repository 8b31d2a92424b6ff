// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives
import SQLInterface

/// What one client may read: every method adds that it is the client's own.
///
/// The client panel gets its data through this and through nothing else, so a forgotten
/// condition cannot show another client's invoice.
package struct ClientScope: Sendable {
    package let clientID: ClientID

    package init(_ clientID: ClientID) {
        self.clientID = clientID
    }

    /// The client itself.
    package func client(in transaction: any SQLTransaction) throws -> Client? {
        try ClientRepository.find(clientID, in: transaction)
    }

    /// The sums of the account that the client spends; its main client's when it is related.
    package func balance(in transaction: any SQLTransaction) throws -> LedgerBalance {
        guard let client = try client(in: transaction) else { return LedgerBalance() }
        return try LedgerRepository.balance(
            of: client.mainClientID ?? client.id,
            client.currency,
            in: transaction
        )
    }

    // MARK: - Finance

    /// A page of the client's visible invoices.
    package func invoices(
        _ filter: InvoiceFilter,
        after position: InvoicePosition? = nil,
        limit: Int,
        in transaction: any SQLTransaction
    ) throws -> [Invoice] {
        try InvoiceRepository.page(
            own(filter),
            after: position,
            limit: limit,
            in: transaction
        )
    }

    /// Sums of the client's visible invoices.
    package func invoiceTotals(
        _ filter: InvoiceFilter,
        in transaction: any SQLTransaction
    ) throws -> [InvoiceSums] {
        try InvoiceRepository.totals(own(filter), in: transaction)
    }

    /// How many visible invoices the client has in each status.
    package func invoiceCounts(
        _ filter: InvoiceFilter,
        in transaction: any SQLTransaction
    ) throws -> [InvoiceStatus: Int] {
        try InvoiceRepository.counts(own(filter), in: transaction)
    }

    /// One of the client's visible invoices.
    package func invoice(
        _ id: InvoiceID,
        in transaction: any SQLTransaction
    ) throws -> Invoice? {
        guard let invoice = try InvoiceRepository.find(id, in: transaction),
            invoice.clientID == clientID, invoice.isVisibleToClient
        else { return nil }
        return invoice
    }

    /// The frozen document of one of the client's visible invoices.
    package func document(
        of id: InvoiceID,
        in transaction: any SQLTransaction
    ) throws -> InvoiceDocument? {
        guard try invoice(id, in: transaction) != nil else { return nil }
        return try InvoiceRepository.document(of: id, in: transaction)
    }

    /// A page of the client's visible credit notes.
    package func creditNotes(
        after id: CreditNoteID? = nil,
        limit: Int,
        in transaction: any SQLTransaction
    ) throws -> [CreditNote] {
        try CreditNoteRepository.page(
            of: clientID,
            onlyVisibleToClient: true,
            after: id,
            limit: limit,
            in: transaction
        )
    }

    /// One of the client's visible credit notes.
    package func creditNote(
        _ id: CreditNoteID,
        in transaction: any SQLTransaction
    ) throws -> CreditNote? {
        guard let note = try CreditNoteRepository.find(id, in: transaction),
            note.clientID == clientID, note.isVisibleToClient
        else { return nil }
        return note
    }

    /// The frozen document of one of the client's visible credit notes.
    package func document(
        of id: CreditNoteID,
        in transaction: any SQLTransaction
    ) throws -> InvoiceDocument? {
        guard try creditNote(id, in: transaction) != nil else { return nil }
        return try CreditNoteRepository.document(of: id, in: transaction)
    }

    /// A page of the client's visible statistics.
    package func reports(
        after id: ReportID? = nil,
        limit: Int,
        in transaction: any SQLTransaction
    ) throws -> [StatisticsRecord] {
        try StatisticsReportRepository.page(
            of: clientID,
            onlyVisibleToClient: true,
            after: id,
            limit: limit,
            in: transaction
        )
    }

    /// One of the client's visible statistics reports.
    package func report(
        _ id: ReportID,
        in transaction: any SQLTransaction
    ) throws -> StatisticsReport? {
        guard let record = try StatisticsReportRepository.find(id, in: transaction),
            record.clientID == clientID, record.isVisibleToClient
        else { return nil }
        return try StatisticsReportRepository.content(of: id, in: transaction)
    }

    /// A page of the client's payments.
    package func payments(
        _ filter: PaymentFilter = PaymentFilter(),
        after id: PaymentID? = nil,
        limit: Int,
        in transaction: any SQLTransaction
    ) throws -> [Payment] {
        var filter = filter
        filter.clientID = clientID
        return try PaymentRepository.page(filter, after: id, limit: limit, in: transaction)
    }

    /// What moved the client's own account in `[start, end)`.
    package func entries(
        from start: Instant,
        before end: Instant,
        in transaction: any SQLTransaction
    ) throws -> [LedgerEntry] {
        guard let account = try account(in: transaction) else { return [] }
        return try LedgerRepository.entries(
            of: account,
            from: start,
            before: end,
            in: transaction
        )
    }

    /// The balance of the client's own account just before an instant.
    package func balanceMicros(
        before instant: Instant,
        in transaction: any SQLTransaction
    ) throws -> Int64 {
        guard let account = try account(in: transaction) else { return 0 }
        return try LedgerRepository.balanceMicros(
            of: account,
            before: instant,
            in: transaction
        )
    }

    /// The client's own prices in force at an instant.
    package func prices(
        at instant: Instant,
        in transaction: any SQLTransaction
    ) throws -> [PriceRow] {
        try PriceRepository.current(of: .client(clientID), at: instant, in: transaction)
    }

    /// The client's own prices dated ahead of an instant.
    package func futurePrices(
        after instant: Instant,
        in transaction: any SQLTransaction
    ) throws -> [PriceRow] {
        try PriceRepository.future(of: .client(clientID), after: instant, in: transaction)
    }

    private func account(in transaction: any SQLTransaction) throws -> LedgerAccountKey? {
        guard let client = try client(in: transaction) else { return nil }
        return LedgerAccountKey(
            kind: .client,
            ownerID: clientID.rawValue,
            currency: client.currency
        )
    }

    private func own(_ filter: InvoiceFilter) -> InvoiceFilter {
        var filter = filter
        filter.clientID = clientID
        filter.onlyVisibleToClient = true
        return filter
    }
}

// MARK: - Traffic and access

extension ClientScope {
    /// A page of the client's messages.
    package func messages(
        _ filter: MessageFilter,
        before position: MessageID? = nil,
        limit: Int,
        in transaction: any SQLTransaction
    ) throws -> [StoredMessage] {
        var filter = filter
        filter.clientID = clientID
        // Who carried a message is the operator's business.
        filter.supplierID = nil
        filter.supplierMessageID = nil
        return try MessageRepository.page(
            filter,
            before: position,
            limit: limit,
            in: transaction
        )
    }

    /// The accounts whose messages the client pays for: its own, then the related ones.
    package func paidAccounts(in transaction: any SQLTransaction) throws -> [Client] {
        guard let own = try client(in: transaction) else { return [] }
        return [own] + (try ClientRepository.related(to: clientID, in: transaction))
    }

    /// A page of an account's messages that were charged to the client in a span.
    ///
    /// Of an account that somebody else pays for there are none.
    package func chargedMessages(
        of account: ClientID,
        in span: Range<Instant>,
        before position: MessageID?,
        limit: Int,
        in transaction: any SQLTransaction
    ) throws -> [StoredMessage] {
        var filter = MessageFilter()
        filter.clientID = account
        filter.payerID = clientID
        filter.chargedIn = span
        return try MessageRepository.page(
            filter,
            before: position,
            limit: limit,
            in: transaction
        )
    }

    /// One of the client's messages.
    package func message(
        _ id: MessageID,
        in transaction: any SQLTransaction
    ) throws -> StoredMessage? {
        try MessageRepository.find(
            MessageKey(clientID: clientID, id: id),
            in: transaction
        )
    }

    /// The trace of one of the client's messages.
    package func events(
        of id: MessageID,
        in transaction: any SQLTransaction
    ) throws -> [MessageEvent] {
        try MessageRepository.events(
            of: MessageKey(clientID: clientID, id: id),
            in: transaction
        )
    }

    /// The client's traffic and charges.
    package func traffic(
        _ query: TrafficQuery,
        in transaction: any SQLTransaction
    ) throws -> [TrafficSummary] {
        var query = query
        query.clients = [clientID]
        return try TrafficRepository.traffic(query, in: transaction)
    }

    /// What the client binds with.
    package func accesses(in transaction: any SQLTransaction) throws -> [Access] {
        try AccessRepository.list(of: clientID, in: transaction)
    }

    /// The client's people.
    package func people(in transaction: any SQLTransaction) throws -> [Person] {
        try PersonRepository.list(of: clientID, in: transaction)
    }
}
