// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

extension InvoiceDrawing {
    /// Bank accounts in one column or two, the reference to pay with, and at the end the code
    /// for banking apps.
    func payment() throws(DocumentError) -> [Block] {
        let code = layout.paymentCode.flatMap { QRCode(Array($0.utf8)) }
        let room = width - (code == nil ? 0 : Self.codeSide + Self.codeGap)
        let rows = try paymentRows(width: room)
        if rows.isEmpty { return [] }
        let kept = Array(rows.prefix(Self.keptPaymentRows))
        var blocks = [try keptBlock(kept, code: code)]
        for row in rows.dropFirst(Self.keptPaymentRows) {
            let item = FlowItem(height: row.height, spaceBefore: 10)
            blocks.append(Block(item: item, field: .bankAccounts) { row.draw($0) })
        }
        return blocks
    }

    /// So many rows of accounts stay on one page; more may be parted.
    private static let keptPaymentRows = 3
    /// About 27 mm, which phones read from a screen and from paper.
    private static let codeSide = 76.0
    private static let codeGap = 24.0

    private typealias Row = (height: Double, draw: (Double) -> Void)

    private func keptBlock(_ rows: [Row], code: QRCode?) throws(DocumentError) -> Block {
        let label = try canvas.shaper.shape(layout.paymentCodeLabel, .fine, width: Self.codeSide)
        let rowsHeight = rows.reduce(10 * Double(rows.count - 1)) { $0 + $1.height }
        let codeHeight = code == nil ? 0 : Self.codeSide + 4 + label.height
        let item = FlowItem(height: max(rowsHeight, codeHeight), spaceBefore: 26)
        return Block(item: item, field: .bankAccounts) { y in
            var top = y
            for row in rows {
                row.draw(top)
                top += row.height + 10
            }
            guard let code else { return }
            let x = right - Self.codeSide
            canvas.draw(code, x: x, y: y, side: Self.codeSide)
            canvas.draw(label, x: x, y: y + Self.codeSide + 4, .quiet)
        }
    }

    private typealias Cell = (heading: String, text: String)

    /// Two accounts a row; the reference beside the first two, or below where a code takes
    /// the room.
    private func paymentRows(width: Double) throws(DocumentError) -> [Row] {
        let gap = 24.0
        let isNarrow = width < self.width
        let accounts = layout.bankDetails?.paragraphs ?? []
        let columns = accounts.count > 1 && !isNarrow ? 3.0 : 2.0
        let columnWidth = (width - gap * (columns - 1)) / columns
        var rows: [[Cell]] = stride(from: 0, to: accounts.count, by: 2).map { start in
            accounts[start...].prefix(2).enumerated().map { index, account in
                (start + index == 0 ? layout.bankDetails?.heading ?? "" : "", account)
            }
        }
        if let reference = layout.paymentReference {
            let cell = (reference.heading, reference.paragraphs.joined(separator: "\n"))
            if isNarrow || rows.isEmpty {
                rows.insert([cell], at: min(1, rows.count))
            } else {
                rows[0].append(cell)
            }
        }
        var drawn: [Row] = []
        for cells in rows {
            drawn.append(try paymentRow(cells, width: columnWidth, gap: gap))
        }
        return drawn
    }

    private func paymentRow(
        _ cells: [Cell],
        width: Double,
        gap: Double
    ) throws(DocumentError) -> Row {
        var shaped: [(heading: ShapedText, text: ShapedText)] = []
        for cell in cells {
            shaped.append(
                (
                    try canvas.shaper.shape(cell.heading, .label),
                    try canvas.shaper.shape(cell.text, .body, width: width)
                )
            )
        }
        let hasHeading = cells.contains { !$0.heading.isEmpty }
        let headingHeight = hasHeading ? (shaped.map(\.heading.height).max() ?? 0) + 4 : 0
        let height = headingHeight + (shaped.map(\.text.height).max() ?? 0)
        return (
            height,
            { y in
                var x = left
                for (heading, text) in shaped {
                    if hasHeading { canvas.draw(heading, x: x, y: y, accent) }
                    canvas.draw(text, x: x, y: y + headingHeight, .ink)
                    x += width + gap
                }
            }
        )
    }
}
