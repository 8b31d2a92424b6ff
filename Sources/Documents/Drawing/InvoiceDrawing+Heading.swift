// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

extension InvoiceDrawing {
    /// Brand and number, parties, facts.
    func heading() throws(DocumentError) -> [Block] {
        [try masthead(), try parties(), try facts()]
    }

    private func masthead() throws(DocumentError) -> Block {
        let half = width / 2 - 10
        let title = try canvas.shaper.shape(layout.title, .title, width: half, isTrailing: true)
        let number = try canvas.shaper.shape(
            layout.number,
            .number,
            width: half,
            isTrailing: true
        )
        var notice: ShapedText?
        if let text = layout.notice {
            notice = try canvas.shaper.shape(text, .body, width: half, isTrailing: true)
        }
        let brand = try brandMark(width: half)
        let textHeight = title.height + 2 + number.height + (notice.map { $0.height + 2 } ?? 0)
        let height = max(textHeight, brand.height)
        let x = right - half
        return Block(item: FlowItem(height: height), field: .brandName) { y in
            brand.draw(y)
            canvas.draw(title, x: x, y: y, accent)
            canvas.draw(number, x: x, y: y + title.height + 2, .ink)
            if let notice {
                let below = y + title.height + number.height + 4
                canvas.draw(notice, x: x, y: below, .quiet)
            }
        }
    }

    /// The logo, or the brand's name in the accent colour.
    private func brandMark(
        width: Double
    ) throws(DocumentError) -> (height: Double, draw: (Double) -> Void) {
        if let logo {
            let scale = min(44 / logo.height, min(width, 190) / logo.width)
            let draw: (Double) -> Void = { y in
                canvas.draw(logo, x: left, y: y, scale: scale)
            }
            return (logo.height * scale, draw)
        }
        let name = try canvas.shaper.shape(layout.brandName, .brand, width: width)
        return (name.height, { y in canvas.draw(name, x: left, y: y, accent) })
    }

    private func parties() throws(DocumentError) -> Block {
        let gap = 28.0
        let column = (width - gap) / 2
        let seller = try party(layout.seller, width: column)
        let buyer = try party(layout.buyer, width: column)
        let height = max(seller.height, buyer.height)
        let field: InvoiceField =
            buyer.height > seller.height ? .buyerCredential : .sellerAddress
        return Block(item: FlowItem(height: height, spaceBefore: 30), field: field) { y in
            seller.draw(left, y)
            buyer.draw(left + column + gap, y)
        }
    }

    private func party(
        _ party: InvoiceLayout.PartyBlock,
        width: Double
    ) throws(DocumentError) -> (height: Double, draw: (Double, Double) -> Void) {
        let heading = try canvas.shaper.shape(party.heading, .label)
        let name = try canvas.shaper.shape(party.name, .name, width: width)
        let lines = try canvas.shaper.shape(
            party.lines.joined(separator: "\n"),
            .body,
            width: width
        )
        let nameTop = heading.height + 4
        let linesTop = nameTop + name.height + 3
        return (
            linesTop + lines.height,
            { x, y in
                canvas.draw(heading, x: x, y: y, accent)
                canvas.draw(name, x: x, y: y + nameTop, .ink)
                canvas.draw(lines, x: x, y: y + linesTop, .quiet)
            }
        )
    }

    private struct PlacedFact {
        var label: ShapedText
        var value: ShapedText
        var detail: ShapedText?
        var x: Double
        var isEmphasised: Bool

        var height: Double { label.height + 3 + value.height + (detail?.height ?? 0) }
    }

    /// A tinted band with dates, period and amount due.
    private func facts() throws(DocumentError) -> Block {
        let padding = 14.0
        let placed = try placedFacts(padding: padding)
        let height = (placed.map(\.height).max() ?? 0) + 2 * 11
        return Block(item: FlowItem(height: height, spaceBefore: 24), field: .number) { y in
            let frame = Frame(x: left, y: y, width: width, height: height)
            canvas.box(frame, radius: 4, accent.tint(0.07))
            for fact in placed { draw(fact, y: y + 11) }
        }
    }

    private func placedFacts(padding: Double) throws(DocumentError) -> [PlacedFact] {
        let gap = 22.0
        var wishes: [ColumnWidths.Wish] = []
        for fact in layout.facts {
            let style = style(of: fact)
            let value = try canvas.shaper.shape(fact.value, style).width
            let label = try canvas.shaper.shape(fact.label, .label).width
            let detail = try canvas.shaper.shape(fact.detail, .fine).width
            let wraps = !fact.detail.isEmpty
            // A hair more than measured, so that what fits is not wrapped by rounding.
            let natural = max(value, label, detail) + 0.5
            wishes.append(.init(natural: natural, wraps: wraps, grows: fact.isEmphasised))
        }
        let room = width - 2 * padding - gap * Double(wishes.count - 1)
        var x = left + padding
        var placed: [PlacedFact] = []
        for (fact, width) in zip(layout.facts, ColumnWidths.share(room, among: wishes)) {
            placed.append(try place(fact, x: x, width: width))
            x += width + gap
        }
        return placed
    }

    private func style(of fact: InvoiceLayout.FactBlock) -> TextStyle {
        fact.isEmphasised ? .factAmount : .fact
    }

    private func place(
        _ fact: InvoiceLayout.FactBlock,
        x: Double,
        width: Double
    ) throws(DocumentError) -> PlacedFact {
        let trailing = fact.isEmphasised
        let label = try canvas.shaper.shape(
            fact.label,
            .label,
            width: width,
            isTrailing: trailing
        )
        let value = try canvas.shaper.shape(
            fact.value,
            style(of: fact),
            width: width,
            isTrailing: trailing
        )
        var detail: ShapedText?
        if !fact.detail.isEmpty {
            detail = try canvas.shaper.shape(fact.detail, .fine, width: width)
        }
        return PlacedFact(
            label: label,
            value: value,
            detail: detail,
            x: x,
            isEmphasised: trailing
        )
    }

    private func draw(_ fact: PlacedFact, y: Double) {
        canvas.draw(fact.label, x: fact.x, y: y, .quiet)
        let valueTop = y + fact.label.height + 3
        canvas.draw(fact.value, x: fact.x, y: valueTop, fact.isEmphasised ? accent : .ink)
        if let detail = fact.detail {
            canvas.draw(detail, x: fact.x, y: valueTop + fact.value.height, .quiet)
        }
    }
}
