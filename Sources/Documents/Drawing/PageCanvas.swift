// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import CPango

/// Pages being drawn: texts, lines and boxes, measured in points from the top left.
///
/// Used by one thread from its creation to its end.
final class PageCanvas {
    let paper: PaperSize
    private let surface: any PageSurface
    private let cairo: OpaquePointer
    let shaper: TextShaper
    /// Whether the page is the mirror image of what is asked for: Arabic reads that way.
    let isMirrored: Bool

    init(
        on surface: any PageSurface,
        paper: PaperSize,
        language: DocumentLanguage
    ) throws(DocumentError) {
        self.paper = paper
        self.surface = surface
        cairo = surface.cairo
        isMirrored = language.isRightToLeft
        shaper = try TextShaper.shared(of: surface, language: language)
    }

    deinit {
        shaper.endDocument()
    }

    func endPage() throws(DocumentError) {
        try surface.endPage()
    }

    // MARK: - Marks

    func draw(_ text: ShapedText, x: Double, y: Double, _ colour: Colour) {
        set(colour)
        text.show(on: cairo, x: placed(x, width: text.width), y: y)
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
