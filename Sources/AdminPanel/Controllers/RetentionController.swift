// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Primitives
import Storage
import WebSupport

/// *Settings → Retention*: how long messages and their texts are kept, for each client.
struct RetentionController: Sendable {
    var desk: AdminDesk

    var routes: [AdminRoute] {
        AdminRoute.form("/retention", .people, show: show, submit: save)
    }

    private func show(_ request: AdminRequest) async throws -> AdminAnswer {
        let client: ClientID? = request.query.identifier("client")
        let rules = try await desk.read { try RetentionRepository.list(in: $0) }
        let common = rules.first { $0.clientID == nil }
        let rule = rules.first { $0.clientID == client } ?? common
        let form = FilledForm([
            "client_id": client.map { "\($0)" } ?? "",
            "body_days": "\(rule?.bodyDays ?? 0)", "row_days": "\(rule?.rowDays ?? 0)",
        ])
        return .page(try await page(request, form))
    }

    private func page(_ request: AdminRequest, _ form: FilledForm) async throws -> Page {
        let (rules, clients) = try await desk.read { transaction in
            (
                try RetentionRepository.list(in: transaction),
                try ClientRepository.list(in: transaction)
            )
        }
        return RetentionPage(form: form, rules: rules, clients: clients).page(request.frame)
    }

    private func save(_ request: AdminRequest) async throws -> AdminAnswer {
        do {
            try await desk.settings.setRetention(request.submitted.typed, request.settings)
            return .done(
                AdminURL.retention.path,
                notice: "The rule was saved. What is too old goes within the hour."
            )
        } catch let errors as FieldErrors {
            return .refused(try await page(request, desk.again(request, errors)))
        }
    }
}

/// The rules of retention and the form for one of them.
struct RetentionPage {
    var form: FilledForm
    var rules: [RetentionRule]
    var clients: [Client]

    func page(_ frame: PageFrame) -> Page {
        let intro: HTML = """
            <p>Texts and messages older than their days are dropped within the hour. Ledger, \
            invoices and statistics are kept for ever, and the audit still adds up.</p>
            """
        return Page(
            title: "Retention",
            section: .retention,
            content: """
                \(pageHead("Retention", intro: intro))
                \(card("What is kept", table(frame)))
                \(frame.allows(.write, .people) ? editor(frame) : "")
                """
        )
    }

    private func editor(_ frame: PageFrame) -> HTML {
        let choices =
            [FieldSpec.Choice(value: "", label: "All others")]
            + clients.map { FieldSpec.Choice(value: "\($0.id)", label: $0.login) }
        let fields = [
            FieldSpec("client_id", "Client", .select(choices)),
            FieldSpec(
                "body_days",
                "Texts, days",
                .number,
                isRequired: true,
                hint: "What was written in a message. 0 keeps it as long as the message."
            ),
            FieldSpec(
                "row_days",
                "Messages, days",
                .number,
                isRequired: true,
                hint: "Messages with their traces. 0 keeps them."
            ),
            FieldSpec(
                "follows",
                "No rule of its own: follow the rule for all others",
                .check
            ),
        ]
        return form.html(
            action: AdminURL.retention.path,
            groups: [FieldGroup("Set a rule", fields)],
            button: "Save",
            frame: frame
        )
    }

    private func table(_ frame: PageFrame) -> HTML {
        let common = rules.first { $0.clientID == nil }
        let own = clients.compactMap { client in
            rules.first { $0.clientID == client.id }.map { (client, $0) }
        }
        let others = cells("All others", common, AdminURL.retention.path, frame)
        return DataTable(
            [.text("Client"), .text("Texts"), .text("Messages and traces")],
            rows: [others]
                + own.map { client, rule in
                    let url = AdminURL.retention.with(["client": "\(client.id)"])
                    return cells("\(client.login)", rule, url, frame)
                },
            caption: "Rules"
        ).html
    }

    private func cells(
        _ name: String,
        _ rule: RetentionRule?,
        _ url: String,
        _ frame: PageFrame
    ) -> [HTML] {
        [
            link(name, url), text(rule?.bodyDays ?? 0, frame), text(rule?.rowDays ?? 0, frame),
        ]
    }

    private func text(_ days: Int, _ frame: PageFrame) -> HTML {
        guard days > 0 else { return "kept" }
        let before = frame.now.adding(seconds: -Int64(days) * 86_400)
        return "\(days) days: from \(frame.show.time(before))"
    }
}
