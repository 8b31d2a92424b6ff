// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Documents
import Primitives
import SQLInterface
import Storage
import WebSupport

/// Many invoices at once: mailed again, marked as sent, downloaded; and their list as a file.
struct BulkController: Sendable {
    var desk: AdminDesk

    var routes: [AdminRoute] {
        [
            // Where the form of marked rows leaves the browser; its address may be opened again.
            .get("/invoices/bulk", .finance) { _ in .redirect(AdminURL.invoices.path) },
            .post("/invoices/bulk", .finance, act),
            .get("/invoices/documents.zip", .finance, archive),
        ]
            + ListForm.allCases.map { form in
                .get("/invoices.\(form.rawValue)", .finance) { try await download($0, form) }
            }
    }

    // MARK: - Actions

    private func act(_ request: AdminRequest) async throws -> AdminAnswer {
        let typed = request.submitted.typed
        let ids = typed.values.keys.compactMap { name -> InvoiceID? in
            guard name.hasPrefix("invoice:") else { return nil }
            return InvoiceID(String(name.dropFirst("invoice:".count)))
        }.sorted()
        let pairs = URLText.pairs(typed[field: "back"]).map { ($0.name, $0.value) }
        let back = QueryValues(Dictionary(pairs) { $1 }).link(to: AdminURL.invoices.path)
        guard !ids.isEmpty else {
            return .done(back, notice: "Nothing was done: mark the invoices first.")
        }
        let choice = typed[field: "action"]
        if choice == Self.archiveChoice {
            let list = ids.map { "\($0)" }.joined(separator: ",")
            return .redirect(AdminURL.desk(.invoiceArchive).with(["ids": list]))
        }
        guard let action = BulkAction(rawValue: choice) else {
            return .done(back, notice: "Nothing was done: choose what to do.")
        }
        let isConfirmed = typed[field: "confirmed"] == "1"
        let lines =
            isConfirmed
            ? try await desk.invoicing.perform(action, ids, by: request.actor)
            : try await desk.invoicing.plan(action, ids)
        let page = BulkPage(action: action, lines: lines, isDone: isConfirmed, back: back)
        return .page(page.page(request.frame))
    }

    /// The button that downloads the marked invoices, which changes nothing.
    static let archiveChoice = "archive"

    // MARK: - Downloads

    /// Reads the next invoices behind a position.
    private typealias Next =
        @Sendable (_ position: InvoicePosition?) async throws -> [Invoice]

    private static let batch = 100

    private func next(_ request: AdminRequest) -> Next {
        let filter = InvoicesController.filter(request.query, today: request.frame.today)
        let tab = InvoiceTab(rawValue: request.query["tab"]) ?? .all
        return { [desk] position in
            try await desk.read { transaction in
                var chosen = filter
                chosen.statuses = tab.statuses
                return try InvoiceRepository.page(
                    chosen,
                    after: position,
                    limit: Self.batch,
                    in: transaction
                )
            }
        }
    }

    /// The PDF of each invoice, and its electronic form where it has one.
    private func archive(_ request: AdminRequest) async throws -> AdminAnswer {
        let marked = request.query["ids"].split(separator: ",").compactMap {
            InvoiceID(String($0))
        }
        let next = next(request)
        let today = request.frame.today
        return .stream(
            PanelStream(mediaType: "application/zip", name: "invoices-\(today).zip") { send in
                var zip = ZipWriter(on: today)
                if !marked.isEmpty {
                    for id in marked.prefix(Invoicing.bulkLimit) {
                        try await pack(id, &zip, send)
                    }
                } else {
                    var position: InvoicePosition?
                    repeat {
                        let invoices = try await next(position)
                        for invoice in invoices { try await pack(invoice.id, &zip, send) }
                        position = invoices.last.map { InvoicePosition($0) }
                        if invoices.count < Self.batch { position = nil }
                    } while position != nil
                }
                try await send(zip.finish())
            }
        )
    }

    private func pack(
        _ id: InvoiceID,
        _ zip: inout ZipWriter,
        _ send: PanelStream.Send
    ) async throws {
        guard let pdf = try await desk.documents.invoicePDF(id) else { return }
        try await send(try zip.add(pdf.name, pdf.bytes))
        // A document that cannot be an electronic invoice has its PDF alone.
        guard let xml = try? await desk.documents.invoiceXML(id, .ubl) else { return }
        try await send(try zip.add(xml.name, xml.bytes))
    }

    private static let file = ListFile(
        name: "Invoices",
        columns: [
            "number", "client", "kind", "issued", "due", "period_from", "period_through",
            "currency", "net", "tax", "total", "paid", "credited", "open", "status", "sent",
        ]
    )

    private func download(_ request: AdminRequest, _ form: ListForm) async throws -> AdminAnswer {
        let today = request.frame.today
        let next = next(request)
        let name = "invoices-\(today)"
        guard form == .csv else {
            var rows: [[ListFile.Cell]] = []
            try await each(next, today) { rows += $0 }
            return try Self.file.answer(rows, form, name: name, at: request.frame.now)
        }
        return .stream(
            PanelStream(mediaType: form.mediaType, name: "\(name).csv") { send in
                try await send(Self.file.csvHeader)
                try await each(next, today) { try await send(Self.file.csv($0)) }
            }
        )
    }

    private func each(
        _ next: Next,
        _ today: CalendarDate,
        _ take: ([[ListFile.Cell]]) async throws -> Void
    ) async throws {
        var position: InvoicePosition?
        while true {
            let invoices = try await next(position)
            let rows = try await desk.read {
                try InvoicesController.rows(invoices, today: today, in: $0)
            }
            try await take(rows.map(Self.cells))
            guard invoices.count == Self.batch, let last = invoices.last else { return }
            position = InvoicePosition(last)
        }
    }

    private static func cells(_ row: InvoiceRow) -> [ListFile.Cell] {
        let invoice = row.invoice
        let period = invoice.period
        return [
            .text(invoice.number), .text(row.login), .text(invoice.kind.rawValue),
            .date(invoice.issueOn), .date(invoice.dueOn),
            period.map { .date($0.firstOn) } ?? .none, period.map { .date($0.lastOn) } ?? .none,
            .text(invoice.total.currency.code), .money(invoice.net), .money(invoice.tax),
            .money(invoice.total), .money(invoice.paid), .money(invoice.credited),
            .money(invoice.outstanding), .text(row.status.rawValue),
            .text(invoice.sentAt?.description ?? ""),
        ]
    }
}
