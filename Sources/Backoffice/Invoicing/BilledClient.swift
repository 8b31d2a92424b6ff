// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import SQLInterface
import Storage

/// A client as invoicing sees it: with its calendar, its related accounts and its last cut.
struct BilledClient {
    let client: Client
    let calendar: BillingCalendar
    /// The client itself and its related accounts.
    let members: [ClientID]
    /// The related accounts, by login.
    let accounts: [LineAccount]
    /// The end of the last cut.
    let lastCut: Instant?
    let transaction: any SQLTransaction

    /// Reads a client that is invoiced on its own.
    ///
    /// - Throws: `InvoicingRefusal`.
    init(_ id: ClientID, in transaction: any SQLTransaction) throws {
        guard let client = try ClientRepository.find(id, in: transaction) else {
            throw InvoicingRefusal.clientNotFound
        }
        if let main = client.mainClientID {
            let login = try ClientRepository.find(main, in: transaction)?.login
            throw InvoicingRefusal.billedWithMainClient(login: login ?? main.description)
        }
        do {
            calendar = try BillingCalendar(zone: client.zone)
        } catch {
            throw InvoicingRefusal.zoneUnknown(error)
        }
        self.client = client
        self.transaction = transaction
        accounts = try ClientRepository.related(to: id, in: transaction)
            .map { LineAccount(id: $0.id, name: $0.login) }
        members = [id] + accounts.map(\.id)
        lastCut = try InvoiceCutRepository.last(of: id, in: transaction)?.end
    }

    /// The cuts that the client's dates make.
    ///
    /// - Throws: `InvoiceDatesError` when the stored dates are not understood.
    func dueCuts() throws -> DueCuts {
        DueCuts(
            dates: try InvoiceDates(client.invoicing.dates),
            calendar: calendar,
            firstDay: try firstBilledDay(),
            lastCut: lastCut,
            datesSince: client.invoicing.datesSince
        )
    }

    /// Where the first period that was not cut yet begins.
    func nextStart() throws -> Instant {
        if let lastCut { return lastCut }
        return calendar.midnight(of: try firstBilledDay())
    }

    /// The issuer of the client's documents.
    ///
    /// - Throws: `InvoicingRefusal.enterpriseMissing`.
    func issuer() throws -> (enterprise: Enterprise, brand: Brand) {
        guard let id = client.invoicing.enterpriseID,
            let enterprise = try EnterpriseRepository.find(id, in: transaction),
            let brand = try BrandRepository.find(enterprise.brandID, in: transaction)
        else { throw InvoicingRefusal.enterpriseMissing }
        return (enterprise, brand)
    }

    /// The language of the client's documents, also without an enterprise.
    func language() throws -> DocumentLanguage {
        if let language = client.invoicing.language { return language }
        return (try? issuer())?.enterprise.documentLanguage ?? .english
    }

    func traffic(_ period: BillingPeriod) throws -> PeriodTraffic {
        var traffic = PeriodTraffic(period)
        try traffic.read(client.id, nil, calendar, transaction)
        for account in accounts { try traffic.read(account.id, account, calendar, transaction) }
        return traffic
    }

    /// Messages that were admitted before an instant and have no outcome yet.
    func messagesHeld(before end: Instant) throws -> Int64 {
        try transaction.first(
            """
            SELECT COUNT(*) FROM messages WHERE client_id IN (\(raw: .list(members)))
                AND phase <> 'closed' AND phase <> 'blocked' AND money = 'held'
                AND received_at < \(end)
            """
        )?.get(0) ?? 0
    }

    /// The first and last charged quarter-hours between two instants.
    func charged(from start: Instant, before end: Instant) throws -> ClosedRange<Instant>? {
        let row = try transaction.first(
            """
            SELECT MIN(quarter_at), MAX(quarter_at) FROM rollups
            WHERE client_id IN (\(raw: .list(members))) AND charged_messages > 0
                AND quarter_at >= \(start) AND quarter_at < \(end)
            """
        )
        guard let row, let first: Instant = try row.get(0), let last: Instant = try row.get(1)
        else { return nil }
        return first...last
    }

    /// The client's first day, or an earlier one that was charged nevertheless.
    private func firstBilledDay() throws -> CalendarDate {
        guard lastCut == nil,
            let charged = try charged(from: .epoch, before: calendar.midnight(of: client.firstDay))
        else { return client.firstDay }
        return calendar.localDate(of: charged.lowerBound)
    }
}

// MARK: - Periods

extension BilledClient {
    /// The period of a span that was asked for by hand.
    ///
    /// - Throws: `InvoicingRefusal` when it is empty or not over.
    func period(_ span: BillingSpan, now: Instant) throws -> BillingPeriod {
        switch span {
        case .days(let first, let last):
            guard first <= last else { throw InvoicingRefusal.periodIsEmpty }
            let yesterday = calendar.localDate(of: now).adding(days: -1)
            guard last <= yesterday else {
                let hasWholeDay = try nextStart() < calendar.midnight(of: yesterday.adding(days: 1))
                throw InvoicingRefusal.periodNotOver(
                    lastBillableOn: hasWholeDay ? yesterday : nil
                )
            }
            let end = calendar.midnight(of: last.adding(days: 1))
            guard let period = calendar.period(from: start(of: first), before: end) else {
                throw InvoicingRefusal.periodIsEmpty
            }
            return period
        case .upToNow(let first):
            let start = try first.map(start) ?? nextStart()
            let end = BillingCalendar.quarterHour(at: now)
            guard let period = calendar.period(from: start, before: end) else {
                throw try nothingToBill(before: end)
            }
            return period
        }
    }

    /// Why a period up to an instant has nothing to bill: what was charged after it is told.
    func nothingToBill(before end: Instant) throws -> InvoicingRefusal {
        let quarter: Int64 = 15 * 60
        guard let after = try charged(from: end, before: end.adding(seconds: quarter)) else {
            return .nothingToBill
        }
        return .billableLater(
            since: hour(after.lowerBound),
            from: hour(end.adding(seconds: quarter)),
            zone: calendar.zone
        )
    }

    /// A local time such as `14:00`.
    private func hour(_ instant: Instant) -> String {
        let local = instant.adding(seconds: calendar.offsetSeconds(at: instant))
        return String(local.description.dropFirst(11).prefix(5))
    }

    /// Refuses a period that is on an invoice already, or that would leave charges behind.
    ///
    /// - Throws: `InvoicingRefusal.periodOverlaps` and `.leavesUnbilled`.
    func checkIsFree(_ period: BillingPeriod) throws {
        let overlapping = try InvoiceRepository.overlapping(
            client.id,
            from: period.start,
            before: period.end,
            in: transaction
        )
        if let first = overlapping.first, let days = first.period {
            throw InvoicingRefusal.periodOverlaps(
                invoiceNumber: first.number,
                on: days.firstOn...days.lastOn
            )
        }
        if let left = try charged(from: lastCut ?? .epoch, before: period.start) {
            throw InvoicingRefusal.leavesUnbilled(
                on: calendar.localDate(
                    of: left.lowerBound
                )...calendar.localDate(
                    of: left.upperBound
                )
            )
        }
    }

    /// A day's midnight, or the cut that was made on that day.
    private func start(of day: CalendarDate) -> Instant {
        let midnight = calendar.midnight(of: day)
        guard let lastCut, midnight < lastCut, calendar.localDate(of: lastCut) == day else {
            return midnight
        }
        return lastCut
    }
}
