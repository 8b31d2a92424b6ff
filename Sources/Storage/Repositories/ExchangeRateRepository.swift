// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Primitives
import SQLInterface

/// Reads and keeps exchange rates: one per pair of currencies and day.
///
/// A rate that an issued document used never changes; any other may be put right.
package enum ExchangeRateRepository {
    /// Rates that lie further back than this say nothing about a day any more.
    ///
    /// Central banks pause over holidays for a few days at most.
    package static let agingDays = 14

    /// The rates of all pairs, the latest day first; of one day on or before `day` per pair, when
    /// it is given.
    package static func list(
        limit: Int,
        before position: CalendarDate? = nil,
        in transaction: any SQLTransaction
    ) throws -> [StoredExchangeRate] {
        let conditions: [SQL] = position.map { ["effective_on < \($0)"] } ?? []
        return try transaction.models(
            """
            SELECT * FROM exchange_rates \(raw: .filter(conditions))
            ORDER BY effective_on DESC, base, quote LIMIT \(limit)
            """
        )
    }

    /// The rate of one pair and day.
    package static func find(
        _ base: Currency,
        _ quote: Currency,
        on day: CalendarDate,
        in transaction: any SQLTransaction
    ) throws -> StoredExchangeRate? {
        try transaction.model(
            """
            SELECT * FROM exchange_rates
            WHERE base = \(base) AND quote = \(quote) AND effective_on = \(day)
            """
        )
    }

    /// The rates of pairs that any of the currencies is part of, as of a day, latest of each pair.
    private static func inForce(
        _ first: Currency,
        _ second: Currency,
        on day: CalendarDate,
        in transaction: any SQLTransaction
    ) throws -> [ExchangeRate] {
        let rows: [StoredExchangeRate] = try transaction.models(
            """
            SELECT * FROM exchange_rates r
            WHERE (quote IN (\(first), \(second)) OR base IN (\(first), \(second)))
                AND effective_on = (SELECT MAX(n.effective_on) FROM exchange_rates n
                    WHERE n.base = r.base AND n.quote = r.quote AND n.effective_on <= \(day)
                        AND n.effective_on >= \(day.adding(days: -agingDays)))
            ORDER BY base, quote
            """
        )
        return rows.map(\.rate)
    }

    /// How money of one currency is told in another on a day: by the pair's own rate, its
    /// inverse, else through the first currency that has a rate to both; nil when none does.
    package static func conversion(
        from: Currency,
        to: Currency,
        on day: CalendarDate,
        in transaction: any SQLTransaction
    ) throws -> ExchangeConversion? {
        let rates = try inForce(from, to, on: day, in: transaction)
        let pairs = [(from, to), (to, from)]
        for pair in pairs {
            if let rate = rates.first(where: { ($0.base, $0.quote) == pair }) {
                return ExchangeConversion(from: from, to: to, rates: [rate])
            }
        }
        for first in rates where first.quote == from {
            if let second = rates.first(where: { $0.base == first.base && $0.quote == to }) {
                return ExchangeConversion(from: from, to: to, rates: [first, second])
            }
        }
        return nil
    }

    /// Keeps a rate; one of the same pair and day is replaced.
    ///
    /// - Throws: `StorageError.stale` when an issued document used the one that is there.
    package static func save(
        _ rate: ExchangeRate,
        source: String,
        at now: Instant,
        in transaction: any SQLTransaction
    ) throws {
        let changed = try transaction.execute(
            """
            INSERT INTO exchange_rates
                (base, quote, effective_on, rate_micros, source, recorded_at, is_used)
            VALUES (\(rate.base), \(rate.quote), \(rate.on), \(rate.micros), \(source), \(now), 0)
            ON CONFLICT (base, quote, effective_on) DO UPDATE
            SET rate_micros = excluded.rate_micros, source = excluded.source,
                recorded_at = excluded.recorded_at
            WHERE exchange_rates.is_used = 0
            """
        )
        guard changed == 1 else {
            throw StorageError.stale(table: "exchange_rates", id: "\(rate) of \(rate.on)")
        }
    }

    /// Notes that an issued document was made with rates, which are fixed from then on.
    package static func setUsed(
        _ conversion: ExchangeConversion,
        in transaction: any SQLTransaction
    ) throws {
        for rate in conversion.rates {
            try transaction.change(
                "exchange_rates",
                id: "\(rate) of \(rate.on)",
                """
                UPDATE exchange_rates SET is_used = 1
                WHERE base = \(rate.base) AND quote = \(rate.quote)
                    AND effective_on = \(rate.on) AND rate_micros = \(rate.micros)
                """
            )
        }
    }
}

/// A rate as it is kept.
package struct StoredExchangeRate: Hashable, Sendable {
    package let rate: ExchangeRate
    /// Where it is from: who typed it, or the file.
    package let source: String
    package let recordedAt: Instant
    /// Whether an issued document used it, so that it is fixed.
    package let isUsed: Bool
}

extension StoredExchangeRate: RowReadable {
    static let table = "exchange_rates"

    init(_ row: StoredRow) throws {
        let base: Currency = try row.get("base")
        let quote: Currency = try row.get("quote")
        let micros: Int64 = try row.get("rate_micros")
        guard base != quote, micros > 0 else {
            throw row.corrupted("rate_micros", "it is no rate between two currencies")
        }
        let on: CalendarDate = try row.get("effective_on")
        rate = ExchangeRate(base: base, quote: quote, micros: micros, on: on)
        source = try row.get("source")
        recordedAt = try row.get("recorded_at")
        isUsed = try row.get("is_used")
    }
}
