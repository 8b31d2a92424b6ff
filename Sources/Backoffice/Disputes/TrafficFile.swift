// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Documents
import Messaging
import Primitives

/// Somebody's traffic file: sums by day and network, or a row per message.
///
/// ```
/// date,mccmnc,segments,amount        message_id,time,network
/// 2026-11-05,25501,1200,51           0198f3…,2026-11-05 14:03:20,25501
/// ```
/// Columns are found by their usual names, or by those that are given.
struct TrafficFile {
    let claims: [TrafficClaim]
    /// What was found, for the record: `date day, network mccmnc`.
    let columns: String

    /// What a column can hold, with its usual names.
    enum Field: String, CaseIterable {
        case date, network, mcc, mnc, country, messages, segments, amount, id

        var names: [String] {
            switch self {
            case .date: ["date", "day", "time", "datetime", "sent", "sent_at", "submitted"]
            case .network: ["mccmnc", "mcc_mnc", "mcc/mnc", "network", "plmn"]
            case .mcc: ["mcc"]
            case .mnc: ["mnc"]
            case .country: ["country", "iso", "country code"]
            case .messages: ["messages", "count", "sms", "quantity"]
            case .segments: ["segments", "parts", "units"]
            case .amount: ["amount", "cost", "sum", "total", "charge"]
            case .id: ["message_id", "message id", "id", "msgid", "smsc_id"]
            }
        }
    }

    /// Reads a CSV or XLSX file; `mapping` has a column's name for a field where it is unusual.
    ///
    /// - Throws: `ImportErrors` with each line that is wrong.
    init(
        _ bytes: [UInt8],
        mapping: [Field: String],
        days: ClosedRange<CalendarDate>,
        currency: Currency,
        catalogue: DestinationCatalogue
    ) throws(ImportErrors) {
        let table = try Self.table(bytes)
        let places = try Places(table, mapping)
        var claims: [TrafficClaim] = []
        var problems: [LineProblem] = []
        for (line, cells) in table.rows {
            do throws(ClaimRefusal) {
                let claim = try places.claim(cells, currency, catalogue)
                guard days.contains(claim.on) else {
                    throw ClaimRefusal("\(claim.on) lies outside of the period.")
                }
                claims.append(claim)
            } catch {
                problems.append(LineProblem(line: line, sentence: error.sentence))
            }
        }
        if claims.isEmpty, problems.isEmpty {
            problems = [LineProblem(line: 1, sentence: "There are no lines below the header.")]
        }
        guard problems.isEmpty else { throw ImportErrors(problems) }
        self.claims = claims
        columns = places.description
    }

    private static func table(_ bytes: [UInt8]) throws(ImportErrors) -> SeparatedText {
        guard SpreadsheetReader.isSpreadsheet(bytes) else {
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw refusal("The file is neither XLSX nor text in UTF-8.")
            }
            return try SeparatedText(text)
        }
        let rows: [[String]]
        do throws(SpreadsheetProblem) {
            rows = try SpreadsheetReader.rows(bytes)
        } catch {
            throw refusal(error.sentence)
        }
        return try SeparatedText(rows: rows)
    }

    fileprivate static func refusal(_ sentence: String) -> ImportErrors {
        ImportErrors([LineProblem(line: 1, sentence: sentence)])
    }
}

/// Why one line is no claim.
private struct ClaimRefusal: Error {
    let sentence: String
    init(_ sentence: String) { self.sentence = sentence }
}

/// Where the fields are.
private struct Places {
    private var places: [TrafficFile.Field: Int] = [:]
    private let header: [String]
    private let hasCommas: Bool

    init(
        _ table: SeparatedText,
        _ mapping: [TrafficFile.Field: String]
    ) throws(ImportErrors) {
        header = table.header
        hasCommas = table.hasCommas
        for field in TrafficFile.Field.allCases {
            if let name = mapping[field] {
                guard let place = header.firstIndex(of: name.lowercased()) else {
                    throw TrafficFile.refusal(
                        "There is no column \"\(name)\"; there are "
                            + "\(header.joined(separator: ", "))."
                    )
                }
                places[field] = place
            } else {
                places[field] = header.firstIndex { field.names.contains($0) }
            }
        }
        guard places[.date] != nil else {
            throw TrafficFile.refusal("No column is known for the date: name it below.")
        }
        let hasPlace =
            places[.network] != nil || places[.country] != nil
            || places[.mcc] != nil && places[.mnc] != nil
        guard hasPlace else {
            throw TrafficFile.refusal("No column is known for network or country: name it below.")
        }
    }

    var description: String {
        places.sorted { $0.value < $1.value }.map { "\($0.key.rawValue) \(header[$0.value])" }
            .joined(separator: ", ")
    }

    func claim(
        _ cells: [String],
        _ currency: Currency,
        _ catalogue: DestinationCatalogue
    ) throws(ClaimRefusal) -> TrafficClaim {
        func cell(_ field: TrafficFile.Field) -> String {
            places[field].flatMap { cells.indices.contains($0) ? cells[$0] : nil } ?? ""
        }
        guard let on = Self.day(cell(.date)) else {
            throw ClaimRefusal("\"\(cell(.date))\" is not a date such as 2026-11-05 or 05.11.2026.")
        }
        let network = cell(.network).isEmpty ? cell(.mcc) + cell(.mnc) : cell(.network)
        var claim = TrafficClaim(
            on: on,
            destination: try destination(network, cell(.country), catalogue),
            messageID: cell(.id)
        )
        claim.messages = try count(cell(.messages)) ?? claim.messages
        let isSum = places[.messages] != nil
        claim.segments = try count(cell(.segments)) ?? (isSum ? claim.messages : claim.segments)
        if places[.messages] == nil, claim.messageID.isEmpty, places[.segments] != nil {
            claim.messages = claim.segments
        }
        claim.amountMicros = try amount(cell(.amount))
        return claim
    }

    private func destination(
        _ network: String,
        _ country: String,
        _ catalogue: DestinationCatalogue
    ) throws(ClaimRefusal) -> Destination {
        let home = CountryCode(country.uppercased()).flatMap {
            CountryCode.all.contains($0) ? $0 : nil
        }
        if network.isEmpty {
            guard let home else { throw ClaimRefusal("\"\(country)\" is not a country code.") }
            return Destination(country: home)
        }
        guard let found = Network(network.filter { $0 != "-" && $0 != "/" && $0 != " " }) else {
            throw ClaimRefusal("\"\(network)\" is not MCC and MNC such as 25501.")
        }
        guard let place = home ?? catalogue.country(of: found) else {
            throw ClaimRefusal("No country is known for \(found).")
        }
        return Destination(country: place, network: found)
    }

    private func count(_ text: String) throws(ClaimRefusal) -> Int64? {
        if text.isEmpty { return nil }
        // Spreadsheets write whole numbers as 1200 or 1200.0.
        let whole = text.hasSuffix(".0") ? String(text.dropLast(2)) : text
        guard let count = Int64(whole), (0...1_000_000_000_000).contains(count) else {
            throw ClaimRefusal("\"\(text)\" is not a count.")
        }
        return count
    }

    private func amount(_ text: String) throws(ClaimRefusal) -> Int64? {
        if text.isEmpty { return nil }
        if hasCommas, text.contains(",") {
            throw ClaimRefusal("Write the decimals of \(text) with a point in this file.")
        }
        do {
            let micros = try DecimalText.micros(text)
            guard abs(micros) <= Money.typedLimitMicros else { throw DecimalTextError.outOfRange }
            return micros
        } catch {
            throw ClaimRefusal("\"\(text)\" is not an amount of at most six decimals.")
        }
    }

    /// A day in one of the usual forms, also with a time behind it, or as spreadsheets count days.
    private static func day(_ text: String) -> CalendarDate? {
        if let date = CalendarDate(String(text.prefix(10))) { return date }
        let parts = text.prefix(10).split(separator: ".").map { Int($0) ?? -1 }
        if parts.count == 3, parts[2] >= 1990 {
            return CalendarDate(year: parts[2], month: parts[1], day: parts[0])
        }
        // Day 25,569 is 1 January 1970.
        guard let number = Int(text.prefix { $0 != "." }), (30_000...80_000).contains(number) else {
            return nil
        }
        return CalendarDate(daysSince1970: number - 25_569)
    }
}
