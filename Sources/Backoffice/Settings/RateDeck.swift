// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives

/// The prices of a file: one destination a line, read all or not at all.
///
/// ```
/// mccmnc;price;effective        country,price
/// 25501;0,0425;2026-12-01       UA,0.05
/// ```
/// Known columns: `mccmnc` (or `mcc` and `mnc`), `country`, `price` (or `rate`) and
/// `effective` (or `effective_from`); other names by `RateColumns`. `currency` must be the owner's,
/// and `billing` goes before the basis of the whole file. A line without a network is for its
/// whole country.
struct RateDeck {
    let rows: [PriceRow]

    /// Reads a file's text.
    ///
    /// - Throws: `ImportErrors` with each line that is wrong.
    init(
        _ text: String,
        columns named: RateColumns = RateColumns(),
        basis: BillingBasis,
        in context: PriceContext,
        newID: () -> PriceRowID
    ) throws(ImportErrors) {
        let table = try SeparatedText(text)
        let columns = try Columns(table, named)
        var rows: [PriceRow] = []
        var problems: [LineProblem] = []
        var firstLines: [Destination: Int] = [:]
        for (line, cells) in table.rows {
            do throws(LineRefusal) {
                let cells = columns.pick(cells)
                if table.hasCommas, cells.price.contains(",") {
                    throw LineRefusal(
                        "Price \(cells.price) has a comma, which separates the columns of this "
                            + "file: write decimals with a point, such as 1000.50."
                    )
                }
                var row = try Self.row(cells, basis: basis, in: context)
                if let first = firstLines[row.destination] {
                    throw LineRefusal("\(row.destination) is on line \(first) already.")
                }
                firstLines[row.destination] = line
                row.id = newID()
                rows.append(row)
            } catch {
                problems.append(LineProblem(line: line, sentence: error.sentence))
            }
        }
        if rows.isEmpty, problems.isEmpty {
            problems = [LineProblem(line: 1, sentence: "There are no lines below the header.")]
        }
        guard problems.isEmpty else { throw ImportErrors(problems) }
        self.rows = rows
    }

    private static func row(
        _ cells: Cells,
        basis: BillingBasis,
        in context: PriceContext
    ) throws(LineRefusal) -> PriceRow {
        let wanted = context.currency.code
        guard cells.currency.isEmpty || cells.currency.uppercased() == wanted else {
            throw LineRefusal("The price is in \(cells.currency); these prices are in \(wanted).")
        }
        guard let basis = cells.basis.isEmpty ? basis : BillingBasis(rawValue: cells.basis) else {
            throw LineRefusal("\"\(cells.basis)\" is no way to bill: write sent or delivered.")
        }
        let price: Price
        do {
            price = try Price(decimal: cells.price, context.currency)
        } catch {
            throw LineRefusal(sentence(error, about: "Price"))
        }
        var from = context.now
        if !cells.effective.isEmpty {
            guard
                let instant = Self.spreadsheetDay(cells.effective, context)
                    ?? context.instant(cells.effective)
            else {
                throw LineRefusal("\"\(cells.effective)\" is not a date such as 2026-12-01.")
            }
            // A deck is often made for today: its midnight is past, and today is meant.
            if context.calendar.localDate(of: instant)
                < context.calendar.localDate(of: context.now)
            {
                throw LineRefusal("\(cells.effective) is past; prices start today or later.")
            }
            from = max(instant, context.now)
        }
        var row = PriceRow(
            id: PriceRowID(0),
            owner: context.owner,
            destination: try destination(cells, context.catalogue),
            price: price,
            basis: basis,
            effectiveFrom: from
        )
        row.recordedAt = context.now
        return row
    }

    /// The midnight of a day as spreadsheets count them; nil for any other text.
    ///
    /// - Source: ECMA-376 part 1, section 18.17.4.1: day 1 is 1900-01-01, and 1900 counts as a
    ///   leap year, so 25,569 is 1970-01-01.
    private static func spreadsheetDay(_ text: String, _ context: PriceContext) -> Instant? {
        guard text.utf8.count == 5, let number = Int(text), number > 25_569 else { return nil }
        return context.calendar.midnight(of: CalendarDate(daysSince1970: number - 25_569))
    }

    private static func destination(
        _ cells: Cells,
        _ catalogue: DestinationCatalogue
    ) throws(LineRefusal) -> Destination {
        var country: CountryCode?
        if !cells.country.isEmpty {
            country = CountryCode(cells.country) ?? countryByName[cells.country.lowercased()]
            guard let country, CountryCode.all.contains(country) else {
                throw LineRefusal("\"\(cells.country)\" is not a known country.")
            }
        }
        guard !cells.network.isEmpty else {
            guard let country else { throw LineRefusal("There is no network and no country.") }
            return Destination(country: country)
        }
        guard let network = Network(cells.network) else {
            throw LineRefusal("\"\(cells.network)\" is not MCC and MNC such as 25501.")
        }
        guard let home = country ?? catalogue.country(of: network) else {
            throw LineRefusal("No country is known for \(network); add a country column.")
        }
        return Destination(country: home, network: network)
    }

    private static let countryByName: [String: CountryCode] = Dictionary(
        CountryCode.all.map { ($0.name(in: .english).lowercased(), $0) }
    ) { first, _ in first }
}

/// Why one line was refused.
private struct LineRefusal: Error {
    let sentence: Phrase
    init(_ sentence: Phrase) { self.sentence = sentence }
}

/// The cells of one line that matter.
private struct Cells {
    var network = ""
    var country = ""
    var price = ""
    var effective = ""
    var currency = ""
    var basis = ""
}

/// Where the known columns are.
private struct Columns {
    let network: Int?
    let codes: (mcc: Int, mnc: Int)?
    let country: Int?
    let price: Int
    let effective: Int?
    let currency: Int?
    let basis: Int?

    init(_ table: SeparatedText, _ named: RateColumns) throws(ImportErrors) {
        func place(_ field: RateColumns.Field) throws(ImportErrors) -> Int? {
            guard let name = named[field] else { return table.column(field.usualNames) }
            guard let place = table.header.firstIndex(of: name.lowercased()) else {
                throw Self.refusal(
                    "There is no column \"\(name)\"; there are "
                        + "\(table.header.joined(separator: ", "))."
                )
            }
            return place
        }
        network = try place(.network)
        let mcc = try place(.mcc)
        let mnc = try place(.mnc)
        if let mcc, let mnc { codes = (mcc, mnc) } else { codes = nil }
        country = try place(.country)
        effective = try place(.effective)
        currency = table.column(["currency"])
        basis = table.column(["billing"])
        guard let price = try place(.price) else {
            throw Self.refusal("There is no price column.")
        }
        self.price = price
        if network == nil, codes == nil, country == nil {
            throw Self.refusal("There is neither a mccmnc nor a country column.")
        }
    }

    func pick(_ cells: [String]) -> Cells {
        func cell(_ index: Int?) -> String {
            index.flatMap { cells.indices.contains($0) ? cells[$0] : nil } ?? ""
        }
        var network = cell(self.network)
        if network.isEmpty, let codes {
            // Spreadsheets drop the zero in front of a code.
            let mnc = cell(codes.mnc)
            network = cell(codes.mcc) + (mnc.utf8.count == 1 ? "0" + mnc : mnc)
        }
        return Cells(
            network: network,
            country: cell(country),
            price: cell(price),
            effective: cell(effective),
            currency: cell(currency),
            basis: cell(basis).lowercased()
        )
    }

    private static func refusal(_ sentence: Phrase) -> ImportErrors {
        ImportErrors([
            LineProblem(
                line: 1,
                sentence: sentence + " The first line names the columns: mccmnc or country, "
                    + "price, and optionally effective."
            )
        ])
    }
}
