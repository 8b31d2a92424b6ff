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
    ///
    /// The invoice is made when the pages are done: a long one takes as much memory as they.
    func render(invoice: () -> [UInt8]? = { nil }) throws(DocumentError) -> [UInt8] {
        let surface = try PDFSurface(paper)
        let title = "\(layout.title) \(layout.number)"
        surface.setMetadata(title: title, author: author, on: on)
        try draw(on: surface)
        let pages = try surface.finish()
        let invoice = invoice()
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
        return try archive.finish(pages)
    }

    /// Draws its first pages as PNG pictures.
    ///
    /// `scale`: pixels a point.
    func pictures(scale: Double, pagesMax: Int) throws(DocumentError) -> [[UInt8]] {
        let surface = try PictureSurface(paper, scale: scale, pagesMax: pagesMax)
        try draw(on: surface)
        return surface.pages
    }

    private func draw(on surface: any PageSurface) throws(DocumentError) {
        let canvas = try PageCanvas(on: surface, paper: paper, language: layout.language)
        var image: Logo?
        if let logo { image = try Logo(logo, maximumSide: InvoicePDF.maximumLogoSide) }
        try InvoiceDrawing(layout, canvas: canvas, logo: image).draw()
    }
}
