// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

extension InvoiceDrawing {
    /// Taxes with their legal wording at the left, totals at the right: one block, so that
    /// no total stands alone on a page.
    func closing() throws(DocumentError) -> Block {
        let totals = try totalRows()
        let totalsHeight = totals.reduce(0) { $0 + $1.height }
        var taxes: DrawnTable?
        if let block = layout.taxes {
            taxes = try DrawnTable(block, frame: (left, width * 0.52), in: self)
        }
        let height = max(totalsHeight, taxes?.height ?? 0)
        return Block(item: FlowItem(height: height, spaceBefore: 16), field: .taxReason) { y in
            taxes?.draw(y: y)
            var y = y
            for row in totals {
                row.draw(y)
                y += row.height
            }
        }
    }

    private typealias Drawn = (height: Double, draw: (Double) -> Void)

    private func totalRows() throws(DocumentError) -> [Drawn] {
        var rows: [Drawn] = []
        var widest = 0.0
        for row in layout.totals where row.weight != .due {
            let style: TextStyle = row.weight == .strong ? .name : .body
            widest = max(widest, try canvas.shaper.shape(row.value, style).width)
        }
        for row in layout.totals {
            rows.append(
                row.weight == .due ? try dueRow(row) : try totalRow(row, valueWidth: widest)
            )
        }
        return rows
    }

    private var totalsLeft: Double { right - width * 0.42 }

    private func totalRow(
        _ row: InvoiceLayout.TotalRow,
        valueWidth: Double
    ) throws(DocumentError) -> Drawn {
        let isStrong = row.weight == .strong
        let value = try canvas.shaper.shape(row.value, isStrong ? .name : .body)
        let label = try canvas.shaper.shape(
            row.label,
            isStrong ? .name : .body,
            width: right - totalsLeft - 22 - value.width
        )
        let height = max(label.height, value.height) + 8
        return (
            height,
            { y in
                if isStrong {
                    canvas.line(from: totalsLeft, to: right, y: y, width: 0.5, .hairline)
                }
                canvas.draw(label, x: totalsLeft + 10, y: y + 4, isStrong ? .ink : .quiet)
                if canvas.isMirrored {
                    // Figures end under each other; mirrored, that is where they begin.
                    canvas.draw(value, x: right - 10 - valueWidth, y: y + 4, .ink)
                } else {
                    canvas.draw(value, right: right - 10, y: y + 4, .ink)
                }
            }
        )
    }

    /// The amount due, white on the accent colour.
    private func dueRow(_ row: InvoiceLayout.TotalRow) throws(DocumentError) -> Drawn {
        let value = try canvas.shaper.shape(row.value, .amountDue)
        let label = try canvas.shaper.shape(
            row.label,
            .name,
            width: right - totalsLeft - 32 - value.width
        )
        let height = max(label.height, value.height) + 16
        return (
            height + 6,
            { y in
                let frame = Frame(
                    x: totalsLeft,
                    y: y + 6,
                    width: right - totalsLeft,
                    height: height
                )
                canvas.box(frame, radius: 4, accent)
                let middle = y + 6 + height / 2
                canvas.draw(
                    label,
                    x: totalsLeft + 10,
                    y: middle - label.height / 2,
                    .white
                )
                canvas.draw(
                    value,
                    right: right - 10,
                    y: middle - value.height / 2,
                    .white
                )
            }
        )
    }

    /// The free text at the end, paragraph by paragraph.
    func note() throws(DocumentError) -> [Block] {
        guard let note = layout.note else { return [] }
        let heading = try canvas.shaper.shape(note.heading, .label)
        let item = FlowItem(height: heading.height, spaceBefore: 22, keepsWithNext: true)
        let title = Block(item: item) { y in canvas.draw(heading, x: left, y: y, accent) }
        return try [title] + paragraphs(note.paragraphs, spaceBefore: 5)
    }

    /// The total written out.
    func inWords() throws(DocumentError) -> [Block] {
        guard let words = layout.amountInWords else { return [] }
        return try paragraphs(["\(words.label): \(words.value)"], spaceBefore: 12)
    }

    /// Paragraphs over the whole width.
    func paragraphs(
        _ texts: [String],
        spaceBefore: Double
    ) throws(DocumentError) -> [Block] {
        var blocks: [Block] = []
        for text in texts {
            let shaped = try canvas.shaper.shape(text, .body, width: width)
            let space = blocks.isEmpty ? spaceBefore : 5
            let item = FlowItem(height: shaped.height, spaceBefore: space)
            blocks.append(
                Block(item: item, field: .note) { y in
                    canvas.draw(shaped, x: left, y: y, .quiet)
                }
            )
        }
        return blocks
    }
}
