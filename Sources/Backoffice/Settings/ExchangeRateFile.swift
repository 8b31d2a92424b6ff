// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Primitives

/// The exchange rates of a file, read all or not at all.
///
/// ```
/// date,base,quote,rate          Date,USD,JPY,PLN
/// 2026-11-27,EUR,PLN,4.2567     2026-11-27,1.0412,158.21,4.2567
/// ```
/// The second form is that of central banks: a column per currency, all of one base.
struct ExchangeRateFile {
    /// Rates with the lines they stand on, in the file's order.
    let rates: [(line: Int, rate: ExchangeRate)]

    /// More rates than this are no file of daily rates of ours.
    static let limit = 400_000

    /// Reads a file's text; `base` is what the columns of the second form are rates of.
    ///
    /// - Throws: `ImportErrors` with each line that is wrong.
    init(_ text: String, base: Currency) throws(ImportErrors) {
        let table = try SeparatedText(text)
        guard let dates = table.column("date", "effective_on", "day") else {
            throw Self.refusal("There is no date column.")
        }
        var reading = Reading(hasCommas: table.hasCommas)
        if let rate = table.column("rate", "price") {
            guard let first = table.column("base", "from"),
                let second = table.column("quote", "to", "currency")
            else { throw Self.refusal("There are no base and quote columns.") }
            for (line, cells) in table.rows {
                reading.read(line, cells, (first, second, rate), dates)
            }
        } else {
            let columns = table.header.enumerated().compactMap { index, name in
                Currency(name.uppercased()).map { (index, $0) }
            }
            if columns.isEmpty { throw Self.refusal("No column is named as a currency.") }
            for (line, cells) in table.rows {
                reading.read(line, cells, columns, dates, base)
            }
        }
        if reading.rates.isEmpty, reading.problems.isEmpty {
            throw ImportErrors([LineProblem(line: 1, sentence: "There are no rates in the file.")])
        }
        guard reading.problems.isEmpty else { throw ImportErrors(reading.problems) }
        rates = reading.rates
    }

    private static func refusal(_ sentence: Phrase) -> ImportErrors {
        ImportErrors([
            LineProblem(
                line: 1,
                sentence: sentence + " The first line names the columns: date, base, quote, rate; "
                    + "or date and one column per currency."
            )
        ])
    }
}

/// What was read so far, and what is wrong with it.
private struct Reading {
    let hasCommas: Bool
    private(set) var rates: [(line: Int, rate: ExchangeRate)] = []
    private(set) var problems: [LineProblem] = []
    private var firstLines: [Key: Int] = [:]

    private struct Key: Hashable {
        var base: Currency
        var quote: Currency
        var on: CalendarDate
    }

    init(hasCommas: Bool) {
        self.hasCommas = hasCommas
    }

    mutating func read(
        _ line: Int,
        _ cells: [String],
        _ columns: (base: Int, quote: Int, rate: Int),
        _ dates: Int
    ) {
        func cell(_ index: Int) -> String { cells.indices.contains(index) ? cells[index] : "" }
        let codes = [cell(columns.base), cell(columns.quote)]
        let currencies = codes.compactMap { Currency($0.uppercased()) }
        guard currencies.count == 2 else {
            let wrong = codes.first { Currency($0.uppercased()) == nil } ?? ""
            return refuse(line, "\"\(wrong)\" is not an ISO 4217 currency code such as EUR.")
        }
        add(line, cell(dates), currencies[0], currencies[1], cell(columns.rate))
    }

    mutating func read(
        _ line: Int,
        _ cells: [String],
        _ columns: [(index: Int, currency: Currency)],
        _ dates: Int,
        _ base: Currency
    ) {
        let day = cells.indices.contains(dates) ? cells[dates] : ""
        for column in columns where column.currency != base {
            let text = cells.indices.contains(column.index) ? cells[column.index] : ""
            // Central banks leave out what had no market that day.
            if text.isEmpty || text == "N/A" || text == "-" { continue }
            add(line, day, base, column.currency, text)
        }
    }

    private mutating func add(
        _ line: Int,
        _ day: String,
        _ base: Currency,
        _ quote: Currency,
        _ text: String
    ) {
        guard let on = CalendarDate(day), (1990...2100).contains(on.year) else {
            return refuse(line, "\"\(day)\" is not a date such as 2026-11-27.")
        }
        if base == quote { return refuse(line, "\(base) has no rate to itself.") }
        if hasCommas, text.contains(",") {
            return refuse(line, "Write the decimals of \(text) with a point in this file.")
        }
        let micros: Int64
        do {
            micros = try DecimalText.micros(text)
        } catch {
            return refuse(line, sentence(error, about: "Rate"))
        }
        guard micros > 0, micros <= ExchangeRate.limitMicros else {
            return refuse(line, "\(text) is no rate: it is above zero and at most 1000000000.")
        }
        let key = Key(base: base, quote: quote, on: on)
        if let first = firstLines.updateValue(line, forKey: key) {
            return refuse(line, "\(base) to \(quote) on \(on) is on line \(first) already.")
        }
        if rates.count == ExchangeRateFile.limit {
            return refuse(line, "A file has at most \(ExchangeRateFile.limit) rates; split it.")
        }
        rates.append((line, ExchangeRate(base: base, quote: quote, micros: micros, on: on)))
    }

    private mutating func refuse(_ line: Int, _ sentence: Phrase) {
        problems.append(LineProblem(line: line, sentence: sentence))
    }
}
