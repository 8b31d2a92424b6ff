// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// A piece of the page flow, of known height.
struct FlowItem: Equatable {
    var height: Double
    /// Left out at the top of a page.
    var spaceBefore: Double = 0
    /// Whether the next item must be on the same page.
    var keepsWithNext = false
    /// The table the item is a row of.
    var table: Int?
    /// Whether it is the table's last row: nothing is carried over after it.
    var endsTable = false
}

/// What a table repeats where a page breaks it.
struct FlowTable: Equatable {
    var headerHeight: Double
    /// Height of a row of carried totals; zero when the table carries none.
    var carryHeight: Double
}

/// Something at a height of a page.
struct FlowPlacement: Equatable {
    var mark: Mark
    var y: Double

    enum Mark: Equatable {
        case item(Int)
        case header(table: Int)
        /// The running total after an item, at the foot of a page.
        case carried(table: Int, afterItem: Int)
        /// The same total, at the head of the next.
        case brought(table: Int, afterItem: Int)
    }
}

/// Breaks a flow into pages.
///
/// A pure function of heights; it draws nothing.
struct PagePlanner {
    var tables: [FlowTable]
    /// Where the flow begins on the first page.
    var firstTop: Double
    /// Where it begins on the others.
    var otherTop: Double
    /// Where it ends on all.
    var bottom: Double

    /// Thrown when items that must stay together are taller than a page.
    struct TooTall: Error, Equatable {
        /// The tallest of them.
        var item: Int
    }

    private struct Progress {
        var pages: [[FlowPlacement]] = [[]]
        var y: Double
        var isAtTop = true
    }

    func plan(_ items: [FlowItem]) throws(TooTall) -> [[FlowPlacement]] {
        var progress = Progress(y: firstTop)
        var start = 0
        while start < items.count {
            var end = start
            while items[end].keepsWithNext, end + 1 < items.count { end += 1 }
            let group = start...end
            if !fits(group, items, progress) {
                guard !progress.pages[progress.pages.count - 1].isEmpty else {
                    throw TooTall(item: tallest(group, items))
                }
                breakPage(before: start, items, &progress)
                if !fits(group, items, progress) {
                    throw TooTall(item: tallest(group, items))
                }
            }
            for index in group { place(index, items, &progress) }
            start = end + 1
        }
        return progress.pages
    }

    private func fits(
        _ group: ClosedRange<Int>,
        _ items: [FlowItem],
        _ progress: Progress
    ) -> Bool {
        var height = 0.0
        for index in group {
            let isFirstOfPage = progress.isAtTop && index == group.lowerBound
            height += items[index].height + (isFirstOfPage ? 0 : items[index].spaceBefore)
        }
        let last = items[group.upperBound]
        if let table = last.table, !last.endsTable { height += tables[table].carryHeight }
        return progress.y + height <= bottom
    }

    private func place(_ index: Int, _ items: [FlowItem], _ progress: inout Progress) {
        if !progress.isAtTop { progress.y += items[index].spaceBefore }
        put(.item(index), height: items[index].height, &progress)
    }

    /// Ends the page; in the middle of a table with its totals and its header again.
    private func breakPage(before index: Int, _ items: [FlowItem], _ progress: inout Progress) {
        guard index > 0, let table = items[index].table, items[index - 1].table == table else {
            startPage(&progress)
            return
        }
        let repeated = tables[table]
        if repeated.carryHeight > 0 {
            let mark = FlowPlacement.Mark.carried(table: table, afterItem: index - 1)
            put(mark, height: repeated.carryHeight, &progress)
        }
        startPage(&progress)
        put(.header(table: table), height: repeated.headerHeight, &progress)
        if repeated.carryHeight > 0 {
            let mark = FlowPlacement.Mark.brought(table: table, afterItem: index - 1)
            put(mark, height: repeated.carryHeight, &progress)
        }
    }

    private func startPage(_ progress: inout Progress) {
        progress.pages.append([])
        progress.y = otherTop
        progress.isAtTop = true
    }

    private func put(_ mark: FlowPlacement.Mark, height: Double, _ progress: inout Progress) {
        progress.pages[progress.pages.count - 1].append(
            FlowPlacement(mark: mark, y: progress.y)
        )
        progress.y += height
        progress.isAtTop = false
    }

    private func tallest(_ group: ClosedRange<Int>, _ items: [FlowItem]) -> Int {
        group.max { items[$0].height < items[$1].height } ?? group.lowerBound
    }
}
