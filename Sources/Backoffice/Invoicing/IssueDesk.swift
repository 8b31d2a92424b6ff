// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Documents
import Primitives
import SQLInterface
import Storage

/// Issues one client's documents inside a transaction.
///
/// ```
/// draft ─ number ─ settle from earlier payments ─ freeze ─▶ invoice, lines, timeline
///                                                       ├─▶ ledger: rounding, tax, fee
///                                                       ├─▶ cut, statistics
///                                                       └─▶ audit log
/// ```
struct IssueDesk {
    let invoicing: Invoicing
    let billed: BilledClient
    let now: Instant
    let actor: Actor
    /// Whether the run issues, or a person.
    var origin: InvoiceOrigin = .manual

    init(_ invoicing: Invoicing, _ billed: BilledClient, now: Instant, actor: Actor) {
        self.invoicing = invoicing
        self.billed = billed
        self.now = now
        self.actor = actor
    }

    var client: Client { billed.client }
    var transaction: any SQLTransaction { billed.transaction }
    var today: CalendarDate { billed.calendar.localDate(of: now) }

    /// Drafts the usage invoice of a period; `taken` are corrected prices that an earlier period
    /// has.
    func draft(
        _ period: BillingPeriod,
        without taken: Set<LineCorrection> = []
    ) throws -> InvoiceDraft {
        let pending = try ReratingRepository.pending(of: client.id, in: transaction)
            .filter { !taken.contains($0.id) }
        let draft = try drafter(issueOn: today).usage(
            period,
            charges: try billed.traffic(period).charges(invoicing.operatorName),
            messagesStillHeld: try billed.messagesHeld(before: period.end),
            corrections: pending.lines(invoicing.operatorName)
        )
        return try recharging(draft, period, pending)
    }

    /// Whether a draft of a period is not worth a number.
    func isLeftOut(_ draft: InvoiceDraft) -> Bool {
        draft.document.lines.isEmpty && !client.invoicing.issuesZeroInvoices
    }

    /// Drafts the invoice of a typed sum.
    func draft(_ request: AmountInvoiceRequest) throws -> InvoiceDraft {
        let drafter = try drafter(issueOn: request.issueOn)
        try checkDate(request, of: drafter.enterprise)
        return drafter.amount(request.kind, request.amount, text: request.text)
    }

    /// Refuses a back-dated number: in a series numbers follow time.
    ///
    /// Today always may be, also where another client's today was tomorrow.
    private func checkDate(_ request: AmountInvoiceRequest, of enterprise: Enterprise) throws {
        guard request.issueOn < today else { return }
        let kind = NumberSeriesKind(request.kind)
        let last = try InvoiceRepository.lastIssueDate(
            of: enterprise.id,
            kind,
            in: transaction
        )
        if let last, request.issueOn < last {
            throw InvoicingRefusal.dateBeforeSeries(lastIssuedOn: min(last, today))
        }
        let pattern = try pattern(for: request.kind, of: enterprise)
        let scope = pattern.scope(on: request.issueOn)
        guard scope != pattern.scope(on: today) else { return }
        let series = NumberSeries(enterpriseID: enterprise.id, kind: kind, scope: scope)
        guard try NumberSeriesRepository.last(of: series, in: transaction) > 0 else {
            throw InvoicingRefusal.dateOpensSeries(scope: scope)
        }
    }

    /// Issues the usage invoice of a period and cuts it; optionally freezes its statistics.
    ///
    /// - Throws: `InvoicingRefusal.nothingToBill` or `.billableLater` when nothing was charged,
    ///   unless the client wants invoices over zero.
    func issueUsage(_ period: BillingPeriod, withReport: Bool) throws -> IssuedDocuments {
        let traffic = try billed.traffic(period)
        let charges = traffic.charges(invoicing.operatorName)
        let pending = try ReratingRepository.pending(of: client.id, in: transaction)
        let corrections = pending.lines(invoicing.operatorName)
        if charges.isEmpty, corrections.isEmpty, !client.invoicing.issuesZeroInvoices {
            throw try billed.nothingToBill(before: period.end)
        }
        var drafter = try drafter(issueOn: today)
        // What is only given back waits for something to be taken off from.
        if isLeftOut(drafter.usage(period, charges: charges, corrections: corrections)) {
            throw try billed.nothingToBill(before: period.end)
        }
        let number = try takeNumber(for: .usage, of: drafter.enterprise, on: today)
        drafter.number = number.text
        let draft = drafter.usage(period, charges: charges, corrections: corrections)
        let invoice = try issue(try recharging(draft, period, pending), number)
        for case let correction? in draft.document.lines.map(\.correction) {
            try ReratingRepository.setInvoice(invoice.id, of: correction, in: transaction)
        }
        try cut(period, invoice.id)
        var documents = IssuedDocuments(invoiceID: invoice.id, number: invoice.number)
        if withReport { documents.reportID = try freezeReport(traffic, of: invoice) }
        try mail(invoice)
        return documents
    }

    /// Issues an invoice or proforma for a typed sum.
    func issueAmount(_ request: AmountInvoiceRequest) throws -> IssuedDocuments {
        var drafter = try drafter(issueOn: request.issueOn)
        try checkDate(request, of: drafter.enterprise)
        let number = try takeNumber(
            for: request.kind,
            of: drafter.enterprise,
            on: request.issueOn
        )
        drafter.number = number.text
        let draft = drafter.amount(request.kind, request.amount, text: request.text)
        let invoice = try issue(draft, number)
        try mail(invoice)
        return IssuedDocuments(invoiceID: invoice.id, number: invoice.number)
    }

    /// Freezes the statistics of a period, next to an invoice or alone.
    func freezeReport(_ traffic: PeriodTraffic, of invoice: Invoice?) throws -> ReportID {
        let rows = StatisticsReport.rows(
            traffic.rollups,
            period: traffic.period,
            calendar: billed.calendar,
            operatorName: invoicing.operatorName
        )
        let report = StatisticsReport(
            client: client,
            language: try billed.language(),
            invoiceNumber: invoice?.number ?? "",
            period: traffic.period,
            rows: rows
        )
        let record = StatisticsRecord(
            id: invoicing.office.newID(),
            clientID: client.id,
            invoiceID: invoice?.id,
            period: traffic.period,
            isVisibleToClient: invoice?.isVisibleToClient ?? client.invoicing.sendsStatistics,
            createdAt: now
        )
        try StatisticsReportRepository.insert(report, as: record, in: transaction)
        if let invoice {
            try InvoiceRepository.setReport(record.id, of: invoice.id, in: transaction)
            try InvoiceRepository.note(
                .statisticsAttached,
                of: invoice,
                by: stamp,
                in: transaction
            )
        }
        try log.log(
            "create",
            "statistics_report",
            id: "\(record.id)",
            after: "\(traffic.period.firstOn) to \(traffic.period.lastOn)"
        )
        return record.id
    }

    /// Notes that everything before the end of a period is billed.
    ///
    /// Cuts tile the client's time: where an empty one was made before, this one begins at its
    /// end, and what lies before the last cut is cut already.
    func cut(_ period: BillingPeriod, _ invoice: InvoiceID?) throws {
        let start = max(period.start, billed.lastCut ?? period.start)
        guard start < period.end else { return }
        try InvoiceCutRepository.insert(
            InvoiceCut(
                clientID: client.id,
                start: start,
                end: period.end,
                invoiceID: invoice,
                recordedAt: now
            ),
            in: transaction
        )
    }

    /// Writes the client a letter with what it is to have.
    private func mail(_ invoice: Invoice) throws {
        guard invoice.isVisibleToClient, client.invoicing.mail.sendsInvoices,
            let document = try InvoiceRepository.document(of: invoice.id, in: transaction)
        else { return }
        try mailroom.post(invoice, document)
    }

    var mailroom: Mailroom {
        Mailroom(office: invoicing.office, client: client, now: now, transaction: transaction)
    }

    /// Takes charges again that the credit note of an earlier invoice gave back.
    private func recharging(
        _ draft: InvoiceDraft,
        _ period: BillingPeriod,
        _ pending: [PendingCorrection]
    ) throws -> InvoiceDraft {
        let taken = Set(draft.document.lines.compactMap(\.correction))
        let corrected = pending.filter { $0.isGivenBack && taken.contains($0.id) }
            .reduce(0) { $0 + $1.charge.differenceMicros }
        let micros =
            try corrected
            + CreditNoteRepository.givenBackMicros(
                client.id,
                members: billed.members,
                from: period.start,
                before: period.end,
                in: transaction
            )
        var draft = draft
        draft.document.rechargedMicros = micros == 0 ? nil : micros
        return draft
    }

    /// The rates that tax is told in another currency by.
    ///
    /// - Throws: `InvoicingRefusal.exchangeRateMissing`.
    private func conversion(
        to currency: Currency,
        on day: CalendarDate
    ) throws -> ExchangeConversion {
        let found = try ExchangeRateRepository.conversion(
            from: client.currency,
            to: currency,
            on: day,
            in: transaction
        )
        guard let found else {
            throw InvoicingRefusal.exchangeRateMissing(
                from: client.currency,
                to: currency,
                on: day
            )
        }
        return found
    }

    private func drafter(issueOn: CalendarDate) throws -> InvoiceDrafter {
        let issuer = try billed.issuer()
        var drafter = InvoiceDrafter(
            client: client,
            enterprise: issuer.enterprise,
            brand: issuer.brand,
            issueOn: issueOn
        )
        drafter.templateHash = try DocumentTemplateRepository.newest(
            of: issuer.enterprise.id,
            in: transaction
        )?.hash
        if let currency = drafter.nationalCurrency {
            drafter.nationalConversion = try conversion(to: currency, on: issueOn)
        }
        return drafter
    }
}

// MARK: - Issuing

extension IssueDesk {
    struct TakenNumber {
        var series: NumberSeries
        var number: Int64
        var text: String
    }

    var stamp: InvoiceEvent.Stamp { .init(at: now, actor: actor.description) }

    var log: SettingsChange {
        SettingsChange(transaction: transaction, now: now, actor: actor)
    }

    func takeNumber(
        for kind: InvoiceKind,
        of enterprise: Enterprise,
        on date: CalendarDate
    ) throws -> TakenNumber {
        let pattern = try pattern(for: kind, of: enterprise)
        let series = NumberSeries(
            enterpriseID: enterprise.id,
            kind: NumberSeriesKind(kind),
            scope: pattern.scope(on: date)
        )
        let number = try NumberSeriesRepository.takeNext(series, in: transaction)
        return TakenNumber(
            series: series,
            number: number,
            text: pattern.format(number, on: date)
        )
    }

    private func pattern(
        for kind: InvoiceKind,
        of enterprise: Enterprise
    ) throws -> NumberPattern {
        do {
            return try NumberPattern(enterprise.numbering[kind])
        } catch {
            throw InvoicingRefusal.numberPatternInvalid(error)
        }
    }

    /// Refuses a draft that no court would read as an invoice to somebody.
    private func checkBuyer(_ draft: InvoiceDraft) throws {
        if draft.warnings.contains(.companyMissing) { throw InvoicingRefusal.buyerMissing }
        if draft.warnings.contains(.tax(.buyerCountryMissing)) {
            throw InvoicingRefusal.buyerCountryMissing
        }
    }

    private func issue(_ draft: InvoiceDraft, _ number: TakenNumber) throws -> Invoice {
        try checkBuyer(draft)
        do {
            try GlyphCheck.check(draft.document)
        } catch {
            throw InvoicingRefusal.notPrintable(error.sentence)
        }
        let id: InvoiceID = invoicing.office.newID()
        let settlement = Settlement(client: client, now: now, actor: actor, transaction)
        var document = draft.document
        let parts = try settlement.parts(for: document, id)
        let settled = Money(
            micros: parts.reduce(0) { $0 + $1.micros },
            document.currency
        )
        document.totals.paidBefore = settled
        document.totals.due = document.totals.total - settled
        var new = try NewInvoice(
            id: id,
            clientID: client.id,
            document: document,
            series: number.series,
            seriesNumber: number.number,
            issuedAt: now
        )
        new.origin = origin
        new.invoice.isVisibleToClient = client.invoicing.sendsInvoices
        try InvoiceRepository.insert(new, by: actor.description, in: transaction)
        try post(draft.postings, about: id.rawValue)
        if let national = document.totals.national {
            try ExchangeRateRepository.setUsed(national.conversion, in: transaction)
        }
        try settlement.apply(parts)
        if new.invoice.isVisibleToClient {
            try InvoiceRepository.note(.shown, of: new.invoice, by: stamp, in: transaction)
        }
        if new.invoice.isVisibleToClient { try publish(new.invoice) }
        try log.log("issue", "invoice", id: "\(id)", after: new.invoice)
        return new.invoice
    }

    /// Tells the client's endpoints of an invoice.
    private func publish(_ invoice: Invoice) throws {
        let event = WebhookEvent(
            .invoiceIssued,
            of: client.id,
            about: invoice.id.rawValue,
            at: now
        )
        try WebhookRepository.publish(
            [event],
            newID: { invoicing.office.ids.next(at: now) },
            in: transaction
        )
    }

    func post(_ postings: [InvoicePosting], about referenceID: Int64) throws {
        let ours = LedgerAccountKey(
            kind: .client,
            ownerID: client.id.rawValue,
            currency: client.currency
        )
        for posting in postings {
            let theirs = LedgerAccountKey(kind: posting.account, currency: client.currency)
            let isDebit = posting.debitMicros > 0
            var entry = LedgerPosting(
                debit: isDebit ? ours : theirs,
                credit: isDebit ? theirs : ours,
                amount: Money(micros: abs(posting.debitMicros), client.currency),
                code: posting.code,
                at: now
            )
            entry.referenceID = referenceID
            try LedgerRepository.post(
                entry,
                newID: { invoicing.office.ids.next(at: now) },
                in: transaction
            )
        }
    }
}

extension NumberPatterns {
    /// The pattern of a kind's series.
    fileprivate subscript(kind: InvoiceKind) -> String {
        switch kind {
        case .usage, .amount: invoice
        case .proforma: proforma
        case .creditNote: creditNote
        }
    }
}
