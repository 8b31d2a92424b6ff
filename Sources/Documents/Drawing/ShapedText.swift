// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import CPango

/// A text ready to be drawn, with its size in points.
final class ShapedText {
    private let content: Content
    let width: Double
    let height: Double
    /// From the top to the first line's baseline.
    let baseline: Double

    private enum Content {
        /// Lines that pango has laid out.
        case layout(OpaquePointer)
        /// One run of glyphs on one line.
        case run(GlyphRun)
    }

    /// Measures a finished layout, whose reference it takes over.
    ///
    /// `fixedWidth`: what the text was wrapped to, in points; nil for its own width.
    init(layout: OpaquePointer, fixedWidth: Double?) {
        content = .layout(layout)
        var size = (width: Int32(0), height: Int32(0))
        pango_layout_get_size(layout, &size.width, &size.height)
        width = fixedWidth ?? Double(size.width) / Double(PANGO_SCALE)
        height = Double(size.height) / Double(PANGO_SCALE)
        baseline = Double(pango_layout_get_baseline(layout)) / Double(PANGO_SCALE)
    }

    /// A run on a line as high as that of another text of its style.
    init(run: GlyphRun, lineOf other: ShapedText) {
        run.lower(by: other.baseline)
        content = .run(run)
        width = run.width
        height = other.height
        baseline = other.baseline
    }

    deinit {
        if case .layout(let layout) = content {
            g_object_unref(UnsafeMutableRawPointer(layout))
        }
    }

    /// Draws it with its top left corner at a place.
    func show(on cairo: OpaquePointer, x: Double, y: Double) {
        cairo_move_to(cairo, x, y)
        switch content {
        case .layout(let layout): pango_cairo_show_layout(cairo, layout)
        case .run(let run): run.show(on: cairo)
        }
    }

    /// The first run of the first line; nil for an empty text.
    var firstItem: UnsafeMutablePointer<PangoItem>? {
        guard case .layout(let layout) = content, let lines = pango_layout_get_iter(layout)
        else { return nil }
        defer { pango_layout_iter_free(lines) }
        return pango_layout_iter_get_run_readonly(lines)?.pointee.item
    }
}

/// Glyphs of one font with the text they stand for.
final class GlyphRun {
    private var item: PangoGlyphItem
    private let text: ContiguousArray<CChar>
    /// In points.
    let width: Double

    /// Shapes a text with the font and the features of a sample; nil when its font lacks a glyph.
    ///
    /// Only right for texts that are one run: the same script and direction as the sample's.
    init?(_ text: String, like sample: UnsafeMutablePointer<PangoItem>) {
        guard let copy = pango_item_copy(sample), let glyphs = pango_glyph_string_new()
        else { return nil }
        let bytes = text.utf8CString
        copy.pointee.offset = 0
        copy.pointee.length = Int32(bytes.count - 1)
        copy.pointee.num_chars = Int32(text.unicodeScalars.count)
        bytes.withUnsafeBufferPointer { bytes in
            pango_shape_item(
                copy,
                bytes.baseAddress,
                Int32(bytes.count - 1),
                nil,
                glyphs,
                PANGO_SHAPE_NONE
            )
        }
        self.text = bytes
        item = PangoGlyphItem()
        item.item = copy
        item.glyphs = glyphs
        width = Double(pango_glyph_string_get_width(glyphs)) / Double(PANGO_SCALE)
        // Freed by deinit from here on.
        let count = Int(glyphs.pointee.num_glyphs)
        let isWhole = UnsafeBufferPointer(start: glyphs.pointee.glyphs, count: count)
            .allSatisfy { $0.glyph & Self.unknownFlag == 0 }
        if !isWhole { return nil }
    }

    /// Marks a character that the font does not have (`PANGO_GLYPH_UNKNOWN_FLAG`).
    private static let unknownFlag: UInt32 = 0x1000_0000

    deinit {
        pango_item_free(item.item)
        pango_glyph_string_free(item.glyphs)
    }

    /// Puts the glyphs below the current point: to the last digit where a layout has them, since
    /// the library keeps the point itself less exactly.
    fileprivate func lower(by points: Double) {
        let units = Int32(points * Double(PANGO_SCALE))
        let count = Int(item.glyphs.pointee.num_glyphs)
        for index in 0..<count { item.glyphs.pointee.glyphs[index].geometry.y_offset += units }
    }

    /// Draws it, its line beginning at the current point.
    func show(on cairo: OpaquePointer) {
        text.withUnsafeBufferPointer {
            pango_cairo_show_glyph_item(cairo, $0.baseAddress, &item)
        }
    }
}
