// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// A table measured for a width: knows the heights of its rows and draws them.
struct DrawnTable {
    let block: TableBlock
    private let drawing: InvoiceDrawing
    private let left: Double
    private let width: Double
    private let lefts: [Double]
    private let widths: [Double]
    private let titles: [ShapedText]
    private let rows: [Row]
    private let carryHeight: Double
    /// Of the widest text of the first column.
    private let namesWidth: Double

    private static let gap = 12.0
    private static let padding = 4.2

    private struct Row {
        var cells: [ShapedText]
        var detail: ShapedText?
        var isTotal = false
        var height: Double
    }

    init(
        _ block: TableBlock,
        frame: (left: Double, width: Double),
        in drawing: InvoiceDrawing
    ) throws(DocumentError) {
        self.block = block
        self.drawing = drawing
        (left, width) = frame
        let shaper = drawing.canvas.shaper
        let cells = try block.rows.map { row throws(DocumentError) in
            try row.cells.map { cell throws(DocumentError) in
                try shaper.shape(cell, Self.style(of: row))
            }
        }
        let total = try block.total?.map { cell throws(DocumentError) in
            try shaper.shape(cell, .strongCell)
        }
        widths = try Self.widths(block, cells, total, width: frame.width, shaper)
        var x = frame.left
        lefts = widths.map { width in
            defer { x += width + Self.gap }
            return x
        }
        let words = block.columns.map(\.title)
        let lines = try words.map { title throws(DocumentError) in
            try shaper.shape(title, .columnTitle)
        }
        titles = try Self.fit(lines, words, .columnTitle, widths: widths, shaper)
        var rows: [Row] = []
        for (row, cells) in zip(block.rows, cells) {
            let style = Self.style(of: row)
            let fitted = try Self.fit(cells, row.cells, style, widths: widths, shaper)
            rows.append(try Self.row(row, fitted, width: frame.width, shaper))
        }
        if let total, let texts = block.total {
            let cells = try Self.fit(total, texts, .strongCell, widths: widths, shaper)
            let height = Self.height(cells)
            rows.append(Row(cells: cells, isTotal: true, height: height))
        }
        self.rows = rows
        namesWidth = rows.compactMap { $0.cells.first?.width }.max() ?? 0
        carryHeight =
            block.carry == nil ? 0 : Self.height([try shaper.shape("0", .strongCell)])
    }

    /// Rows and, when there is one, the total.
    var rowCount: Int { rows.count }

    var flow: FlowTable {
        FlowTable(headerHeight: headerHeight, carryHeight: carryHeight)
    }

    var height: Double { headerHeight + rows.reduce(0) { $0 + $1.height } }

    func height(ofRow index: Int) -> Double { rows[index].height }

    private var headerHeight: Double { (titles.map(\.height).max() ?? 0) + 8 }

    // MARK: - Drawing

    func draw(y: Double) {
        drawHeader(y: y)
        var y = y + headerHeight
        for (index, row) in rows.enumerated() {
            drawRow(index, y: y)
            y += row.height
        }
    }

    func drawHeader(y: Double) {
        drawCells(titles, y: y + 3) { _ in .quiet }
        let bottom = y + headerHeight
        drawing.canvas.line(
            from: left,
            to: left + width,
            y: bottom,
            width: 0.9,
            drawing.accent
        )
    }

    func drawRow(_ index: Int, y: Double) {
        let row = rows[index]
        drawCells(row.cells, y: y + Self.padding) { column in
            row.isTotal ? .ink : colour(of: block.columns[column].content)
        }
        if let detail = row.detail {
            let top = y + Self.padding + (row.cells.map(\.height).max() ?? 0) + 2.5
            drawing.canvas.draw(detail, x: left, y: top, .quiet)
        }
        if row.isTotal { return }
        if let share = block.rows[index].shareThousandths { drawBar(share, row, y: y) }
        drawHairline(y: y + row.height)
    }

    /// A bar of a row's share, in the room that the first column's texts leave.
    private func drawBar(_ thousandths: Int, _ row: Row, y: Double) {
        let start = max(lefts[0] + namesWidth + 24, left + width * 0.24)
        let room = lefts[0] + widths[0] - start - 24
        guard room > 60 else { return }
        let length = max(1.5, room * Double(thousandths) / 1_000)
        let frame = Frame(x: start, y: y + row.height / 2 - 2, width: room, height: 4)
        drawing.canvas.box(frame, radius: 0, drawing.accent.tint(0.06))
        var filled = frame
        filled.width = length
        drawing.canvas.box(filled, radius: 0, drawing.accent.tint(0.55))
    }

    /// The running total at the foot of a page.
    func drawCarried(afterRow index: Int, y: Double) throws(DocumentError) {
        guard let carry = block.carry else { return }
        try drawCarry(carry.carried, afterRow: index, y: y)
    }

    /// The running total at the head of the next page.
    func drawBrought(afterRow index: Int, y: Double) throws(DocumentError) {
        guard let carry = block.carry else { return }
        try drawCarry(carry.brought, afterRow: index, y: y)
        drawHairline(y: y + carryHeight)
    }

    private func drawCarry(
        _ label: String,
        afterRow index: Int,
        y: Double
    ) throws(DocumentError) {
        let shaper = drawing.canvas.shaper
        let name = try shaper.shape(label, .strongCell)
        let sum = try shaper.shape(block.rows[index].runningTotal, .strongCell)
        drawing.canvas.draw(name, x: left, y: y + Self.padding, .quiet)
        if drawing.canvas.isMirrored, let last = lefts.last {
            drawing.canvas.draw(sum, x: last, y: y + Self.padding, .ink)
        } else {
            drawing.canvas.draw(sum, right: left + width, y: y + Self.padding, .ink)
        }
    }

    private func drawCells(
        _ cells: [ShapedText],
        y: Double,
        colour: (Int) -> Colour
    ) {
        // Scripts stand on one line, whatever heights their fonts have.
        let baseline = cells.map(\.baseline).max() ?? 0
        let placed = cells.enumerated().map { column, cell in
            // Mirrored, the start of a column is its right edge, where figures must end.
            let endsRight = block.columns[column].isNumeric && !drawing.canvas.isMirrored
            let x = lefts[column] + (endsRight ? widths[column] - cell.width : 0)
            let top = y + baseline - cell.baseline
            return PageCanvas.Placed(text: cell, x: x, y: top, colour: colour(column))
        }
        drawing.canvas.draw(placed)
    }

    private func drawHairline(y: Double) {
        drawing.canvas.line(from: left, to: left + width, y: y, width: 0.5, .hairline)
    }

    private func colour(of content: TableColumn.Content) -> Colour {
        switch content {
        case .network, .basis, .price, .taxRate: .quiet
        default: .ink
        }
    }

    // MARK: - Measuring

    private static func row(
        _ row: TableRow,
        _ cells: [ShapedText],
        width: Double,
        _ shaper: TextShaper
    ) throws(DocumentError) -> Row {
        if row.detail.isEmpty { return Row(cells: cells, height: height(cells)) }
        let detail = try shaper.shape(row.detail, .fine, width: width)
        return Row(cells: cells, detail: detail, height: height(cells) + detail.height + 2.5)
    }

    private static func style(of row: TableRow) -> TextStyle {
        row.isStrong ? .strongCell : .cell
    }

    private static func height(_ cells: [ShapedText]) -> Double {
        (cells.map(\.height).max() ?? 0) + 2 * padding
    }

    /// Leaves cells on one line where they fit, and wraps the others.
    private static func fit(
        _ lines: [ShapedText],
        _ texts: [String],
        _ style: TextStyle,
        widths: [Double],
        _ shaper: TextShaper
    ) throws(DocumentError) -> [ShapedText] {
        var cells = lines
        for (index, width) in widths.enumerated() where lines[index].width > width + 0.01 {
            cells[index] = try shaper.shape(texts[index], style, width: width)
        }
        return cells
    }

    private static func widths(
        _ block: TableBlock,
        _ cells: [[ShapedText]],
        _ total: [ShapedText]?,
        width: Double,
        _ shaper: TextShaper
    ) throws(DocumentError) -> [Double] {
        var wishes: [ColumnWidths.Wish] = []
        for (index, column) in block.columns.enumerated() {
            var natural = try shaper.shape(column.title, .columnTitle).width
            for row in cells { natural = max(natural, row[index].width) }
            if let total { natural = max(natural, total[index].width) }
            wishes.append(wish(column, natural: natural))
        }
        let gaps = gap * Double(wishes.count - 1)
        return ColumnWidths.share(width - gaps, among: wishes)
    }

    private static func wish(_ column: TableColumn, natural: Double) -> ColumnWidths.Wish {
        switch column.content {
        case .country, .operatorName, .description, .taxCategory:
            .init(natural: natural, wraps: true, grows: true)
        default:
            .init(natural: natural, wraps: false, grows: false)
        }
    }
}
