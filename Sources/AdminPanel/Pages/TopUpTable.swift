// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import WebSupport

/// A client's monthly top-ups, with a button that takes one back.
struct TopUpTable {
    var topUps: [TopUp]

    func html(_ frame: PageFrame) -> HTML {
        guard !topUps.isEmpty else { return "" }
        let table = DataTable(
            [.fixed("Month"), .number("Amount"), .fixed("Credited"), .text("")],
            rows: topUps.map { topUp in
                let undo: HTML =
                    frame.allows(.write, .finance)
                    ? frame.button(
                        "Undo",
                        action: AdminURL.moneyIn(.topUpUndo(topUp.clientID, topUp.id)).path
                    ) : ""
                return [
                    "\(topUp.monthOn.description.prefix(7))",
                    "\(frame.show.money(topUp.amount))", frame.show.time(topUp.recordedAt),
                    topUp.undoneAt == nil ? undo : Chip(tone: .warn, word: "Undone").html,
                ]
            },
            caption: "Monthly top-ups"
        ).html
        return card("Monthly top-ups", table)
    }
}
