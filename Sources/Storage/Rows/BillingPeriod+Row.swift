// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import SQLInterface

extension BillingPeriod {
    /// Reads the period's columns; nil when they are null.
    static func read(_ row: StoredRow) throws -> BillingPeriod? {
        guard let start = try row.get("period_start", as: Int64?.self) else { return nil }
        let end: Int64 = try row.get("period_end")
        guard start < end else { throw row.corrupted("period_end", "it is not after the start") }
        return BillingPeriod(
            start: try row.get("period_start"),
            end: try row.get("period_end"),
            days: try days(row),
            zone: try row.get("period_zone"),
            offsetsMinutes: (
                try row.get("period_start_offset"), try row.get("period_end_offset")
            )
        )
    }

    private static func days(_ row: StoredRow) throws -> ClosedRange<CalendarDate> {
        let first: CalendarDate = try row.get("period_first_on")
        let last: CalendarDate = try row.get("period_last_on")
        guard first <= last else { throw row.corrupted("period_last_on", "it is too early") }
        return first...last
    }

    /// The columns every table with a period has.
    static let columnNames: SQL = """
        period_start, period_end, period_first_on, period_last_on, period_zone, \
        period_start_offset, period_end_offset
        """

    /// The values of `columnNames`.
    static func values(_ period: BillingPeriod?) -> SQL {
        """
        \(period?.start), \(period?.end), \(period?.firstOn), \(period?.lastOn), \
        \(period?.zone), \(period?.startOffsetMinutes), \(period?.endOffsetMinutes)
        """
    }
}
