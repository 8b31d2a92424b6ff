// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import Documents
import Primitives
import WebSupport

/// The tabs of the invoices list.
enum InvoiceTab: String, CaseIterable {
    case all, upcoming, open, overdue, paid, credited

    var title: Phrase { Phrase(key: rawValue.capitalized) }
}

/// An invoice as lists show it.
struct InvoiceRow {
    var invoice: Invoice
    var login: String
    var status: InvoiceStatus
}

/// The list of invoices.
struct InvoicesPage {
    var tab: InvoiceTab
    var counts: [InvoiceTab: Int]
    var rows: [InvoiceRow]
    var upcoming: [UpcomingInvoice]
    /// Where the next page of upcoming ones begins.
    var afterLogin: String?
    /// Of the whole filtered set: total and what is still owed.
    var totals: [(total: Money, outstanding: Money)]
    var filter: QueryValues
    var views: SavedViews
    var isFirst: Bool
    var hasMore: Bool

    /// Rows of a page.
    static let size = 100

    func page(_ frame: PageFrame) -> Page {
        let actions: HTML = """
            \(frame.createButton("Create", AdminURL.newInvoice.path, in: .finance)) \
            \(frame.createButton("Create for amount", AdminURL.newAmountInvoice.path,
                in: .finance))
            """
        let body = tab == .upcoming ? upcomingTable(frame) : list(frame, actions)
        return Page(
            title: "Invoices",
            section: .invoices,
            content: """
                \(pageHead("Invoices", actions: "\(files)\(actions)"))\(tabBar)\(filters)
                \(tab == .upcoming ? "" : views.html(frame))\(body)
                """
        )
    }

    /// All that the filter leaves, as files.
    private var files: HTML {
        guard !rows.isEmpty else { return "" }
        let lists = each(ListForm.allCases) { form in
            let url = filter.link(to: AdminURL.desk(.invoiceList(form)).path)
            return #"<a class="button" href="\#(url)">\#(form.label)</a> "#
        }
        let archive = filter.link(to: AdminURL.desk(.invoiceArchive).path)
        return #"\#(lists)<a class="button" href="\#(archive)">PDFs (ZIP)</a> "#
    }

    private var tabBar: HTML {
        tabs(
            InvoiceTab.allCases.map { item in
                let tab = ["tab": item == .all ? "" : item.rawValue]
                return (
                    "\(item.title) <span class=\"count\">\(counts[item] ?? 0)</span>",
                    filter.link(to: AdminURL.invoices.path, tab), item == self.tab
                )
            },
            name: "Invoices by state"
        )
    }

    private var filters: HTML {
        guard tab != .upcoming else { return "" }
        var fields = [
            FieldSpec("q", "Number or client"), FieldSpec("currency", "Currency"),
            FieldSpec("from", "Issued from", .date),
            FieldSpec("through", "Issued through", .date),
            FieldSpec(
                "kind",
                "Kind",
                .select([
                    .init(value: "", label: "All"), .init(value: "usage", label: "Usage"),
                    .init(value: "amount", label: "Amount"),
                    .init(value: "proforma", label: "Proforma"),
                ])
            ),
        ]
        if tab != .all { fields.append(FieldSpec("tab", "", .hidden)) }
        fields += ["client", "enterprise"].filter { !filter[$0].isEmpty }.map {
            FieldSpec($0, "", .hidden)
        }
        return filterForm(AdminURL.invoices.path, fields + Self.rarer, filter)
    }

    private static var rarer: [FieldSpec] {
        [
            FieldSpec("due_from", "Due from", .date),
            FieldSpec("due_through", "Due through", .date),
            FieldSpec("least", "Total from", .decimal), FieldSpec("most", "Total up to", .decimal),
            FieldSpec(
                "sent",
                "Mailed",
                .select([
                    .init(value: "", label: "All"), .init(value: "yes", label: "Mailed"),
                    .init(value: "no", label: "Not mailed"),
                ])
            ),
        ]
    }

    private func list(_ frame: PageFrame, _ actions: HTML) -> HTML {
        guard !rows.isEmpty else {
            let sentence: HTML =
                counts[.all] == 0
                ? """
                No invoice was issued yet. Create one for a client and a period, or give clients \
                dates for invoices and they come by themselves.
                """ : "No invoice matches."
            return emptyState(sentence, button: counts[.all] == 0 ? actions : "")
        }
        let sums = figures(
            totals.map { pair in
                (
                    "Total \(pair.total.currency.code)",
                    """
                    \(frame.show.money(pair.total)) <small>open \
                    \(frame.show.money(pair.outstanding))</small>
                    """
                )
            }
        )
        let pages = pagination(
            first: isFirst ? nil : filter.link(to: AdminURL.invoices.path),
            next: next
        )
        let table = InvoiceTable(rows: rows, showsClient: true, isMarkable: mayMark(frame))
        return "\(sums)\(marking(frame, table.html(frame)))\(pages)"
    }

    private func mayMark(_ frame: PageFrame) -> Bool { frame.allows(.write, .finance) }

    /// The table as a form: the marked rows and a button for each thing to do with them.
    private func marking(_ frame: PageFrame, _ table: HTML) -> HTML {
        guard mayMark(frame) else { return table }
        let buttons = each(BulkAction.allCases) { action in
            """
            <button class="button small" type="submit" name="action" value="\(action.rawValue)">\
            \(action.words)</button>
            """
        }
        return """
            <form class="marking" method="post" action="\(AdminURL.desk(.invoiceBulk).path)">\
            \(frame.formToken)
            <input type="hidden" name="back" value="\(filter.query())">
            <p class="actions bulk"><span class="hint">With the marked invoices</span>
            \(buttons)<button class="button small" type="submit" name="action" \
            value="\(BulkController.archiveChoice)">PDFs (ZIP)</button></p>\(table)</form>
            """
    }

    private var next: String? {
        guard hasMore, let last = rows.last?.invoice else { return nil }
        let position = ["after": "\(last.id)", "after_on": last.issueOn.description]
        return filter.link(to: AdminURL.invoices.path, position)
    }

    private func upcomingTable(_ frame: PageFrame) -> HTML {
        let runs: HTML = """
            <p>What the next run will issue, drafted as it drafts. \
            \(link("What the runs did", AdminURL.invoicingRuns.path))</p>
            """
        guard !upcoming.isEmpty else {
            let empty = emptyState(
                "No client has dates for invoices. Set them on a client's Billing tab.",
                button: link("Clients", AdminURL.clients.path)
            )
            return "\(runs)\(empty)"
        }
        let next = afterLogin.map {
            filter.link(to: AdminURL.invoices.path, ["tab": "upcoming", "after_login": $0])
        }
        let pages = pagination(first: nil, next: next)
        return "\(runs)\(UpcomingTable(rows: upcoming).html(frame))\(pages)"
    }
}

/// A table of invoices with their downloads.
struct InvoiceTable {
    var rows: [InvoiceRow]
    var showsClient: Bool
    /// Whether each row has a box to mark it by, within a form.
    var isMarkable = false

    func html(_ frame: PageFrame) -> HTML {
        var columns: [Column] = [
            .fixed("Number"), .fixed("Download"), .fixed("Issued"), .fixed("Due"),
            .text("Period"), .number("Total"), .number("Open"), .fixed("Status"),
        ]
        if showsClient { columns.insert(.text("Client"), at: 2) }
        return DataTable(
            columns,
            rows: rows.map { cells($0, frame) },
            caption: "Invoices"
        ).html
    }

    private func cells(_ row: InvoiceRow, _ frame: PageFrame) -> [HTML] {
        let invoice = row.invoice
        let show = frame.show
        let mayOpen = frame.allows(.read, .finance)
        let number: HTML =
            mayOpen
            ? link(invoice.number, AdminURL.invoice(invoice.id).path) : "\(invoice.number)"
        let mark: HTML =
            isMarkable
            ? """
            <label class="mark"><input type="checkbox" name="invoice:\(invoice.id)" value="1" \
            aria-label="Mark \(invoice.number)"></label> 
            """ : ""
        var cells: [HTML] = [
            "\(mark)\(number)",
            mayOpen ? downloads(invoice) : "",
            show.date(invoice.issueOn), show.date(invoice.dueOn),
            invoice.period.map { show.period($0) } ?? "\(invoice.kind.words)",
            "\(show.money(invoice.total))", "\(show.money(invoice.outstanding))",
            row.status.chip,
        ]
        if showsClient {
            cells.insert(
                link(row.login, AdminURL.client(invoice.clientID, .invoices).path),
                at: 2
            )
        }
        return cells
    }
}

/// Links to the files of an invoice; with its electronic forms, as buttons, where it stands
/// alone.
func downloads(_ invoice: Invoice, _ forms: [EInvoiceSyntax]? = nil) -> HTML {
    let files: [(InvoiceFile, String)] =
        [(.pdf, "PDF")]
        + InvoiceFile.allCases.compactMap { file in
            guard let form = file.syntax, forms?.contains(form) == true else { return nil }
            return (file, form.label)
        }
        + (invoice.reportID == nil ? [] : [(.spreadsheet, "XLSX"), (.table, "CSV")])
        + (invoice.kind == .usage && forms != nil ? [(.messages, "Messages")] : [])
    let style = forms != nil ? "button" : ""
    let links = each(files) { file, label in
        let url = AdminURL.invoiceFile(invoice.id, file).path
        return #"<a class="\#(style)" href="\#(url)">\#(label)</a>"#
    }
    return forms != nil ? links : #"<span class="download">\#(links)</span>"#
}
