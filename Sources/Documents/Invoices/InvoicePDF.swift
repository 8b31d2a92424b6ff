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
    ///   - logo: a PNG image; without one the brand's name stands in its place.
    ///   - paper: the size of the pages.
    /// - Returns: a PDF/A-3b; with the invoice's XML attached where it can be one.
    /// - Throws: `DocumentError`.
    package static func render(
        _ document: InvoiceDocument,
        logo: [UInt8]? = nil,
        paper: PaperSize = .a4
    ) throws(DocumentError) -> [UInt8] {
        do throws(DocumentError) {
            return try draw(document, logo: logo, paper: paper)
        } catch .missingGlyph(let character, field: nil) {
            let field = InvoiceField.holding(character, in: document)
            throw .missingGlyph(character, field: field)
        }
    }

    private static func draw(
        _ document: InvoiceDocument,
        logo: [UInt8]?,
        paper: PaperSize
    ) throws(DocumentError) -> [UInt8] {
        let layout = InvoiceLayout(document)
        let canvas = try PDFCanvas(paper: paper, language: document.language.rawValue)
        canvas.setMetadata(
            title: "\(layout.title) \(layout.number)",
            author: document.seller.name,
            on: document.issueOn
        )
        var image: Logo?
        if let logo { image = try Logo(png: logo, maximumSide: maximumLogoSide) }
        try InvoiceDrawing(layout, canvas: canvas, logo: image).draw()
        let drawing = try canvas.finish()
        let time = "\(document.issueOn)T00:00:00Z"
        let metadata = XMPPacket(
            title: "\(layout.title) \(layout.number)",
            author: document.seller.name,
            language: document.language.rawValue,
            time: time,
            hasInvoice: false
        )
        var archive = PDFArchive(metadata: metadata, pdfTime: PDFArchive.pdfTime(document.issueOn))
        archive.invoice = try? CIIInvoice.render(document)
        archive.metadata.hasInvoice = archive.invoice != nil
        return try archive.finish(drawing)
    }
}
