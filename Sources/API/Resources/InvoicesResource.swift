// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import Documents
import Primitives
import SQLInterface
import Storage

/// Invoices: made for a period or an amount, previewed, found, downloaded and credited.
struct InvoicesResource: Sendable {
    let desk: APIDesk

    var routes: [APIRoute] {
        [listRoute, findRoute, createRoute, previewRoute, creditRoute, fileRoute]
    }

    private var listRoute: APIRoute {
        APIRoute(
            .get,
            "/invoices",
            "listInvoices",
            "List invoices",
            (.invoices, .invoicesRead, .json(200, .page(of: InvoiceSchema.invoice))),
            list
        ).with {
            $0.words = "The latest issue date first."
            $0.parameters = [
                .client,
                .init("status", .choice(InvoiceStatus.allCases.map(\.rawValue)), "Only of it."),
                .init("kind", .choice(InvoiceSchema.kinds), "Only of this kind."),
                .init("issued_from", .date, "Issued on that day or later."),
                .init("issued_through", .date, "Issued on that day or earlier."),
                .init("text", .words(1...100), "Part of the number or of the client's name."),
                .limit, .cursor,
            ]
        }
    }

    private var findRoute: APIRoute {
        APIRoute(
            .get,
            "/invoices/{invoice}",
            "getInvoice",
            "Read an invoice",
            (.invoices, .invoicesRead, .json(200, InvoiceSchema.detailed)),
            find
        ).with { $0.words = "With its lines and taxes, as they were frozen when it was issued." }
    }

    private var createRoute: APIRoute {
        APIRoute(
            .post,
            "/invoices",
            "createInvoice",
            "Create an invoice",
            (.invoices, .invoicesWrite, .json(201, InvoiceSchema.created)),
            create
        ).with {
            $0.words = """
                `usage` bills a period of whole days in the client's zone; `amount` and \
                `proforma` bill a typed sum with a text.
                """
            $0.body = InvoiceSchema.request
            $0.refusals = [404]
        }
    }

    private var previewRoute: APIRoute {
        APIRoute(
            .post,
            "/invoices/preview",
            "previewInvoice",
            "Preview an invoice",
            (.invoices, .invoicesWrite, .json(200, InvoiceSchema.preview)),
            preview
        ).with {
            $0.words = "What creating would issue, without a number. Nothing is changed."
            $0.body = InvoiceSchema.request
            $0.refusals = [404]
        }
    }

    private var creditRoute: APIRoute {
        APIRoute(
            .post,
            "/invoices/{invoice}/credit-notes",
            "creditInvoice",
            "Credit an invoice",
            (.invoices, .invoicesWrite, .json(201, InvoiceSchema.creditNote)),
            credit
        ).with {
            $0.words = "In full, or a part by its sum without tax. The invoice itself stays."
            $0.body = .object([
                .init("reason", .text(.words(1...500)), "Printed on the credit note."),
                .optional("net", .text(.sum), "Without tax; all that is left without it."),
            ])
        }
    }

    private var fileRoute: APIRoute {
        APIRoute(
            .get,
            "/invoices/{invoice}/files/{file}",
            "downloadInvoice",
            "Download an invoice",
            (
                .invoices, .invoicesRead,
                .files([
                    "application/pdf", "application/xml",
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    "text/csv",
                ])
            ),
            file
        ).with {
            $0.words = """
                The file is invoice.pdf, invoice-ubl.xml, invoice-peppol.xml, factur-x.xml, \
                statistics.xlsx or statistics.csv; every download has the same octets.
                """
            $0.refusals = [422]
        }
    }

    // MARK: - Finding

    private func list(_ request: APIRequest) async throws -> APIAnswer {
        let query = request.query
        var filter = InvoiceFilter(today: request.now.utcDate)
        filter.clientID = try request.queryClient()
        filter.onlyVisibleToClient = request.caller.clientID != nil
        filter.kind = query["kind"].flatMap { InvoiceKind(rawValue: $0) }
        filter.statuses = query["status"].flatMap { InvoiceStatus(rawValue: $0) }.map { [$0] } ?? []
        filter.issuedFrom = request.date("issued_from")
        filter.issuedThrough = request.date("issued_through")
        filter.text = query["text"] ?? ""
        let (wanted, limit) = (filter, request.limit)
        let position = try Self.position(query["cursor"])
        let found = try await desk.read { transaction in
            try InvoiceRepository.page(
                wanted,
                after: position,
                limit: limit + 1,
                in: transaction
            )
        }
        return .json(
            JSON.page(found, limit: limit, cursor: { "\($0.issueOn).\($0.id)" }) {
                InvoiceSchema.json($0, today: wanted.today)
            }
        )
    }

    private static func position(_ cursor: String?) throws -> InvoicePosition? {
        guard let cursor else { return nil }
        let parts = cursor.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let day = CalendarDate(String(parts[0])),
            let id = InvoiceID(parts[1])
        else { throw APIProblem.badCursor }
        return InvoicePosition(issueOn: day, id: id)
    }

    /// An invoice that the key sees.
    private static func invoice(
        _ id: InvoiceID,
        _ caller: APICaller,
        _ transaction: any SQLTransaction
    ) throws -> Invoice {
        let found =
            try caller.clientID.map { try ClientScope($0).invoice(id, in: transaction) }
            ?? InvoiceRepository.find(id, in: transaction)
        guard let found else { throw APIProblem.notFound }
        return found
    }

    private func find(_ request: APIRequest) async throws -> APIAnswer {
        let id: InvoiceID = try request.id("invoice")
        return .json(try await detailed(id, request.caller, request.now.utcDate))
    }

    private func detailed(
        _ id: InvoiceID,
        _ caller: APICaller,
        _ today: CalendarDate
    ) async throws -> JSON {
        try await desk.read { transaction in
            let invoice = try Self.invoice(id, caller, transaction)
            guard let document = try InvoiceRepository.document(of: id, in: transaction) else {
                throw APIProblem.notFound
            }
            return InvoiceSchema.json(invoice, document, today: today)
        }
    }

    private func file(_ request: APIRequest) async throws -> APIAnswer {
        let id: InvoiceID = try request.id("invoice")
        let caller = request.caller
        let invoice = try await desk.read { try Self.invoice(id, caller, $0) }
        let documents = desk.documents
        do {
            let made: RenderedDocument? =
                switch request.path["file"] {
                case "invoice.pdf": try await documents.invoicePDF(id)
                case "invoice-ubl.xml": try await documents.invoiceXML(id, .ubl)
                case "invoice-peppol.xml": try await documents.invoiceXML(id, .peppol)
                case "factur-x.xml": try await documents.invoiceXML(id, .cii)
                case "statistics.xlsx":
                    try await statistics(invoice) { try await documents.statisticsXLSX($0) }
                case "statistics.csv":
                    try await statistics(invoice) { try await documents.statisticsCSV($0) }
                default: nil
                }
            guard let made else { throw APIProblem.notFound }
            return .file(made)
        } catch let problem as EInvoiceProblem {
            throw APIProblem(422, "no_electronic_invoice", problem.sentence.english)
        }
    }

    private func statistics(
        _ invoice: Invoice,
        _ render: (ReportID) async throws -> RenderedDocument?
    ) async throws -> RenderedDocument? {
        guard let report = invoice.reportID else { return nil }
        return try await render(report)
    }
}

// MARK: - Making

extension InvoicesResource {
    private enum Wanted {
        case usage(UsageInvoiceRequest)
        case amount(AmountInvoiceRequest)
    }

    /// What a body asks for, with the fields that its kind needs.
    private func wanted(_ request: APIRequest) async throws -> Wanted {
        let body = request.body
        guard let id = ClientID(body["client"]?.text ?? "") else { throw APIProblem.notFound }
        guard let client = try await desk.read({ try ClientRepository.find(id, in: $0) }) else {
            throw APIProblem.notFound
        }
        let kind = InvoiceKind(rawValue: body["kind"]?.text ?? "") ?? .usage
        try Self.check(body, kind)
        if kind == .usage {
            guard let first = body["from"]?.text.flatMap({ CalendarDate($0) }),
                let last = body["through"]?.text.flatMap({ CalendarDate($0) }), first <= last
            else { throw InvoicingRefusal.periodIsEmpty }
            return .usage(
                UsageInvoiceRequest(
                    clientID: id,
                    span: .days(from: first, through: last),
                    content: client.invoicing.sendsStatistics ? .both : .invoice
                )
            )
        }
        let today = try BillingCalendar(zone: client.zone).localDate(of: request.now)
        return .amount(
            AmountInvoiceRequest(
                clientID: id,
                issueOn: body["date"]?.text.flatMap { CalendarDate($0) } ?? today,
                amount: try Self.money(body["amount"]?.text ?? "", "amount", client.currency),
                text: body["text"]?.text ?? "",
                kind: kind
            )
        )
    }

    private static func check(_ body: JSON, _ kind: InvoiceKind) throws {
        let fields = kind == .usage ? ["from", "through"] : ["amount", "text"]
        let others = kind == .usage ? ["amount", "text", "date"] : ["from", "through"]
        var faults = fields.filter { body[$0] == nil }.map {
            SchemaFault(field: $0, sentence: "An invoice of kind \(kind.rawValue) needs this.")
        }
        faults += others.filter { body[$0] != nil }.map {
            SchemaFault(field: $0, sentence: "An invoice of kind \(kind.rawValue) has no \($0).")
        }
        if !faults.isEmpty { throw APIProblem.validation(422, faults) }
    }

    static func money(_ text: String, _ field: String, _ currency: Currency) throws -> Money {
        do throws(DecimalTextError) {
            return try Money(decimal: text, currency)
        } catch {
            let sentence = "This is not a sum that can be stored."
            throw APIProblem.validation(422, [SchemaFault(field: field, sentence: sentence)])
        }
    }

    private func create(_ request: APIRequest) async throws -> APIAnswer {
        let actor = try request.caller.actor()
        let made =
            switch try await wanted(request) {
            case .usage(let wanted):
                try await desk.invoicing.create(
                    wanted,
                    requestID: request.requestID,
                    by: actor
                )
            case .amount(let wanted):
                try await desk.invoicing.create(
                    wanted,
                    requestID: request.requestID,
                    by: actor
                )
            }
        guard let id = made.invoiceID else { throw APIProblem.failed }
        let invoice = try await detailed(id, request.caller, request.now.utcDate)
        return .json(["invoice": invoice, "report": .optional(made.reportID)])
    }

    private func preview(_ request: APIRequest) async throws -> APIAnswer {
        let draft =
            switch try await wanted(request) {
            case .usage(let wanted): try await desk.invoicing.preview(wanted)
            case .amount(let wanted): try await desk.invoicing.preview(wanted)
            }
        return .json(InvoiceSchema.json(draft))
    }

    private func credit(_ request: APIRequest) async throws -> APIAnswer {
        let id: InvoiceID = try request.id("invoice")
        let caller = request.caller
        let invoice = try await desk.read { try Self.invoice(id, caller, $0) }
        let net = try request.body["net"]?.text.map {
            try Self.money($0, "net", invoice.total.currency)
        }
        let made = try await desk.invoicing.credit(
            CreditNoteRequest(
                invoiceID: id,
                net: net,
                reason: request.body["reason"]?.text ?? ""
            ),
            requestID: request.requestID,
            by: try caller.actor()
        )
        let note = try await desk.read { transaction in
            try CreditNoteRepository.find(made.creditNoteID, in: transaction)
        }
        guard let note else { throw APIProblem.failed }
        return .json(InvoiceSchema.json(note))
    }
}
