// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives
import SQLInterface
import Storage

/// What importing a rate would do.
package struct ExchangeRateChange: Hashable, Sendable {
    package let line: Int
    package let rate: ExchangeRate
    /// The rate of the same pair and day that is there.
    package let before: StoredExchangeRate?

    /// Whether it is new, the same, or another than what is there.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case new
        case same
        case changed
        /// Another than the rate that an issued document used: refused.
        case fixed
    }

    /// What it comes to.
    package var kind: Kind {
        guard let before else { return .new }
        if before.rate.micros == rate.micros { return .same }
        return before.isUsed ? .fixed : .changed
    }
}

extension Settings {
    /// Sets one exchange rate.
    ///
    /// - Throws: `FieldErrors`, also where an issued document used the rate that is there.
    package func setExchangeRate(
        _ typed: TypedFields,
        _ request: SettingsRequest
    ) async throws {
        var reader = FieldReader(typed)
        let base = reader.currency("base")
        let quote = reader.currency("quote")
        let micros = reader.micros("rate", "Rate")
        let on = reader.date("on", "Day")
        if typed[field: "rate"].isEmpty { reader.refuse("rate", "Rate is required.") }
        if typed[field: "on"].isEmpty { reader.refuse("on", "Day is required.") }
        if let micros, !(1...ExchangeRate.limitMicros).contains(micros) {
            reader.refuse("rate", "A rate is above zero and at most 1000000000.")
        }
        if let base, base == quote { reader.refuse("quote", "Choose two currencies.") }
        try reader.errors.check()
        guard let base, let quote, let micros, let on else { return }
        let rate = ExchangeRate(base: base, quote: quote, micros: micros, on: on)
        let content = "exchange rate\n" + typed.canonicalText
        _ = try await change(request, topic: nil, content: content) { change in
            let before = try ExchangeRateRepository.find(
                base,
                quote,
                on: on,
                in: change.transaction
            )
            do {
                try ExchangeRateRepository.save(
                    rate,
                    source: change.actor.login,
                    at: change.now,
                    in: change.transaction
                )
            } catch StorageError.stale {
                let known = before.map { "\($0.rate)" } ?? "the rate"
                throw FieldErrors(
                    "rate",
                    "\(known) was used by an issued document and stays as it is."
                )
            }
            try change.log(
                "set",
                "exchange_rate",
                id: "\(base)/\(quote) \(on)",
                before: before?.rate,
                after: rate
            )
            return Identifier<ExchangeRate>(0)
        }
    }

    /// Shows what importing a file would do.
    ///
    /// - Throws: `ImportErrors` with each line that is wrong.
    package func previewExchangeRates(
        _ text: String,
        base: Currency
    ) async throws -> [ExchangeRateChange] {
        let file = try ExchangeRateFile(text, base: base)
        return try await office.database.read { try Self.changes(file, in: $0) }
    }

    /// Keeps the rates of a file: all of them, or none when a line is wrong or would change a
    /// rate that an issued document used.
    ///
    /// - Returns: What was done, rate by rate.
    /// - Throws: `ImportErrors`.
    @discardableResult
    package func importExchangeRates(
        _ text: String,
        base: Currency,
        _ request: SettingsRequest
    ) async throws -> [ExchangeRateChange] {
        let file = try ExchangeRateFile(text, base: base)
        let now = office.now
        return try await office.database.write { transaction in
            let changes = try Self.changes(file, in: transaction)
            let fixed = changes.filter { $0.kind == .fixed }.map { change in
                LineProblem(
                    line: change.line,
                    sentence: "\(change.rate) on \(change.rate.on): an issued document used "
                        + "\(change.before?.rate.decimalText ?? ""), which stays."
                )
            }
            guard fixed.isEmpty else { throw ImportErrors(fixed) }
            let wanted = changes.filter { $0.kind != .same }
            for change in wanted {
                try ExchangeRateRepository.save(
                    change.rate,
                    source: "file, \(request.actor.login)",
                    at: now,
                    in: transaction
                )
            }
            let new = wanted.count { $0.kind == .new }
            try SettingsChange(transaction: transaction, now: now, actor: request.actor).log(
                "import",
                "exchange_rates",
                id: "all",
                after: "\(new) new, \(wanted.count - new) changed"
            )
            return changes
        }
    }

    private static func changes(
        _ file: ExchangeRateFile,
        in transaction: any SQLTransaction
    ) throws -> [ExchangeRateChange] {
        try file.rates.map { line, rate in
            ExchangeRateChange(
                line: line,
                rate: rate,
                before: try ExchangeRateRepository.find(
                    rate.base,
                    rate.quote,
                    on: rate.on,
                    in: transaction
                )
            )
        }
    }
}
