// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Primitives
import Storage
import WebSupport

/// *Settings → Mail*: the server, and what became of the latest letters.
struct MailController: Sendable {
    var desk: AdminDesk

    var routes: [AdminRoute] {
        AdminRoute.form("/mail", .finance, show: show, submit: save) + [
            .post("/invoices/{invoice}/mail", .finance, sendAgain)
        ]
    }

    private func show(_ request: AdminRequest) async throws -> AdminAnswer {
        let secrets = desk.office.secrets
        let settings = try await desk.read { try MailSettings.read(secrets, in: $0) }
        let form = FilledForm([
            "host": settings.host, "port": "\(settings.port)",
            "security": settings.security.rawValue, "user": settings.user,
            "sender": settings.sender,
        ])
        return .page(try await page(request, form, isPasswordLost: settings.isPasswordLost))
    }

    private func page(
        _ request: AdminRequest,
        _ form: FilledForm,
        isPasswordLost: Bool = false
    ) async throws -> Page {
        let mails = try await desk.read { try MailRepository.list(limit: 200, in: $0) }
        return MailPage(form: form, mails: mails, isPasswordLost: isPasswordLost)
            .page(request.frame)
    }

    private func save(_ request: AdminRequest) async throws -> AdminAnswer {
        do {
            try await desk.settings.setMail(request.submitted.typed, request.settings)
            return .done(AdminURL.mail.path, notice: "The mail server was saved.")
        } catch let errors as FieldErrors {
            return .refused(try await page(request, desk.again(request, errors)))
        }
    }

    private func sendAgain(_ request: AdminRequest) async throws -> AdminAnswer {
        let id: InvoiceID = try request.id("invoice")
        do {
            try await desk.invoicing.sendAgain(id, by: request.actor)
            return .done(
                AdminURL.invoice(id).path,
                notice: "The invoice is in the outbox; the server's answer comes in the timeline."
            )
        } catch let refusal as InvoicingRefusal {
            if refusal == .invoiceNotFound { throw NotFound() }
            return .done(AdminURL.invoice(id).path, notice: refusal.sentence)
        }
    }
}

/// The mail server's form and the latest letters.
struct MailPage {
    var form: FilledForm
    var mails: [StoredMail]
    var isPasswordLost = false

    private var fields: [FieldSpec] {
        let securities: [FieldSpec.Choice] = [
            .init(value: "starttls", label: "STARTTLS, usually port 587"),
            .init(value: "tls", label: "TLS, usually port 465"),
            .init(value: "none", label: "None: a server on this machine"),
        ]
        return [
            FieldSpec("host", "Server", hint: "Such as smtp.example.com. Empty: no mail."),
            FieldSpec("port", "Port", .number, isRequired: true),
            FieldSpec("security", "Security", .select(securities)),
            FieldSpec("user", "User"),
            FieldSpec(
                "password",
                "Password",
                .password,
                hint: "Stored sealed and never shown. Empty: as it is stored."
            ),
            FieldSpec("sender", "Sender", .email, hint: "Empty: the brand's own address."),
        ]
    }

    func page(_ frame: PageFrame) -> Page {
        let editor = form.html(
            action: AdminURL.mail.path,
            groups: [FieldGroup("Mail server", fields)],
            button: "Save",
            frame: frame
        )
        let empty = emptyState(
            "No letter yet. Issued invoices go to clients with an e-mail for billing."
        )
        return Page(
            title: "Mail",
            section: .mail,
            content: """
                \(pageHead("Mail"))\(lost)\(frame.allows(.write, .finance) ? editor : "")
                \(card("Outbox", mails.isEmpty ? empty : table(frame)))
                """
        )
    }

    private var lost: HTML {
        guard isPasswordLost else { return "" }
        return notice(
            """
            The stored password was sealed with another key, so nothing is sent. Type it again, \
            or put back the file secret.key of the data folder and start again.
            """,
            tone: .bad
        )
    }

    private func table(_ frame: PageFrame) -> HTML {
        DataTable(
            [
                .text("Written"), .text("To"), .text("Subject"), .text("State"),
                .number("Attempts"), .text("Next"), .text("Answer"),
            ],
            rows: mails.map { mail in
                let subject: HTML =
                    mail.invoiceID.map { link(mail.subject, AdminURL.invoice($0).path) }
                    ?? "\(mail.subject)"
                return [
                    frame.show.time(mail.createdAt),
                    "\(mail.recipients.joined(separator: ", "))", subject, mail.state.chip,
                    "\(mail.attempts)",
                    mail.state == .waiting ? frame.show.time(mail.nextAt) : "–",
                    "\(mail.answer)",
                ]
            },
            caption: "Outbox"
        ).html
    }
}

extension MailState {
    /// The state as a chip.
    var chip: HTML {
        switch self {
        case .waiting: Chip(tone: .info, word: "Waiting").html
        case .sent: Chip(tone: .good, word: "Taken").html
        case .failed: Chip(tone: .bad, word: "Failed").html
        }
    }
}
