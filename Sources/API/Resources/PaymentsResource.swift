// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import Primitives
import SQLInterface
import Storage

/// Payments, and the statements of account that they stand on.
struct PaymentsResource: Sendable {
    let desk: APIDesk

    /// Ten years of days: an account's whole life.
    private static let statementDaysMax = 3_660

    var routes: [APIRoute] {
        [listRoute, findRoute, recordRoute, statementRoute, statementFileRoute]
    }

    private static let payment = Schema.named(
        "Payment",
        .object([
            .init("id", .id), .init("client", .id), .init("amount", .money),
            .init("paid_on", .date), .init("is_paid", .boolean), .init("method", .anyText),
            .init("invoice", .optionalID, "The invoice that it names."),
            .init("unallocated", .money, "What has not settled an invoice yet."),
            .init("comment", .nullable(.anyText), "Null for a client's key."),
            .init("reverses", .optionalID, "The payment that it undoes."),
            .init("recorded_at", .instant),
        ])
    )

    private static let statement = Schema.object([
        .init("client", .id), .init("from", .date), .init("through", .date),
        .init("zone", .anyText), .init("opening", .money),
        .init(
            "entries",
            .array(
                .object([
                    .init("at", .instant), .init("on", .date, "In the client's zone."),
                    .init("code", .choice(of: TransferCode.self)),
                    .init("amount", .money, "Positive for the client."),
                    .init("balance", .money, "After it."),
                    .init("reference", .anyText),
                ]),
                count: 0...1_000_000
            )
        ),
        .init("closing", .money),
    ])

    private var listRoute: APIRoute {
        APIRoute(
            .get,
            "/payments",
            "listPayments",
            "List payments",
            (.payments, .paymentsRead, .json(200, .page(of: Self.payment))),
            list
        ).with {
            $0.words = "The last recorded first."
            $0.parameters = [
                .client, .init("paid_from", .date, "Paid on that day or later."),
                .init("paid_through", .date, "Paid on that day or earlier."), .limit, .cursor,
            ]
        }
    }

    private var findRoute: APIRoute {
        APIRoute(
            .get,
            "/payments/{payment}",
            "getPayment",
            "Read a payment",
            (.payments, .paymentsRead, .json(200, Self.payment)),
            find
        )
    }

    private var recordRoute: APIRoute {
        APIRoute(
            .post,
            "/payments",
            "recordPayment",
            "Record a payment",
            (.payments, .paymentsWrite, .json(201, Self.payment)),
            record
        ).with {
            $0.words = """
                It moves the balance at once and settles the invoice it names, else the oldest \
                open ones. A negative sum is money that went back.
                """
            $0.refusals = [404]
            $0.body = .object([
                .init("client", .id), .init("amount", .text(.sum), "In its currency."),
                .optional("paid_on", .date, "Today in the client's zone without it."),
                .optional("is_paid", .boolean, "Whether the money is there; true without it."),
                .optional("method", .line(200)), .optional("invoice", .id),
                .optional("comment", .line(1_000)),
            ])
        }
    }

    private var statementRoute: APIRoute {
        APIRoute(
            .get,
            "/clients/{client}/statement",
            "getStatement",
            "Read a statement of account",
            (.payments, .statementsRead, .json(200, Self.statement)),
            statement
        ).with {
            $0.words = "Opening balance, each movement, closing balance; 31 days without dates."
            $0.parameters = [.from, .through]
            $0.refusals = [422]
        }
    }

    private var statementFileRoute: APIRoute {
        APIRoute(
            .get,
            "/clients/{client}/statement.pdf",
            "downloadStatement",
            "Download a statement",
            (.payments, .statementsRead, .files(["application/pdf"])),
            statementFile
        ).with {
            $0.words = "The statement as a letter of the client's enterprise."
            $0.parameters = [.from, .through]
            $0.refusals = [422]
        }
    }

    // MARK: - Payments

    private func list(_ request: APIRequest) async throws -> APIAnswer {
        var filter = PaymentFilter()
        filter.clientID = try request.queryClient()
        filter.paidFrom = request.date("paid_from")
        filter.paidThrough = request.date("paid_through")
        let (wanted, limit) = (filter, request.limit)
        let position: PaymentID? = try request.cursor()
        let found = try await desk.read { transaction in
            try PaymentRepository.page(
                wanted,
                after: position,
                limit: limit + 1,
                in: transaction
            )
        }
        return .json(
            JSON.page(found, limit: limit, cursor: { $0.id.description }) {
                Self.json($0, request.caller)
            }
        )
    }

    private func find(_ request: APIRequest) async throws -> APIAnswer {
        .json(try await payment(try request.id("payment"), request.caller))
    }

    private func payment(_ id: PaymentID, _ caller: APICaller) async throws -> JSON {
        let found = try await desk.read { try PaymentRepository.find(id, in: $0) }
        guard let found, caller.clientID.map({ $0 == found.clientID }) ?? true else {
            throw APIProblem.notFound
        }
        return Self.json(found, caller)
    }

    private static func json(_ payment: Payment, _ caller: APICaller) -> JSON {
        [
            "id": .id(payment.id), "client": .id(payment.clientID),
            "amount": .money(payment.amount), "paid_on": .string(payment.paidOn.description),
            "is_paid": .bool(payment.isPaid), "method": .string(payment.method),
            "invoice": .optional(payment.invoiceID), "unallocated": .money(payment.unallocated),
            // The comment is the operator's own note.
            "comment": caller.clientID == nil ? .string(payment.comment) : .null,
            "reverses": .optional(payment.reversesID),
            "recorded_at": .instant(payment.recordedAt),
        ]
    }

    private func record(_ request: APIRequest) async throws -> APIAnswer {
        let body = request.body
        guard let id = ClientID(body["client"]?.text ?? ""),
            let client = try await desk.read({ try ClientRepository.find(id, in: $0) })
        else { throw APIProblem.notFound }
        let today = try BillingCalendar(zone: client.zone).localDate(of: request.now)
        var entry = PaymentEntry(
            clientID: id,
            amount: try InvoicesResource.money(
                body["amount"]?.text ?? "",
                "amount",
                client.currency
            ),
            editable: PaymentFields(
                paidOn: body["paid_on"]?.text.flatMap { CalendarDate($0) } ?? today,
                isPaid: body["is_paid"] != .bool(false),
                method: body["method"]?.text ?? "",
                comment: body["comment"]?.text ?? ""
            )
        )
        if let text = body["invoice"]?.text {
            guard let invoice = InvoiceID(text) else { throw InvoicingRefusal.invoiceNotFound }
            entry.invoiceID = invoice
        }
        let made = try await desk.payments.record(
            entry,
            requestID: request.requestID,
            by: try request.caller.actor()
        )
        return .json(try await payment(made, request.caller))
    }

    // MARK: - Statements

    private func days(
        _ request: APIRequest
    ) async throws -> (ClientID, ClosedRange<CalendarDate>, CalendarDate) {
        let id = try request.pathClient()
        guard let client = try await desk.read({ try ClientRepository.find(id, in: $0) }) else {
            throw APIProblem.notFound
        }
        let calendar = try BillingCalendar(zone: client.zone)
        let days = try request.days(calendar, most: Self.statementDaysMax, default: 31)
        return (id, days, calendar.localDate(of: request.now))
    }

    private func statement(_ request: APIRequest) async throws -> APIAnswer {
        let (id, days, _) = try await days(request)
        let statement = try await desk.read { transaction in
            try Statements.statement(
                of: id,
                from: days.lowerBound,
                through: days.upperBound,
                in: transaction
            )
        }
        let currency = statement.currency
        let entries = statement.entries.map { entry -> JSON in
            [
                "at": .instant(entry.movement.occurredAt),
                "on": .string(entry.movement.on.description),
                "code": .string(entry.movement.code.rawValue),
                "amount": .money(entry.movement.micros, currency),
                "balance": .money(entry.balanceMicros, currency),
                "reference": .string(entry.movement.reference),
            ]
        }
        return .json([
            "client": .id(id), "from": .string(days.lowerBound.description),
            "through": .string(days.upperBound.description),
            "zone": .string(statement.period.zone),
            "opening": .money(statement.openingMicros, currency),
            "entries": .array(entries), "closing": .money(statement.closingMicros, currency),
        ])
    }

    private func statementFile(_ request: APIRequest) async throws -> APIAnswer {
        let (id, days, today) = try await days(request)
        return .file(try await desk.documents.statementPDF(of: id, days: days, on: today))
    }
}
