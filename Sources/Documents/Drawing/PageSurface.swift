// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import CPango
import Primitives

/// What pages are drawn on: a file's pages or pictures of them.
protocol PageSurface: AnyObject {
    /// Where the present page is drawn, in points from its top left.
    var cairo: OpaquePointer { get }
    /// Tells the fonts of one kind of surface from those of another.
    var kind: String { get }
    /// Ends the present page and begins the next.
    func endPage() throws(DocumentError)
}

/// The pages of a PDF file.
final class PDFSurface: PageSurface {
    let cairo: OpaquePointer
    let kind = "pdf"
    private let output = ByteSink()
    private let surface: OpaquePointer

    init(_ paper: PaperSize) throws(DocumentError) {
        let closure = Unmanaged.passUnretained(output).toOpaque()
        let surface = cairo_pdf_surface_create_for_stream(
            ByteSink.write,
            closure,
            paper.width,
            paper.height
        )
        guard let surface, let cairo = cairo_create(surface) else {
            throw .drawing("no PDF surface could be made")
        }
        self.surface = surface
        self.cairo = cairo
    }

    deinit {
        cairo_destroy(cairo)
        cairo_surface_destroy(surface)
    }

    /// Names the document and fixes its date, so that the same data makes the same bytes.
    func setMetadata(title: String, author: String, on date: CalendarDate) {
        let time = "\(date)T00:00:00Z"
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, author)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Tollgate")
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, time)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, time)
    }

    func endPage() {
        cairo_show_page(cairo)
    }

    /// Ends the file and hands its bytes over.
    func finish() throws(DocumentError) -> [UInt8] {
        cairo_surface_finish(surface)
        try check(surface)
        return output.bytes
    }
}

/// Pictures of pages, for screens: the same marks at the same places as in the file.
final class PictureSurface: PageSurface {
    let cairo: OpaquePointer
    let kind = "picture"
    /// The finished pages as PNG, no more of them than were asked for.
    private(set) var pages: [[UInt8]] = []
    private let surface: OpaquePointer
    private let pagesMax: Int

    /// Begins at `scale` pixels a point; pages after `pagesMax` are drawn but not kept.
    init(_ paper: PaperSize, scale: Double, pagesMax: Int) throws(DocumentError) {
        let surface = cairo_image_surface_create(
            CAIRO_FORMAT_RGB24,
            Int32((paper.width * scale).rounded()),
            Int32((paper.height * scale).rounded())
        )
        guard let surface, let cairo = cairo_create(surface) else {
            throw .drawing("no picture could be made")
        }
        self.surface = surface
        self.cairo = cairo
        self.pagesMax = pagesMax
        cairo_scale(cairo, scale, scale)
        clear()
    }

    deinit {
        cairo_destroy(cairo)
        cairo_surface_destroy(surface)
    }

    func endPage() throws(DocumentError) {
        if pages.count < pagesMax {
            let output = ByteSink()
            let closure = Unmanaged.passUnretained(output).toOpaque()
            let status = cairo_surface_write_to_png_stream(surface, ByteSink.write, closure)
            guard status == CAIRO_STATUS_SUCCESS else {
                throw .drawing(String(cString: cairo_status_to_string(status)))
            }
            pages.append(output.bytes)
        }
        clear()
    }

    private func clear() {
        cairo_set_source_rgb(cairo, 1, 1, 1)
        cairo_paint(cairo)
    }
}

private func check(_ surface: OpaquePointer) throws(DocumentError) {
    let status = cairo_surface_status(surface)
    guard status == CAIRO_STATUS_SUCCESS else {
        throw .drawing(String(cString: cairo_status_to_string(status)))
    }
}

/// Collects the bytes the drawing library writes.
private final class ByteSink {
    private(set) var bytes: [UInt8] = []

    func append(_ more: UnsafeBufferPointer<UInt8>) {
        bytes.append(contentsOf: more)
    }

    /// What the library calls with its bytes.
    static let write: cairo_write_func_t = { closure, data, length in
        guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
        Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue()
            .append(UnsafeBufferPointer(start: data, count: Int(length)))
        return CAIRO_STATUS_SUCCESS
    }
}
