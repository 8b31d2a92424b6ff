// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import CPango
import Primitives

/// A PDF being drawn: pages of texts, lines and boxes, measured in points from the top left.
///
/// Used by one thread from its creation to `finish`.
final class PDFCanvas {
    let paper: PaperSize
    private let output = ByteSink()
    private let surface: OpaquePointer
    let cairo: OpaquePointer
    let shaper: TextShaper
    /// Whether the page is the mirror image of what is asked for: Arabic reads that way.
    let isMirrored: Bool

    init(paper: PaperSize, language: DocumentLanguage) throws(DocumentError) {
        self.paper = paper
        isMirrored = language.isRightToLeft
        let closure = Unmanaged.passUnretained(output).toOpaque()
        let surface = cairo_pdf_surface_create_for_stream(
            { closure, data, length in
                guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
                Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue()
                    .append(UnsafeBufferPointer(start: data, count: Int(length)))
                return CAIRO_STATUS_SUCCESS
            },
            closure,
            paper.width,
            paper.height
        )
        guard let surface, let cairo = cairo_create(surface) else {
            throw .drawing("no PDF surface could be made")
        }
        self.surface = surface
        self.cairo = cairo
        shaper = try TextShaper.shared(cairo: cairo, language: language)
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
        shaper.trim()
        cairo_surface_finish(surface)
        let status = cairo_surface_status(surface)
        guard status == CAIRO_STATUS_SUCCESS else {
            throw .drawing(String(cString: cairo_status_to_string(status)))
        }
        return output.bytes
    }

    // MARK: - Marks

    func draw(_ text: ShapedText, x: Double, y: Double, _ colour: Colour) {
        set(colour)
        cairo_move_to(cairo, placed(x, width: text.width), y)
        pango_cairo_show_layout(cairo, text.layout)
    }

    /// Draws a text that ends at `right`.
    func draw(_ text: ShapedText, right: Double, y: Double, _ colour: Colour) {
        draw(text, x: right - text.width, y: y, colour)
    }

    func line(from left: Double, to right: Double, y: Double, width: Double, _ colour: Colour) {
        set(colour)
        cairo_set_line_width(cairo, width)
        let start = placed(left, width: right - left)
        cairo_move_to(cairo, start, y)
        cairo_line_to(cairo, start + right - left, y)
        cairo_stroke(cairo)
    }

    func box(_ frame: Frame, radius: Double, _ colour: Colour) {
        var frame = frame
        frame.x = placed(frame.x, width: frame.width)
        let quarter = Double.pi / 2
        let right = frame.x + frame.width - radius
        let bottom = frame.y + frame.height - radius
        set(colour)
        cairo_new_sub_path(cairo)
        cairo_arc(cairo, right, frame.y + radius, radius, -quarter, 0)
        cairo_arc(cairo, right, bottom, radius, 0, quarter)
        cairo_arc(cairo, frame.x + radius, bottom, radius, quarter, 2 * quarter)
        cairo_arc(cairo, frame.x + radius, frame.y + radius, radius, 2 * quarter, 3 * quarter)
        cairo_close_path(cairo)
        cairo_fill(cairo)
    }

    /// Fills the dark modules of a code, `side` points wide and high.
    func draw(_ code: QRCode, x: Double, y: Double, side: Double) {
        let module = side / Double(code.size)
        let left = placed(x, width: side)
        set(Colour(red: 0, green: 0, blue: 0))
        for (row, runs) in code.runs.enumerated() {
            for run in runs {
                cairo_rectangle(
                    cairo,
                    left + Double(run.lowerBound) * module,
                    y + Double(row) * module,
                    Double(run.count) * module,
                    module
                )
            }
        }
        cairo_fill(cairo)
    }

    func draw(_ logo: Logo, x: Double, y: Double, scale: Double) {
        cairo_save(cairo)
        cairo_translate(cairo, placed(x, width: logo.width * scale), y)
        cairo_scale(cairo, scale, scale)
        logo.paint(on: cairo)
        cairo_restore(cairo)
    }

    private func placed(_ x: Double, width: Double) -> Double {
        isMirrored ? paper.width - x - width : x
    }

    private func set(_ colour: Colour) {
        cairo_set_source_rgb(cairo, colour.red, colour.green, colour.blue)
    }
}

/// A rectangle on the page.
struct Frame {
    var x: Double
    var y: Double
    var width: Double
    var height: Double
}

/// Collects the bytes the drawing library writes.
private final class ByteSink {
    private(set) var bytes: [UInt8] = []

    func append(_ more: UnsafeBufferPointer<UInt8>) {
        bytes.append(contentsOf: more)
    }
}
