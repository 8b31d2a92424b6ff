// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives

/// A laid-out document with what its file needs besides: the way from a layout to a PDF/A.
struct DocumentPage {
    var layout: InvoiceLayout
    /// Who issues it, for the file's metadata.
    var author: String
    /// The one date in the file, so that the same data makes the same bytes.
    var on: CalendarDate
    var logo: [UInt8]?
    var paper: PaperSize

    /// Draws and archives it, with an electronic invoice attached when there is one.
    func render(invoice: [UInt8]? = nil) throws(DocumentError) -> [UInt8] {
        let canvas = try PDFCanvas(paper: paper, language: layout.language)
        let title = "\(layout.title) \(layout.number)"
        canvas.setMetadata(title: title, author: author, on: on)
        var image: Logo?
        if let logo { image = try Logo(logo, maximumSide: InvoicePDF.maximumLogoSide) }
        try InvoiceDrawing(layout, canvas: canvas, logo: image).draw()
        let metadata = XMPPacket(
            title: title,
            author: author,
            language: layout.language.rawValue,
            time: "\(on)T00:00:00Z",
            hasInvoice: invoice != nil
        )
        let archive = PDFArchive(
            metadata: metadata,
            invoice: invoice,
            pdfTime: PDFArchive.pdfTime(on)
        )
        return try archive.finish(canvas.finish())
    }
}
