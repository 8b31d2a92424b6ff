// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import CPango

/// A text ready to be drawn, with its size in points.
final class ShapedText {
    private let content: Content
    private let isWrapped: Bool
    let width: Double
    let height: Double
    /// From the top to the first line's baseline.
    let baseline: Double

    private enum Content {
        /// Lines that pango has laid out.
        case layout(OpaquePointer)
        /// Figures on one line.
        case figures([UInt8], FigureFont)
    }

    /// Measures a finished layout, whose reference it takes over.
    ///
    /// `fixedWidth`: what the text was wrapped to, in points; nil for its own width.
    init(layout: OpaquePointer, fixedWidth: Double?) {
        content = .layout(layout)
        isWrapped = fixedWidth != nil
        var size = (width: Int32(0), height: Int32(0))
        pango_layout_get_size(layout, &size.width, &size.height)
        width = fixedWidth ?? Double(size.width) / Double(PANGO_SCALE)
        height = Double(size.height) / Double(PANGO_SCALE)
        baseline = Double(pango_layout_get_baseline(layout)) / Double(PANGO_SCALE)
    }

    /// Figures, by `FigureFont.codes`.
    init(figures codes: [UInt8], _ font: FigureFont) {
        content = .figures(codes, font)
        isWrapped = false
        width = font.width(codes)
        height = font.height
        baseline = font.baseline
    }

    deinit {
        if case .layout(let layout) = content {
            g_object_unref(UnsafeMutableRawPointer(layout))
        }
    }

    /// Draws it with its top left corner at a place.
    func show(on cairo: OpaquePointer, x: Double, y: Double) {
        if let own = glyphs {
            var batch = GlyphBatch(font: own.font)
            batch.append(own, x: x, y: y + baseline)
            batch.show(on: cairo)
        } else if case .layout(let layout) = content {
            cairo_move_to(cairo, x, y)
            pango_cairo_show_layout(cairo, layout)
        }
    }

    /// Its glyphs, from the start of the line on its baseline; nil when there are several lines,
    /// fonts or directions.
    var glyphs: GlyphBatch? {
        switch content {
        case .layout: wordGlyphs
        // Most figures are drawn once: keeping their glyphs would only take memory.
        case .figures(let codes, let font): font.batch(codes)
        }
    }

    private lazy var wordGlyphs: GlyphBatch? = {
        guard case .layout(let layout) = content, !isWrapped else { return nil }
        return GlyphBatch(layout)
    }()

    /// Whether it is figures alone.
    var isFigures: Bool { if case .figures = content { true } else { false } }

    /// The first run of the first line; nil for an empty text.
    var firstItem: UnsafeMutablePointer<PangoItem>? {
        guard case .layout(let layout) = content, let lines = pango_layout_get_iter(layout)
        else { return nil }
        defer { pango_layout_iter_free(lines) }
        return pango_layout_iter_get_run_readonly(lines)?.pointee.item
    }
}
