// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import CPango

/// Glyphs of one font with their places and the text they stand for.
///
/// They are shown at once: the library takes as long for a showing as for a page of glyphs.
struct GlyphBatch {
    /// Of cairo; kept alive by the texts whose glyphs these are.
    let font: OpaquePointer
    private var glyphs: [cairo_glyph_t] = []
    private var clusters: [cairo_text_cluster_t] = []
    private var text: [CChar] = []

    init(font: OpaquePointer) {
        self.font = font
    }

    /// Adds glyphs that stand for so many octets of text.
    mutating func append(_ octets: some Collection<CChar>, _ glyphs: some Collection<cairo_glyph_t>)
    {
        text += octets
        self.glyphs += glyphs
        clusters.append(
            cairo_text_cluster_t(num_bytes: Int32(octets.count), num_glyphs: Int32(glyphs.count))
        )
    }

    /// Adds all of another batch of this font, moved to a place.
    mutating func append(_ other: GlyphBatch, x: Double, y: Double) {
        text += other.text
        clusters += other.clusters
        for glyph in other.glyphs {
            glyphs.append(cairo_glyph_t(index: glyph.index, x: x + glyph.x, y: y + glyph.y))
        }
    }

    func show(on cairo: OpaquePointer) {
        cairo_set_scaled_font(cairo, font)
        cairo_show_text_glyphs(
            cairo,
            text,
            Int32(text.count),
            glyphs,
            Int32(glyphs.count),
            clusters,
            Int32(clusters.count),
            cairo_text_cluster_flags_t(rawValue: 0)
        )
    }
}

extension GlyphBatch {
    /// The glyphs of a layout of one line and one run, from left to right; nil for any other.
    ///
    /// Their places count from the start of the line on its baseline.
    init?(_ layout: OpaquePointer) {
        guard pango_layout_get_line_count(layout) == 1,
            let line = pango_layout_get_line_readonly(layout, 0),
            let runs = line.pointee.runs, runs.pointee.next == nil, let data = runs.pointee.data
        else { return nil }
        let run = data.assumingMemoryBound(to: PangoGlyphItem.self).pointee
        guard let item = run.item?.pointee, let shaped = run.glyphs?.pointee,
            item.analysis.level % 2 == 0, run.y_offset == 0, run.start_x_offset == 0,
            let font = pango_cairo_font_get_scaled_font(OpaquePointer(item.analysis.font)),
            let text = pango_layout_get_text(layout)
        else { return nil }
        self.init(font: font)
        let scale = Double(PANGO_SCALE)
        let octets = UnsafeBufferPointer(start: text + Int(item.offset), count: Int(item.length))
        let count = Int(shaped.num_glyphs)
        var x = 0.0
        var start = 0
        var cluster: [cairo_glyph_t] = []
        for index in 0..<count {
            let glyph = shaped.glyphs[index]
            // A character without a mark needs the library's own care.
            if glyph.glyph == Self.empty { return nil }
            let geometry = glyph.geometry
            cluster.append(
                cairo_glyph_t(
                    index: UInt(glyph.glyph),
                    x: x + Double(geometry.x_offset) / scale,
                    y: Double(geometry.y_offset) / scale
                )
            )
            x += Double(geometry.width) / scale
            let end = index + 1 < count ? Int(shaped.log_clusters[index + 1]) : octets.count
            if end == start { continue }
            guard start < end, end <= octets.count else { return nil }
            append(octets[start..<end], cluster)
            cluster.removeAll(keepingCapacity: true)
            start = end
        }
    }

    /// Stands for what leaves no mark (`PANGO_GLYPH_EMPTY`).
    private static let empty: UInt32 = 0x0FFF_FFFF
}
