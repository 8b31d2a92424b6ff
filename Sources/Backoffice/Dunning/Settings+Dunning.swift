// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Documents
import Primitives
import SQLInterface
import Storage

extension Settings {
    /// Saves an enterprise's plan of reminders from its form.
    ///
    /// - Throws: `FieldErrors`.
    package func setDunning(
        of enterprise: EnterpriseID,
        _ typed: TypedFields,
        _ request: SettingsRequest
    ) async throws {
        let plan = try DunningPlan(typed: typed, of: enterprise)
        let now = office.now
        try await office.database.write { transaction in
            guard try EnterpriseRepository.find(enterprise, in: transaction) != nil else {
                throw notThere("enterprise")
            }
            let before = try DunningRepository.plan(of: enterprise, in: transaction)
            try DunningRepository.save(plan, in: transaction)
            try SettingsChange(transaction: transaction, now: now, actor: request.actor)
                .log("update", "dunning", id: "\(enterprise)", before: before, after: plan)
        }
    }

    /// Holds reminders of an invoice back, with a reason, or lets them go on.
    ///
    /// - Throws: `FieldErrors`.
    package func stopReminders(
        of id: InvoiceID,
        _ typed: TypedFields,
        _ request: SettingsRequest
    ) async throws {
        var reader = FieldReader(typed)
        let resumes = reader.flag("resume")
        let reason = resumes ? "" : reader.required("reason", "Reason", limit: 300)
        try reader.errors.check()
        let now = office.now
        try await office.database.write { transaction in
            guard let invoice = try InvoiceRepository.find(id, in: transaction) else {
                throw notThere("invoice")
            }
            let stopped = try DunningRepository.stop(of: id, in: transaction)
            guard (stopped == nil) != resumes else { return }
            if resumes {
                try DunningRepository.deleteStop(of: id, in: transaction)
            } else {
                try DunningRepository.insertStop(
                    of: invoice,
                    reason: reason,
                    at: now,
                    in: transaction
                )
            }
            try InvoiceRepository.note(
                resumes ? .remindersResumed : .remindersStopped,
                reason,
                of: invoice,
                by: .init(at: now, actor: request.actor.description),
                in: transaction
            )
            try SettingsChange(transaction: transaction, now: now, actor: request.actor).log(
                resumes ? "resume_reminders" : "stop_reminders",
                "invoice",
                id: "\(id)",
                before: stopped,
                after: reason
            )
        }
    }
}

extension DunningPlan {
    /// Reads the form of a plan: rows `days_N`, `blocks_N`, and per language `subject_N_xx` and
    /// `body_N_xx`.
    ///
    /// - Throws: `FieldErrors`.
    package init(typed: TypedFields, of enterprise: EnterpriseID) throws(FieldErrors) {
        var reader = FieldReader(typed)
        self.init(enterpriseID: enterprise)
        isActive = reader.flag("is_active")
        quietWeekdays = Set(Weekday.allCases.filter { reader.flag("quiet_\($0.rawValue)") })
        if quietWeekdays.count == Weekday.allCases.count {
            reader.refuse("quiet_mon", "One weekday at least must be left for reminders.")
        }
        quietDates = Self.dates(&reader)
        steps = []
        for row in 1...Self.stepsMax {
            let field = "days_\(row)"
            guard let days = reader.number(field, "Days overdue", in: 1...365) else { continue }
            if let last = steps.last, last.daysOverdue >= days {
                reader.refuse(field, "Each step needs more days than the one before.")
            }
            steps.append(
                DunningStep(
                    number: steps.count + 1,
                    daysOverdue: days,
                    blocksClient: reader.flag("blocks_\(row)"),
                    texts: DunningTexts(&reader, row: row)
                )
            )
        }
        if isActive, steps.isEmpty {
            reader.refuse("days_1", "Reminders need one step at least.")
        }
        try reader.errors.check()
    }

    private static func dates(_ reader: inout FieldReader) -> [CalendarDate] {
        let text = reader.text("quiet_dates", "Quiet dates", limit: 2_000)
        var dates: Set<CalendarDate> = []
        for part in text.split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
            guard let date = CalendarDate(String(part)) else {
                reader.refuse(
                    "quiet_dates",
                    "Quiet dates: \"\(part)\" is not a date such as 2026-12-25."
                )
                continue
            }
            dates.insert(date)
        }
        return dates.sorted()
    }
}

extension DunningTexts {
    fileprivate init(_ reader: inout FieldReader, row: Int) {
        self.init()
        for language in DocumentLanguage.allCases {
            let (subjectField, bodyField) = Self.fields(row, language)
            let title = reader.text(subjectField, "Subject", limit: 200)
            let text = reader.text(bodyField, "Text", limit: 4_000)
            if title.isEmpty, text.isEmpty { continue }
            let wording = ReminderDocument.Wording(title: title, text: text)
            do throws(DocumentTemplateError) {
                try wording.check()
            } catch {
                let field = error.field == "title" ? subjectField : bodyField
                reader.refuse(field, error.sentence)
            }
            words[language] = Words(title: title, text: text)
        }
    }

    /// The names of the form fields of one step's words in one language.
    package static func fields(
        _ row: Int,
        _ language: DocumentLanguage
    ) -> (subject: String, body: String) {
        ("subject_\(row)_\(language.rawValue)", "body_\(row)_\(language.rawValue)")
    }
}
