// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// A column of a table.
package struct Column: Sendable {
    package var title: HTML
    package var isNumeric = false

    package init(title: HTML, isNumeric: Bool = false) {
        self.title = title
        self.isNumeric = isNumeric
    }

    /// A column of text.
    package static func text(_ title: String) -> Column { Column(title: "\(title)") }

    /// A column of numbers, which end at one edge.
    package static func number(_ title: String) -> Column {
        Column(title: "\(title)", isNumeric: true)
    }
}

/// A table in a container that scrolls by itself, so that the page never does.
package struct DataTable: Sendable {
    package var columns: [Column]
    /// Cells in the order of the columns.
    package var rows: [[HTML]]
    /// Cells of closing rows, such as totals.
    package var footer: [[HTML]]
    /// The table's name for people who do not see it.
    package var caption: String

    private let numeric: HTML = #" class="num""#

    package init(
        _ columns: [Column],
        rows: [[HTML]],
        footer: [[HTML]] = [],
        caption: String = ""
    ) {
        self.columns = columns
        self.rows = rows
        self.footer = footer
        self.caption = caption
    }

    /// The table's markup.
    package var html: HTML {
        let head = each(columns) {
            #"<th scope="col"\#($0.isNumeric ? numeric : "")>\#($0.title)</th>"#
        }
        let foot: HTML = footer.isEmpty ? "" : "<tfoot>\(each(footer) { row($0) })</tfoot>"
        let name: HTML = caption.isEmpty ? "" : #" aria-label="\#(caption)""#
        return """
            <div class="table-scroll" tabindex="0" role="group"\(name)><table class="data">
            <thead><tr>\(head)</tr></thead>
            <tbody>\(each(rows) { row($0) })</tbody>\(foot)</table></div>
            """
    }

    private func row(_ cells: [HTML]) -> HTML {
        let cells = each(zip(columns, cells)) { column, cell in
            "<td\(column.isNumeric ? numeric : "")>\(cell)</td>"
        }
        return "<tr>\(cells)</tr>\n"
    }
}
