// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Foundation
import Primitives

/// A journal as DATEV's Buchungsstapel: a header, 125 named columns, a row per document or
/// payment; Windows-1252 with semicolons.
///
/// The client's account stands in *Konto* and revenue or bank in *Gegenkonto*; DATEV takes the tax
/// off by itself, from the account or the tax key.
///
/// - Source: DATEV format EXTF, header version 700, category 21, format version 13.
struct DatevFile {
    private let journal: Journal

    init(_ journal: Journal) {
        self.journal = journal
    }

    /// Writes the file.
    ///
    /// - Throws: `JournalProblem`.
    func bytes() throws(JournalProblem) -> [UInt8] {
        var lines = [try header(), DatevColumns.names.joined(separator: ";")]
        for entry in journal.entries { lines.append(try row(entry)) }
        return lines.flatMap { Self.windows1252($0 + "\r\n") }
    }

    private func header() throws(JournalProblem) -> String {
        let accounts = journal.accounts
        let consultant = try number(accounts[.datevConsultant], "DATEV consultant number")
        let client = try number(accounts[.datevClient], "DATEV client number")
        let length = try number(accounts[.datevAccountLength], "DATEV account length")
        let fields = [
            "\"EXTF\"", "700", "21", "\"Buchungsstapel\"", "13",
            // The time it was made: of the data, so that the same data make the same bytes.
            Self.digits(journal.lastOn) + "000000000", "", "\"\"", "\"\"", "\"\"",
            consultant, client, Self.digits(try fiscalYear()), length,
            Self.digits(journal.firstOn), Self.digits(journal.lastOn), "\"Tollgate\"", "\"\"",
            // Kind of batch: financial; purpose: independent; not fixed.
            "1", "0", "0", "\"\(base.code)\"", "", "\"\"", "", "", "\"\"", "", "", "\"\"", "\"\"",
        ]
        return fields.joined(separator: ";")
    }

    /// The currency of the books.
    private var base: Currency {
        journal.enterprise.taxCurrency ?? Currency("EUR") ?? journal.entries[0].currency
    }

    private func fiscalYear() throws(JournalProblem) -> CalendarDate {
        let code = journal.accounts[.fiscalYearMonth]
        guard let month = Int(code), (1...12).contains(month) else {
            throw .notANumber(field: "First month of the fiscal year", code: code)
        }
        func start(_ date: CalendarDate) -> CalendarDate {
            let year = date.month >= month ? date.year : date.year - 1
            return CalendarDate(year: year, month: month, day: 1) ?? date
        }
        guard start(journal.firstOn) == start(journal.lastOn) else { throw .severalFiscalYears }
        return start(journal.firstOn)
    }

    private func row(_ entry: JournalEntry) throws(JournalProblem) -> String {
        var cells = DatevColumns.blank
        let isDebit = !entry.lines[0].debit.isZero
        // Invoices begin with the client's line, payments with the bank's.
        let client = entry.kind == .payment ? entry.lines[1] : entry.lines[0]
        let other = entry.kind == .payment ? entry.lines[0] : entry.lines[1]
        cells[0] = Self.amount(entry.total)
        cells[1] = (entry.kind == .payment ? !isDebit : isDebit) ? "\"S\"" : "\"H\""
        cells[2] = "\"\(entry.currency.code)\""
        if entry.currency != base {
            guard let total = entry.base?.total, total.currency == base, !total.isZero else {
                throw .rateMissing(document: entry.document, currency: entry.currency.code)
            }
            cells[3] = Self.rate(entry.total, total)
            cells[4] = Self.amount(total)
            cells[5] = "\"\(base.code)\""
        }
        cells[6] = try number(client.account, "The account of \(entry.client)")
        cells[7] = try number(other.account, "The account beside \(entry.document)")
        if let category = entry.tax?.category {
            cells[8] = Self.quoted(journal.accounts[.taxKey(category)], limit: 4)
        }
        cells[9] = String(
            Self.digits(entry.on).suffix(4).suffix(2) + Self.digits(entry.on).dropFirst(4).prefix(2)
        )
        cells[10] = Self.quoted(Self.documentField(entry.document), limit: 36)
        if let due = entry.dueOn { cells[11] = Self.quoted(Self.dayFirst(due), limit: 12) }
        cells[13] = Self.quoted("\(entry.client) \(entry.text)", limit: 60)
        cells[113] = "0"
        return cells.joined(separator: ";")
    }

    private func number(_ code: String, _ field: String) throws(JournalProblem) -> String {
        guard !code.isEmpty, code.count <= 9, code.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { throw .notANumber(field: field, code: code) }
        return code
    }

    /// Two decimals with a comma, without sign: the side says that.
    private static func amount(_ money: Money) -> String {
        let text = DecimalText.string(micros: abs(money.rounded().micros), minimumDecimals: 2)
        let parts = text.split(separator: ".")
        return "\(parts[0]),\(String(parts[1].prefix(2)))"
    }

    /// Units of the document's currency for one of the books', with six decimals.
    private static func rate(_ foreign: Money, _ base: Money) -> String {
        let micros = Rounding.halfAwayFromZero.divide(
            Int128(foreign.micros) * 1_000_000,
            by: Int128(base.micros)
        )
        let text = DecimalText.string(micros: Int64(clamping: micros), minimumDecimals: 6)
        return text.replacing(".", with: ",")
    }

    private static func digits(_ date: CalendarDate) -> String {
        date.description.filter { $0 != "-" }
    }

    /// `311226`.
    private static func dayFirst(_ date: CalendarDate) -> String {
        let digits = Array(digits(date))
        return String(digits[6...7] + digits[4...5] + digits[2...3])
    }

    /// *Belegfeld 1* takes letters, digits and a few signs.
    private static func documentField(_ number: String) -> String {
        String(
            number.map {
                $0.isASCII && ($0.isLetter || $0.isNumber) || "$&%*+-/".contains($0) ? $0 : "-"
            }
        )
    }

    private static func quoted(_ text: String, limit: Int) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return "\"\(line.prefix(limit).replacing("\"", with: "\"\""))\""
    }

    /// What the code page does not have becomes a question mark.
    private static func windows1252(_ text: String) -> [UInt8] {
        text.unicodeScalars.flatMap { scalar -> [UInt8] in
            if scalar.isASCII { return [UInt8(scalar.value)] }
            let data = String(scalar).data(using: .windowsCP1252) ?? Data("?".utf8)
            return Array(data)
        }
    }
}
