// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation
import Primitives

/// When and how an enterprise reminds its clients of overdue invoices.
///
/// - Source: billing rules, section 6; panel, *Payment*: reminders by schedule, quiet days.
package struct DunningPlan: Hashable, Sendable {
    /// More steps than this would be pestering.
    package static let stepsMax = 6

    package var enterpriseID: EnterpriseID
    /// Off: nobody is reminded.
    package var isActive: Bool
    /// Days on which nothing is sent; what is due goes on the next other day.
    package var quietWeekdays: Set<Weekday>
    package var quietDates: [CalendarDate]
    /// In the order of their numbers, with rising days.
    package var steps: [DunningStep]

    /// The plan that is proposed: 3, 10 and 21 days overdue, never on a weekend; switched off.
    package init(enterpriseID: EnterpriseID) {
        self.enterpriseID = enterpriseID
        isActive = false
        quietWeekdays = [.saturday, .sunday]
        quietDates = []
        steps = [3, 10, 21].enumerated().map { index, days in
            DunningStep(number: index + 1, daysOverdue: days)
        }
    }

    /// Whether nothing is sent on a day.
    package func isQuiet(on day: CalendarDate) -> Bool {
        quietWeekdays.contains(day.weekday) || quietDates.contains(day)
    }

    /// The step that an invoice has come to: the highest one whose days have passed, unless it
    /// was sent already.
    ///
    /// Steps that were missed, such as during a holiday, are not made up for one by one.
    package func step(
        dueOn: CalendarDate,
        lastStep: Int,
        on day: CalendarDate
    ) -> DunningStep? {
        guard isActive, !isQuiet(on: day) else { return nil }
        let days = day.daysSince1970 - dueOn.daysSince1970
        guard let step = steps.last(where: { $0.daysOverdue <= days }),
            step.number > lastStep
        else { return nil }
        return step
    }
}

/// One reminder of a plan.
package struct DunningStep: Hashable, Sendable {
    /// Counts from 1; an invoice is reminded of once per number, whatever the days become.
    package var number: Int
    /// Days after the due date.
    package var daysOverdue: Int
    /// Whether the client is blocked softly: its messages wait until it has paid.
    package var blocksClient: Bool
    package var texts: DunningTexts

    package init(
        number: Int,
        daysOverdue: Int,
        blocksClient: Bool = false,
        texts: DunningTexts = DunningTexts()
    ) {
        self.number = number
        self.daysOverdue = daysOverdue
        self.blocksClient = blocksClient
        self.texts = texts
    }
}

/// The words of a step in the languages that somebody has written; others have the platform's.
package struct DunningTexts: Hashable, Sendable {
    /// A letter's title and text, with the placeholders of reminders.
    package struct Words: Hashable, Sendable, Codable {
        package var title: String
        package var text: String

        package init(title: String, text: String) {
            self.title = title
            self.text = text
        }
    }

    package var words: [DocumentLanguage: Words]

    package init(_ words: [DocumentLanguage: Words] = [:]) {
        self.words = words
    }

    /// Reads the stored JSON.
    package init(stored text: String) throws {
        let stored = try JSONDecoder().decode([String: Words].self, from: Data(text.utf8))
        words = [:]
        for (code, text) in stored {
            if let language = DocumentLanguage(rawValue: code) { words[language] = text }
        }
    }

    /// The texts as JSON, for storing.
    package var stored: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            let byCode = Dictionary(
                uniqueKeysWithValues: words.map { ($0.key.rawValue, $0.value) }
            )
            return String(decoding: try encoder.encode(byCode), as: UTF8.self)
        }
    }
}
