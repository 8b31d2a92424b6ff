// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Storage
import WebSupport

/// What the client binds with; passwords are never shown.
struct SMPPPage: Sendable {
    var accesses: [Access]
    /// What clients are told to bind to.
    var address: String

    func page(_ frame: PageFrame) -> Page {
        Page(
            title: "SMPP",
            section: .smpp,
            content: """
                \(pageHead("SMPP"))
                \(card("Where to bind", definitions([
                    ("Address", "<code>\(address)</code>"), ("Version", "SMPP 3.3, 3.4 or 5.0"),
                    ("Binds", "Transmitter, receiver, transceiver"),
                ])))
                \(card("Accesses", accesses.isEmpty ? empty : table(frame)))
                <p class="hint">Passwords are shown once, when an access is made. If one is \
                lost, ask us for a new one.</p>
                """
        )
    }

    private var empty: HTML {
        emptyState("You have no SMPP access yet. Ask us for one.")
    }

    private func table(_ frame: PageFrame) -> HTML {
        DataTable(
            [
                .fixed("System id"), .fixed("Status"), .number("Sessions"), .number("Window"),
                .number("Requests per second"), .number("Receipts kept, hours"),
                .text("Default alphabet"), .text("Addresses"),
            ],
            rows: accesses.map { access in
                [
                    "<code>\(access.systemID)</code>", chip(access),
                    "\(access.limits.binds)", "\(access.limits.windowSize)",
                    "\(frame.show.count(access.limits.throughput))",
                    "\(access.limits.receiptHours)", "\(access.defaultAlphabet)",
                    "\(access.allowedAddresses.isEmpty ? "All" : access.allowedAddresses)",
                ]
            },
            caption: "SMPP accesses"
        ).html
    }

    private func chip(_ access: Access) -> HTML {
        access.isActive
            ? Chip(tone: .good, word: "Active").html
            : Chip(tone: .plain, word: "Switched off").html
    }
}
