// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import CPango

/// Turns strings into shaped, measured texts.
///
/// Fonts live in pango's font map of the thread; this adds a context whose settings do not
/// depend on the machine: no hinting, one unit per point, no rounding of positions.
final class TextShaper {
    private let context: OpaquePointer
    private var fonts: [TextStyle: OpaquePointer] = [:]
    private let digits: OpaquePointer
    private var kept: [Key: ShapedText] = [:]

    private struct Key: Hashable {
        var text: String
        var style: TextStyle
        var width: Double?
        var isTrailing: Bool
    }

    init(cairo: OpaquePointer, language: String) throws(DocumentError) {
        guard let context = pango_cairo_create_context(cairo),
            let digits = pango_attr_list_new(),
            let options = cairo_font_options_create()
        else { throw .drawing("no text context could be made") }
        self.context = context
        self.digits = digits
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        pango_cairo_context_set_font_options(context, options)
        cairo_font_options_destroy(options)
        pango_cairo_context_set_resolution(context, 72)
        pango_context_set_round_glyph_positions(context, 0)
        pango_context_set_language(context, pango_language_from_string(language))
        pango_attr_list_insert(digits, pango_attr_font_features_new("tnum=1"))
    }

    deinit {
        kept.removeAll()
        for font in fonts.values { pango_font_description_free(font) }
        pango_attr_list_unref(digits)
        g_object_unref(UnsafeMutableRawPointer(context))
    }

    /// Shapes a text, wrapped to a width when there is one.
    ///
    /// Words repeat down a table's columns, so each text is shaped once per document.
    func shape(
        _ text: String,
        _ style: TextStyle,
        width: Double? = nil,
        isTrailing: Bool = false
    ) throws(DocumentError) -> ShapedText {
        let key = Key(text: text, style: style, width: width, isTrailing: isTrailing)
        if let shaped = kept[key] { return shaped }
        let shaped = try makeText(key)
        kept[key] = shaped
        return shaped
    }

    private func makeText(_ key: Key) throws(DocumentError) -> ShapedText {
        guard let layout = pango_layout_new(context) else {
            throw .drawing("no text layout could be made")
        }
        let text = ShapedText(layout: layout)
        pango_layout_set_font_description(layout, font(key.style))
        pango_layout_set_attributes(layout, digits)
        pango_layout_set_line_spacing(layout, Float(key.style.lineHeight) / Self.naturalLine)
        if let width = key.width {
            pango_layout_set_width(layout, Int32(width * Double(PANGO_SCALE)))
            pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        }
        if key.isTrailing { pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT) }
        pango_layout_set_text(layout, key.text, -1)
        if pango_layout_get_unknown_glyphs_count(layout) > 0 {
            throw .missingGlyph(unknownCharacter(in: key), field: nil)
        }
        text.measure(fixedWidth: key.width)
        return text
    }

    /// The first character that no font has, found by shaping each alone.
    private func unknownCharacter(in key: Key) -> Character {
        guard let layout = pango_layout_new(context) else { return "\u{FFFD}" }
        defer { g_object_unref(UnsafeMutableRawPointer(layout)) }
        pango_layout_set_font_description(layout, font(key.style))
        return key.text.first { character in
            pango_layout_set_text(layout, String(character), -1)
            return pango_layout_get_unknown_glyphs_count(layout) > 0
        } ?? "\u{FFFD}"
    }

    private func font(_ style: TextStyle) -> OpaquePointer? {
        if let font = fonts[style] { return font }
        guard let font = pango_font_description_new() else { return nil }
        pango_font_description_set_family(font, TextStyle.families)
        pango_font_description_set_weight(font, PangoWeight(rawValue: style.weight))
        pango_font_description_set_absolute_size(font, style.size * Double(PANGO_SCALE))
        fonts[style] = font
        return font
    }

    /// The line height of the first family's own metrics, as a multiple of the size.
    private static let naturalLine: Float = 1.21
}

/// A text ready to be drawn, with its size in points.
final class ShapedText {
    let layout: OpaquePointer
    private(set) var width: Double = 0
    private(set) var height: Double = 0

    init(layout: OpaquePointer) {
        self.layout = layout
    }

    deinit {
        g_object_unref(UnsafeMutableRawPointer(layout))
    }

    fileprivate func measure(fixedWidth: Double?) {
        var size = (width: Int32(0), height: Int32(0))
        pango_layout_get_size(layout, &size.width, &size.height)
        width = fixedWidth ?? Double(size.width) / Double(PANGO_SCALE)
        height = Double(size.height) / Double(PANGO_SCALE)
    }
}
