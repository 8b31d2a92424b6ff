// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import CPango

/// The figures of one style: the glyph and the width of each, found once.
///
/// An amount then needs neither layout nor shaping, which is most of a long invoice's time. That
/// is right because figures of one width are not moved towards each other; a test holds it
/// against the library.
final class FigureFont {
    private let font: OpaquePointer
    private let glyphs: [UInt8: Glyph]
    /// From the top of a line to where the figures stand.
    let baseline: Double
    /// Of a line.
    let height: Double

    private struct Glyph {
        var index: UInt
        /// In points.
        var width: Double
    }

    /// Takes the font of a text of the style; nil when it lacks a figure.
    init?(of sample: ShapedText) {
        guard let item = sample.firstItem,
            let font = pango_cairo_font_get_scaled_font(OpaquePointer(item.pointee.analysis.font))
        else { return nil }
        var glyphs: [UInt8: Glyph] = [:]
        for octet in Self.octets {
            guard let glyph = Self.glyph(octet, like: item) else { return nil }
            glyphs[octet] = glyph
        }
        self.font = cairo_scaled_font_reference(font)
        self.glyphs = glyphs
        baseline = sample.baseline
        height = sample.height
    }

    deinit {
        cairo_scaled_font_destroy(font)
    }

    /// The figures of a text by an octet each; nil when it has anything but figures.
    ///
    /// Figures are digits and what stands between and before them in any language.
    static func codes(_ text: String) -> [UInt8]? {
        var codes: [UInt8] = []
        codes.reserveCapacity(text.utf8.count)
        var isAfterLead = false
        for octet in text.utf8 {
            switch octet {
            case 0x30...0x39, 0x2E, 0x2C, 0x2D:
                if isAfterLead { return nil }
                codes.append(octet)
            case 0xC2 where !isAfterLead: isAfterLead = true
            case space where isAfterLead:
                codes.append(octet)
                isAfterLead = false
            default: return nil
            }
        }
        return codes.isEmpty || isAfterLead ? nil : codes
    }

    /// The second octet of U+00A0, the space that does not break; the first is C2.
    private static let space: UInt8 = 0xA0
    private static let octets = Array("0123456789.,-".utf8) + [space]

    private static func glyph(
        _ octet: UInt8,
        like sample: UnsafeMutablePointer<PangoItem>
    ) -> Glyph? {
        guard let item = pango_item_copy(sample), let string = pango_glyph_string_new()
        else { return nil }
        defer {
            pango_item_free(item)
            pango_glyph_string_free(string)
        }
        let text: [CChar] = octet == space ? [-62, -96, 0] : [CChar(octet), 0]
        let length = Int32(text.count - 1)
        item.pointee.offset = 0
        item.pointee.length = length
        item.pointee.num_chars = 1
        pango_shape_item(item, text, length, nil, string, PANGO_SHAPE_NONE)
        let shaped = string.pointee.glyphs[0]
        guard string.pointee.num_glyphs == 1, shaped.glyph & unknownFlag == 0 else { return nil }
        return Glyph(
            index: UInt(shaped.glyph),
            width: Double(shaped.geometry.width) / Double(PANGO_SCALE)
        )
    }

    /// Marks a character that the font does not have (`PANGO_GLYPH_UNKNOWN_FLAG`).
    private static let unknownFlag: UInt32 = 0x1000_0000

    /// The width of figures in points.
    func width(_ codes: [UInt8]) -> Double {
        codes.reduce(0) { $0 + (glyphs[$1]?.width ?? 0) }
    }

    /// The glyphs of figures, from the start of the line on its baseline.
    func batch(_ codes: [UInt8]) -> GlyphBatch {
        var batch = GlyphBatch(font: font)
        var x = 0.0
        for code in codes {
            guard let glyph = glyphs[code] else { continue }
            let octets: [CChar] = code == Self.space ? [-62, -96] : [CChar(code)]
            batch.append(octets, [cairo_glyph_t(index: glyph.index, x: x, y: 0)])
            x += glyph.width
        }
        return batch
    }
}
