// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import Documents
import Primitives
import WebSupport

/// A credit note as lists show it.
struct CreditNoteRow {
    var note: CreditNote
    var invoiceNumber: String
    var login: String
}

/// All credit notes, the latest first.
struct CreditNotesPage {
    var rows: [CreditNoteRow]
    var isTruncated: Bool

    func page(_ frame: PageFrame) -> Page {
        let more: HTML =
            isTruncated ? "<p class=\"hint\">Only the newest 500 are listed.</p>" : ""
        let empty = emptyState(
            "No credit note was issued yet. One is made from the page of the invoice it corrects.",
            button: link("Invoices", AdminURL.invoices.path)
        )
        let table = CreditNoteTable(rows: rows, isOfOneInvoice: false).html(frame)
        return Page(
            title: "Credit notes",
            section: .creditNotes,
            content: "\(pageHead("Credit notes"))\(rows.isEmpty ? empty : table)\(more)"
        )
    }
}

/// A table of credit notes.
struct CreditNoteTable {
    var rows: [CreditNoteRow]
    var isOfOneInvoice: Bool

    func html(_ frame: PageFrame) -> HTML {
        let show = frame.show
        var columns: [Column] = [
            .text("Number"), .text("Issued"), .number("Net"), .number("Tax"), .number("Total"),
            .text("Reason"), .text("Download"),
        ]
        if !isOfOneInvoice { columns.insert(contentsOf: [.text("Client"), .text("Of")], at: 1) }
        return DataTable(
            columns,
            rows: rows.map { row in
                let note = row.note
                var cells: [HTML] = [
                    link(note.number, AdminURL.creditNote(note.id).path),
                    show.date(note.issueOn), "\(show.money(note.net))",
                    "\(show.money(note.tax))", "\(show.money(note.total))", "\(note.reason)",
                    link("PDF", AdminURL.creditNotePDF(note.id).path),
                ]
                if !isOfOneInvoice {
                    let client = AdminURL.client(note.clientID, .overview).path
                    let invoice = AdminURL.invoice(note.invoiceID).path
                    cells.insert(
                        contentsOf: [link(row.login, client), link(row.invoiceNumber, invoice)],
                        at: 1
                    )
                }
                return cells
            },
            caption: "Credit notes"
        ).html
    }
}

/// One credit note as its PDF shows it.
struct CreditNotePage {
    var note: CreditNote
    var drawn: DrawnDocument

    private var document: InvoiceDocument { drawn.document }

    func page(_ frame: PageFrame) -> Page {
        let number = document.corrects?.number ?? ""
        let invoice = link(number, AdminURL.invoice(note.invoiceID).path)
        let pdf = AdminURL.creditNotePDF(note.id).path
        let forms = ElectronicForms(document)
        let files = each(forms.offered) { syntax in
            let url = AdminURL.creditNoteXML(note.id, syntax).path
            return #" <a class="button" href="\#(url)">\#(syntax.label)</a>"#
        }
        return Page(
            title: note.number,
            section: .creditNotes,
            content: """
                \(pageHead(
                    note.number,
                    actions: #"<a class="button" href="\#(pdf)">PDF</a>\#(files)"#,
                    intro: "<p>Takes \(frame.show.money(note.total)) of \(invoice) back.</p>"
                ))\(forms.reason)
                \(drawn.preview.html)
                """
        )
    }
}

/// The form of a new credit note, seen before it is issued.
struct NewCreditNotePage {
    var invoice: Invoice
    var netLeft: Money
    var form: FilledForm
    var draft: DrawnDraft?

    func page(_ frame: PageFrame) -> Page {
        let left = frame.show.money(netLeft)
        let fields = [
            FieldSpec(
                "amount",
                "Amount without tax, \(invoice.total.currency.code)",
                .decimal,
                hint: """
                    Empty: all that is left, \(left). Tax is taken back in proportion, with the \
                    invoice's own rate.
                    """
            ),
            FieldSpec(
                "reason",
                "Reason",
                .area(rows: 2),
                isRequired: true,
                hint: "Printed on the credit note."
            ),
        ]
        let period: HTML =
            invoice.kind == .usage
            ? " In full, it frees the period: its charges can be billed anew." : ""
        let html = form.html(
            action: AdminURL.newCreditNote(invoice.id).path,
            groups: [
                FieldGroup(
                    "Credit note",
                    intro: """
                        <p class="hint">The invoice stays as it was issued; the credit note takes \
                        it back, wholly or in part.\(period)</p>
                        """,
                    fields
                )
            ],
            button: "Issue credit note",
            frame: frame,
            layout: .init(hasPreview: true, cancel: AdminURL.invoice(invoice.id).path)
        )
        let preview: HTML = draft.map(draftPreview) ?? ""
        let title: Phrase = "Credit \(invoice.number)"
        return Page(
            title: title,
            section: .invoices,
            content: "\(pageHead(title))\(html)\(preview)"
        )
    }
}
