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
        for (pen, lines) in pendingLines { stroke(lines, pen) }
        pendingLines.removeAll(keepingCapacity: true)
        try surface.endPage()
    }

    /// Lines of the page that are still to be drawn, those of one pen at once: the library
    /// takes its time for each mark, and changes of colour and width are most of what it writes.
    private var pendingLines: [(pen: Pen, lines: [Line])] = []

    private struct Pen: Equatable {
        var width: Double
        var colour: Colour
    }

    private struct Line {
        var start: Double
        var end: Double
        var y: Double
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

    /// A text with its place and colour.
    struct Placed {
        var text: ShapedText
        var x: Double
        var y: Double
        var colour: Colour
    }

    /// Draws texts that belong together, such as a row's cells: those of one colour after each
    /// other, those of one font at once.
    func draw(_ texts: [Placed]) {
        var rest = texts[...]
        while let colour = rest.first?.colour {
            set(colour)
            var batches: [GlyphBatch] = []
            for placed in rest where placed.colour == colour {
                let text = placed.text
                let x = self.placed(placed.x, width: text.width)
                guard let glyphs = text.glyphs else {
                    text.show(on: cairo, x: x, y: placed.y)
                    continue
                }
                let known = batches.firstIndex { $0.font == glyphs.font }
                if known == nil { batches.append(GlyphBatch(font: glyphs.font)) }
                let top = placed.y + text.baseline
                batches[known ?? batches.count - 1].append(glyphs, x: x, y: top)
            }
            for batch in batches { batch.show(on: cairo) }
            rest = rest.filter { $0.colour != colour }[...]
        }
    }

    /// Draws a level line, at the latest when the page ends.
    func line(from left: Double, to right: Double, y: Double, width: Double, _ colour: Colour) {
        let start = placed(left, width: right - left)
        let pen = Pen(width: width, colour: colour)
        let line = Line(start: start, end: start + right - left, y: y)
        if let index = pendingLines.firstIndex(where: { $0.pen == pen }) {
            pendingLines[index].lines.append(line)
        } else {
            pendingLines.append((pen, [line]))
        }
    }

    private func stroke(_ lines: [Line], _ pen: Pen) {
        set(pen.colour)
        cairo_set_line_width(cairo, pen.width)
        for line in lines {
            cairo_move_to(cairo, line.start, line.y)
            cairo_line_to(cairo, line.end, line.y)
        }
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

    /// Draws a code, `side` points wide and high.
    ///
    /// It is a picture of one bit a module: drawn as boxes it would be most of a page's marks.
    func draw(_ code: QRCode, x: Double, y: Double, side: Double) {
        let size = Int32(code.size)
        guard let picture = cairo_image_surface_create(CAIRO_FORMAT_A1, size, size),
            let pattern = cairo_pattern_create_for_surface(picture),
            let octets = cairo_image_surface_get_data(picture)
        else { return }
        defer {
            cairo_pattern_destroy(pattern)
            cairo_surface_destroy(picture)
        }
        let stride = Int(cairo_image_surface_get_stride(picture))
        for (row, runs) in code.runs.enumerated() {
            for column in runs.joined() {
                // The first module of an octet is its lowest bit on the machines there are.
                octets[row * stride + column / 8] |= 1 << (column % 8)
            }
        }
        cairo_surface_mark_dirty(picture)
        cairo_pattern_set_filter(pattern, CAIRO_FILTER_NEAREST)
        set(Colour(red: 0, green: 0, blue: 0))
        cairo_save(cairo)
        cairo_translate(cairo, placed(x, width: side), y)
        cairo_scale(cairo, side / Double(size), side / Double(size))
        cairo_mask(cairo, pattern)
        cairo_restore(cairo)
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
