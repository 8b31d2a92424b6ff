// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives

/// A column of a table.
package struct Column: Sendable {
    package var title: Phrase
    package var kind: Kind

    /// How a column's values are set.
    package enum Kind: Sendable {
        /// Words, which wrap between each other.
        case text
        /// A number, name or code that is never broken.
        case fixed
        /// Numbers, which end at one edge.
        case number
    }

    package init(title: Phrase, kind: Kind = .text) {
        self.title = title
        self.kind = kind
    }

    /// A column that is named by data.
    @_disfavoredOverload
    package init(title: String, kind: Kind = .text) {
        self.init(title: Phrase(verbatim: title), kind: kind)
    }

    /// A column of text.
    package static func text(_ title: Phrase) -> Column { Column(title: title) }

    /// A column of values that are never broken over two lines.
    package static func fixed(_ title: Phrase) -> Column { Column(title: title, kind: .fixed) }

    /// A column of numbers, which end at one edge.
    package static func number(_ title: Phrase) -> Column { Column(title: title, kind: .number) }

    fileprivate var style: HTML {
        switch kind {
        case .text: ""
        case .fixed: #" class="fix""#
        case .number: #" class="num""#
        }
    }
}

/// A table in a container that scrolls by itself, so that the page never does.
///
/// On a phone a table of more than four columns, or of long texts, becomes a list: each row is
/// headed by its first cell, and every other value stands below its column's title.
package struct DataTable: Sendable {
    package var columns: [Column]
    /// Cells in the order of the columns.
    package var rows: [[HTML]]
    /// Cells of closing rows, such as totals.
    package var footer: [[HTML]]
    /// The table's name for people who do not see it.
    package var caption: Phrase
    /// Whether cells hold sentences, which need the width of a phone for themselves.
    package var hasLongTexts = false

    /// Columns that fit the width of a phone.
    private static let phoneColumnsMax = 4

    package init(
        _ columns: [Column],
        rows: [[HTML]],
        footer: [[HTML]] = [],
        caption: Phrase = ""
    ) {
        self.columns = columns
        self.rows = rows
        self.footer = footer
        self.caption = caption
    }

    /// The table's markup.
    package var html: HTML {
        // A column of buttons has no title, and an empty heading says nothing to nobody.
        let head = each(columns) { column -> HTML in
            column.title.isEmpty
                ? "<td\(column.style)></td>"
                : #"<th scope="col"\#(column.style)>\#(column.title)</th>"#
        }
        let foot: HTML = footer.isEmpty ? "" : "<tfoot>\(each(footer) { row($0) })</tfoot>"
        let name: HTML = caption.isEmpty ? "" : #" aria-label="\#(caption)""#
        let shape = stacks ? "data stack" : "data"
        return """
            <div class="table-scroll" tabindex="0" role="group"\(name)><table class="\(shape)">
            <thead><tr>\(head)</tr></thead>
            <tbody>\(each(rows) { row($0) })</tbody>\(foot)</table></div>
            """
    }

    private var stacks: Bool { hasLongTexts || columns.count > Self.phoneColumnsMax }

    private func row(_ cells: [HTML]) -> HTML {
        let cells = each(zip(columns, cells)) { column, cell in
            let label: HTML =
                stacks && !column.title.isEmpty ? #" data-label="\#(column.title)""# : ""
            return "<td\(column.style)\(label)>\(cell)</td>"
        }
        return "<tr>\(cells)</tr>\n"
    }
}
