// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import Storage
import WebSupport

/// The client's invoices, and statistics that came without one.
struct InvoicesPage: Sendable {
    /// One more than a page has, when there are more.
    var found: [Invoice]
    /// Those of them that can be electronic invoices.
    var electronic: Set<InvoiceID> = []
    var counts: [InvoiceStatus: Int]
    var totals: [InvoiceSums]
    var reports: [StatisticsRecord]
    var creditNotes: [(note: CreditNote, invoice: String)] = []
    var mayRequestProformas = false
    var status: InvoiceStatus?
    var isFirst: Bool

    private var shown: [Invoice] { Array(found.prefix(InvoicesController.pageSize)) }

    func page(_ frame: PageFrame) -> Page {
        Page(
            title: "Invoices",
            section: .invoices,
            content: """
                \(pageHead("Invoices", actions: actions))\(statusTabs)\(sums(frame))
                \(shown.isEmpty ? empty : InvoiceTable(
                    invoices: shown,
                    electronic: electronic
                ).html(frame))
                \(pagination(first: isFirst ? nil : url(status), next: next))
                \(creditNotes.isEmpty ? "" : card(
                    "Credit notes",
                    CreditNoteTable(rows: creditNotes).html(frame)
                ))
                \(reports.isEmpty ? "" : card("Statistics without an invoice", lone(frame)))
                """
        )
    }

    private var actions: HTML {
        mayRequestProformas ? buttonLink("Request a pro-forma", ClientURL.newProforma.path) : ""
    }

    private var empty: HTML {
        emptyState(status == nil ? "Your invoices will be here." : "No invoice has this status.")
    }

    private var statusTabs: HTML {
        let all = counts.values.reduce(0, +)
        let first: (HTML, String, Bool) = (tab("All", all), url(nil), status == nil)
        let others = InvoiceStatus.allCases.filter { $0 != .sent }.map {
            item -> (HTML, String, Bool) in
            let sent = item == .issued ? counts[.sent] ?? 0 : 0
            return (tab(item.word, (counts[item] ?? 0) + sent), url(item), status == item)
        }
        return tabs(([first] + others).map { ($0.0, $0.1, $0.2) }, name: "Status")
    }

    private func tab(_ word: Phrase, _ count: Int) -> HTML {
        #"\#(word) <span class="count">\#(count)</span>"#
    }

    private func url(_ status: InvoiceStatus?) -> String {
        ClientURL.invoices.with(QueryValues(["status": status?.rawValue ?? ""]).query())
    }

    private var next: String? {
        guard found.count > shown.count, let last = shown.last else { return nil }
        let position = [
            "status": status?.rawValue ?? "", "after": "\(last.id)",
            "after_on": last.issueOn.description,
        ]
        return ClientURL.invoices.with(QueryValues(position).query())
    }

    private func sums(_ frame: PageFrame) -> HTML {
        figures(
            totals.map { sums in
                (
                    "Total \(sums.total.currency.code)",
                    """
                    \(frame.show.money(sums.total)) <small>open \
                    \(frame.show.money(sums.outstanding))</small>
                    """
                )
            }
        )
    }

    private func lone(_ frame: PageFrame) -> HTML {
        DataTable(
            [.text("Period"), .fixed("Zone"), .fixed("Made"), .fixed("Download")],
            rows: reports.map { report in
                let links = [ClientFile.spreadsheet, .table].map {
                    link($0.label, ClientURL.reportFile(report.id, $0).path)
                }
                return [
                    frame.show.period(report.period), "\(report.period.zone)",
                    frame.show.time(report.createdAt),
                    #"<span class="download">\#(HTML.joined(links, separator: " "))</span>"#,
                ]
            },
            caption: "Statistics without an invoice"
        ).html
    }
}

/// Invoices with their downloads.
struct InvoiceTable: Sendable {
    var invoices: [Invoice]
    /// Those of them that can be electronic invoices.
    var electronic: Set<InvoiceID> = []

    func html(_ frame: PageFrame) -> HTML {
        DataTable(
            [
                .fixed("Number"), .fixed("Download"), .fixed("Kind"), .fixed("Issued"),
                .fixed("Due"), .text("Period"), .number("Total"), .number("Paid"),
                .fixed("Status"),
            ],
            rows: invoices.map { cells($0, frame) },
            caption: "Invoices"
        ).html
    }

    private func cells(_ invoice: Invoice, _ frame: PageFrame) -> [HTML] {
        let show = frame.show
        let files = invoiceDownloads(invoice, isElectronic: electronic.contains(invoice.id))
        return [
            link(invoice.number, ClientURL.invoice(invoice.id).path),
            #"<span class="download">\#(files)</span>"#,
            "\(invoice.kind.words)", show.date(invoice.issueOn), show.date(invoice.dueOn),
            invoice.period.map { show.period($0) } ?? "–", "\(show.money(invoice.total))",
            "\(show.money(invoice.paid))", invoice.status(on: frame.today).chip,
        ]
    }
}

/// Links to the files of an invoice; as buttons, with its messages, where they stand alone.
func invoiceDownloads(
    _ invoice: Invoice,
    isElectronic: Bool,
    asButtons: Bool = false
) -> HTML {
    let electronic: [ClientFile] = isElectronic ? [.ubl, .cii] : []
    let statistics: [ClientFile] = invoice.reportID == nil ? [] : [.spreadsheet, .table]
    let messages: [ClientFile] = asButtons && invoice.kind == .usage ? [.messages] : []
    let files = [.pdf] + electronic + statistics + messages
    let links = files.map { file -> HTML in
        let url = ClientURL.invoiceFile(invoice.id, file).path
        return asButtons ? buttonLink(file.label, url) : link(file.label, url)
    }
    return HTML.joined(links, separator: " ")
}
