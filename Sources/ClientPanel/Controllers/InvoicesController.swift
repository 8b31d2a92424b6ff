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
            return InvoicePage(invoice: invoice, document: document)
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
        guard file == .pdf else {
            let invoice = try await desk.read { try scope.invoice(id, in: $0) }
            guard let report = invoice?.reportID else { throw NotFound() }
            return try await statistics(report, file, scope)
        }
        let found = try await desk.read { transaction -> Drawn? in
            guard let document = try scope.document(of: id, in: transaction) else { return nil }
            return try Drawn(document, in: transaction)
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
        case .pdf, .ubl, .cii: throw NotFound()
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

/// A document with what it is drawn with, both named in it by their hashes: the client's own
/// frozen document says which.
private struct Drawn: Sendable {
    let document: InvoiceDocument
    let logo: [UInt8]?
    let template: DocumentTemplate?

    init(_ document: InvoiceDocument, in transaction: any SQLTransaction) throws {
        self.document = document
        logo = try document.seller.logoHash.flatMap {
            try AssetRepository.find($0, in: transaction)?.bytes
        }
        template = try document.templateHash.flatMap {
            try DocumentTemplateRepository.template($0, as: DocumentTemplate.self, in: transaction)
        }
    }

    func pdf() throws -> [UInt8] {
        try InvoicePDF.render(document, logo: logo, template: template ?? DocumentTemplate())
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
