// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Primitives
import Storage
import WebSupport

/// One message with what happened to it.
///
/// Who carried it is the operator's business: no supplier's name, id or raw receipt is shown.
struct MessagePage: Sendable {
    var message: StoredMessage
    var events: [MessageEvent]

    func page(_ frame: PageFrame) -> Page {
        let title: Phrase = "Message \(message.facts.id)"
        return Page(
            title: title,
            section: .messages,
            content: """
                \(breadcrumbs([("Messages", ClientURL.messages.path)]))
                \(pageHead(title, intro: "<p>\(message.progress.chip)</p>"))
                \(reason)\(card("Message", content(frame)))\(card("Money", money(frame)))
                \(card("Trace", trace(frame)))
                """
        )
    }

    private var reason: HTML {
        let code = message.progress.reason
        guard !code.isEmpty else { return "" }
        let words: Phrase =
            switch BlockReason(rawValue: code) {
            case .noRoute, .noSourcePrice: "The destination cannot be reached at present."
            case .some(let reason): reason.sentence
            case nil: "The message was not delivered."
            }
        return notice("<p>\(words) <code>\(code)</code></p>", tone: .bad)
    }

    private func content(_ frame: PageFrame) -> HTML {
        let facts = message.facts
        let error = message.progress.receiptError
        return definitions([
            ("Received", frame.show.time(facts.receivedAt)),
            ("Sender", "\(facts.originator.text)"), ("Recipient", "\(facts.recipient)"),
            ("Destination", "\(frame.show.destination(facts.destination))"),
            ("Segments", "\(facts.content.segments)"),
            ("Data coding", "\(facts.content.dataCoding)"),
            ("Text", "<pre>\(facts.content.text)</pre>"),
            ("Final state at", message.progress.doneAt.map { frame.show.time($0) } ?? "–"),
            ("Network's error", error.isEmpty ? "–" : "<code>\(error)</code>"),
        ])
    }

    private func money(_ frame: PageFrame) -> HTML {
        let facts = message.facts
        guard facts.charging.priceID != nil else {
            return "<p>No price was found, and nothing was charged.</p>"
        }
        return definitions([
            ("Price of a segment", "\(frame.money(facts.charging.priceMicros))"),
            ("Billed", "\(Phrase(key: "by \(facts.charging.basis.rawValue)"))"),
            ("Amount", "\(frame.money(facts.amountMicros))"),
            ("Money", "\(message.progress.money.words)"),
            ("Settled", message.progress.moneyAt.map { frame.show.time($0) } ?? "–"),
        ])
    }

    private func trace(_ frame: PageFrame) -> HTML {
        let start = message.facts.receivedAt
        return DataTable(
            [.text("Time, \(frame.show.zone)"), .number("After, ms"), .text("Step")],
            rows: events.map { event in
                let after = event.at.microseconds(since: start) / 1_000
                return [
                    "\(frame.show.exactTime(event.at))", "\(frame.show.count(after))",
                    "\(event.kind.words)",
                ]
            },
            caption: "Trace"
        ).html
    }
}

extension MessageEventKind {
    /// The step as its sender sees it.
    fileprivate var words: Phrase {
        switch self {
        case .admitted: "Accepted: price fixed, money held"
        case .blocked: "Blocked"
        case .dispatched: "Given to a carrier"
        case .accepted: "Taken by the carrier"
        case .refused: "Not taken by the carrier"
        case .unanswered: "The carrier did not answer"
        case .requeued: "Queued again"
        case .charged: "Charged"
        case .released: "Money released"
        case .supplierReceipt: "Delivery receipt came"
        case .finished: "Final state reached"
        case .receiptConfirmed: "Your receipt was taken"
        case .receiptRefused: "Your side refused the receipt"
        case .receiptDropped: "The receipt was given up"
        case .scheduled: "Waits for its scheduled time"
        case .replaced: "You replaced the text"
        }
    }
}

extension MoneyState {
    fileprivate var words: Phrase {
        switch self {
        case .none: "Nothing"
        case .held: "Held"
        case .charged: "Charged"
        case .released: "Released: nothing was charged"
        }
    }
}
