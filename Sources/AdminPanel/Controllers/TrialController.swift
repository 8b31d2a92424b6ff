// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import Messaging
import Primitives
import Storage
import WebSupport

/// *Current traffic → Test message*: what would become of a message, and one really sent.
struct TrialController: Sendable {
    var desk: AdminDesk

    /// More accesses nobody finds one among: the client's page leads here with its own.
    private static let accessesMax = 500

    var routes: [AdminRoute] {
        AdminRoute.form("/messages/test", .traffic, show: show, submit: submit)
    }

    private func show(_ request: AdminRequest) async throws -> AdminAnswer {
        var form = desk.newForm(["text": "Your code is 4711"])
        form.values[field: "client"] = request.query["client"]
        return .page(try await page(request, form))
    }

    private func page(
        _ request: AdminRequest,
        _ form: FilledForm,
        outcome: TrialPage.Outcome = .none
    ) async throws -> Page {
        let client = ClientID(form.values[field: "client"])
        return try await desk.read { transaction in
            let accesses =
                try client.map { try AccessRepository.list(of: $0, in: transaction) }
                ?? AccessRepository.list(in: transaction)
            let clients = try ClientRepository.list(in: transaction)
            let suppliers = try SupplierRepository.list(in: transaction)
            return TrialPage(
                form: form,
                accesses: Array(accesses.filter(\.isActive).prefix(Self.accessesMax)),
                logins: Dictionary(uniqueKeysWithValues: clients.map { ($0.id, $0.login) }),
                suppliers: Dictionary(uniqueKeysWithValues: suppliers.map { ($0.id, $0.name) }),
                outcome: outcome
            ).page(request.frame)
        }
    }

    private func submit(_ request: AdminRequest) async throws -> AdminAnswer {
        let typed = request.submitted.typed
        do {
            let submission = try await submission(typed)
            guard typed[field: "action"] == "send" else {
                let decision = try await desk.running.trials.decide(submission)
                let payer = decision.facts.charging.billingClientID
                let currency = try await desk.read {
                    try ClientRepository.find(payer, in: $0)?.currency
                }
                let form = desk.again(request, FieldErrors())
                return .page(
                    try await page(request, form, outcome: .decided(decision, currency))
                )
            }
            return try await send(submission, request)
        } catch let errors as FieldErrors {
            return .refused(try await page(request, desk.again(request, errors)))
        }
    }

    private func send(
        _ submission: Submission,
        _ request: AdminRequest
    ) async throws -> AdminAnswer {
        let reply = await desk.running.trials.send(submission)
        var entry = AuditEntry(
            at: desk.office.now,
            actor: "\(request.actor)",
            action: "send test message",
            objectKind: "client",
            objectID: "\(submission.clientID)"
        )
        switch reply {
        case .accepted(let id):
            entry.after = "message \(id) to \(submission.recipient)"
        case .refused(let reason):
            entry.after = "\(reason.rawValue), to \(submission.recipient)"
        case .failing:
            entry.after = "not stored, to \(submission.recipient)"
        }
        let noted = entry
        try await desk.office.database.write { _ = try AuditLogRepository.append(noted, in: $0) }
        if case .accepted(let id) = reply {
            return .done(
                AdminURL.message(submission.clientID, id).path,
                notice: "The message is on its way. Load the page again to see how it goes on."
            )
        }
        let form = desk.again(request, FieldErrors())
        return .refused(try await page(request, form, outcome: .answered(reply)))
    }

    /// Reads the form.
    ///
    /// - Throws: `FieldErrors`.
    private func submission(_ typed: TypedFields) async throws -> Submission {
        var errors = FieldErrors()
        let id = AccessID(typed[field: "access"])
        let access = try await desk.read { transaction in
            try id.flatMap { try AccessRepository.find($0, in: transaction) }
        }
        if access == nil { errors.add("access", "Choose the access that it is sent by.") }
        var sender = SubmittedAddress(text: "", typeOfNumber: 0, numberingPlan: 0)
        do throws(OriginatorError) {
            let read = try Originator(typed[field: "sender"])
            sender = SubmittedAddress(
                text: read.text,
                typeOfNumber: read.typeOfNumber,
                numberingPlan: read.numberingPlan
            )
        } catch {
            errors.add(
                "sender",
                "A sender is a name of at most 11 characters of the GSM alphabet, or a number."
            )
        }
        let number = typed[field: "recipient"].filter { !" +-()".contains($0) }
        if number.isEmpty { errors.add("recipient", "Type the number with its country code.") }
        let content = MessageContent(text: typed[field: "text"])
        if content.segments > 255 {
            errors.add("text", "This makes \(content.segments) segments; at most 255 fit.")
        }
        try errors.check()
        guard let access else { throw NotFound() }
        return Submission(
            clientID: access.clientID,
            accessID: access.id,
            originator: sender,
            recipient: number,
            content: SubmittedContent(content),
            registeredDelivery: 0
        )
    }
}
