// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives
import WebSupport

/// The live table of SMPP sessions.
struct SessionsPage {
    var sessions: [LiveSession]
    var isPaused: Bool

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
        let show = frame.show
        let sorted = sessions.sorted {
            ($0.side.rawValue, $0.party, $0.systemID) < ($1.side.rawValue, $1.party, $1.systemID)
        }
        return DataTable(
            [
                .text("Party"), .text("Side"), .fixed("System id"), .fixed("State"),
                .text("Address"), .text("Bind"), .text("Since"), .number("Window"),
                .number("In"), .number("Out"), .number("Throttled"), .text("Last error"),
            ],
            rows: sorted.map { session in
                let state =
                    session.boundSince == nil
                    ? Chip(tone: .warn, word: "Not bound") : Chip(tone: .good, word: "Bound")
                return [
                    "\(session.party)", "\(Phrase(key: session.side.rawValue.capitalized))",
                    "<code>\(session.systemID)</code>", state.html, "\(session.address)",
                    "\(session.bindKind)", show.time(session.boundSince),
                    "\(session.window.used) / \(session.window.limit)",
                    "\(show.count(session.counts.received))",
                    "\(show.count(session.counts.sent))",
                    "\(show.count(session.counts.throttled))", "\(session.lastError)",
                ]
            },
            caption: "Sessions"
        ).html
    }
}
