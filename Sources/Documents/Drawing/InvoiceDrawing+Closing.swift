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
        for row in layout.totals {
            rows.append(row.weight == .due ? try dueRow(row) : try totalRow(row))
        }
        return rows
    }

    private var totalsLeft: Double { right - width * 0.42 }

    private func totalRow(_ row: InvoiceLayout.TotalRow) throws(DocumentError) -> Drawn {
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
                canvas.draw(value, right: right - 10, y: y + 4, .ink)
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

    /// Bank accounts in one column or two, and in the last the reference to pay with.
    func payment() throws(DocumentError) -> [Block] {
        let gap = 28.0
        let accounts = layout.bankDetails?.paragraphs ?? []
        let columns = accounts.count > 1 ? 3.0 : 2.0
        let column = (width: (width - gap * (columns - 1)) / columns, gap: gap)
        let rowCount = max((accounts.count + 1) / 2, 1)
        var blocks: [Block] = []
        for row in 0..<rowCount {
            var cells: [(heading: String, text: String)] = []
            for (index, account) in accounts.dropFirst(row * 2).prefix(2).enumerated() {
                let heading = row == 0 && index == 0 ? layout.bankDetails?.heading : nil
                cells.append((heading ?? "", account))
            }
            if row == 0, let reference = layout.paymentReference {
                cells.append((reference.heading, reference.paragraphs.joined(separator: "\n")))
            }
            if cells.isEmpty { continue }
            let isKept = rowCount <= Self.keptPaymentRows && row < rowCount - 1
            blocks.append(
                try paymentRow(cells, column: column, isFirst: row == 0, isKept: isKept)
            )
        }
        return blocks
    }

    /// So many rows of accounts stay on one page; more may be parted.
    private static let keptPaymentRows = 3

    private func paymentRow(
        _ cells: [(heading: String, text: String)],
        column: (width: Double, gap: Double),
        isFirst: Bool,
        isKept: Bool
    ) throws(DocumentError) -> Block {
        var shaped: [(heading: ShapedText, text: ShapedText)] = []
        for cell in cells {
            shaped.append(
                (
                    try canvas.shaper.shape(cell.heading, .label),
                    try canvas.shaper.shape(cell.text, .body, width: column.width)
                )
            )
        }
        let headingHeight = isFirst ? (shaped.map(\.heading.height).max() ?? 0) + 4 : 0
        let height = headingHeight + (shaped.map(\.text.height).max() ?? 0)
        let item = FlowItem(
            height: height,
            spaceBefore: isFirst ? 28 : 10,
            keepsWithNext: isKept
        )
        return Block(item: item, field: .bankAccounts) { y in
            var x = left
            for (heading, text) in shaped {
                if isFirst { canvas.draw(heading, x: x, y: y, accent) }
                canvas.draw(text, x: x, y: y + headingHeight, .ink)
                x += column.width + column.gap
            }
        }
    }

    /// The free text at the end, paragraph by paragraph.
    func note() throws(DocumentError) -> [Block] {
        guard let note = layout.note else { return [] }
        let heading = try canvas.shaper.shape(note.heading, .label)
        let item = FlowItem(height: heading.height, spaceBefore: 22, keepsWithNext: true)
        let title = Block(item: item) { y in canvas.draw(heading, x: left, y: y, accent) }
        return try [title] + paragraphs(note.paragraphs)
    }

    private func paragraphs(_ texts: [String]) throws(DocumentError) -> [Block] {
        var blocks: [Block] = []
        for text in texts {
            let shaped = try canvas.shaper.shape(text, .body, width: width)
            let item = FlowItem(height: shaped.height, spaceBefore: 5)
            blocks.append(
                Block(item: item, field: .note) { y in
                    canvas.draw(shaped, x: left, y: y, .quiet)
                }
            )
        }
        return blocks
    }
}
