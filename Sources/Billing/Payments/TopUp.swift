// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Primitives

/// Credit that a postpaid client gets on the first of a month of its zone.
///
/// It is no payment: it settles no invoice and moves only what the client may still spend.
///
/// - Source: billing rules, section 3.
package struct TopUp: Hashable, Sendable {
    package var id: TopUpID
    package var clientID: ClientID
    /// The first day of the month.
    package var monthOn: CalendarDate
    /// Positive.
    package var amount: Money
    package var recordedAt: Instant
    /// When a person took it back.
    package var undoneAt: Instant?

    package init(
        id: TopUpID,
        clientID: ClientID,
        monthOn: CalendarDate,
        amount: Money,
        recordedAt: Instant
    ) {
        self.id = id
        self.clientID = clientID
        self.monthOn = monthOn
        self.amount = amount
        self.recordedAt = recordedAt
        undoneAt = nil
    }

    /// What a statement calls it, such as `Top-up 2026-10`.
    package var reference: String { "Top-up \(monthOn.description.prefix(7))" }

    /// The firsts of months that are due on a day and were not credited.
    ///
    /// `since`: the day since when there is a top-up.
    /// `last`: the last month that was credited.
    package static func due(
        since: CalendarDate,
        last: CalendarDate?,
        on today: CalendarDate
    ) -> [CalendarDate] {
        var month = since == since.firstOfMonth ? since : since.firstOfNextMonth
        if let last { month = max(month, last.firstOfNextMonth) }
        var due: [CalendarDate] = []
        while month <= today {
            due.append(month)
            month = month.firstOfNextMonth
        }
        return due
    }
}
