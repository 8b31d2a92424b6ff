// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import WebSupport

/// What the client pays for a segment: in force, and announced.
struct PricesPage: Sendable {
    var prices: AgreedPrices
    /// The notices that the client was sent, the latest first.
    var notices: [ShownLetter] = []

    func page(_ frame: PageFrame) -> Page {
        let empty = emptyState("No prices are agreed yet.")
        let announced: HTML =
            prices.announced.isEmpty
            ? "" : card("Announced", table(prices.announced, "Announced prices", frame))
        let current =
            prices.current.isEmpty
            ? empty : table(prices.current, "Prices in force", frame)
        return Page(
            title: "Prices",
            section: .prices,
            content: """
                \(pageHead("Prices", intro: """
                    <p>For one segment. Times are those of \(frame.show.zone). The price of a \
                    network comes before that of its country.</p>
                    """))
                \(announced)\(card("In force", current))
                \(notices.isEmpty ? "" : card(
                    "Price notices",
                    LetterTable(letters: notices).html(frame)
                ))
                """
        )
    }

    private func table(_ rows: [PriceRow], _ caption: Phrase, _ frame: PageFrame) -> HTML {
        DataTable(
            [
                .text("Country"), .text("Network"), .text("Billed"), .number("Price"),
                .text("From"),
            ],
            rows: rows.map { row in
                let network = row.destination.network
                return [
                    "\(frame.show.country(row.destination.country))",
                    network == nil ? "All others" : "\(frame.show.network(network))",
                    "\(Phrase(key: "by \(row.basis.rawValue)"))",
                    row.isClosed ? "ends" : "\(frame.show.price(row.price))",
                    frame.show.time(row.effectiveFrom),
                ]
            },
            caption: caption
        ).html
    }
}
