// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Documents
import Primitives

/// An invoice on the screen, from the layout model that the PDF is drawn from.
package struct InvoicePreviewView: Sendable {
    private let layout: InvoiceLayout

    /// Creates the view of a document's layout, by the template it is drawn with.
    package init(_ document: InvoiceDocument, template: DocumentTemplate = DocumentTemplate()) {
        layout = InvoiceLayout(document, template: template)
    }

    /// The paper's markup.
    package var html: HTML {
        """
        <article class="paper" lang="\(layout.language.rawValue)" dir="\(direction)">
        <header><p class="brand">\(layout.brandName)</p><h2>\(layout.title) \(layout.number)</h2>\
        \(layout.notice.map { "<p>\($0)</p>" as HTML } ?? "")</header>
        <div class="parties">\(party(layout.seller))\(party(layout.buyer))</div>
        \(figures(layout.facts.map { fact in
            let detail: HTML = fact.detail.isEmpty ? "" : " <small>\(fact.detail)</small>"
            return (Phrase(verbatim: fact.label), "\(fact.value)\(detail)")
        }))
        \(paragraphs(layout.introduction))
        \(layout.countries.map(table) ?? "")\(table(layout.lines))
        \(layout.taxes.map(table) ?? "")\(totals)
        \(layout.amountInWords.map { "<p>\($0.label): \($0.value)</p>" as HTML } ?? "")
        \(paragraphs(layout.terms))
        \(text(layout.bankDetails))\(text(layout.paymentReference))\(code)\(text(layout.note))
        <footer><small>\(layout.contacts)</small></footer>
        </article>
        """
    }

    private func party(_ block: InvoiceLayout.PartyBlock) -> HTML {
        """
        <section><h3>\(block.heading)</h3><p><strong>\(block.name)</strong></p>\
        \(each(block.lines) { "<p>\($0)</p>" })</section>
        """
    }

    private func table(_ block: TableBlock) -> HTML {
        let heading: HTML = block.heading.isEmpty ? "" : "<h3>\(block.heading)</h3>"
        let columns = block.columns.map {
            Column(title: $0.title, kind: $0.isNumeric ? .number : .text)
        }
        let rows = block.rows.map { row in
            row.cells.enumerated().map { index, cell -> HTML in
                let words: HTML = row.isStrong ? "<strong>\(cell)</strong>" : "\(cell)"
                guard index == 0, !row.detail.isEmpty else { return words }
                return "\(words)<br><small>\(row.detail)</small>"
            }
        }
        let footer = block.total.map { [$0.map { "\($0)" as HTML }] } ?? []
        let caption = Phrase(verbatim: block.heading)
        let html = DataTable(columns, rows: rows, footer: footer, caption: caption).html
        return "\(heading)\(html)"
    }

    private var totals: HTML {
        let rows = each(layout.totals) { row in
            let tone = row.weight == .plain ? "" : row.weight == .due ? "due" : "strong"
            return """
                <tr class="\(tone)"><th scope="row">\(row.label)</th><td>\(row.value)</td></tr>
                """
        }
        return #"<table class="totals">\#(rows)</table>"#
    }

    private func text(_ block: InvoiceLayout.TextBlock?) -> HTML {
        guard let block else { return "" }
        return "<h3>\(block.heading)</h3>\(paragraphs(block.paragraphs))"
    }

    private func paragraphs(_ texts: [String]) -> HTML {
        each(texts) { #"<p class="typed">\#($0)</p>"# }
    }

    /// What banking apps read.
    private var code: HTML {
        layout.paymentCode.map { text in
            let label = layout.paymentCodeLabel
            return "\(QRPicture(text: text, label: label).html)<p><small>\(label)</small></p>"
        } ?? ""
    }

    private var direction: String { layout.language.isRightToLeft ? "rtl" : "ltr" }
}
