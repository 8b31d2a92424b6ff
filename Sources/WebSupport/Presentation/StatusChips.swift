// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Primitives
import Storage

extension InvoiceStatus {
    /// The status in one word.
    package var word: Phrase {
        switch self {
        case .issued, .sent: "Open"
        case .partiallyPaid: "Part-paid"
        case .paid: "Paid"
        case .overdue: "Overdue"
        case .credited: "Credited"
        }
    }

    /// The status as a chip.
    package var chip: HTML {
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
    package var words: Phrase {
        switch self {
        case .usage: "Usage"
        case .amount: "Amount"
        case .proforma: "Pro-forma"
        case .creditNote: "Credit note"
        }
    }
}

extension ClientStatus {
    /// The status as a chip.
    package var chip: HTML {
        switch self {
        case .active: Chip(tone: .good, word: "Active").html
        case .blocked: Chip(tone: .bad, word: "Blocked").html
        case .closed: Chip(tone: .plain, word: "Closed").html
        }
    }
}

extension MessageState {
    /// The state in one or three words.
    package var word: Phrase {
        switch self {
        case .enroute: "On its way"
        case .delivered: "Delivered"
        case .expired: "Expired"
        case .deleted: "Deleted"
        case .undeliverable: "Undeliverable"
        case .accepted: "Accepted"
        case .unknown: "Unknown"
        case .rejected: "Rejected"
        }
    }
}

extension MessageProgress {
    /// The status as a chip.
    package var chip: HTML {
        if phase == .blocked { return Chip(tone: .bad, word: "Blocked").html }
        let tone: Chip.Tone =
            switch state {
            case .delivered: .good
            case .enroute, .accepted: .info
            case .unknown, .deleted: .plain
            case .expired, .undeliverable, .rejected: .bad
            }
        return Chip(tone: tone, word: phase == .queued ? "Queued" : state.word).html
    }
}

/// Active or not, as a chip.
package func activityChip(_ isActive: Bool) -> HTML {
    isActive
        ? Chip(tone: .good, word: "Active").html : Chip(tone: .plain, word: "Inactive").html
}
