// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Documents
import Storage
import WebSupport

/// One invoice of the client on the screen, as its PDF has it, with its files.
struct InvoicePage: Sendable {
    var invoice: Invoice
    var drawn: DrawnDocument

    func page(_ frame: PageFrame) -> Page {
        let show = frame.show
        let sums = figures([
            ("Total", "\(show.money(invoice.total))"), ("Paid", "\(show.money(invoice.paid))"),
            ("Credited", "\(show.money(invoice.credited))"),
            ("Open", "\(show.money(invoice.outstanding))"),
        ])
        return Page(
            title: invoice.number,
            section: .invoices,
            content: """
                \(pageHead(
                    "\(invoice.number)",
                    actions: invoiceDownloads(
                        invoice,
                        isElectronic: (try? EInvoice(drawn.document)) != nil,
                        asButtons: true
                    ),
                    intro: """
                        <p>\(invoice.status(on: frame.today).chip) \(invoice.kind.words) · \
                        \(link("All invoices", ClientURL.invoices.path))</p>
                        """
                ))
                \(sums)\(drawn.preview.html)
                """
        )
    }
}
