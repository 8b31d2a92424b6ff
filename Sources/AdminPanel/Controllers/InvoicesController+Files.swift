// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Documents
import Storage
import WebSupport

extension InvoicesController {
    /// The PDF of an invoice, or its statistics.
    func invoiceFile(_ request: AdminRequest, _ file: InvoiceFile) async throws -> AdminAnswer {
        let id: InvoiceID = try request.id("invoice")
        if file == .pdf {
            return try answer(try await desk.documents.invoicePDF(id))
        }
        if let syntax = file.syntax {
            do {
                return try answer(try await desk.documents.invoiceXML(id, syntax))
            } catch is EInvoiceProblem {
                // Its link was not offered.
                throw NotFound()
            }
        }
        let invoice = try await desk.read { try InvoiceRepository.find(id, in: $0) }
        guard let report = invoice?.reportID else { throw NotFound() }
        return try await statistics(report, file)
    }

    /// The files of statistics that stand alone.
    func reportFile(_ request: AdminRequest, _ file: InvoiceFile) async throws -> AdminAnswer {
        guard file != .pdf, file.syntax == nil else { throw NotFound() }
        return try await statistics(try request.id("report"), file)
    }

    private func statistics(_ id: ReportID, _ file: InvoiceFile) async throws -> AdminAnswer {
        let rendered =
            file == .spreadsheet
            ? try await desk.documents.statisticsXLSX(id)
            : try await desk.documents.statisticsCSV(id)
        return try answer(rendered)
    }

    private func answer(_ document: RenderedDocument?) throws -> AdminAnswer {
        guard let document else { throw NotFound() }
        return .file(
            PanelFile(
                bytes: document.bytes,
                mediaType: document.mediaType,
                name: document.name
            )
        )
    }
}
