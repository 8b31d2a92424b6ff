// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives

extension DocumentFormat {
    /// Writes a date in words: `25 November 2026`.
    package func date(_ date: CalendarDate) -> String {
        "\(dayAndMonth(date))\u{A0}\(year(date))"
    }

    /// Writes both ends of a span of days, naming what they share once.
    package func dates(_ first: CalendarDate, _ last: CalendarDate) -> String {
        if first == last { return date(first) }
        guard first.year == last.year else { return "\(date(first)) – \(date(last))" }
        guard first.month == last.month else { return "\(dayAndMonth(first)) – \(date(last))" }
        return "\(day(first))\u{A0}–\u{A0}\(date(last))"
    }

    /// Writes both ends of a billing period: days, and clock times where days were cut.
    package func period(_ period: BillingPeriod) -> String {
        if period.coversWholeDays { return dates(period.firstOn, period.lastOn) }
        let start = clock(period.start, offsetMinutes: period.startOffsetMinutes)
        // The last day is named with the end, so its midnight is 24:00 of that day.
        let end =
            period.endsAtMidnight
            ? "24:00" : clock(period.end, offsetMinutes: period.endOffsetMinutes)
        return "\(date(period.firstOn)), \(start) – \(date(period.lastOn)), \(end)"
    }

    /// Names the zone of a period with its distance from UTC at both ends.
    package func zone(_ period: BillingPeriod) -> String {
        let start = offset(period.startOffsetMinutes)
        let end = offset(period.endOffsetMinutes)
        return start == end
            ? "\(period.zone), UTC\(start)"
            : "\(period.zone), UTC\(start)\u{A0}\u{2192}\u{A0}\(end)"
    }

    private func clock(_ instant: Instant, offsetMinutes: Int) -> String {
        let local = instant.adding(seconds: Int64(offsetMinutes) * 60)
        let midnight = Instant(utcMidnightOf: local.utcDate)
        let minutes = Int((local.seconds - midnight.seconds) / 60)
        return "\(padded(minutes / 60, to: 2)):\(padded(minutes % 60, to: 2))"
    }

    private func offset(_ minutes: Int) -> String {
        let sign = minutes < 0 ? "\u{2212}" : "+"
        let magnitude = abs(minutes)
        return "\(sign)\(padded(magnitude / 60, to: 2)):\(padded(magnitude % 60, to: 2))"
    }

    private func dayAndMonth(_ date: CalendarDate) -> String {
        let month = monthNames[date.month - 1]
        switch language {
        case .german: return "\(date.day).\u{A0}\(month)"
        case .spanish: return "\(date.day)\u{A0}de\u{A0}\(month)"
        case .french where date.day == 1: return "1er\u{A0}\(month)"
        default: return "\(date.day)\u{A0}\(month)"
        }
    }

    private func year(_ date: CalendarDate) -> String {
        switch language {
        case .russian: "\(date.year)\u{A0}г."
        case .ukrainian: "\(date.year)\u{A0}р."
        case .spanish: "de\u{A0}\(date.year)"
        default: "\(date.year)"
        }
    }

    /// The day alone at the start of a span within one month.
    private func day(_ date: CalendarDate) -> String {
        switch language {
        case .german: "\(date.day)."
        case .french where date.day == 1: "1er"
        default: "\(date.day)"
        }
    }

    private var monthNames: [String] { Self.months[language] ?? [] }

    /// Names as they stand after a day.
    private static let months: [DocumentLanguage: [String]] = [
        .english: [
            "January", "February", "March", "April", "May", "June", "July", "August",
            "September", "October", "November", "December",
        ],
        .russian: [
            "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа",
            "сентября", "октября", "ноября", "декабря",
        ],
        .ukrainian: [
            "січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня",
            "вересня", "жовтня", "листопада", "грудня",
        ],
        .german: [
            "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August",
            "September", "Oktober", "November", "Dezember",
        ],
        .polish: [
            "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca",
            "sierpnia", "września", "października", "listopada", "grudnia",
        ],
        .spanish: [
            "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto",
            "septiembre", "octubre", "noviembre", "diciembre",
        ],
        .french: [
            "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",
            "septembre", "octobre", "novembre", "décembre",
        ],
        .arabic: [
            "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس",
            "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
        ],
    ]
}
