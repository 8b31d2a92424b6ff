// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import Documents
import Primitives
import Storage
import WebSupport

/// Credit notes: issuing one from an invoice, the list, one of them, its PDF.
struct CreditNotesController: Sendable {
    var desk: AdminDesk

    var routes: [AdminRoute] {
        AdminRoute.form("/invoices/{invoice}/credit", .finance, show: showNew, submit: create) + [
            .get("/credit-notes", .finance, list),
            .get("/credit-notes/{note}", .finance, show),
            .get("/credit-notes/{note}/credit-note.pdf", .finance, file),
        ]
            + EInvoiceSyntax.allCases.map { syntax in
                .get("/credit-notes/{note}/credit-note-\(syntax.rawValue).xml", .finance) {
                    try await electronic($0, syntax)
                }
            }
    }

    private func list(_ request: AdminRequest) async throws -> AdminAnswer {
        let limit = PaymentsController.listLimit
        let page = try await desk.read { transaction in
            let notes = try CreditNoteRepository.page(of: nil, limit: limit, in: transaction)
            return CreditNotesPage(
                rows: try notes.map { note in
                    CreditNoteRow(
                        note: note,
                        invoiceNumber: try InvoiceRepository.find(
                            note.invoiceID,
                            in: transaction
                        )?.number ?? "–",
                        login: try ClientRepository.find(note.clientID, in: transaction)?.login
                            ?? "–"
                    )
                },
                isTruncated: notes.count == limit
            )
        }
        return .page(page.page(request.frame))
    }

    private func show(_ request: AdminRequest) async throws -> AdminAnswer {
        let id: CreditNoteID = try request.id("note")
        let page = try await desk.read { transaction in
            guard let note = try CreditNoteRepository.find(id, in: transaction),
                let document = try CreditNoteRepository.document(of: id, in: transaction)
            else { throw NotFound() }
            return CreditNotePage(
                note: note,
                drawn: try DrawnDocument(document, in: transaction)
            )
        }
        return .page(page.page(request.frame))
    }

    private func file(_ request: AdminRequest) async throws -> AdminAnswer {
        guard let file = try await desk.documents.creditNotePDF(try request.id("note")) else {
            throw NotFound()
        }
        return .file(
            PanelFile(bytes: file.bytes, mediaType: file.mediaType, name: file.name)
        )
    }

    private func electronic(
        _ request: AdminRequest,
        _ syntax: EInvoiceSyntax
    ) async throws -> AdminAnswer {
        let id: CreditNoteID = try request.id("note")
        do {
            guard let file = try await desk.documents.creditNoteXML(id, syntax) else {
                throw NotFound()
            }
            return .file(
                PanelFile(bytes: file.bytes, mediaType: file.mediaType, name: file.name)
            )
        } catch is EInvoiceProblem {
            // Its link was not offered.
            throw NotFound()
        }
    }

    // MARK: - New

    private func invoice(_ request: AdminRequest) async throws -> Invoice {
        let id: InvoiceID = try request.id("invoice")
        guard let invoice = try await desk.read({ try InvoiceRepository.find(id, in: $0) })
        else { throw NotFound() }
        return invoice
    }

    private func showNew(_ request: AdminRequest) async throws -> AdminAnswer {
        let invoice = try await invoice(request)
        return .page(try await page(request, invoice, desk.newForm([:])))
    }

    private func page(
        _ request: AdminRequest,
        _ invoice: Invoice,
        _ form: FilledForm,
        draft: DrawnDraft? = nil
    ) async throws -> Page {
        let notes = try await desk.read {
            try CreditNoteRepository.list(of: invoice.id, in: $0)
        }
        return NewCreditNotePage(
            invoice: invoice,
            netLeft: notes.reduce(invoice.net) { $0 - $1.net },
            form: form,
            draft: draft
        ).page(request.frame)
    }

    private func create(_ request: AdminRequest) async throws -> AdminAnswer {
        let invoice = try await invoice(request)
        let sent = request.submitted
        do {
            let wanted = try CreditNoteRequest(typed: sent.typed, invoice: invoice)
            let draft = try? await desk.invoicing.preview(wanted)
            if sent.typed[field: "action"] == "preview" {
                let draft = try await desk.drawn(try await desk.invoicing.preview(wanted))
                let form = desk.again(request, FieldErrors())
                return .page(try await page(request, invoice, form, draft: draft))
            }
            if let draft { _ = try await desk.documents.draftPDF(draft) }
            let made = try await desk.invoicing.credit(
                wanted,
                requestID: sent.requestID,
                by: request.actor
            )
            let freed =
                made.isFull && invoice.kind == .usage ? " The period is free again." : ""
            return .done(
                AdminURL.invoice(invoice.id).path,
                notice: "Credit note \(made.number) was issued.\(freed)"
            )
        } catch let errors as FieldErrors {
            return .refused(try await page(request, invoice, desk.again(request, errors)))
        } catch let refusal as InvoicingRefusal {
            let form = desk.again(request, refusal.fieldErrors)
            return .refused(try await page(request, invoice, form))
        }
    }
}
