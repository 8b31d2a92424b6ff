// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Shares the width of a table among its columns.
enum ColumnWidths {
    /// What a column wants.
    struct Wish: Equatable {
        /// The width of its widest text on one line.
        var natural: Double
        /// Whether its texts may wrap; figures never do.
        var wraps: Bool
        /// Whether it takes the room that is left over.
        var grows: Bool
    }

    /// Widths that add up to `available`, gaps left out.
    ///
    /// Everyone gets the natural width when there is room. When there is not, the texts that
    /// may wrap share what figures leave, the narrow ones first.
    static func share(_ available: Double, among wishes: [Wish]) -> [Double] {
        var widths = wishes.map(\.natural)
        let rest = available - widths.reduce(0, +)
        if rest >= 0 {
            let growing = wishes.indices.filter { wishes[$0].grows }
            for index in growing { widths[index] += rest / Double(growing.count) }
            return widths
        }
        var room = available
        for wish in wishes where !wish.wraps { room -= wish.natural }
        let wrapping = wishes.indices.filter { wishes[$0].wraps }
            .sorted { wishes[$0].natural < wishes[$1].natural }
        for (position, index) in wrapping.enumerated() {
            let fair = max(room / Double(wrapping.count - position), minimum)
            widths[index] = min(wishes[index].natural, fair)
            room -= widths[index]
        }
        return widths
    }

    /// Below this a column of words would be a column of letters.
    static let minimum = 30.0
}
