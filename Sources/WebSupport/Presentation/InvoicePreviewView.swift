// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Documents
import Primitives

/// An invoice on the screen, from the layout model that the PDF is drawn from.
package struct InvoicePreviewView: Sendable {
    private let layout: InvoiceLayout

    /// Creates the view of a document's layout.
    package init(_ document: InvoiceDocument) {
        layout = InvoicePreview.layout(document)
    }

    /// The paper's markup.
    package var html: HTML {
        """
        <article class="paper" lang="\(layout.language.rawValue)">
        <header><p class="brand">\(layout.brandName)</p><h2>\(layout.title) \(layout.number)</h2>\
        \(layout.notice.map { "<p>\($0)</p>" as HTML } ?? "")</header>
        <div class="parties">\(party(layout.seller))\(party(layout.buyer))</div>
        \(figures(layout.facts.map { fact in
            let detail: HTML = fact.detail.isEmpty ? "" : " <small>\(fact.detail)</small>"
            return (Phrase(verbatim: fact.label), "\(fact.value)\(detail)")
        }))
        \(layout.countries.map(table) ?? "")\(table(layout.lines))
        \(layout.taxes.map(table) ?? "")\(totals)
        \(text(layout.bankDetails))\(text(layout.paymentReference))\(text(layout.note))
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
                guard index == 0, !row.detail.isEmpty else { return "\(cell)" }
                return "\(cell)<br><small>\(row.detail)</small>"
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
        return "<h3>\(block.heading)</h3>\(each(block.paragraphs) { "<p>\($0)</p>" })"
    }
}
