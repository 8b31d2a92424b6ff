// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives
import Storage
import WebSupport

/// A message as lists show it.
struct MessageListRow {
    var facts: MessageFacts
    var progress: MessageProgress
    var login: String
    var supplierName: String
    var currency: Currency?
}

/// Search in the messages, or those that were blocked.
struct MessagesPage {
    var rows: [MessageListRow]
    var filter: QueryValues
    var isBlocked: Bool
    /// The page after this one, when there may be more.
    var nextURL: String?

    func page(_ frame: PageFrame) -> Page {
        let title: Phrase = isBlocked ? "Blocked" : "Messages"
        let intro: HTML =
            isBlocked
            ? "<p>Messages that were refused at once. They are kept, and never charged.</p>" : ""
        let next: HTML =
            nextURL.map { #"<p><a class="button" href="\#($0)">Older messages</a></p>"# } ?? ""
        let empty = emptyState(
            filter.isEmpty
                ? (isBlocked
                    ? "Nothing was blocked in the last day."
                    : "No message came in the last day. Clients send over their SMPP access.")
                : "No message matches."
        )
        return Page(
            title: title,
            section: isBlocked ? .blocked : .messages,
            content: """
                \(pageHead(title, actions: rows.isEmpty ? "" : export, intro: intro))\(filters)
                \(rows.isEmpty ? empty : "\(table(frame))\(next)")
                """
        )
    }

    /// What is shown, and all that is behind it, as a file.
    private var export: HTML {
        let changes = ["before": "", "blocked": isBlocked ? "1" : ""]
        let url = filter.link(to: AdminURL.messageFile.path, changes)
        return #"<a class="button" href="\#(url)">Download CSV</a>"#
    }

    private var filters: HTML {
        let url = isBlocked ? AdminURL.blocked : AdminURL.messages
        var fields = [
            FieldSpec("id", "Message id", hint: "Ours or the supplier's."),
            FieldSpec("recipient", "Number"), FieldSpec("sender", "Sender"),
            FieldSpec("q", "Client"),
            FieldSpec("from", "From", .moment), FieldSpec("to", "To", .moment),
        ]
        if isBlocked {
            let reasons = BlockReason.allCases.map {
                FieldSpec.Choice(value: $0.rawValue, label: $0.rawValue)
            }
            fields.append(
                FieldSpec("reason", "Reason", .select(Choices.withNone("All", reasons)))
            )
        } else {
            let states = MessageState.allCases.map {
                FieldSpec.Choice(value: $0.rawValue, label: Phrase(key: $0.rawValue.capitalized))
            }
            fields.append(FieldSpec("state", "Status", .select(Choices.withNone("All", states))))
        }
        return filterForm(url.path, fields, filter)
    }

    private func table(_ frame: PageFrame) -> HTML {
        var columns: [Column] = [
            .fixed("Received"), .text("Client"), .fixed("Sender"), .fixed("Number"),
            .text("Destination"), .number("Parts"),
        ]
        columns +=
            isBlocked
            ? [.text("Reason"), .text("In words")]
            : [.fixed("Status"), .number("Price"), .text("Money"), .text("Supplier")]
        return DataTable(
            columns,
            rows: rows.map { cells($0, frame.show) },
            caption: isBlocked ? "Blocked messages" : "Messages"
        ).html
    }

    private func cells(_ row: MessageListRow, _ show: Show) -> [HTML] {
        let facts = row.facts
        let url = AdminURL.message(facts.clientID, facts.id).path
        var cells: [HTML] = [
            #"<a href="\#(url)">\#(show.time(facts.receivedAt))</a>"#,
            link(row.login, AdminURL.client(facts.clientID, .overview).path),
            "\(facts.originator.text)", "\(facts.recipient)",
            "\(show.destination(facts.destination))", "\(facts.content.segments)",
        ]
        if isBlocked {
            let reason = BlockReason(rawValue: row.progress.reason)
            cells += ["<code>\(row.progress.reason)</code>", "\(reason?.sentence ?? "")"]
        } else {
            cells += [
                row.progress.chip, price(row, show), "\(Phrase(key: row.progress.money.rawValue))",
                "\(row.supplierName)",
            ]
        }
        return cells
    }

    private func price(_ row: MessageListRow, _ show: Show) -> HTML {
        guard row.facts.charging.priceID != nil, let currency = row.currency else { return "–" }
        return "\(show.money(row.facts.charging.priceMicros, currency))"
    }
}

/// One message with its whole trace.
struct MessagePage {
    var row: MessageListRow
    var events: [MessageEvent]
    var price: PriceRow?

    func page(_ frame: PageFrame) -> Page {
        let facts = row.facts
        let title: Phrase = "Message \(facts.id)"
        let client = link(row.login, AdminURL.client(facts.clientID, .overview).path)
        return Page(
            title: title,
            section: .messages,
            content: """
                \(pageHead(title, intro: "<p>\(row.progress.chip) \(client)</p>"))
                \(reason)\(card("Message", contentFigures(frame.show)))
                \(card("Money", moneyFigures(frame.show)))
                \(card("Trace", trace(frame.show)))
                """
        )
    }

    private var reason: HTML {
        guard !row.progress.reason.isEmpty else { return "" }
        let words = BlockReason(rawValue: row.progress.reason)?.sentence ?? ""
        return """
            <div class="notice bad"><p>\(words) <code>\(row.progress.reason)</code></p></div>
            """
    }

    private func contentFigures(_ show: Show) -> HTML {
        let facts = row.facts
        return definitions([
            ("Received", show.time(facts.receivedAt)),
            ("Sender", "\(facts.originator.text)"), ("Number", "\(facts.recipient)"),
            ("Destination", "\(show.destination(facts.destination))"),
            ("Parts", "\(facts.content.segments)"),
            (
                "Sender's type",
                "TON \(facts.originator.typeOfNumber), NPI \(facts.originator.numberingPlan)"
            ),
            ("PDU", "<code>\(pduText)</code>"),
            ("Valid until", show.time(facts.expiresAt)),
            ("Text", "<pre>\(facts.content.text)</pre>"),
            ("Supplier", "\(row.supplierName)"),
            ("Supplier's id", "<code>\(row.progress.supplierMessageID ?? "–")</code>"),
            ("Attempts", "\(row.progress.attempts)"),
        ])
    }

    /// The fields of the submit that decide what becomes of it.
    private var pduText: String {
        let content = row.facts.content
        func hex(_ octet: UInt8) -> String {
            "0x" + (octet < 16 ? "0" : "") + String(octet, radix: 16, uppercase: true)
        }
        // A body that was dropped by its age is not there any more.
        let length = content.body.isEmpty ? "" : ", \(content.body.count) octets"
        return "data_coding \(hex(content.dataCoding)), esm_class \(hex(content.esmClass)), "
            + "protocol_id \(hex(content.protocolID)), "
            + "registered_delivery \(hex(row.facts.registeredDelivery))\(length)"
    }

    private func moneyFigures(_ show: Show) -> HTML {
        let facts = row.facts
        guard facts.charging.priceID != nil, let currency = row.currency else {
            return "<p>No price was found, and nothing was charged.</p>"
        }
        let amount = show.money(facts.amountMicros, currency)
        let from: HTML =
            price.map {
                "\(show.destination($0.destination)), in force since \(show.time($0.effectiveFrom))"
            } ?? "–"
        return definitions([
            ("Price", "\(show.money(facts.charging.priceMicros, currency))"),
            ("Billing", "\(Phrase(key: "by \(facts.charging.basis.rawValue)"))"),
            ("Price row", from),
            ("Amount", "\(amount)"), ("Money", "\(Phrase(key: row.progress.money.rawValue))"),
            ("Settled", show.time(row.progress.moneyAt)),
        ])
    }

    private func trace(_ show: Show) -> HTML {
        let start = row.facts.receivedAt
        var table = DataTable(
            [.text("Time, \(show.zone)"), .number("After, ms"), .text("Step"), .text("Detail")],
            rows: events.map { event in
                let after = event.at.microseconds(since: start) / 1_000
                return [
                    "\(show.exactTime(event.at))", "\(show.count(after))",
                    "\(event.kind.words)", "\(event.detail)",
                ]
            },
            caption: "Trace"
        )
        table.hasLongTexts = true
        return table.html
    }
}

extension MessageEventKind {
    /// The step in plain words.
    var words: Phrase {
        switch self {
        case .admitted: "Admitted: price fixed, money held"
        case .blocked: "Blocked"
        case .dispatched: "Given to the supplier"
        case .accepted: "Supplier accepted"
        case .refused: "Supplier refused"
        case .unanswered: "Supplier did not answer"
        case .requeued: "Queued again"
        case .charged: "Charged"
        case .released: "Money released"
        case .supplierReceipt: "Supplier's receipt"
        case .finished: "Final state"
        case .receiptConfirmed: "Client took the receipt"
        case .receiptRefused: "Client refused the receipt"
        case .receiptDropped: "Receipt given up"
        case .scheduled: "Waits for its time"
        case .replaced: "Client replaced the text"
        }
    }
}
