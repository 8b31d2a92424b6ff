// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import CPango
import Foundation

/// Turns strings into shaped, measured texts.
///
/// Fonts live in pango's font map of the thread; this adds a context whose settings do not
/// depend on the machine: no hinting, one unit per point, no rounding of positions.
final class TextShaper {
    private let context: OpaquePointer
    private var fonts: [TextStyle: OpaquePointer] = [:]
    private var attributes: [TextStyle: OpaquePointer] = [:]
    private var kept = KeptTexts()
    private var figureFonts: [TextStyle: FigureFont] = [:]
    private let isRightToLeft: Bool

    /// What tells a text from another.
    struct Key: Hashable {
        var text: String
        var style: TextStyle
        var width: Double?
        var isTrailing: Bool
    }

    init(cairo: OpaquePointer, language: DocumentLanguage) throws(DocumentError) {
        guard let context = pango_cairo_create_context(cairo),
            let options = cairo_font_options_create()
        else { throw .drawing("no text context could be made") }
        self.context = context
        isRightToLeft = language.isRightToLeft
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        pango_cairo_context_set_font_options(context, options)
        cairo_font_options_destroy(options)
        pango_cairo_context_set_resolution(context, 72)
        pango_context_set_round_glyph_positions(context, 0)
        pango_context_set_language(context, pango_language_from_string(language.rawValue))
        let direction = isRightToLeft ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR
        pango_context_set_base_dir(context, direction)
    }

    /// The thread's shaper of a language, so that labels, names and prices that return in the
    /// next document are not laid out again: layout is most of a page's time.
    static func shared(
        of surface: any PageSurface,
        language: DocumentLanguage
    ) throws(DocumentError) -> TextShaper {
        let threadValues = Thread.current.threadDictionary
        let key = "tollgate.shaper.\(surface.kind).\(language.rawValue)"
        if let shaper = threadValues[key] as? TextShaper { return shaper }
        let shaper = try TextShaper(cairo: surface.cairo, language: language)
        threadValues[key] = shaper
        return shaper
    }

    /// Ends a document: texts that the last ones did not use are forgotten.
    func endDocument() { kept.endDocument() }

    deinit {
        kept = KeptTexts()
        figureFonts = [:]
        for font in fonts.values { pango_font_description_free(font) }
        for list in attributes.values { pango_attr_list_unref(list) }
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
        if width == nil, !isTrailing, let figures = try figures(text, style) { return figures }
        let key = Key(text: text, style: style, width: width, isTrailing: isTrailing)
        if let shaped = kept.find(key) { return shaped }
        let shaped = try makeText(key)
        kept.keep(shaped, as: key)
        return shaped
    }

    /// A text of figures alone, such as an amount; nil for any other text.
    ///
    /// Where a line reads from right to left, figures are marked and take the common way.
    private func figures(
        _ text: String,
        _ style: TextStyle
    ) throws(DocumentError) -> ShapedText? {
        guard !isRightToLeft, let codes = FigureFont.codes(text) else { return nil }
        if let font = figureFonts[style] { return ShapedText(figures: codes, font) }
        let key = Key(text: "0", style: style, width: nil, isTrailing: false)
        guard let font = FigureFont(of: try makeText(key)) else { return nil }
        figureFonts[style] = font
        return ShapedText(figures: codes, font)
    }

    private func makeText(_ key: Key) throws(DocumentError) -> ShapedText {
        guard let layout = pango_layout_new(context) else {
            throw .drawing("no text layout could be made")
        }
        pango_layout_set_font_description(layout, font(key.style))
        pango_layout_set_attributes(layout, attributes(key.style))
        if let width = key.width {
            pango_layout_set_width(layout, Int32(width * Double(PANGO_SCALE)))
            pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        }
        let endsRight = key.isTrailing != isRightToLeft
        pango_layout_set_alignment(layout, endsRight ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT)
        pango_layout_set_auto_dir(layout, 0)
        pango_layout_set_text(layout, isRightToLeft ? isolated(key.text) : key.text, -1)
        let shaped = ShapedText(layout: layout, fixedWidth: key.width)
        if pango_layout_get_unknown_glyphs_count(layout) > 0 {
            throw .missingGlyph(unknownCharacter(in: key), field: nil)
        }
        return shaped
    }

    /// Marks the lines without a right-to-left letter (numbers, codes, Latin names), so that
    /// they keep their own order on a page that reads from right to left.
    ///
    /// - Source: Unicode Standard Annex 9, isolates.
    private func isolated(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let isForeign = !line.unicodeScalars.contains {
                // Hebrew to Arabic Extended-A, and the presentation forms.
                (0x590...0x8FF).contains($0.value) || (0xFB1D...0xFEFC).contains($0.value)
            }
            return isForeign && !line.isEmpty ? "\u{2066}\(line)\u{2069}" : String(line)
        }.joined(separator: "\n")
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

    /// Digits of one width, and lines of one height whatever font their script needs.
    private func attributes(_ style: TextStyle) -> OpaquePointer? {
        if let list = attributes[style] { return list }
        guard let list = pango_attr_list_new() else { return nil }
        let height = Int32(style.size * style.lineHeight * Double(PANGO_SCALE))
        pango_attr_list_insert(list, pango_attr_font_features_new("tnum=1"))
        pango_attr_list_insert(list, pango_attr_line_height_new_absolute(height))
        attributes[style] = list
        return list
    }
}

/// The texts of the last documents, so that what returns in the next one is not shaped again.
///
/// Two generations: a text that a document uses moves to the young one; when a document ends
/// with many young ones, those that were not used since the last such end are forgotten.
private struct KeptTexts {
    private var young: [TextShaper.Key: ShapedText] = [:]
    private var old: [TextShaper.Key: ShapedText] = [:]

    /// So many texts make a generation: about two megabytes.
    private static let generation = 500

    mutating func find(_ key: TextShaper.Key) -> ShapedText? {
        if let text = young[key] { return text }
        guard let text = old.removeValue(forKey: key) else { return nil }
        young[key] = text
        return text
    }

    mutating func keep(_ text: ShapedText, as key: TextShaper.Key) {
        young[key] = text
    }

    mutating func endDocument() {
        guard young.count > Self.generation else { return }
        // A long document's own texts would only push out what every document needs.
        old = young.count > 4 * Self.generation ? [:] : young
        young = [:]
    }
}
