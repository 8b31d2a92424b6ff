// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Testing

@testable import Documents

@Suite struct PagePlannerTests {
    private let planner = PagePlanner(
        tables: [FlowTable(headerHeight: 10, carryHeight: 10)],
        firstTop: 0,
        otherTop: 20,
        bottom: 100
    )

    private func row(keeps: Bool = false, ends: Bool = false) -> FlowItem {
        FlowItem(height: 10, keepsWithNext: keeps, table: 0, endsTable: ends)
    }

    @Test func aTableIsBrokenWithCarriedAndBroughtTotals() throws {
        let items = (0..<12).map { row(ends: $0 == 11) }
        let pages = try planner.plan(items)
        #expect(pages.count == 2)
        #expect(pages[0].count == 10)
        #expect(pages[0].last?.mark == .carried(table: 0, afterItem: 8))
        #expect(pages[0].last?.y == 90)
        #expect(
            pages[1].map(\.mark) == [
                .header(table: 0), .brought(table: 0, afterItem: 8), .item(9), .item(10),
                .item(11),
            ]
        )
        #expect(pages[1].map(\.y) == [20, 30, 40, 50, 60])
    }

    @Test func theLastRowNeedsNoRoomForACarry() throws {
        let items = (0..<10).map { row(ends: $0 == 9) }
        #expect(try planner.plan(items).count == 1)
    }

    @Test func itemsThatKeepTogetherMoveTogether() throws {
        let first = FlowItem(height: 70)
        let kept = FlowItem(height: 20, spaceBefore: 5, keepsWithNext: true)
        let pages = try planner.plan([first, kept, FlowItem(height: 20)])
        #expect(pages.map { $0.map(\.mark) } == [[.item(0)], [.item(1), .item(2)]])
        #expect(pages[1].first?.y == 20, "space before is left out at the top")
    }

    @Test func whatIsTallerThanAPageIsNamed() {
        let items = [FlowItem(height: 10), FlowItem(height: 95)]
        #expect(throws: PagePlanner.TooTall(item: 1)) { try planner.plan(items) }
    }

    @Test(arguments: 0..<200)
    func everyItemIsPlacedOnceInOrderInsideThePage(seed: Int) throws {
        let count = 1 + seed * 7 % 60
        let items = (0..<count).map { index in
            FlowItem(
                height: Double(3 + (seed * 31 + index * 17) % 14),
                spaceBefore: Double(index * seed % 3),
                keepsWithNext: (index + seed) % 5 == 0,
                table: 0,
                endsTable: index == count - 1
            )
        }
        let pages = try planner.plan(items)
        let placed = pages.flatMap { $0 }.compactMap { placement -> Int? in
            guard case .item(let index) = placement.mark else { return nil }
            return index
        }
        #expect(placed == Array(0..<count))
        for page in pages {
            for placement in page {
                var height = 10.0
                if case .item(let index) = placement.mark { height = items[index].height }
                #expect(placement.y + height <= 100)
            }
        }
    }

    @Test func widthsFillTheTableAndFiguresNeverShrink() {
        let wishes: [ColumnWidths.Wish] = [
            .init(natural: 200, wraps: true, grows: true),
            .init(natural: 50, wraps: false, grows: false),
            .init(natural: 300, wraps: true, grows: true),
        ]
        #expect(ColumnWidths.share(600, among: wishes) == [225, 50, 325])
        #expect(ColumnWidths.share(350, among: wishes) == [150, 50, 150])
        #expect(ColumnWidths.share(500, among: wishes) == [200, 50, 250])
    }
}
