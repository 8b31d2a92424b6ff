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
        if file == .messages { return .stream(try await messages(of: id)) }
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
        guard [.spreadsheet, .table].contains(file) else { throw NotFound() }
        return try await statistics(try request.id("report"), file)
    }

    /// The messages that an invoice by traffic charges: its client's and those of the accounts
    /// that the client pays for.
    private func messages(of id: InvoiceID) async throws -> PanelStream {
        let (number, span, accounts) = try await desk.read { transaction in
            guard let invoice = try InvoiceRepository.find(id, in: transaction),
                let document = try InvoiceRepository.document(of: id, in: transaction),
                document.kind == .usage, let period = document.period
            else { throw NotFound() }
            let accounts = try ClientScope(invoice.clientID).paidAccounts(in: transaction)
            return (invoice.number, period.start..<period.end, accounts)
        }
        guard let payer = accounts.first else { throw NotFound() }
        let scope = ClientScope(payer.id)
        let sources = accounts.map { account in
            MessageExport.Source(account: account.login, currency: payer.currency) { [desk] in
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
        return MessageExport(sources).stream(name: "\(fileName(number))-messages.csv.gz")
    }

    private func fileName(_ number: String) -> String {
        String(number.map { $0.isLetter || $0.isNumber || "._-".contains($0) ? $0 : "-" })
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
