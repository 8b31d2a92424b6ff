// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives

/// A reminder of invoices past their due date: data first, then a PDF of the invoice's family.
///
/// Rendering is a pure function: what was sent can be drawn again with the same bytes.
package struct ReminderDocument: Hashable, Sendable {
    /// Who reminds whom, when and in which language.
    package let head: LetterHead
    /// Which reminder it is, from 1; the standard words grow firmer up to the third.
    package let step: Int
    /// What is overdue: at least one invoice, all of one currency.
    package let items: [Item]
    /// The step's own words; empty ones leave the standard ones.
    package let wording: Wording
    /// What is owed in sum.
    package let total: Money

    /// Creates a reminder.
    ///
    /// - Throws: `ReminderProblem`.
    package init(
        head: LetterHead,
        step: Int,
        items: [Item],
        wording: Wording = Wording()
    ) throws(ReminderProblem) {
        guard step > 0, let first = items.first else { throw .nothingOverdue }
        let currency = first.outstanding.currency
        var micros: Int64 = 0
        for item in items {
            guard item.outstanding.currency == currency else { throw .severalCurrencies }
            let (sum, overflows) = micros.addingReportingOverflow(item.outstanding.micros)
            if overflows { throw .sumTooLarge }
            micros = sum
        }
        do throws(DocumentTemplateError) {
            try wording.check()
        } catch {
            throw .wording(error)
        }
        self.head = head
        self.step = step
        self.items = items
        self.wording = wording
        total = Money(micros: micros, currency)
    }

    /// An invoice that is overdue.
    package struct Item: Hashable, Sendable {
        /// The invoice's number.
        package var number: String
        /// When it was issued.
        package var issueOn: CalendarDate
        /// When it should have been paid.
        package var dueOn: CalendarDate
        /// What is still owed, positive.
        package var outstanding: Money

        /// Creates an item.
        package init(
            number: String,
            issueOn: CalendarDate,
            dueOn: CalendarDate,
            outstanding: Money
        ) {
            self.number = number
            self.issueOn = issueOn
            self.dueOn = dueOn
            self.outstanding = outstanding
        }
    }

    /// Words of an enterprise for one step, with `ReminderPlaceholder`s in braces.
    package struct Wording: Hashable, Sendable, Codable {
        /// Stands at the head, and is a mail's subject.
        package var title: String
        /// Paragraphs parted by empty lines.
        package var text: String

        /// Creates words; empty ones leave the standard ones of the document's language.
        package init(title: String = "", text: String = "") {
            self.title = title
            self.text = text
        }

        /// Checks the placeholders.
        ///
        /// - Throws: `DocumentTemplateError` with the field `title` or `text` and the position.
        package func check() throws(DocumentTemplateError) {
            for (field, text) in [("title", title), ("text", text)] {
                do throws(PlaceholderError) {
                    _ = try PlaceholderText<ReminderPlaceholder>(text)
                } catch {
                    throw DocumentTemplateError(field: field, reason: .placeholder(error))
                }
            }
        }
    }

    /// The title, filled in: at the head of the letter, and a mail's subject.
    package var title: String { oneLine(filled(wording.title, or: standard.title)) }

    /// The words before the table, filled in, one string a paragraph.
    package var paragraphs: [String] {
        parts(filled(wording.text, or: standard.text), keepingBreaks: true)
    }

    /// The words that stand for empty ones, still with their placeholders.
    private var standard: Wording { ReminderTexts.wording(head.language, step: step) }

    private func filled(_ text: String, or standard: String) -> String {
        // Both were checked: the own words when this was made, the standard ones by a test.
        let chosen = oneLine(text).isEmpty ? standard : text
        let parsed = try? PlaceholderText<ReminderPlaceholder>(chosen)
        return parsed?.filled { $0.value(in: self) } ?? chosen
    }

    /// Draws it.
    ///
    /// - Returns: a PDF/A-3b.
    /// - Throws: `DocumentError`.
    package func pdf(
        logo: [UInt8]? = nil,
        paper: PaperSize = .a4
    ) throws(DocumentError) -> [UInt8] {
        try head.render(layout, logo: logo, paper: paper)
    }

    /// The name of its file, such as `reminder-2026-11-25.pdf`.
    package var fileName: String { "reminder-\(head.on).pdf" }
}

/// Why a reminder cannot be made.
package enum ReminderProblem: Error, Hashable, Sendable {
    /// There is no overdue invoice to remind of, or no step.
    case nothingOverdue
    /// The invoices have more than one currency, so they have no sum.
    case severalCurrencies
    /// The sum is beyond what an amount can hold.
    case sumTooLarge
    /// The step's own words have a broken placeholder.
    case wording(DocumentTemplateError)

    /// A plain sentence.
    package var sentence: Phrase {
        switch self {
        case .nothingOverdue: "A reminder needs at least one overdue invoice."
        case .severalCurrencies: "The invoices of one reminder must have one currency."
        case .sumTooLarge: "The sum of the overdue invoices is too large."
        case .wording(let error): error.sentence
        }
    }
}
