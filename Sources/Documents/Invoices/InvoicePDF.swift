// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing

/// The invoice as a PDF: a pure function of the frozen document.
package enum InvoicePDF {
    /// A logo's longest side in pixels; four times what print needs, and a bound on memory.
    package static let maximumLogoSide = 4_096

    /// Draws a document.
    ///
    /// May be called on any thread, several at once: fonts are cached per thread.
    ///
    /// - Parameters:
    ///   - document: what was frozen when it was issued, or a draft's preview.
    ///   - logo: a PNG, JPEG or SVG file; without one the brand's name stands in its place.
    ///   - template: how the enterprise wants it.
    /// - Returns: a PDF/A-3b, with the invoice's XML attached where it can be one.
    /// - Throws: `DocumentError`.
    package static func render(
        _ document: InvoiceDocument,
        logo: [UInt8]? = nil,
        template: DocumentTemplate = DocumentTemplate()
    ) throws(DocumentError) -> [UInt8] {
        let page = DocumentPage(
            layout: InvoiceLayout(document, template: template),
            author: document.seller.name,
            on: document.issueOn,
            logo: logo,
            paper: template.paper
        )
        do throws(DocumentError) {
            // A document that cannot be an electronic invoice is a PDF for people alone.
            return try page.render(invoice: try? CIIInvoice.render(document))
        } catch .missingGlyph(let character, field: nil) {
            let field = InvoiceField.holding(character, in: document)
            throw .missingGlyph(character, field: field)
        }
    }
}
