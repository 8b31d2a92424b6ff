// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import Primitives
import SQLInterface
import Storage
import WebSupport

/// The *Payments* tab of a client and *Statistics → Payments*.
struct PaymentsController: Sendable {
    var desk: AdminDesk

    /// Open invoices that a form offers, and rows of short lists; the others are found by filters.
    static let listLimit = 500
    /// Rows of one page of payments.
    static let pageSize = 100

    var routes: [AdminRoute] {
        [
            .get("/statistics/payments", .finance, statistics),
            .get("/clients/{client}/payments", .clients) { request in
                try await .page(tab(request, newForm(request)))
            },
        ]
            + AdminRoute.form(
                "/clients/{client}/payments/new",
                .finance,
                show: showNew,
                submit: create
            )
            + AdminRoute.form(
                "/clients/{client}/payments/{payment}",
                .finance,
                show: show,
                submit: update
            )
            + [
                .post("/clients/{client}/payments/{payment}/undo", .finance, undo),
                .post("/clients/{client}/top-ups/{topUp}/undo", .finance, undoTopUp),
            ]
    }

    // MARK: - Statistics

    private func statistics(_ request: AdminRequest) async throws -> AdminAnswer {
        var query = request.query
        let after: PaymentID? = query.identifier("after")
        // Another filter begins at its first page.
        query["after"] = ""
        let shown = query
        var wanted = PaymentFilter()
        wanted.paidFrom = query.date("from")
        wanted.paidThrough = query.date("through")
        wanted.method = query["method"].isEmpty ? nil : query["method"]
        wanted.text = query["q"]
        wanted.isPaid = ["paid": true, "unpaid": false][query["status"]]
        let filter = wanted
        let page = try await desk.read { transaction in
            let payments = try PaymentRepository.page(
                filter,
                after: after,
                limit: Self.pageSize + 1,
                in: transaction
            )
            return PaymentsPage(
                rows: try Self.rows(Array(payments.prefix(Self.pageSize)), in: transaction),
                totals: try PaymentRepository.totals(filter, in: transaction),
                filter: shown,
                methods: try PaymentMethodRepository.list(in: transaction),
                isFirst: after == nil,
                hasMore: payments.count > Self.pageSize
            )
        }
        return .page(page.page(request.frame))
    }

    static func rows(
        _ payments: [Payment],
        in transaction: any SQLTransaction
    ) throws -> [PaymentRow] {
        var logins: [ClientID: String] = [:]
        return try payments.map { payment in
            if logins[payment.clientID] == nil {
                logins[payment.clientID] =
                    try ClientRepository.find(payment.clientID, in: transaction)?.login
            }
            let number = try payment.invoiceID.flatMap {
                try InvoiceRepository.find($0, in: transaction)?.number
            }
            return PaymentRow(
                payment: payment,
                login: logins[payment.clientID] ?? "–",
                invoiceNumber: number
            )
        }
    }

    // MARK: - Tab

    private func newForm(_ request: AdminRequest) -> FilledForm {
        desk.newForm([
            "is_paid": "1", "paid_on": "\(request.frame.today)",
            "invoice_id": request.query["invoice"],
        ])
    }

    private func tab(
        _ request: AdminRequest,
        _ form: FilledForm,
        isFormOpen: Bool = false
    ) async throws -> Page {
        let header = try await desk.header(request)
        let client = header.client
        let query = request.query
        let after: PaymentID? = query.identifier("after")
        let tab = try await desk.read { transaction in
            var filter = PaymentFilter()
            filter.clientID = client.id
            let payments = try PaymentRepository.page(
                filter,
                after: after,
                limit: Self.pageSize + 1,
                in: transaction
            )
            return ClientPaymentsTab(
                client: client,
                rows: try Self.rows(Array(payments.prefix(Self.pageSize)), in: transaction),
                topUps: after == nil
                    ? try TopUpRepository.list(of: client.id, limit: 24, in: transaction) : [],
                isFirst: after == nil,
                hasMore: payments.count > Self.pageSize,
                form: form,
                methods: try PaymentMethodRepository.list(in: transaction),
                openInvoices: try Self.payable(client.id, in: transaction),
                isFormOpen: isFormOpen
            )
        }
        return ClientTabPage(
            header: header,
            tab: .payments,
            content: tab.html(request.frame)
        ).page(request.frame)
    }

    /// Open invoices and proformas, which a payment may be for.
    private static func payable(
        _ client: ClientID,
        in transaction: any SQLTransaction
    ) throws -> [Invoice] {
        // Which day it is does not matter: overdue ones are open as well.
        var filter = InvoiceFilter(today: Instant.epoch.utcDate)
        filter.clientID = client
        filter.statuses = InvoiceFilter.open
        return try InvoiceRepository.page(filter, limit: listLimit, in: transaction)
    }

    private func showNew(_ request: AdminRequest) async throws -> AdminAnswer {
        var form = newForm(request)
        if let id: InvoiceID = request.query.identifier("invoice"),
            let invoice = try await desk.read({ try InvoiceRepository.find(id, in: $0) })
        {
            form.values[field: "amount"] = invoice.outstanding.decimalText
        }
        return .page(try await tab(request, form, isFormOpen: true))
    }

    private func create(_ request: AdminRequest) async throws -> AdminAnswer {
        let id: ClientID = try request.id("client")
        guard let client = try await desk.read({ try ClientRepository.find(id, in: $0) })
        else { throw NotFound() }
        do {
            let entry = try PaymentEntry(typed: request.submitted.typed, client: client)
            _ = try await desk.payments.record(
                entry,
                requestID: request.submitted.requestID,
                by: request.actor
            )
            return .done(
                AdminURL.client(id, .payments).path,
                notice: "The payment was recorded."
            )
        } catch let errors as FieldErrors {
            return .refused(try await tab(request, desk.again(request, errors)))
        } catch let refusal as InvoicingRefusal {
            let field = refusal.field == "invoice" ? refusal.invoiceField : refusal.field
            let form = desk.again(request, FieldErrors(field, refusal.sentence))
            return .refused(try await tab(request, form))
        }
    }

    // MARK: - Editing

    private func payment(_ request: AdminRequest) async throws -> Payment {
        let id: PaymentID = try request.id("payment")
        let client: ClientID = try request.id("client")
        guard let payment = try await desk.read({ try PaymentRepository.find(id, in: $0) }),
            payment.clientID == client
        else { throw NotFound() }
        return payment
    }

    private func show(_ request: AdminRequest) async throws -> AdminAnswer {
        let payment = try await payment(request)
        let form = FilledForm([
            "is_paid": flag(payment.isPaid), "method": payment.method,
            "paid_on": "\(payment.paidOn)", "comment": payment.comment,
        ])
        return .page(try await page(request, payment, form))
    }

    private func page(
        _ request: AdminRequest,
        _ payment: Payment,
        _ form: FilledForm
    ) async throws -> Page {
        let header = try await desk.header(request)
        let (methods, settled) = try await desk.read { transaction in
            (
                try PaymentMethodRepository.list(in: transaction),
                try Self.settled(by: payment, in: transaction)
            )
        }
        let history = try await desk.payments.history(of: payment.id)
        let page = PaymentPage(
            client: header.client,
            payment: payment,
            form: form,
            methods: methods,
            settled: settled
        )
        let table = AuditTable(entries: history, showsObject: false).html(request.frame)
        return ClientTabPage(
            header: header,
            tab: .payments,
            content: "\(page.content(request.frame))\(card("History", table))"
        ).page(request.frame)
    }

    /// What a payment settles of invoices now, by their numbers.
    private static func settled(
        by payment: Payment,
        in transaction: any SQLTransaction
    ) throws -> [SettledPart] {
        var sums: [InvoiceID: Int64] = [:]
        for part in try PaymentRepository.allocations(of: payment.id, in: transaction) {
            sums[part.invoiceID, default: 0] += part.micros
        }
        return try sums.filter { $0.value != 0 }.sorted { $0.key < $1.key }.map { id, micros in
            SettledPart(
                invoiceID: id,
                number: try InvoiceRepository.find(id, in: transaction)?.number ?? "–",
                amount: Money(micros: micros, payment.amount.currency)
            )
        }
    }

    private func undo(_ request: AdminRequest) async throws -> AdminAnswer {
        let payment = try await payment(request)
        do {
            _ = try await desk.payments.undo(
                payment.id,
                comment: request.submitted.typed[field: "comment"],
                requestID: request.submitted.requestID,
                by: request.actor
            )
            return .done(
                AdminURL.client(payment.clientID, .payments).path,
                notice: "The payment was undone by a reversing entry."
            )
        } catch let refusal as InvoicingRefusal {
            let form = desk.again(request, refusal.fieldErrors)
            return .refused(try await page(request, payment, form))
        }
    }

    private func undoTopUp(_ request: AdminRequest) async throws -> AdminAnswer {
        let client: ClientID = try request.id("client")
        let id: TopUpID = try request.id("topUp")
        guard let topUp = try await desk.read({ try TopUpRepository.find(id, in: $0) }),
            topUp.clientID == client
        else { throw NotFound() }
        let tab = AdminURL.client(client, .payments).path
        do {
            try await TopUps(desk.office).undo(id, by: request.actor)
            return .done(tab, notice: "The top-up was undone by a reversing entry.")
        } catch let refusal as InvoicingRefusal {
            return .done(tab, notice: refusal.sentence)
        }
    }

    private func update(_ request: AdminRequest) async throws -> AdminAnswer {
        let payment = try await payment(request)
        do {
            let fields = try PaymentFields(
                typed: request.submitted.typed,
                otherwise: payment.paidOn
            )
            try await desk.payments.edit(payment.id, fields, by: request.actor)
            return .done(
                AdminURL.client(payment.clientID, .payments).path,
                notice: "The payment was saved."
            )
        } catch let errors as FieldErrors {
            let form = desk.again(request, errors)
            return .refused(try await page(request, payment, form))
        }
    }
}

extension InvoicingRefusal {
    /// Where the payment form shows a sentence about an invoice.
    fileprivate var invoiceField: String {
        if case .partTooHigh = self { "amount" } else { "invoice_id" }
    }
}
