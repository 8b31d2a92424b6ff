// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Storage
import WebSupport

extension InvoiceStatus {
    /// The status in one word.
    var word: String {
        switch self {
        case .issued, .sent: "Open"
        case .partiallyPaid: "Part-paid"
        case .paid: "Paid"
        case .overdue: "Overdue"
        case .credited: "Credited"
        }
    }

    /// The status as a chip.
    var chip: HTML {
        let tone: Chip.Tone =
            switch self {
            case .issued, .sent: .info
            case .partiallyPaid: .warn
            case .paid: .good
            case .overdue: .bad
            case .credited: .plain
            }
        return Chip(tone: tone, word: word).html
    }
}

extension InvoiceKind {
    /// The kind in words.
    var words: String {
        switch self {
        case .usage: "Usage"
        case .amount: "Amount"
        case .proforma: "Pro-forma"
        case .creditNote: "Credit note"
        }
    }
}

extension MessageProgress {
    /// The status as a chip.
    var chip: HTML {
        if phase == .blocked { return Chip(tone: .bad, word: "Blocked").html }
        let tone: Chip.Tone =
            switch state {
            case .delivered: .good
            case .enroute, .accepted: .info
            case .unknown, .deleted: .plain
            case .expired, .undeliverable, .rejected: .bad
            }
        let word = state == .enroute ? "On its way" : state.rawValue.capitalized
        return Chip(tone: tone, word: word).html
    }
}
