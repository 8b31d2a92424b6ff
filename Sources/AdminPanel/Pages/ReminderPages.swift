// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Documents
import Primitives
import WebSupport

/// What would be sent today, and whose plans there are.
struct RemindersPage {
    var rows: [Row]
    var report: DunningReport
    var day: CalendarDate
    var isToday: Bool

    /// An enterprise with its plan.
    struct Row: Sendable {
        var enterprise: Enterprise
        var plan: DunningPlan
    }

    func page(_ frame: PageFrame) -> Page {
        let send =
            isToday && !report.entries.isEmpty && frame.allows(.write, .finance)
            ? frame.button(
                "Send now",
                action: AdminURL.moneyIn(.remindersRun).path,
                style: "primary"
            ) : ""
        let filter = filterForm(
            AdminURL.moneyIn(.reminders).path,
            [FieldSpec("date", "Another day", .date)],
            QueryValues(isToday ? [:] : ["date": "\(day)"])
        )
        let intro: HTML = """
            <p>Overdue invoices are reminded of by themselves, each step once. A client gets \
            one letter a day with all that is due.</p>
            """
        let title: Phrase = isToday ? "Would go today" : "Would go on \(day)"
        return Page(
            title: "Reminders",
            section: .moneyIn(.reminders),
            content: """
                \(pageHead("Reminders", actions: send, intro: intro))\(filter)
                \(card(title, preview(frame)))\(card("Plans", plans(frame)))
                """
        )
    }

    private func preview(_ frame: PageFrame) -> HTML {
        let failures: HTML = each(report.failures) {
            notice("\($0.login): \($0.sentence)", tone: .warn)
        }
        guard !report.entries.isEmpty else {
            let isOff = rows.allSatisfy { !$0.plan.isActive }
            let sentence: HTML =
                isOff
                ? "Nothing: no enterprise has reminders switched on. Do that below."
                : "Nothing is due."
            return "\(failures)\(emptyState(sentence))"
        }
        let table = DataTable(
            [
                .text("Client"), .text("Invoices"), .number("Step"), .number("Open"),
                .text("To"), .text(""),
            ],
            rows: report.entries.map { entry in
                let invoices = each(entry.items) { item in
                    """
                    \(link(item.number, AdminURL.invoice(item.invoiceID).path)) \
                    <small>\(frame.show.count(item.daysOverdue)) days</small><br>
                    """
                }
                return [
                    link(entry.login, AdminURL.client(entry.clientID, .invoices).path), invoices,
                    "\(entry.step)", "\(frame.show.money(entry.total))", "\(entry.recipients)",
                    entry.blocks ? Chip(tone: .warn, word: "Blocks the client").html : "",
                ]
            },
            caption: "Reminders that are due"
        ).html
        return "\(failures)\(table)"
    }

    private func plans(_ frame: PageFrame) -> HTML {
        guard !rows.isEmpty else {
            return emptyState(
                "Reminders are an enterprise's. Create one first.",
                button: frame.createButton(
                    "Create an enterprise",
                    AdminURL.newEnterprise.path,
                    in: .finance
                )
            )
        }
        return DataTable(
            [.text("Enterprise"), .text("Reminders"), .text("Steps"), .text("")],
            rows: rows.map { row in
                let steps = row.plan.steps.map { step in
                    "\(step.daysOverdue)" + (step.blocksClient ? " (blocks)" : "")
                }
                let state =
                    row.plan.isActive
                    ? Chip(tone: .good, word: "On").html : Chip(tone: .plain, word: "Off").html
                return [
                    link(row.enterprise.name, AdminURL.enterprise(row.enterprise.id).path), state,
                    "\(steps.joined(separator: ", ")) days overdue",
                    link("Plan", AdminURL.moneyIn(.plan(row.enterprise.id)).path),
                ]
            },
            caption: "Plans of reminders"
        ).html
    }
}

/// The form of one enterprise's plan.
struct DunningPlanPage {
    var enterprise: Enterprise
    var form: FilledForm
    /// The languages whose words are shown.
    var languages: [DocumentLanguage]

    func page(_ frame: PageFrame) -> Page {
        let title: Phrase = "Reminders of \(enterprise.name)"
        let url = AdminURL.moneyIn(.plan(enterprise.id))
        let others = DocumentLanguage.allCases.filter { !languages.contains($0) }
        let more = each(others) { language in
            " \(link(language.rawValue, url.with(["language": language.rawValue])))"
        }
        let names = ReminderPlaceholder.allCases.map { "{\($0.rawValue)}" }.joined(separator: " ")
        let intro: HTML = """
            <p>Words that are left empty are the platform's own, in the language of the \
            client's documents. Placeholders: \(names). Write words in:\(more)</p>
            """
        let html = form.html(
            action: url.path,
            groups: DunningForm.groups(languages, form.values),
            button: "Save",
            frame: frame,
            layout: .init(cancel: AdminURL.moneyIn(.reminders).path)
        )
        return Page(
            title: title,
            section: .moneyIn(.reminders),
            content: """
                \(breadcrumbs([("Reminders", AdminURL.moneyIn(.reminders).path)]))
                \(pageHead(title, intro: intro))
                \(frame.allows(.write, .finance) ? html : "")
                """
        )
    }
}

/// The fields of a plan, and a stored plan as typed text.
enum DunningForm {
    /// The steps there are, and an empty one behind them.
    static func groups(
        _ languages: [DocumentLanguage],
        _ values: TypedFields
    ) -> [FieldGroup] {
        let used = (1...DunningPlan.stepsMax).last { !values[field: "days_\($0)"].isEmpty } ?? 0
        let rows = min(DunningPlan.stepsMax, used + 1)
        let weekdays = Weekday.allCases.map { day in
            FieldSpec("quiet_\(day.rawValue)", "Quiet: \(day.rawValue)", .check)
        }
        let general: [FieldSpec] =
            [FieldSpec("is_active", "Send reminders", .check)] + weekdays + [
                FieldSpec(
                    "quiet_dates",
                    "Quiet dates",
                    .area(rows: 2),
                    hint: "Such as 2026-12-25, 2027-01-01. What is due goes on the next day."
                )
            ]
        return [FieldGroup("When", general)]
            + (1...rows).map { row in
                FieldGroup("Step \(row)", step(row, languages))
            }
    }

    private static func step(_ row: Int, _ languages: [DocumentLanguage]) -> [FieldSpec] {
        [
            FieldSpec("days_\(row)", "Days overdue", .number, hint: "Empty: no such step."),
            FieldSpec(
                "blocks_\(row)",
                "Block the client softly",
                .check,
                hint: "Its messages wait in the queue until it has paid."
            ),
        ]
            + languages.flatMap { language -> [FieldSpec] in
                let fields = DunningTexts.fields(row, language)
                return [
                    FieldSpec(fields.subject, "Subject, \(language.rawValue)"),
                    FieldSpec(fields.body, "Text, \(language.rawValue)", .area(rows: 3)),
                ]
            }
    }

    /// The enterprise's own language, those that have words, and one that is asked for.
    static func languages(
        _ plan: DunningPlan,
        _ enterprise: Enterprise,
        _ asked: String
    ) -> [DocumentLanguage] {
        DocumentLanguage.allCases.filter { language in
            language == enterprise.documentLanguage || language.rawValue == asked
                || plan.steps.contains { $0.texts.words[language] != nil }
        }
    }

    static func values(_ plan: DunningPlan) -> TypedFields {
        var values = [
            "is_active": flag(plan.isActive),
            "quiet_dates": plan.quietDates.map(\.description).joined(separator: ", "),
        ]
        for day in Weekday.allCases {
            values["quiet_\(day.rawValue)"] = flag(plan.quietWeekdays.contains(day))
        }
        for step in plan.steps {
            values["days_\(step.number)"] = "\(step.daysOverdue)"
            values["blocks_\(step.number)"] = flag(step.blocksClient)
            for (language, words) in step.texts.words {
                let fields = DunningTexts.fields(step.number, language)
                values[fields.subject] = words.title
                values[fields.body] = words.text
            }
        }
        return TypedFields(values)
    }
}
