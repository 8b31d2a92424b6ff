// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Primitives
import WebSupport

/// What an action on many invoices would do, and afterwards what it did, document by document.
struct BulkPage {
    var action: BulkAction
    var lines: [BulkLine]
    var isDone: Bool
    /// The list that it was begun from, with its filter.
    var back: String

    private var good: [BulkLine] { lines.filter { $0.refusal == nil } }

    func page(_ frame: PageFrame) -> Page {
        Page(
            title: action.words,
            section: .invoices,
            content: """
                \(breadcrumbs([("Invoices", back)]))
                \(pageHead(action.words, intro: "<p>\(summary)</p>"))
                \(isDone ? "" : confirmation(frame))\(table(frame))
                """
        )
    }

    private var summary: HTML {
        let skipped = lines.count - good.count
        let begin: HTML =
            switch (action, isDone) {
            case (.mail, false): "\(good.count) will be mailed."
            case (.mail, true): "\(good.count) were put into the outbox."
            case (.markSent, false): "\(good.count) will be marked as sent."
            case (.markSent, true): "\(good.count) were marked as sent."
            }
        return skipped == 0 ? begin : "\(begin) \(skipped) skipped: the table says why."
    }

    private func confirmation(_ frame: PageFrame) -> HTML {
        let query = back.split(separator: "?", maxSplits: 1).dropFirst().first.map(String.init)
        let marks = each(good) {
            #"<input type="hidden" name="invoice:\#($0.invoice.id)" value="1">"#
        }
        let button: HTML =
            good.isEmpty
            ? ""
            : """
            <button class="button primary" type="submit">\(action.words)</button> 
            """
        return """
            <form class="form" method="post" action="\(AdminURL.desk(.invoiceBulk).path)">\
            \(frame.formToken)<input type="hidden" name="action" value="\(action.rawValue)">\
            <input type="hidden" name="confirmed" value="1">\
            <input type="hidden" name="back" value="\(query ?? "")">\(marks)
            <div class="form-actions">\(button)<a class="button" href="\(back)">Cancel</a></div>
            </form>
            """
    }

    private func table(_ frame: PageFrame) -> HTML {
        DataTable(
            [.fixed("Number"), .text("Client"), .number("Total"), .text("Result")],
            rows: lines.map { line in
                let done: HTML =
                    isDone
                    ? Chip(tone: .good, word: "Done").html : Chip(tone: .info, word: "Ready").html
                let result: HTML =
                    line.refusal.map { refusal in
                        let chip = Chip(tone: .warn, word: "Skipped").html
                        let profile = link(
                            line.login,
                            AdminURL.client(line.invoice.clientID, .billing).path
                        )
                        return "\(chip) \(refusal) \(profile)"
                    } ?? done
                return [
                    link(line.invoice.number, AdminURL.invoice(line.invoice.id).path),
                    "\(line.login)", "\(frame.show.money(line.invoice.total))", result,
                ]
            },
            caption: "Invoices"
        ).html
    }
}

extension BulkAction {
    /// The action in a few words.
    var words: Phrase {
        switch self {
        case .mail: "Mail again"
        case .markSent: "Mark as sent"
        }
    }
}
