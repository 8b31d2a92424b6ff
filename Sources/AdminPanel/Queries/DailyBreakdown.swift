// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Primitives
import SQLInterface
import Storage

/// The local days behind one line of an invoice, from the rollups it was made of.
struct DailyBreakdown {
    private let line: InvoiceLine
    private let period: BillingPeriod
    private let clientID: ClientID
    /// Whether the invoice tells accounts apart, so that the line is of one client alone.
    private let hasSections: Bool

    init(
        _ line: InvoiceLine,
        _ period: BillingPeriod,
        _ clientID: ClientID,
        hasSections: Bool = false
    ) {
        self.hasSections = hasSections
        self.line = line
        self.period = period
        self.clientID = clientID
    }

    func days(in transaction: any SQLTransaction) throws -> [WhyAmountPage.Day] {
        let calendar = try BillingCalendar(zone: period.zone)
        let clients =
            hasSections
            ? [line.account?.id ?? clientID]
            : try ClientRepository.billedTogether(with: clientID, in: transaction)
        let quarters = try RollupRepository.quarters(
            of: clients,
            from: period.start,
            before: period.end,
            in: transaction
        )
        var days: [CalendarDate: WhyAmountPage.Day] = [:]
        for quarter in quarters where belongs(quarter) {
            let on = calendar.localDate(of: quarter.quarterAt)
            var day =
                days[on]
                ?? WhyAmountPage.Day(
                    on: on,
                    messages: 0,
                    segments: 0,
                    micros: 0,
                    messagesURL: url(on, calendar)
                )
            day.messages += quarter.chargedMessages
            day.segments += quarter.chargedSegments
            day.micros += quarter.chargedMicros
            days[on] = day
        }
        return days.values.sorted { $0.on < $1.on }
    }

    private func belongs(_ quarter: TrafficRollup) -> Bool {
        quarter.chargedMessages > 0 && quarter.destination?.country == line.country
            && quarter.destination?.network == line.network && quarter.basis == line.basis
            && quarter.priceMicros == line.unitPriceMicros
    }

    /// The messages of a day; a message is listed by when it came, and may have been charged
    /// later, by its receipt.
    private func url(_ on: CalendarDate, _ calendar: BillingCalendar) -> String {
        AdminURL.messages.with([
            "client": "\(line.account?.id ?? clientID)", "country": line.country?.code ?? "",
            "network": line.network?.text ?? "", "money": MoneyState.charged.rawValue,
            "day": "\(on)", "zone": calendar.zone,
        ])
    }
}
