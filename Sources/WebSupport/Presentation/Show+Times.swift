// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives

extension Show {
    /// Date and time to the second in the person's zone, with the exact instant in a tooltip.
    package func time(_ instant: Instant) -> HTML {
        let local = local(instant)
        return """
            <time datetime="\(instant.description)" title="\(instant.description)">\
            \(local.date.description) \(clock(local.seconds))</time>
            """
    }

    /// Date and time, or a dash for none.
    package func time(_ instant: Instant?) -> HTML {
        instant.map { time($0) } ?? "–"
    }

    /// A calendar date that is never broken over two lines.
    package func date(_ date: CalendarDate) -> HTML {
        #"<time datetime="\#(date.description)">\#(date.description)</time>"#
    }

    /// The local hour of an instant, such as `14:00`.
    package func hour(_ instant: Instant) -> String {
        String(clock(local(instant).seconds).prefix(5))
    }

    /// A local clock time with milliseconds, for traces.
    package func exactTime(_ instant: Instant) -> String {
        let local = local(instant)
        let milli = Int(floorDivide(instant.microseconds, 1_000) % 1_000)
        return "\(local.date) \(clock(local.seconds)).\(padded(milli, to: 3))"
    }

    /// The form that a date and time field wants: `2026-11-25T14:30`.
    package func moment(_ instant: Instant) -> String {
        let local = local(instant)
        return "\(local.date)T\(clock(local.seconds).prefix(5))"
    }

    /// The span of an invoice or report, with clock times where days were cut; it breaks between
    /// its days, not within them.
    package func period(_ period: BillingPeriod) -> HTML {
        let start = period.startsAtMidnight ? "" : time(period.start, period.startOffsetMinutes)
        guard period.firstOn == period.lastOn else {
            let end = period.endsAtMidnight ? "" : time(period.end, period.endOffsetMinutes)
            return "\(date(period.firstOn))\(start) – \(date(period.lastOn))\(end)"
        }
        guard !period.coversWholeDays else { return date(period.firstOn) }
        let from = time(period.start, period.startOffsetMinutes)
        let end = period.endsAtMidnight ? " 24:00" : time(period.end, period.endOffsetMinutes)
        return "\(date(period.firstOn))\(from) –\(end)"
    }

    /// A clock time of a period's own zone, such as ` 17:00`.
    private func time(_ instant: Instant, _ offsetMinutes: Int) -> String {
        let seconds = instant.seconds + Int64(offsetMinutes) * 60
        return " " + clock(Int(seconds - floorDivide(seconds, 86_400) * 86_400)).prefix(5)
    }

    private func local(_ instant: Instant) -> (date: CalendarDate, seconds: Int) {
        let seconds = instant.seconds + calendar.offsetSeconds(at: instant)
        let days = floorDivide(seconds, 86_400)
        return (CalendarDate(daysSince1970: Int(days)), Int(seconds - days * 86_400))
    }

    private func clock(_ seconds: Int) -> String {
        [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { padded($0, to: 2) }
            .joined(separator: ":")
    }
}
