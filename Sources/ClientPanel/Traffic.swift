// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Documents
import Messaging
import Primitives
import Storage
import WebSupport

/// The pages about messages.
extension ClientPanel {
    private static let pageSize = 50

    func messages(_ view: ClientView) throws -> HTML {
        var filter = MessageFilter()
        if !view.query("recipient").isEmpty { filter.recipient = view.query("recipient") }
        if !view.query("sender").isEmpty { filter.originator = view.query("sender") }
        filter.id = MessageID(view.query("id"))
        let before = MessageID(view.query("before"))
        let found = try view.scope.messages(
            filter,
            before: before,
            limit: Self.pageSize,
            in: view.transaction
        )
        let rows = found.map { message -> [HTML] in
            [
                link(view.time(message.facts.receivedAt), "/client/messages/\(message.facts.id)"),
                "\(message.facts.originator.text)", "\(message.facts.recipient)",
                "\(view.name(of: message.facts.destination))",
                "\(message.facts.content.segments)", chip(message.progress),
            ]
        }
        let older =
            found.count < Self.pageSize
            ? nil
            : found.last.map {
                "/client/messages?before=\($0.facts.id)"
                    + "&recipient=\(URLText.encode(view.query("recipient")))"
                    + "&sender=\(URLText.encode(view.query("sender")))"
            }
        let table = DataTable(
            [
                .text("Received"), .text("Sender"), .text("Recipient"), .text("Destination"),
                .number("Segments"), .text("State"),
            ],
            rows: rows,
            caption: "Messages"
        )
        return """
            \(pageHead("Messages", intro: "<p>Times are in \(view.calendar.zone).</p>"))
            <form class="filters" method="get" action="/client/messages">
            \(filterField("recipient", "Recipient", view))\(filterField("sender", "Sender", view))
            \(filterField("id", "Message id", view))
            <div class="field"><button class="button" type="submit">Apply</button></div></form>
            \(rows.isEmpty ? emptyState("No messages match.") : table.html)
            \(pagination(first: before == nil ? nil : "/client/messages", next: older))
            """
    }

    private func filterField(_ name: String, _ label: String, _ view: ClientView) -> HTML {
        """
        <div class="field"><label for="f-\(name)">\(label)</label>\
        <input id="f-\(name)" name="\(name)" value="\(view.query(name))"></div>
        """
    }

    func message(_ view: ClientView) throws -> HTML {
        guard let id = view.asked.parameters["id"].flatMap({ MessageID($0) }),
            let found = try view.scope.message(id, in: view.transaction)
        else { throw NotFound() }
        let steps = try view.scope.events(of: id, in: view.transaction)
            .filter { $0.kind != .dispatched && $0.kind != .refused && $0.kind != .accepted }
        let amount = view.money(found.facts.amountMicros)
        return """
            \(pageHead("Message \(id)"))
            \(card("What was sent", definitions([
                ("Received", "\(view.time(found.facts.receivedAt))"),
                ("Sender", "\(found.facts.originator.text)"),
                ("Recipient", "\(found.facts.recipient)"),
                ("Destination", "\(view.name(of: found.facts.destination))"),
                ("Text", "\(found.facts.content.text)"),
                ("Segments", "\(found.facts.content.segments)"),
                ("Amount", "\(amount), \(found.progress.money.rawValue)"),
                ("State", chip(found.progress)),
            ])))
            \(card("What happened", timeline(steps.map { step in
                ("<time>\(view.time(step.at))</time>", "\(words(step))")
            })))
            """
    }

    private func words(_ event: MessageEvent) -> String {
        let kind = event.kind.rawValue.replacing("_", with: " ")
        return event.detail.isEmpty ? kind : "\(kind): \(event.detail)"
    }

    private func chip(_ progress: MessageProgress) -> HTML {
        if progress.phase == .blocked {
            let reason = BlockReason(rawValue: progress.reason)
            return Chip(tone: .bad, word: reason?.rawValue ?? "blocked").html
        }
        switch progress.state {
        case .delivered: return Chip(tone: .good, word: "delivered").html
        case .enroute, .accepted: return Chip(tone: .info, word: "on its way").html
        default: return Chip(tone: .bad, word: progress.state.rawValue).html
        }
    }

    func statistics(_ view: ClientView) throws -> HTML {
        let first = CalendarDate(view.query("from")) ?? view.today.adding(days: -29)
        let last = CalendarDate(view.query("through")) ?? view.today
        guard first <= last else {
            return pageHead("Statistics") + notice("The first day is after the last.", tone: .bad)
        }
        let span =
            view.calendar.midnight(of: first)..<view.calendar.midnight(of: last.adding(days: 1))
        let found = try view.scope.traffic(
            TrafficQuery(spans: [span], by: [.country, .network]),
            in: view.transaction
        )
        let rows = found.map { summary -> [HTML] in
            [
                "\(view.name(of: destination(summary.key)))",
                "\(view.count(summary.counts.submitted))", "\(view.count(summary.blocked))",
                "\(view.count(summary.counts.delivered))", "\(view.count(summary.counts.failed))",
                "\(view.count(summary.chargedSegments))", "\(view.money(summary.charged))",
            ]
        }
        let table = DataTable(
            [.text("Destination")]
                + ["Submitted", "Blocked", "Delivered", "Failed", "Charged segments", "Amount"]
                .map { .number($0) },
            rows: rows,
            caption: "Traffic by destination"
        )
        return """
            \(pageHead("Statistics", intro: """
                <p>\(first.description) to \(last.description), \(view.calendar.zone).</p>
                """))
            \(dateForm("/client/statistics", first, last))
            \(rows.isEmpty ? emptyState("No traffic in these days.") : table.html)
            """
    }

    private func destination(_ key: TrafficKey) -> Destination? {
        key.country.map { Destination(country: $0, network: key.network) }
    }

    /// Two dates and a button.
    func dateForm(_ path: String, _ first: CalendarDate, _ last: CalendarDate) -> HTML {
        """
        <form class="filters" method="get" action="\(path)">
        <div class="field"><label for="f-from">From</label>\
        <input type="date" id="f-from" name="from" value="\(first.description)"></div>
        <div class="field"><label for="f-through">Through</label>\
        <input type="date" id="f-through" name="through" value="\(last.description)"></div>
        <div class="field"><button class="button" type="submit">Apply</button></div></form>
        """
    }
}
