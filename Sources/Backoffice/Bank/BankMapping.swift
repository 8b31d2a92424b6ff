// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Foundation
import Primitives

/// Which columns of a bank's CSV mean what; saved under a name and chosen again.
package struct BankMapping: Hashable, Sendable, Codable {
    /// Names of columns as the file's first line has them, in any case.
    package var date: String
    /// One column with signs; empty when money in and out have columns of their own.
    package var amount: String
    package var credit: String
    package var debit: String
    /// A column, or empty: then every entry is of `fixedCurrency`.
    package var currency: String
    package var fixedCurrency: String
    package var reference: String
    package var payer: String
    package var text: String
    /// A name that the bank gives each movement; may be empty.
    package var bankID: String
    package var dateOrder: DateOrder
    package var decimalMark: DecimalMark

    /// How days are written.
    package enum DateOrder: String, Hashable, Sendable, CaseIterable, Codable {
        case yearFirst = "ymd"
        case dayFirst = "dmy"
        case monthFirst = "mdy"
    }

    /// What stands before the decimals; the other mark separates thousands.
    package enum DecimalMark: String, Hashable, Sendable, CaseIterable, Codable {
        case point
        case comma
    }

    /// Reads the form.
    ///
    /// - Throws: `FieldErrors`.
    package init(typed: TypedFields) throws(FieldErrors) {
        var reader = FieldReader(typed)
        date = reader.required("date_column", "Column of the date", limit: 100)
        amount = reader.text("amount_column", "Column of the amount", limit: 100)
        credit = reader.text("credit_column", "Column of money in", limit: 100)
        debit = reader.text("debit_column", "Column of money out", limit: 100)
        currency = reader.text("currency_column", "Column of the currency", limit: 100)
        fixedCurrency = reader.text("currency", "Currency", limit: 3).uppercased()
        reference = reader.text("reference_column", "Column of the reference", limit: 100)
        payer = reader.text("payer_column", "Column of the payer", limit: 100)
        text = reader.text("text_column", "Column of the text", limit: 100)
        bankID = reader.text("bank_id_column", "Column of the bank's id", limit: 100)
        dateOrder = reader.choice("date_order", "Dates", of: DateOrder.self) ?? .yearFirst
        decimalMark = reader.choice("decimal_mark", "Decimals", of: DecimalMark.self) ?? .point
        if amount.isEmpty, credit.isEmpty {
            reader.refuse("amount_column", "Name the column of the amount, or that of money in.")
        }
        if !amount.isEmpty, !credit.isEmpty || !debit.isEmpty {
            reader.refuse(
                "amount_column",
                "Name either one column of amounts or those of money in and out."
            )
        }
        if currency.isEmpty, Currency(fixedCurrency) == nil {
            reader.refuse("currency", "Without a column of the currency, type it, such as EUR.")
        }
        try reader.errors.check()
    }

    /// The form that was saved.
    package var typed: TypedFields {
        [
            "date_column": date, "amount_column": amount, "credit_column": credit,
            "debit_column": debit, "currency_column": currency, "currency": fixedCurrency,
            "reference_column": reference, "payer_column": payer, "text_column": text,
            "bank_id_column": bankID, "date_order": dateOrder.rawValue,
            "decimal_mark": decimalMark.rawValue,
        ]
    }
}

extension BankMapping {
    /// Reads a bank's CSV.
    ///
    /// - Throws: `ImportErrors` with every line that was not understood; nothing is used then.
    func read(_ text: String) throws(ImportErrors) -> [ReadBankEntry] {
        let table = try SeparatedText(text)
        let columns = try Columns(self, table.header)
        var entries: [ReadBankEntry] = []
        var problems: [LineProblem] = []
        for (line, cells) in table.rows {
            do throws(LineProblem) {
                if let entry = try columns.entry(cells, line: line) { entries.append(entry) }
            } catch {
                problems.append(error)
            }
        }
        guard problems.isEmpty else { throw ImportErrors(problems) }
        return entries
    }

    /// The places of the mapped columns in one file.
    private struct Columns {
        let mapping: BankMapping
        let date: Int
        let amount: Int?
        let credit: Int?
        let debit: Int?
        let currency: Int?
        let reference: Int?
        let payer: Int?
        let text: Int?
        let bankID: Int?

        init(_ mapping: BankMapping, _ header: [String]) throws(ImportErrors) {
            var missing: [String] = []
            func place(_ name: String) -> Int? {
                if name.isEmpty { return nil }
                if let index = header.firstIndex(of: name.lowercased()) { return index }
                missing.append(name)
                return nil
            }
            self.mapping = mapping
            date = place(mapping.date) ?? 0
            amount = place(mapping.amount)
            credit = place(mapping.credit)
            debit = place(mapping.debit)
            currency = place(mapping.currency)
            reference = place(mapping.reference)
            payer = place(mapping.payer)
            text = place(mapping.text)
            bankID = place(mapping.bankID)
            guard missing.isEmpty else {
                let names = missing.map { "\"\($0)\"" }.joined(separator: ", ")
                let found = header.map { "\"\($0)\"" }.joined(separator: ", ")
                throw ImportErrors([
                    LineProblem(
                        line: 1,
                        sentence: "There is no column \(names); the first line has \(found)."
                    )
                ])
            }
        }

        func entry(_ cells: [String], line: Int) throws(LineProblem) -> ReadBankEntry? {
            func cell(_ index: Int?) -> String {
                guard let index, index < cells.count else { return "" }
                return cells[index]
            }
            let code = currency == nil ? mapping.fixedCurrency : cell(currency).uppercased()
            guard let currency = Currency(code) else {
                throw LineProblem(line: line, sentence: "\"\(code)\" is no currency code.")
            }
            let micros: Int64
            if amount != nil {
                micros = try sum(cell(amount), line)
            } else {
                let gained = cell(credit).isEmpty ? 0 : try sum(cell(credit), line)
                let lost = cell(debit).isEmpty ? 0 : try sum(cell(debit), line)
                let (difference, isTooLarge) = gained.subtractingReportingOverflow(
                    lost.magnitude > Int64.max ? 0 : Int64(lost.magnitude)
                )
                guard !isTooLarge else {
                    throw LineProblem(line: line, sentence: "The amount is too large.")
                }
                micros = difference
            }
            guard let day = mapping.dateOrder.date(cell(date)) else {
                throw LineProblem(
                    line: line,
                    sentence: "\"\(cell(date))\" is no date of the chosen form."
                )
            }
            let money = Money(micros: micros, currency)
            guard money.rounded() == money else {
                throw LineProblem(
                    line: line,
                    sentence: "Amounts of \(currency) have at most "
                        + "\(currency.minorUnitDigits) decimals."
                )
            }
            // Lines without money, such as balances brought forward, are no movements.
            guard micros != 0 else { return nil }
            var entry = ReadBankEntry(place: "line \(line)", bookedOn: day, amount: money)
            entry.reference = cell(reference)
            entry.payer = cell(payer)
            entry.description = cell(text)
            entry.bankID = cell(bankID)
            return entry
        }

        private func sum(_ text: String, _ line: Int) throws(LineProblem) -> Int64 {
            let (decimal, thousands): (Character, Character) =
                mapping.decimalMark == .point ? (".", ",") : (",", ".")
            let spaces: Set<Character> = [" ", "\u{A0}", "\u{202F}", "'"]
            let plain = text.filter { !spaces.contains($0) }
            let whole = plain.split(separator: decimal, omittingEmptySubsequences: false)
            // Thousands are groups of three, so that a mark that was meant otherwise is seen.
            let groups = whole.first?.split(separator: thousands, omittingEmptySubsequences: false)
            let isGrouped = groups.map {
                $0.count == 1 || $0.dropFirst().allSatisfy { $0.count == 3 }
            }
            let isPlain = whole.count <= 2 && !whole.dropFirst().contains { $0.contains(thousands) }
            let number = plain.filter { $0 != thousands }
                .map { $0 == decimal ? "." : String($0) }.joined()
            let unsigned = number.hasPrefix("+") ? String(number.dropFirst()) : number
            guard isPlain, isGrouped == true, let micros = try? DecimalText.micros(unsigned),
                micros.magnitude <= UInt64(Money.typedLimitMicros)
            else {
                throw LineProblem(line: line, sentence: "\"\(text)\" is no amount.")
            }
            return micros
        }
    }
}

extension BankMapping.DateOrder {
    /// Reads a day such as `2026-11-30`, `30.11.2026` or `11/30/2026`.
    func date(_ text: String) -> CalendarDate? {
        let parts = text.prefix { !$0.isWhitespace && $0 != "T" }
            .split(omittingEmptySubsequences: false) { "-./".contains($0) }
        guard parts.count == 3 else { return nil }
        let numbers = parts.compactMap { $0.allSatisfy(\.isASCII) ? Int($0) : nil }
        guard numbers.count == 3 else { return nil }
        let (year, month, day) =
            switch self {
            case .yearFirst: (numbers[0], numbers[1], numbers[2])
            case .dayFirst: (numbers[2], numbers[1], numbers[0])
            case .monthFirst: (numbers[2], numbers[0], numbers[1])
            }
        guard (1990...2100).contains(year) else { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }
}
