// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Documents
import Primitives
import Storage
import WebSupport

/// The client's credit notes, and the payment requests that it makes itself.
struct CreditNotesController: Sendable {
    let desk: ClientDesk

    var routes: [ClientRoute] {
        [
            .get("/client/credit-notes/{id}/credit-note.pdf", .finance, file),
            .get("/client/credit-notes/{id}/credit-note-ubl.xml", .finance, electronic),
            .get("/client/proformas/new", .finance, showProforma),
            .post("/client/proformas/new", .finance, requestProforma),
        ]
    }

    private func file(_ request: ClientRequest) async throws -> ClientAnswer {
        let id: CreditNoteID = try request.id("id")
        let scope = request.scope
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

    private func electronic(_ request: ClientRequest) async throws -> ClientAnswer {
        let id: CreditNoteID = try request.id("id")
        let scope = request.scope
        guard let document = try await desk.read({ try scope.document(of: id, in: $0) }) else {
            throw NotFound()
        }
        do throws(EInvoiceProblem) {
            return .file(
                PanelFile(
                    bytes: try EInvoiceSyntax.ubl.render(document),
                    mediaType: "application/xml",
                    name: Self.fileName(document.number + EInvoiceSyntax.ubl.suffix) + ".xml"
                )
            )
        } catch {
            return .refused(noElectronicInvoice(document.number, error))
        }
    }

    /// Without path separators or control characters.
    private static func fileName(_ text: String) -> String {
        String(text.map { $0.isLetter || $0.isNumber || "._-".contains($0) ? $0 : "-" })
    }

    private func showProforma(_ request: ClientRequest) async throws -> ClientAnswer {
        guard request.mayRequestProformas else { throw NotFound() }
        return .page(ProformaRequestPage(requestID: desk.newRequestID()).page(request.frame))
    }

    private func requestProforma(_ request: ClientRequest) async throws -> ClientAnswer {
        guard request.mayRequestProformas else { throw NotFound() }
        var page = ProformaRequestPage(
            amount: request.submitted["amount"],
            requestID: String(request.submitted["request_id"].prefix(64))
        )
        do {
            let amount = try Money(decimal: page.amount, request.frame.client.currency)
            let wanted = ProformaRequest(
                clientID: request.scope.clientID,
                amount: amount,
                requestID: page.requestID,
                personID: request.frame.person.id,
                login: request.frame.person.login,
                address: request.asked.address
            )
            if let refusal = try await desk.requestProforma(wanted) {
                page.error = refusal
                return .refused(page.page(request.frame))
            }
            return .done(.invoices, notice: "The payment request is below.")
        } catch is DecimalTextError {
            page.error = "Amount is a number such as 250.00."
            return .refused(page.page(request.frame))
        }
    }
}

/// A top-up that a client's person wants a payment request for.
package struct ProformaRequest: Hashable, Sendable {
    package let clientID: ClientID
    package let amount: Money
    /// Makes a repeated press of the button harmless.
    package let requestID: String
    package let personID: PersonID
    package let login: String
    package let address: String
}

extension ClientRequest {
    /// Developers have no say in money; related accounts are billed with their main client.
    var mayRequestProformas: Bool {
        frame.person.role != .developer && frame.client.mainClientID == nil
    }
}

/// The form of a payment request.
struct ProformaRequestPage: Sendable {
    var amount = ""
    var requestID: String
    var error: Phrase?

    func page(_ frame: PageFrame) -> Page {
        let invalid: HTML =
            error == nil ? "" : #" aria-invalid="true" aria-describedby="e-amount""#
        let problem: HTML =
            error.map { #"<p class="field-error" id="e-amount">\#($0)</p>"# } ?? ""
        let currency = frame.client.currency.code
        return Page(
            title: "Request a pro-forma",
            section: .invoices,
            content: """
                \(pageHead("Request a pro-forma", intro: """
                    <p>A pro-forma is a request for payment with our bank details. Nothing is owed \
                    by it: your balance rises when the money has come in.</p>
                    """))
                <form class="form" method="post" action="\(ClientURL.newProforma.path)" novalidate>
                \(frame.formToken)<input type="hidden" name="request_id" value="\(requestID)">
                <div class="field-grid"><div class="field"><label for="f-amount">Top-up, \
                \(currency)</label><input id="f-amount" name="amount" type="text" \
                inputmode="decimal" value="\(amount)"\(invalid)>\(problem)</div></div>
                <div class="form-actions"><button class="button primary" type="submit">Request\
                </button> \(buttonLink("Cancel", ClientURL.invoices.path))</div></form>
                """
        )
    }
}

/// Credit notes with their downloads.
struct CreditNoteTable: Sendable {
    /// Each with the number of the invoice it corrects.
    var rows: [(note: CreditNote, invoice: String)]

    func html(_ frame: PageFrame) -> HTML {
        DataTable(
            [
                .text("Number"), .text("Issued"), .text("Of invoice"), .number("Total"),
                .text("Reason"), .text("Download"),
            ],
            rows: rows.map { note, invoice in
                let pdf = link("PDF", ClientURL.creditNoteFile(note.id).path)
                let xml = link("UBL", ClientURL.creditNoteXML(note.id).path)
                return [
                    "<strong>\(note.number)</strong>", frame.show.date(note.issueOn),
                    "\(invoice)", "\(frame.show.money(note.total))", "\(note.reason)",
                    #"<span class="download">\#(pdf) \#(xml)</span>"#,
                ]
            },
            caption: "Credit notes"
        ).html
    }
}
