// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Draws an invoice's layout: measures its blocks, breaks them into pages, draws each.
struct InvoiceDrawing {
    let layout: InvoiceLayout
    let canvas: PageCanvas
    let logo: Logo?
    /// Dark enough for text and fills.
    let accent: Colour

    /// A measured block of the page flow with how to draw it at a height.
    struct Block {
        var item: FlowItem
        /// Whose text makes it tall.
        var field: InvoiceField = .note
        var draw: (_ y: Double) throws(DocumentError) -> Void
    }

    init(_ layout: InvoiceLayout, canvas: PageCanvas, logo: Logo?) {
        self.layout = layout
        self.canvas = canvas
        self.logo = logo
        accent = (Colour(hex: layout.colour) ?? .standard).readable
    }

    /// Points from the paper's edge to the text.
    static let margin = 44.0
    /// Where the flow starts on the pages after the first, below their running head.
    private static let otherTop = 78.0

    var left: Double { Self.margin }
    var right: Double { canvas.paper.width - Self.margin }
    var width: Double { right - left }

    func draw() throws(DocumentError) {
        let foot = try PageFoot(self)
        var tables: [DrawnTable] = []
        var blocks = try heading() + paragraphs(layout.introduction, spaceBefore: 20)
        if let countries = layout.countries {
            tables.append(try DrawnTable(countries, frame: (left, width), in: self))
            try append(tables.count - 1, of: tables, to: &blocks)
        }
        tables.append(try DrawnTable(layout.lines, frame: (left, width), in: self))
        try append(
            tables.count - 1,
            of: tables,
            to: &blocks,
            keepsLastWithNext: !layout.totals.isEmpty
        )
        var end: [Block] = layout.totals.isEmpty ? [] : [try closing()]
        end += try inWords() + paragraphs(layout.terms, spaceBefore: 18)
        let payment = try payment()
        if !end.isEmpty, let first = payment.first { keep(&end, with: first) }
        blocks += try end + payment + note()
        let pages = try plan(blocks, tables, bottom: foot.top - 14)
        for (index, page) in pages.enumerated() {
            if index > 0 { try drawRunningHead() }
            for placement in page { try draw(placement, blocks, tables) }
            try foot.draw(page: index + 1, of: pages.count)
            try canvas.endPage()
        }
    }

    /// Keeps the totals on the page of the bank details, which would say little alone; not
    /// when there are so many words between them that they would take half a page along.
    private func keep(_ end: inout [Block], with payment: Block) {
        let height = (end + [payment]).reduce(0) { $0 + $1.item.height + $1.item.spaceBefore }
        guard height < canvas.paper.height / 2 else { return }
        for index in end.indices { end[index].item.keepsWithNext = true }
    }

    private func plan(
        _ blocks: [Block],
        _ tables: [DrawnTable],
        bottom: Double
    ) throws(DocumentError) -> [[FlowPlacement]] {
        let planner = PagePlanner(
            tables: tables.map(\.flow),
            firstTop: Self.margin,
            otherTop: Self.otherTop,
            bottom: bottom
        )
        do throws(PagePlanner.TooTall) {
            return try planner.plan(blocks.map(\.item))
        } catch {
            throw .textTooLong(field: blocks[error.item].field)
        }
    }

    private func draw(
        _ placement: FlowPlacement,
        _ blocks: [Block],
        _ tables: [DrawnTable]
    ) throws(DocumentError) {
        let y = placement.y
        switch placement.mark {
        case .item(let index):
            try blocks[index].draw(y)
        case .header(let table):
            tables[table].drawHeader(y: y)
        case .carried(let table, let item):
            let row = rowIndex(ofItem: item, blocks, table: table)
            try tables[table].drawCarried(afterRow: row, y: y)
        case .brought(let table, let item):
            let row = rowIndex(ofItem: item, blocks, table: table)
            try tables[table].drawBrought(afterRow: row, y: y)
        }
    }

    private func rowIndex(ofItem item: Int, _ blocks: [Block], table: Int) -> Int {
        blocks[...item].count { $0.item.table == table } - 1
    }

    private func drawRunningHead() throws(DocumentError) {
        let brand = try canvas.shaper.shape(layout.brandName, .strongCell)
        let number = try canvas.shaper.shape("\(layout.title) \(layout.number)", .strongCell)
        canvas.draw(brand, x: left, y: Self.margin, accent)
        canvas.draw(number, right: right, y: Self.margin, .ink)
        canvas.line(from: left, to: right, y: Self.margin + 18, width: 0.5, .hairline)
    }

    /// Appends the heading, the header and the rows of a table.
    private func append(
        _ index: Int,
        of tables: [DrawnTable],
        to blocks: inout [Block],
        keepsLastWithNext: Bool = false
    ) throws(DocumentError) {
        let table = tables[index]
        let title = try canvas.shaper.shape(table.block.heading, .heading)
        let titleHeight = table.block.heading.isEmpty ? 0 : title.height + 6
        blocks.append(
            Block(
                item: FlowItem(
                    height: titleHeight + table.flow.headerHeight,
                    spaceBefore: 24,
                    keepsWithNext: true
                )
            ) { y in
                if titleHeight > 0 { canvas.draw(title, x: left, y: y, .ink) }
                table.drawHeader(y: y + titleHeight)
            }
        )
        let count = table.rowCount
        let isTyped = table.block.columns.contains { $0.content == .description }
        for row in 0..<count {
            let isLast = row == count - 1
            let keeps =
                !isLast && (row == 0 || row == count - 2) || isLast && keepsLastWithNext
            blocks.append(
                Block(
                    item: FlowItem(
                        height: table.height(ofRow: row),
                        keepsWithNext: keeps,
                        table: index,
                        endsTable: isLast
                    ),
                    field: isTyped ? .lineText : .operatorName
                ) { y in table.drawRow(row, y: y) }
            )
        }
    }
}

/// The foot of each page: contacts and the page's number.
private struct PageFoot {
    private let drawing: InvoiceDrawing
    private let contacts: ShapedText
    let top: Double

    init(_ drawing: InvoiceDrawing) throws(DocumentError) {
        self.drawing = drawing
        contacts = try drawing.canvas.shaper.shape(
            drawing.layout.contacts,
            .fine,
            width: drawing.width - 100
        )
        top = drawing.canvas.paper.height - 26 - contacts.height - 8
    }

    func draw(page: Int, of count: Int) throws(DocumentError) {
        let canvas = drawing.canvas
        let label = try canvas.shaper.shape(
            drawing.layout.pageLabel(page, of: count),
            .fine
        )
        canvas.line(from: drawing.left, to: drawing.right, y: top, width: 0.5, .hairline)
        canvas.draw(contacts, x: drawing.left, y: top + 8, .quiet)
        canvas.draw(label, right: drawing.right, y: top + 8, .quiet)
    }
}
