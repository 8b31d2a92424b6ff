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
            .get("/clients/{client}/statement.xlsx", .finance, spreadsheet),
            .get("/clients/{client}/statement.csv", .finance, table),
            .post("/clients/{client}/statement/mail", .finance, mail),
        ]
    }

    private func statement(_ request: AdminRequest) async throws -> AdminAnswer {
        try await file(request) { id, days, today in
            try await desk.documents.statementPDF(of: id, days: days, on: today)
        }
    }

    private func spreadsheet(_ request: AdminRequest) async throws -> AdminAnswer {
        try await file(request) { id, days, today in
            try await desk.documents.statementXLSX(of: id, days: days, on: today)
        }
    }

    private func table(_ request: AdminRequest) async throws -> AdminAnswer {
        try await file(request) { id, days, today in
            try await desk.documents.statementCSV(of: id, days: days, on: today)
        }
    }

    /// Without days: the month so far, in the client's zone.
    private func file(
        _ request: AdminRequest,
        _ render: (ClientID, ClosedRange<CalendarDate>, CalendarDate) async throws ->
            RenderedDocument
    ) async throws -> AdminAnswer {
        let header = try await desk.header(request)
        let today = header.today(at: request.frame.now)
        do {
            let days = Self.days(request.query, today)
            let file = try await render(header.client.id, days, today)
            return .file(
                PanelFile(bytes: file.bytes, mediaType: file.mediaType, name: file.name)
            )
        } catch is InvoicingRefusal {
            // Its link was not offered.
            throw NotFound()
        }
    }

    private static func days(
        _ query: QueryValues,
        _ today: CalendarDate
    ) -> ClosedRange<CalendarDate> {
        let from = query.date("from") ?? today.firstOfMonth
        let through = query.date("through") ?? max(today, from)
        return min(from, through)...max(from, through)
    }

    private func mail(_ request: AdminRequest) async throws -> AdminAnswer {
        let header = try await desk.header(request)
        let id = header.client.id
        let done = AdminURL.client(id, .invoices).path
        let query = QueryValues(request.submitted.typed.values)
        do {
            try await Statements.send(
                of: id,
                days: Self.days(query, header.today(at: request.frame.now)),
                office: desk.office,
                by: request.actor
            )
            return .done(done, notice: "The statement is in the outbox.")
        } catch let refusal as InvoicingRefusal {
            return .done(done, notice: refusal.sentence)
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
        let csv = AdminURL.moneyIn(.statement(client.id, .csv)).path
        let xlsx = AdminURL.moneyIn(.statement(client.id, .xlsx)).path
        let mail = AdminURL.moneyIn(.statementMail(client.id)).path
        // The token goes with the posted form only: buttons of GET would put it into the URL.
        let send: HTML =
            frame.allows(.write, .finance)
            ? """
            <form class="filters" method="post" action="\(mail)">\(frame.formToken)\
            <div class="field"><label for="m-from">Mail statement from</label><input \
            id="m-from" name="from" type="date" value="\(today.firstOfMonth)"></div>
            <div class="field"><label for="m-through">Through</label><input id="m-through" \
            name="through" type="date" value="\(today)"></div>
            <div class="filter-actions"><button class="button" type="submit">Send by mail\
            </button></div></form>
            """ : ""
        let form: HTML = """
            <form class="filters" method="get" action="\(AdminURL.statementPDF(client.id).path)">
            \(fields)<div class="filter-actions"><button class="button" type="submit">\
            Statement PDF</button><button class="button" type="submit" formaction="\(xlsx)">\
            XLSX</button><button class="button" type="submit" formaction="\(csv)">CSV</button>\
            </div></form>
            """
        return card("Statement of account", "\(form)\(send)")
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
