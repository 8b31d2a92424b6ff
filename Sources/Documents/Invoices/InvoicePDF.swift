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
    /// `document`: what was frozen when it was issued, or a draft's preview.
    /// `logo`: a PNG, JPEG or SVG file; without one the brand's name stands in its place.
    /// `template`: how the enterprise wants it.
    /// - Returns: a PDF/A-3b, with the invoice's XML attached where it can be one.
    /// - Throws: `DocumentError`.
    package static func render(
        _ document: InvoiceDocument,
        logo: [UInt8]? = nil,
        template: DocumentTemplate = DocumentTemplate()
    ) throws(DocumentError) -> [UInt8] {
        let page = DocumentPage(document, logo: logo, template: template)
        return try namingFields(of: document) { () throws(DocumentError) in
            // A document that cannot be an electronic invoice is a PDF for people alone.
            try page.render { try? CIIInvoice.render(document) }
        }
    }

    /// Draws the first pages as pictures, by the same hand: what is seen is what is sent.
    ///
    /// `scale`: pixels a point, 1/72 inch.
    /// `pagesMax`: so many pages at most.
    /// - Returns: PNG files, one a page.
    /// - Throws: `DocumentError`.
    package static func pictures(
        of document: InvoiceDocument,
        logo: [UInt8]? = nil,
        template: DocumentTemplate = DocumentTemplate(),
        scale: Double = 1.5,
        pagesMax: Int = 2
    ) throws(DocumentError) -> [[UInt8]] {
        let page = DocumentPage(document, logo: logo, template: template)
        return try namingFields(of: document) { () throws(DocumentError) in
            try page.pictures(scale: scale, pagesMax: pagesMax)
        }
    }

    private static func namingFields<Result>(
        of document: InvoiceDocument,
        _ draw: () throws(DocumentError) -> Result
    ) throws(DocumentError) -> Result {
        do throws(DocumentError) {
            return try draw()
        } catch .missingGlyph(let character, field: nil) {
            let field = InvoiceField.holding(character, in: document)
            throw .missingGlyph(character, field: field)
        }
    }
}

extension DocumentPage {
    fileprivate init(
        _ document: InvoiceDocument,
        logo: [UInt8]?,
        template: DocumentTemplate
    ) {
        self.init(
            layout: InvoiceLayout(document, template: template),
            author: document.seller.name,
            on: document.issueOn,
            logo: logo,
            paper: template.paper
        )
    }
}
