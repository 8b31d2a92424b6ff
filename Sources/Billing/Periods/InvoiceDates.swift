// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives

/// *Dates for invoices*: the days on which a client is invoiced by itself.
///
/// ```
/// 1          every first            1,16   every first and sixteenth
/// 31         every last day         last   the same
/// mon        every Monday           2026-12-31
/// ```
///
/// - Source: billing rules, section 5.
package struct InvoiceDates: Hashable, Sendable {
    /// More items than every day of a month, every weekday and a year of single dates need
    /// would be a mistake.
    package static let itemLimit = 64

    package let rules: [Rule]

    /// One item between commas.
    package enum Rule: Hashable, Sendable {
        /// Day of month; 29 to 31 mean the last day where the month is shorter.
        case dayOfMonth(Int)
        case lastDay
        case weekday(Weekday)
        case on(CalendarDate)
    }

    /// Parses typed text; nothing but blanks means no dates at all.
    ///
    /// - Throws: `InvoiceDatesError` with the position; the person who typed it can act on it.
    package init(_ text: String) throws(InvoiceDatesError) {
        guard !text.allSatisfy(\.isWhitespace) else {
            rules = []
            return
        }
        var rules: [Rule] = []
        var position = 1
        let items = text.split(separator: ",", omittingEmptySubsequences: false)
        for (index, item) in items.enumerated() {
            let blanks = item.prefix(while: \.isWhitespace).count
            let rule = try Self.rule(item.trimmed, position: position + blanks)
            if !rules.contains(rule) { rules.append(rule) }
            guard index < Self.itemLimit else {
                throw InvoiceDatesError(.tooMany(limit: Self.itemLimit), position: position)
            }
            position += item.count + 1
        }
        self.rules = rules
    }

    package var isEmpty: Bool { rules.isEmpty }

    /// The last one when all are single dates before a day: nothing would ever be invoiced.
    package func lastPast(on day: CalendarDate) -> CalendarDate? {
        guard !isRecurring, let last = singleDates.max(), last < day else { return nil }
        return last
    }

    /// Whether a date is one of them.
    package func contains(_ date: CalendarDate) -> Bool {
        rules.contains { rule in
            switch rule {
            case .dayOfMonth(let day): date.day == min(day, date.daysInMonth)
            case .lastDay: date.day == date.daysInMonth
            case .weekday(let weekday): date.weekday == weekday
            case .on(let single): date == single
            }
        }
    }

    /// All of them between two dates, both included.
    package func dates(from first: CalendarDate, through last: CalendarDate) -> [CalendarDate] {
        guard first <= last, !isEmpty else { return [] }
        return (first.daysSince1970...last.daysSince1970).lazy
            .map(CalendarDate.init(daysSince1970:)).filter(contains)
    }

    /// The next ones after a date, that many if there are.
    package func next(after date: CalendarDate, count: Int) -> [CalendarDate] {
        var found: [CalendarDate] = []
        var day = date
        // The rarest recurring rule comes every 31 days; single dates end with the last one.
        let end = max(singleDates.max() ?? date, isRecurring ? date.adding(days: 31 * count) : date)
        while found.count < count, day < end {
            day = day.adding(days: 1)
            if contains(day) { found.append(day) }
        }
        return found
    }

    /// What a day that many months do not have means there; nil when there is none.
    ///
    /// February of `year` is given as the example.
    package func shortMonthNote(year: Int) -> Phrase? {
        let days = rules.compactMap { rule -> Int? in
            if case .dayOfMonth(let day) = rule, day > 28 { day } else { nil }
        }
        guard let largest = days.max() else { return nil }
        let february = CalendarDate.days(inMonth: 2, of: year)
        return "In months shorter than \(largest) days, \(largest) means the last day: "
            + "\(min(largest, february)) February \(year)."
    }

    private var singleDates: [CalendarDate] {
        rules.compactMap { if case .on(let date) = $0 { date } else { nil } }
    }

    private var isRecurring: Bool { singleDates.count < rules.count }

    private static func rule(
        _ item: Substring,
        position: Int
    ) throws(InvoiceDatesError) -> Rule {
        let word = item.lowercased()
        if word.isEmpty { throw InvoiceDatesError(.nothing, position: position) }
        if word == "last" { return .lastDay }
        if let weekday = Weekday(rawValue: word) { return .weekday(weekday) }
        guard word.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            if let date = CalendarDate(word) { return .on(date) }
            let looksLikeDate = word.contains("-") && word.first?.isNumber == true
            throw InvoiceDatesError(
                looksLikeDate ? .noSuchDate(String(item)) : .notUnderstood(String(item)),
                position: position
            )
        }
        guard word.utf8.count <= 2, let day = Int(word), (1...31).contains(day) else {
            throw InvoiceDatesError(.noSuchDay(String(item)), position: position)
        }
        return .dayOfMonth(day)
    }
}

extension Substring {
    /// Without blanks at either end.
    fileprivate var trimmed: Substring {
        var text = drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}

/// Why *dates for invoices* were not understood, and where.
package struct InvoiceDatesError: Error, Hashable, Sendable, CustomStringConvertible {
    package let reason: Reason
    /// Position of the item's first character, from 1.
    package let position: Int

    /// What is wrong with the item.
    package enum Reason: Hashable, Sendable {
        /// Nothing between two commas, or a comma at an end.
        case nothing
        case noSuchDay(String)
        case noSuchDate(String)
        case notUnderstood(String)
        case tooMany(limit: Int)
    }

    init(_ reason: Reason, position: Int) {
        self.reason = reason
        self.position = position
    }

    /// What may be typed.
    package static let allowed: Phrase =
        "Allowed are days of the month (1 to 31), last, weekdays (mon, tue, wed, thu, fri, sat, "
        + "sun) and dates like 2026-12-31, separated by commas."

    package var description: String { sentence.english }

    /// What is wrong, where, and what is allowed.
    package var sentence: Phrase {
        let what: Phrase =
            switch reason {
            case .nothing: "there is nothing between the commas"
            case .noSuchDay(let text): "\(text) is not a day of a month"
            case .noSuchDate(let text): "\(text) is not a date of the calendar"
            case .notUnderstood(let text): "\"\(text)\" was not understood"
            case .tooMany(let limit): "there are more than \(limit) items"
            }
        return "At position \(position), \(what). \(Self.allowed)"
    }
}
