// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import Storage
import WebSupport

/// What every page needs to know about the request: who looks, how values are written.
struct PageFrame: Sendable {
    var person: Person
    var client: Client
    /// The hidden field that proves that a form came from this panel.
    var formToken: HTML
    var show: Show
    var now: Instant

    /// The present day in the person's zone.
    var today: CalendarDate { show.calendar.localDate(of: now) }

    /// An amount in the client's currency.
    func money(_ micros: Int64) -> String { show.money(micros, client.currency) }
}

/// A finished page of this panel.
typealias Page = PanelPage<ClientURL>
