// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import Primitives
import Storage
import Testing

/// The list of invoices, page by page.
struct AdminInvoicePagingTests {
    @Test func everyInvoiceIsOnExactlyOnePage() async throws {
        let world = try AdminWorld()
        let client = try await world.seed().client
        let count = 230
        let euro = try #require(Currency("EUR"))
        for number in 0..<count {
            let request = AmountInvoiceRequest(
                clientID: client,
                issueOn: CalendarDate(daysSince1970: 20_780 + number / 100),
                amount: Money(micros: 10_000_000, euro),
                text: "Commitment"
            )
            _ = try await world.invoicing.create(request, by: .system)
        }
        try await AdminBrowser.use(world) { browser in
            var path: String? = "/admin/invoices?kind=amount"
            var seen: [String] = []
            var pages = 0
            while let next = path {
                let page = try await browser.get(next)
                #expect(page.status == 200)
                #expect(page.shows("All <span class=\"count\">\(count)</span>"))
                seen += page.text.split(separator: "INV-2026-").dropFirst()
                    .filter { $0.dropFirst(5).hasPrefix("</a>") }.map { String($0.prefix(5)) }
                path = page.text.split(separator: "rel=\"next\" href=\"").dropFirst().first
                    .map { String($0.prefix { $0 != "\"" }).replacing("&amp;", with: "&") }
                if let path { #expect(path.contains("kind=amount")) }
                pages += 1
            }
            #expect(pages == 3)
            #expect(seen.count == count)
            #expect(Set(seen).count == count)
        }
    }
}
