// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives
import WebSupport

/// The live table of SMPP sessions.
struct SessionsPage: Sendable {
    var sessions: [LiveSession]
    var isPaused: Bool
    /// The snapshot of a second ago, while the page is kept up to date.
    var before: [LiveSession] = []

    func page(_ frame: PageFrame) -> Page {
        let toggle =
            isPaused
            ? link("Go on", AdminURL.sessions.path)
            : link("Pause", AdminURL.sessions.with(["paused": "1"]))
        let state: Phrase = isPaused ? "Paused." : "Load the page again to see what changed."
        // With the script the stream keeps the part up to date; a paused page stays as it is.
        let source: HTML = isPaused ? "" : #" data-live="\#(AdminURL.sessionEvents.path)""#
        return Page(
            title: "Sessions",
            section: .sessions,
            content: """
                \(pageHead("Sessions"))
                <div\(source)><p class="actions"><span data-without-script>\(state) \(toggle)</span>
                <button class="button small" type="button" data-live-pause aria-pressed="false" \
                hidden>Pause</button></p>
                <div class="notice warn" role="status" data-live-lost hidden>The connection is \
                lost. What you see is the last that came; it is tried again.</div>
                <div data-live-body>\(live(frame))</div></div>
                """
        )
    }

    /// The part that changes: when it was read, and the sessions.
    func live(_ frame: PageFrame) -> HTML {
        let empty = emptyState(
            "No SMPP session is open: no client has bound, and no supplier is active.",
            button: link("Suppliers", AdminURL.suppliers.path)
        )
        return """
            <p class="hint">\(frame.show.time(frame.now)) \(frame.show.zone)</p>\
            \(sessions.isEmpty ? empty : table(frame))
            """
    }

    private func table(_ frame: PageFrame) -> HTML {
        let sorted = sessions.sorted {
            ($0.side.rawValue, $0.party, $0.systemID, $0.id ?? 0)
                < ($1.side.rawValue, $1.party, $1.systemID, $1.id ?? 0)
        }
        return DataTable(
            [
                .text("Party"), .text(""), .fixed("State"), .text("Bind"), .text("Since"),
                .number("Window"), .number("Now, a second"), .number("In"), .number("Out"),
                .number("Throttled"), .number("Silent, s"), .text("Last error"),
            ],
            rows: sorted.map { cells($0, frame) },
            caption: "Sessions"
        ).html
    }

    private func cells(_ session: LiveSession, _ frame: PageFrame) -> [HTML] {
        let show = frame.show
        let isBound = session.boundSince != nil
        let allowed =
            session.isAllowed
            ? Chip(tone: .good, word: "Allowed") : Chip(tone: .bad, word: "Blocked")
        let bound =
            isBound ? Chip(tone: .good, word: "Bound") : Chip(tone: .warn, word: "Not bound")
        let version: HTML = session.version.isEmpty ? "" : " \(session.version)"
        let bind: HTML = isBound ? "\(session.bindKind)\(version)<br>" : ""
        let side = Phrase(key: session.side.rawValue.capitalized)
        return [
            "\(session.party)<br><small>\(side)</small> <code>\(session.systemID)</code>",
            actions(session, frame), "\(allowed.html)<br>\(bound.html)",
            "\(bind)\(session.address)", show.time(session.boundSince),
            "\(session.window.used) / \(session.window.limit)", "\(rate(session, show))",
            "\(show.count(session.counts.received))", "\(show.count(session.counts.sent))",
            "\(show.count(session.counts.throttled))",
            session.silentSeconds.map { "\(show.count($0))" } ?? "–", "\(session.lastError)",
        ]
    }

    /// Requests of the last second, both ways; a dash where there is no second ago.
    private func rate(_ session: LiveSession, _ show: Show) -> String {
        guard let id = session.id, let old = before.first(where: { $0.id == id }) else {
            return "–"
        }
        let (now, then) = (session.counts, old.counts)
        return show.count(now.received + now.sent - then.received - then.sent)
    }

    private func actions(_ session: LiveSession, _ frame: PageFrame) -> HTML {
        guard frame.allows(.write, .routing), let owner = session.owner else { return "" }
        let name: String
        let value: String
        switch owner {
        case .access(let id): (name, value) = ("access", "\(id)")
        case .supplier(let id): (name, value) = ("supplier", "\(id)")
        }
        let choices: [SessionAction] =
            (session.id == nil ? [] : [.unbind, .drain]) + [session.isAllowed ? .block : .allow]
        let buttons = each(choices) { action in
            """
            <button class="button small" type="submit" name="action" value="\(action.rawValue)">\
            \(action.words)</button> 
            """
        }
        let id: HTML =
            session.id.map { #"<input type="hidden" name="session" value="\#($0)">"# } ?? ""
        return """
            <form class="inline" method="post" action="\(AdminURL.desk(.sessionAction).path)">\
            \(frame.formToken)<input type="hidden" name="\(name)" value="\(value)">\(id)\
            \(buttons)</form>
            """
    }
}
