// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

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
        let intro: HTML = """
            <p>\(frame.show.time(frame.now)) \(frame.show.zone). \
            \(isPaused ? "Paused." : "The page refreshes every 5 seconds.") \(toggle)</p>
            """
        let empty = emptyState(
            "No SMPP session is open: no client has bound, and no supplier is active.",
            button: link("Suppliers", AdminURL.suppliers.path)
        )
        return Page(
            title: "Sessions",
            section: .sessions,
            content: """
                \(pageHead("Sessions", intro: intro))\(sessions.isEmpty ? empty : table(frame))
                """,
            refreshSeconds: isPaused ? nil : 5
        )
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
                    "\(session.party)", "\(session.side.rawValue)",
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
