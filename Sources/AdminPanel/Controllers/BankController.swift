// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Foundation
import Primitives
import SQLInterface
import Storage
import WebSupport

/// *Finance → Bank statements*: upload, proposals, and booking what a person confirms.
struct BankController: Sendable {
    var desk: AdminDesk

    var routes: [AdminRoute] {
        AdminRoute.form("/bank", .finance, show: show, submit: upload) + [
            .get("/bank/{statement}", .finance, statement),
            .post("/bank/{statement}/certain", .finance, bookCertain),
            .post("/bank/{statement}/entries/{entry}", .finance, change),
        ]
    }

    private var bank: BankImport { BankImport(desk.office) }

    private func show(_ request: AdminRequest) async throws -> AdminAnswer {
        .page(try await page(request, FilledForm(["date_order": "ymd"])))
    }

    private func page(
        _ request: AdminRequest,
        _ form: FilledForm,
        problems: HTML = ""
    ) async throws -> Page {
        try await desk.read { transaction in
            BankPage(
                form: form,
                problems: problems,
                mappings: try BankRepository.mappings(in: transaction),
                statements: try BankRepository.statements(
                    limit: BankPage.statementsMax,
                    in: transaction
                ).map { .init(statement: $0.statement, entries: $0.entries, open: $0.open) }
            )
        }.page(request.frame)
    }

    private func upload(_ request: AdminRequest) async throws -> AdminAnswer {
        let submitted = request.submitted
        var problems: HTML = ""
        var errors = FieldErrors()
        do {
            guard let octets = submitted.files["file"] else {
                throw FieldErrors("file", "Choose the file of the bank.")
            }
            let isXML = octets.first { ![0x20, 0x0A, 0x0D, 0x09].contains($0) } == 0x3C
            // A spreadsheet or another encoding is told apart from bad lines.
            if !isXML { _ = try submitted.text(file: "file", or: "text") }
            let mapping = try await mapping(submitted.typed, request.settings)
            let id = try await bank.read(
                BankFile(name: "", octets: octets),
                mapping: mapping,
                by: request.actor
            )
            let known = try await desk.read { try BankRepository.statement(id, in: $0) }
            return .done(
                AdminURL.moneyIn(.bankStatement(id)).path,
                notice: (known?.importedAt ?? request.frame.now) < request.frame.now
                    ? "This file was imported before; here it is."
                    : "The statement was read. Nothing is booked yet."
            )
        } catch let found as ImportErrors {
            problems = importProblems(found)
        } catch let found as FieldErrors {
            errors = found
        }
        let form = desk.again(request, errors)
        return .refused(try await page(request, form, problems: problems))
    }

    /// The chosen mapping, or the one that was typed, which is saved when it has a name.
    private func mapping(
        _ typed: TypedFields,
        _ request: SettingsRequest
    ) async throws -> BankMapping? {
        let chosen = typed[field: "mapping"]
        if !chosen.isEmpty { return try await bank.savedMapping(chosen) }
        guard !typed[field: "date_column"].isEmpty else { return nil }
        let mapping = try BankMapping(typed: typed)
        let name = typed[field: "save_as"]
        if !name.isEmpty { try await bank.save(mapping, as: name, request) }
        return mapping
    }

    private func statement(_ request: AdminRequest) async throws -> AdminAnswer {
        .page(try await statementPage(request))
    }

    private func statementPage(
        _ request: AdminRequest,
        refusal: Phrase? = nil
    ) async throws -> Page {
        let id: BankStatementID = try request.id("statement")
        return try await desk.read { transaction in
            guard let statement = try BankRepository.statement(id, in: transaction) else {
                throw NotFound()
            }
            var filter = ClientFilter()
            filter.areMain = true
            filter.limit = BankStatementPage.suggestionsMax
            var logins: [ClientID: String] = [:]
            let proposals = try BankImport.proposals(of: id, in: transaction)
            for client in proposals.compactMap(\.match.clientID) where logins[client] == nil {
                logins[client] = try ClientRepository.find(client, in: transaction)?.login
            }
            return BankStatementPage(
                statement: statement,
                proposals: proposals,
                logins: logins,
                suggestions: try ClientRepository.list(filter, in: transaction).map(\.login),
                refusal: refusal,
                payments: try Self.payments(proposals, in: transaction)
            )
        }.page(request.frame)
    }

    /// The payments that entries became, with whether they were undone.
    private static func payments(
        _ proposals: [BankProposal],
        in transaction: any SQLTransaction
    ) throws -> [PaymentID: (payment: Payment, isUndone: Bool)] {
        var payments: [PaymentID: (payment: Payment, isUndone: Bool)] = [:]
        for id in proposals.compactMap(\.entry.paymentID) {
            guard let payment = try PaymentRepository.find(id, in: transaction) else { continue }
            let undo = try PaymentRepository.reversal(of: id, in: transaction)
            payments[id] = (payment, undo != nil)
        }
        return payments
    }

    private func bookCertain(_ request: AdminRequest) async throws -> AdminAnswer {
        let id: BankStatementID = try request.id("statement")
        let count = try await bank.bookCertain(of: id, by: request.actor)
        return .done(
            AdminURL.moneyIn(.bankStatement(id)).path,
            notice: count == 1 ? "1 payment was booked." : "\(count) payments were booked."
        )
    }

    private func change(_ request: AdminRequest) async throws -> AdminAnswer {
        let statement: BankStatementID = try request.id("statement")
        let id: BankEntryID = try request.id("entry")
        let typed = request.submitted.typed
        let done = AdminURL.moneyIn(.bankStatement(statement)).path
        do {
            switch typed[field: "action"] {
            case "ignore":
                try await bank.setAside(true, id, by: request.actor)
                return .done(done, notice: "The entry was set aside.")
            case "reopen":
                try await bank.setAside(false, id, by: request.actor)
                return .done(done, notice: "The entry is open again.")
            default:
                let login = typed[field: "client"]
                let client = try await desk.read {
                    try ClientRepository.find(login: login, in: $0)
                }
                guard let client else {
                    throw FieldErrors("client", "There is no client \"\(login)\".")
                }
                let parts = try await parts(of: id, statement, for: client.id, typed)
                try await bank.book(id, for: client.id, settling: parts, by: request.actor)
                return .done(done, notice: "The payment of \(client.login) was booked.")
            }
        } catch let refusal as InvoicingRefusal {
            return .refused(try await statementPage(request, refusal: refusal.sentence))
        } catch let errors as FieldErrors {
            return .refused(
                try await statementPage(request, refusal: "\(errors.byField.values.first ?? "")")
            )
        }
    }

    /// What was proposed, if the person saw the same and kept its client.
    private func parts(
        of id: BankEntryID,
        _ statement: BankStatementID,
        for client: ClientID,
        _ typed: TypedFields
    ) async throws -> [PaymentPart] {
        let proposal = try await desk.read { transaction in
            try BankImport.proposals(of: statement, in: transaction).first { $0.entry.id == id }
        }
        guard let match = proposal?.match, match.clientID == client else { return [] }
        let seen = match.parts.map { "\($0.number)=\($0.micros)" }.joined(separator: ",")
        guard typed[field: "parts"] == seen else {
            throw FieldErrors(
                "",
                "What is open has changed meanwhile; look at the proposal again and confirm it."
            )
        }
        return match.paymentParts
    }
}
