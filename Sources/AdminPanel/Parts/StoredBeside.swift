// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import WebSupport

/// What is stored now beside what somebody typed over an older version.
struct StoredBeside {
    var stored: TypedFields
    var typed: TypedFields

    private var names: [String] {
        stored.values.keys.sorted().filter { stored[field: $0] != typed[field: $0] }
    }

    var html: HTML {
        let rows = names.map { name -> [HTML] in
            [
                "\(name.replacing("_", with: " "))", "\(stored[field: name])",
                "\(typed[field: name])",
            ]
        }
        guard !rows.isEmpty else { return "" }
        let table = DataTable(
            [.text("Field"), .text("Stored now"), .text("Typed by you")],
            rows: rows,
            caption: "Differences"
        )
        return card("What differs", table.html)
    }
}
