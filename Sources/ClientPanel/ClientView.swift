// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Documents
import Messaging
import Primitives
import SQLInterface
import Storage
import WebSupport

/// One request of a client's person: the client, the scope, and how values are written.
struct ClientView {
    let asked: PanelRequest
    let scope: ClientScope
    let client: Client
    let calendar: BillingCalendar
    let transaction: any SQLTransaction
    private let format = DocumentFormat(.english)

    init(_ asked: PanelRequest, in transaction: any SQLTransaction) throws {
        guard let id = asked.person.clientID,
            let client = try ClientScope(id).client(in: transaction)
        else { throw NotFound() }
        self.asked = asked
        self.client = client
        self.transaction = transaction
        scope = ClientScope(id)
        calendar =
            try (try? BillingCalendar(zone: asked.person.zone))
            ?? BillingCalendar(zone: client.zone)
    }

    var today: CalendarDate { calendar.localDate(of: asked.now) }

    func query(_ name: String) -> String {
        asked.query.last { $0.name == name }?.value ?? ""
    }

    func money(_ micros: Int64) -> String {
        format.money(Money(micros: micros, client.currency))
    }

    func money(_ money: Money) -> String { format.money(money) }

    func count(_ number: Int64) -> String { format.count(number) }

    /// Date and time in the person's zone.
    func time(_ instant: Instant) -> String {
        let local = instant.adding(seconds: calendar.offsetSeconds(at: instant))
        return String("\(local)".prefix(19)).replacing("T", with: " ")
    }

    func name(of destination: Destination?) -> String {
        guard let destination else { return "–" }
        let country = destination.country.name(in: .english)
        guard let network = destination.network else { return country }
        let name = DestinationCatalogue.builtIn.operatorName(of: network) ?? network.text
        return "\(country), \(name)"
    }
}
