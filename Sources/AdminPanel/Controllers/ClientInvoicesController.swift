// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Primitives
import Storage
import WebSupport

/// The *Invoices* tab of a client: its invoices, and statistics that stand alone.
struct ClientInvoicesController: Sendable {
    var desk: AdminDesk

    var routes: [AdminRoute] {
        [
            .get("/clients/{client}/invoices", .clients, show),
            .get("/clients/{client}/statement.pdf", .finance, statement),
        ]
    }

    /// Without days: the month so far, in the client's zone.
    private func statement(_ request: AdminRequest) async throws -> AdminAnswer {
        let header = try await desk.header(request)
        let today = header.today(at: request.frame.now)
        let from = request.query.date("from") ?? today.firstOfMonth
        let through = request.query.date("through") ?? max(today, from)
        do {
            let file = try await desk.documents.statementPDF(
                of: header.client.id,
                days: min(from, through)...max(from, through),
                on: today
            )
            return .file(
                PanelFile(bytes: file.bytes, mediaType: file.mediaType, name: file.name)
            )
        } catch is InvoicingRefusal {
            // Its link was not offered.
            throw NotFound()
        }
    }

    private func show(_ request: AdminRequest) async throws -> AdminAnswer {
        let header = try await desk.header(request)
        let client = header.client
        let today = header.today(at: request.frame.now)
        let tab = try await desk.read { transaction -> ClientInvoicesTab in
            var filter = InvoiceFilter(today: today)
            filter.clientID = client.id
            let limit = PaymentsController.listLimit
            let invoices = try InvoiceRepository.page(filter, limit: limit, in: transaction)
            let reports = try StatisticsReportRepository.page(
                of: client.id,
                limit: limit,
                in: transaction
            )
            return ClientInvoicesTab(
                client: client,
                rows: invoices.map {
                    InvoiceRow(invoice: $0, login: client.login, status: $0.status(on: today))
                },
                reports: reports.filter { $0.invoiceID == nil },
                today: today
            )
        }
        let html = tab.html(request.frame)
        return .page(
            ClientTabPage(header: header, tab: .invoices, content: html).page(request.frame)
        )
    }
}

/// A client's invoices and statistics.
struct ClientInvoicesTab {
    var client: Client
    var rows: [InvoiceRow]
    var reports: [StatisticsRecord]
    var today: CalendarDate

    func html(_ frame: PageFrame) -> HTML {
        let url = AdminURL.newInvoice.with(["client": "\(client.id)"])
        let empty = emptyState(
            "No invoice yet.",
            button: frame.createButton("Create", url, in: .finance)
        )
        let invoices = InvoiceTable(rows: rows, showsClient: false).html(frame)
        let statistics = reports.isEmpty ? "" : card("Statistics without invoice", table(frame))
        return "\(statement(frame))\(rows.isEmpty ? empty : invoices)\(statistics)"
    }

    /// The days of a statement of account, for those who are billed themselves.
    private func statement(_ frame: PageFrame) -> HTML {
        guard frame.allows(.read, .finance), client.mainClientID == nil,
            client.invoicing.enterpriseID != nil
        else { return "" }
        let fields: HTML = """
            <div class="field"><label for="f-from">Statement from</label><input id="f-from" \
            name="from" type="date" value="\(today.firstOfMonth)"></div>
            <div class="field"><label for="f-through">Through</label><input id="f-through" \
            name="through" type="date" value="\(today)"></div>
            """
        return """
            <form class="filters" method="get" action="\(AdminURL.statementPDF(client.id).path)">
            \(fields)<div class="filter-actions"><button class="button" type="submit">\
            Statement PDF</button></div></form>
            """
    }

    private func table(_ frame: PageFrame) -> HTML {
        DataTable(
            [.text("Period"), .fixed("Made"), .fixed("Download")],
            rows: reports.map { report in
                let spreadsheet = AdminURL.reportFile(report.id, .spreadsheet).path
                let csv = AdminURL.reportFile(report.id, .table).path
                return [
                    "\(frame.show.period(report.period)) <small>\(report.period.zone)</small>",
                    frame.show.time(report.createdAt),
                    frame.allows(.read, .finance)
                        ? "\(link("XLSX", spreadsheet)) \(link("CSV", csv))" : "",
                ]
            },
            caption: "Statistics"
        ).html
    }
}
