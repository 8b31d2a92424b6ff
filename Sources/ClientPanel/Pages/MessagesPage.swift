// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Messaging
import Primitives
import Storage
import WebSupport

/// Search in the client's messages.
struct MessagesPage: Sendable {
    var messages: [StoredMessage]
    var filter: QueryValues
    /// The newest page, when this is another.
    var firstURL: String?
    /// The page after this one, when there is one.
    var nextURL: String?

    func page(_ frame: PageFrame) -> Page {
        Page(
            title: "Messages",
            section: .messages,
            content: """
                \(pageHead(
                    "Messages",
                    actions: messages.isEmpty ? "" : export,
                    intro: "<p>Times are those of \(frame.show.zone).</p>"
                ))
                \(filterForm(.messages, fields, filter))
                \(messages.isEmpty ? emptyState("No message matches these days.") : table(frame))
                \(pagination(first: firstURL, next: nextURL))
                """
        )
    }

    /// What was found, also on other pages, as a file.
    private var export: HTML {
        let query = filter.query(["before": ""])
        return buttonLink("Download CSV", ClientURL.messageFile.with(query))
    }

    private var fields: [FilterField] {
        var choices: [(value: String, label: Phrase)] = [("", "All")]
        choices += MessageState.allCases.map { ($0.rawValue, $0.word) }
        choices.append((MessagePhase.blocked.rawValue, "Blocked"))
        return [
            .text("recipient", label: "Recipient"), .text("sender", label: "Sender"),
            .text("id", label: "Message id"), .choice("state", label: "State", choices),
        ] + FilterField.days
    }

    private func table(_ frame: PageFrame) -> HTML {
        DataTable(
            [
                .fixed("Received"), .fixed("Sender"), .fixed("Recipient"), .text("Destination"),
                .number("Segments"), .number("Price"), .fixed("State"),
            ],
            rows: messages.map { cells($0, frame) },
            caption: "Messages"
        ).html
    }

    private func cells(_ message: StoredMessage, _ frame: PageFrame) -> [HTML] {
        let facts = message.facts
        let url = ClientURL.message(facts.id).path
        let price: HTML =
            facts.charging.priceID == nil ? "–" : "\(frame.money(facts.charging.priceMicros))"
        return [
            #"<a href="\#(url)">\#(frame.show.time(facts.receivedAt))</a>"#,
            "\(facts.originator.text)", "\(facts.recipient)",
            "\(frame.show.destination(facts.destination))", "\(facts.content.segments)", price,
            message.progress.chip,
        ]
    }
}
