// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import WebSupport

/// A filter form whose fields become the page's query.
func filterForm(_ action: String, _ fields: [FieldSpec], _ values: QueryValues) -> HTML {
    let form = FilledForm(values.typed)
    return """
        <form class="filters" method="get" action="\(action)">\(each(fields) { form.field($0) })
        <div class="field"><button class="button" type="submit">Apply</button> \
        \(values.isEmpty ? "" : link("Reset", action))</div></form>
        """
}

extension ClientStatus {
    /// The status as a chip.
    var chip: HTML {
        switch self {
        case .active: Chip(tone: .good, word: "Active").html
        case .blocked: Chip(tone: .bad, word: "Blocked").html
        case .closed: Chip(tone: .plain, word: "Closed").html
        }
    }
}

extension InvoiceStatus {
    /// The status as a chip.
    var chip: HTML {
        switch self {
        case .issued: Chip(tone: .info, word: "Open").html
        case .sent: Chip(tone: .info, word: "Sent").html
        case .partiallyPaid: Chip(tone: .warn, word: "Part-paid").html
        case .paid: Chip(tone: .good, word: "Paid").html
        case .overdue: Chip(tone: .bad, word: "Overdue").html
        case .credited: Chip(tone: .plain, word: "Credited").html
        }
    }
}

/// Active or not, as a chip.
func activityChip(_ isActive: Bool) -> HTML {
    isActive
        ? Chip(tone: .good, word: "Active").html : Chip(tone: .plain, word: "Inactive").html
}
