// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives
import SQLInterface
import Storage

/// What one destination's messages brought and cost, each in its own currencies and in one.
struct MarginRow: Sendable {
    var destination: Destination?
    /// Segments that were charged.
    var segments: Int64 = 0
    /// By currency; without sums over zero.
    var charges: [Currency: Money] = [:]
    /// What corrections of prices changed of earlier charges.
    var corrections: [Currency: Money] = [:]
    var costs: [Currency: Money] = [:]
    /// Charges and corrections, told in the reporting currency.
    var income: Money
    /// Costs, told in the reporting currency.
    var expense: Money
    /// Whether every sum had a rate into the reporting currency.
    var isComplete = true

    init(_ destination: Destination?, in currency: Currency) {
        self.destination = destination
        income = .zero(currency)
        expense = .zero(currency)
    }

    var margin: Money { income - expense }

    var isEmpty: Bool {
        segments == 0 && costs.isEmpty && corrections.isEmpty
    }

    /// Adds a sum in the reporting currency; nil says that it could not be told in it.
    mutating func add(_ money: Money?, to sum: WritableKeyPath<MarginRow, Money>) {
        guard let money else {
            isComplete = false
            return
        }
        self[keyPath: sum] += money
    }

    static func += (left: inout MarginRow, right: MarginRow) {
        left.segments += right.segments
        left.charges.merge(right.charges, uniquingKeysWith: +)
        left.corrections.merge(right.corrections, uniquingKeysWith: +)
        left.costs.merge(right.costs, uniquingKeysWith: +)
        left.income += right.income
        left.expense += right.expense
        left.isComplete = left.isComplete && right.isComplete
    }
}

/// Reads what messages brought and what they cost, in the reporting currency by each day's
/// exchange rate.
///
/// - Source: billing rules, section 2.5.
struct MarginQuery: Sendable {
    /// The days, and the zone they are of.
    var days: ClosedRange<CalendarDate>
    var calendar: BillingCalendar
    /// The reporting currency.
    var currency: Currency

    /// What was found.
    struct Result: Sendable {
        /// By segments, the most first.
        var rows: [MarginRow]
        /// Currencies without a rate on some day, and the first such day.
        var missing: [Currency: CalendarDate]
    }

    /// The currency of the default brand, else of the first one; nil before there is any.
    static func usualCurrency(in transaction: any SQLTransaction) throws -> Currency? {
        let brands = try BrandRepository.list(in: transaction)
        return (brands.first(where: \.isDefault) ?? brands.first)?.currency
    }

    func run(in transaction: any SQLTransaction) throws -> Result {
        let dates = (days.lowerBound.daysSince1970...days.upperBound.daysSince1970)
            .map { CalendarDate(daysSince1970: $0) }
        let spans = dates.map {
            calendar.midnight(of: $0)..<calendar.midnight(of: $0.adding(days: 1))
        }
        let sums = try TrafficRepository.margins(
            Storage.TrafficQuery(spans: spans, by: [.country, .network]),
            in: transaction
        )
        var rates = DayRates(to: currency)
        var rows: [Destination?: MarginRow] = [:]
        for sum in sums {
            let destination = sum.key.country.map {
                Destination(country: $0, network: sum.key.network)
            }
            var row = rows[destination] ?? MarginRow(destination, in: currency)
            let day = dates[sum.key.span]
            row.segments += sum.segments
            for money in sum.charged where !money.isZero {
                row.charges[money.currency, default: .zero(money.currency)] += money
                row.add(try rates.convert(money, on: day, in: transaction), to: \.income)
            }
            for money in sum.corrected where !money.isZero {
                row.corrections[money.currency, default: .zero(money.currency)] += money
                row.add(try rates.convert(money, on: day, in: transaction), to: \.income)
            }
            for money in sum.cost where !money.isZero {
                row.costs[money.currency, default: .zero(money.currency)] += money
                row.add(try rates.convert(money, on: day, in: transaction), to: \.expense)
            }
            rows[destination] = row
        }
        let shown = rows.values.filter { !$0.isEmpty }
        return Result(
            rows: shown.sorted { $0.segments > $1.segments },
            missing: rates.missing
        )
    }
}

/// The rates into one currency, each read once a day.
private struct DayRates {
    private struct Key: Hashable {
        var currency: Currency
        var day: CalendarDate
    }

    let currency: Currency
    private var known: [Key: ExchangeConversion?] = [:]
    private(set) var missing: [Currency: CalendarDate] = [:]

    init(to currency: Currency) {
        self.currency = currency
    }

    /// The amount in the reporting currency; nil where there is no rate, which is noted.
    mutating func convert(
        _ money: Money,
        on day: CalendarDate,
        in transaction: any SQLTransaction
    ) throws -> Money? {
        if money.currency == currency { return money }
        let key = Key(currency: money.currency, day: day)
        let rate =
            try known[key]
            ?? ExchangeRateRepository.conversion(
                from: money.currency,
                to: currency,
                on: day,
                in: transaction
            )
        known[key] = .some(rate)
        guard let converted = rate?.convertToMicros(money) else {
            missing[money.currency] = min(missing[money.currency] ?? day, day)
            return nil
        }
        return converted
    }
}
