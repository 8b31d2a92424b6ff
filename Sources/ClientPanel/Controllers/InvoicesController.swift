// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Documents
import Primitives
import SQLInterface
import Storage
import WebSupport

/// The client's invoices and statistics reports, and their files.
struct InvoicesController: Sendable {
    let desk: ClientDesk

    var routes: [ClientRoute] {
        [
            .get("/client/invoices", .finance, list),
            .get("/client/invoices/{id}", .finance, show),
            .get("/client/invoices/{id}/{file}", .finance, invoiceFile),
            .get("/client/reports/{id}/{file}", .finance, reportFile),
        ]
    }

    /// Rows of a page: a year of invoices of four dates a month.
    static let pageSize = 50

    private func list(_ request: ClientRequest) async throws -> ClientAnswer {
        let (frame, scope, query) = (request.frame, request.scope, request.query)
        let status = InvoiceStatus(rawValue: query["status"])
        var filter = InvoiceFilter(today: frame.today)
        // That it was mailed to them as well makes no difference to those who read it here.
        filter.statuses = status.map { $0 == .issued ? [.issued, .sent] : [$0] } ?? []
        let position = Self.position(query)
        let mayRequestProformas = request.mayRequestProformas
        let page = try await desk.read { [filter] transaction -> InvoicesPage in
            let found = try scope.invoices(
                filter,
                after: position,
                limit: Self.pageSize + 1,
                in: transaction
            )
            let isFirst = position == nil && status == nil
            return InvoicesPage(
                found: found,
                electronic: try Self.electronic(found, scope, in: transaction),
                counts: try scope.invoiceCounts(filter, in: transaction),
                totals: try scope.invoiceTotals(filter, in: transaction),
                reports: isFirst ? try Self.loneReports(scope, in: transaction) : [],
                creditNotes: isFirst ? try Self.creditNotes(scope, in: transaction) : [],
                mayRequestProformas: mayRequestProformas,
                status: status,
                isFirst: position == nil
            )
        }
        return .page(page.page(frame))
    }

    /// The invoices that can be electronic ones: their frozen documents say so.
    private static func electronic(
        _ invoices: [Invoice],
        _ scope: ClientScope,
        in transaction: any SQLTransaction
    ) throws -> Set<InvoiceID> {
        let possible = try invoices.filter { invoice in
            guard invoice.kind != .proforma else { return false }
            let document = try scope.document(of: invoice.id, in: transaction)
            return document.map { (try? EInvoice($0)) != nil } ?? false
        }
        return Set(possible.map(\.id))
    }

    private static func position(_ query: QueryValues) -> InvoicePosition? {
        guard let day = query.date("after_on"), let id: InvoiceID = query.identifier("after")
        else { return nil }
        return InvoicePosition(issueOn: day, id: id)
    }

    private static func creditNotes(
        _ scope: ClientScope,
        in transaction: any SQLTransaction
    ) throws -> [(note: CreditNote, invoice: String)] {
        try scope.creditNotes(limit: pageSize, in: transaction).map { note in
            let invoice = try scope.invoice(note.invoiceID, in: transaction)
            return (note, invoice?.number ?? "–")
        }
    }

    /// Reports that no listed invoice offers.
    private static func loneReports(
        _ scope: ClientScope,
        in transaction: any SQLTransaction
    ) throws -> [StatisticsRecord] {
        try scope.reports(limit: pageSize, in: transaction).filter { report in
            guard let id = report.invoiceID else { return true }
            return try scope.invoice(id, in: transaction) == nil
        }
    }

    private func show(_ request: ClientRequest) async throws -> ClientAnswer {
        let id: InvoiceID = try request.id("id")
        let scope = request.scope
        let page = try await desk.read { transaction -> InvoicePage? in
            guard let invoice = try scope.invoice(id, in: transaction),
                let document = try scope.document(of: id, in: transaction)
            else { return nil }
            return InvoicePage(
                invoice: invoice,
                drawn: try DrawnDocument(document, in: transaction)
            )
        }
        guard let page else { throw NotFound() }
        return .page(page.page(request.frame))
    }

    // MARK: - Files

    private func invoiceFile(_ request: ClientRequest) async throws -> ClientAnswer {
        let id: InvoiceID = try request.id("id")
        let scope = request.scope
        let file = try Self.file(request)
        if file == .ubl || file == .cii { return try await electronic(id, file, scope) }
        if file == .messages { return .stream(try await messages(of: id, scope)) }
        guard file == .pdf else {
            let invoice = try await desk.read { try scope.invoice(id, in: $0) }
            guard let report = invoice?.reportID else { throw NotFound() }
            return try await statistics(report, file, scope)
        }
        let found = try await desk.read { transaction -> DrawnDocument? in
            guard let document = try scope.document(of: id, in: transaction) else { return nil }
            return try DrawnDocument(document, in: transaction)
        }
        guard let drawn = found else { throw NotFound() }
        return .file(
            PanelFile(
                bytes: try drawn.pdf(),
                mediaType: "application/pdf",
                name: Self.fileName(drawn.document.number) + ".pdf"
            )
        )
    }

    /// The messages that an invoice by traffic charges, one by one.
    private func messages(of id: InvoiceID, _ scope: ClientScope) async throws -> PanelStream {
        let (number, span, accounts) = try await desk.read { transaction in
            guard let document = try scope.document(of: id, in: transaction),
                document.kind == .usage, let period = document.period
            else { throw NotFound() }
            let accounts = try scope.paidAccounts(in: transaction)
            return (document.number, period.start..<period.end, accounts)
        }
        let sources = accounts.map { account in
            MessageExport.Source(account: account.login, currency: accounts[0].currency) { [desk] in
                let (before, limit) = ($0, $1)
                return try await desk.read { transaction in
                    try scope.chargedMessages(
                        of: account.id,
                        in: span,
                        before: before,
                        limit: limit,
                        in: transaction
                    )
                }
            }
        }
        let name = Self.fileName("\(number)-messages")
        return MessageExport(sources).stream(name: "\(name).csv.gz")
    }

    private func electronic(
        _ id: InvoiceID,
        _ file: ClientFile,
        _ scope: ClientScope
    ) async throws -> ClientAnswer {
        guard let document = try await desk.read({ try scope.document(of: id, in: $0) }) else {
            throw NotFound()
        }
        let syntax: EInvoiceSyntax = file == .ubl ? .ubl : .cii
        do throws(EInvoiceProblem) {
            return .file(
                PanelFile(
                    bytes: try syntax.render(document),
                    mediaType: "application/xml",
                    name: Self.fileName(document.number + syntax.suffix) + ".xml"
                )
            )
        } catch {
            return .refused(noElectronicInvoice(document.number, error))
        }
    }

    private func reportFile(_ request: ClientRequest) async throws -> ClientAnswer {
        let id: ReportID = try request.id("id")
        return try await statistics(id, Self.file(request), request.scope)
    }

    private func statistics(
        _ id: ReportID,
        _ file: ClientFile,
        _ scope: ClientScope
    ) async throws -> ClientAnswer {
        guard let report = try await desk.read({ try scope.report(id, in: $0) }) else {
            throw NotFound()
        }
        let days = "\(report.period.firstOn)-\(report.period.lastOn)"
        let lead = report.invoiceNumber.isEmpty ? days : report.invoiceNumber
        let name = Self.fileName("\(lead)-statistics")
        switch file {
        case .pdf, .ubl, .cii, .messages: throw NotFound()
        case .table: return .csv(StatisticsCSV.render(report), name: name + ".csv")
        case .spreadsheet:
            return .file(
                PanelFile(
                    bytes: try StatisticsXLSX.render(report),
                    mediaType:
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    name: name + ".xlsx"
                )
            )
        }
    }

    private static func file(_ request: ClientRequest) throws -> ClientFile {
        guard let file = ClientFile(rawValue: request.asked.parameters["file"] ?? "") else {
            throw NotFound()
        }
        return file
    }

    /// Without path separators or control characters.
    private static func fileName(_ text: String) -> String {
        String(text.map { $0.isLetter || $0.isNumber || "._-".contains($0) ? $0 : "-" })
    }
}

/// Says why a document has no electronic form: its PDF is all there is.
func noElectronicInvoice(_ number: String, _ problem: EInvoiceProblem) -> Page {
    Page(
        title: "No electronic invoice",
        section: .invoices,
        content: """
            \(pageHead("No electronic invoice"))
            \(notice("\(number) has no electronic form. \(problem.sentence)", tone: .info))
            <p>\(buttonLink("Invoices", ClientURL.invoices.path))</p>
            """
    )
}
