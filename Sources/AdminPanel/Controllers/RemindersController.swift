// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Primitives
import SQLInterface
import Storage
import WebSupport

/// *Finance → Reminders*: what would go today, and each enterprise's plan.
struct RemindersController: Sendable {
    var desk: AdminDesk

    var routes: [AdminRoute] {
        AdminRoute.form(
            "/enterprises/{enterprise}/reminders",
            .finance,
            show: showPlan,
            submit: savePlan
        ) + [
            .get("/reminders", .finance, show), .post("/reminders/run", .finance, run),
            .post("/invoices/{invoice}/reminders", .finance, change),
        ]
    }

    private func show(_ request: AdminRequest) async throws -> AdminAnswer {
        let wanted = request.query.date("date")
        let report = try await DunningRun(desk.office).run(on: wanted, dryRun: true)
        let plans = try await desk.read { transaction in
            try EnterpriseRepository.list(in: transaction).map { enterprise in
                let plan = try DunningRepository.plan(of: enterprise.id, in: transaction)
                return RemindersPage.Row(enterprise: enterprise, plan: plan)
            }
        }
        let page = RemindersPage(
            rows: plans,
            report: report,
            day: wanted ?? request.frame.today,
            isToday: wanted == nil || wanted == request.frame.today
        )
        return .page(page.page(request.frame))
    }

    private func run(_ request: AdminRequest) async throws -> AdminAnswer {
        let report = try await DunningRun(desk.office).run()
        let count = report.entries.count
        let failed = report.failures.count
        return .done(
            AdminURL.moneyIn(.reminders).path,
            notice: failed == 0
                ? "Reminders in the outbox: \(count)."
                : "Reminders in the outbox: \(count). Not written: \(failed)."
        )
    }

    // MARK: - Plans

    private func enterprise(_ request: AdminRequest) async throws -> Enterprise {
        let id: EnterpriseID = try request.id("enterprise")
        guard let found = try await desk.read({ try EnterpriseRepository.find(id, in: $0) })
        else { throw NotFound() }
        return found
    }

    private func showPlan(_ request: AdminRequest) async throws -> AdminAnswer {
        let enterprise = try await enterprise(request)
        let plan = try await desk.read {
            try DunningRepository.plan(of: enterprise.id, in: $0)
        }
        let page = DunningPlanPage(
            enterprise: enterprise,
            form: FilledForm(DunningForm.values(plan)),
            languages: DunningForm.languages(plan, enterprise, request.query["language"])
        )
        return .page(page.page(request.frame))
    }

    private func savePlan(_ request: AdminRequest) async throws -> AdminAnswer {
        let enterprise = try await enterprise(request)
        do {
            try await desk.settings.setDunning(
                of: enterprise.id,
                request.submitted.typed,
                request.settings
            )
            return .done(
                AdminURL.moneyIn(.reminders).path,
                notice: "The reminders of \(enterprise.name) were saved."
            )
        } catch let errors as FieldErrors {
            let page = DunningPlanPage(
                enterprise: enterprise,
                form: desk.again(request, errors),
                languages: DocumentLanguage.allCases.filter { language in
                    language == enterprise.documentLanguage
                        || request.submitted.typed.values.keys.contains {
                            $0.hasPrefix("subject_") && $0.hasSuffix("_\(language.rawValue)")
                        }
                }
            )
            return .refused(page.page(request.frame))
        }
    }

    // MARK: - One invoice

    private func change(_ request: AdminRequest) async throws -> AdminAnswer {
        let id: InvoiceID = try request.id("invoice")
        let typed = request.submitted.typed
        do {
            try await desk.settings.stopReminders(of: id, typed, request.settings)
            let resumes = !typed[field: "resume"].isEmpty
            return .done(
                AdminURL.invoice(id).path,
                notice: resumes ? "Reminders go on." : "No more reminders of this invoice."
            )
        } catch let errors as FieldErrors {
            guard try await desk.read({ try InvoiceRepository.find(id, in: $0) }) != nil else {
                throw NotFound()
            }
            return .done(
                AdminURL.invoice(id).path,
                notice: errors.byField.values.first ?? "Nothing was changed."
            )
        }
    }
}

/// The reminders of one invoice, on its page.
struct InvoiceReminders: Sendable {
    var invoice: Invoice
    var reminders: [RecordedReminder]
    /// Why there are no more; nil when they go on.
    var stopped: String?

    init(_ invoice: Invoice, in transaction: any SQLTransaction) throws {
        self.invoice = invoice
        reminders = try DunningRepository.reminders(of: invoice.id, in: transaction)
        stopped = try DunningRepository.stop(of: invoice.id, in: transaction)
    }

    func html(_ frame: PageFrame) -> HTML {
        guard invoice.kind != .proforma, invoice.outstanding.micros > 0 || !reminders.isEmpty
        else { return "" }
        let sent: HTML =
            reminders.isEmpty
            ? "<p>No reminder was sent.</p>"
            : "<ul>\(each(reminders) { step($0, frame) })</ul>"
        let state: HTML = stopped.map { "<p>Stopped: \($0)</p>" } ?? ""
        return card("Reminders", "\(sent)\(state)\(change(frame))")
    }

    private func step(_ reminder: RecordedReminder, _ frame: PageFrame) -> HTML {
        "<li>Step \(reminder.step) on \(frame.show.date(reminder.on))</li>"
    }

    private func change(_ frame: PageFrame) -> HTML {
        guard frame.allows(.write, .finance), invoice.outstanding.micros > 0 else { return "" }
        let action = AdminURL.moneyIn(.invoiceReminders(invoice.id)).path
        if stopped != nil {
            return frame.button("Let reminders go on", action: action, hidden: ["resume": "1"])
        }
        let form = FilledForm().html(
            action: action,
            groups: [
                FieldGroup(
                    "No more reminders",
                    [FieldSpec("reason", "Reason", isRequired: true, hint: "Such as a dispute.")]
                )
            ],
            button: "Stop reminders",
            frame: frame
        )
        return details("Stop reminders", form)
    }
}
