// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives
import SQLInterface
import Storage
import WebSupport

/// Names for the keys that traffic was grouped by, and the rows in a readable order.
struct TrafficNames {
    private let dimension: TrafficDimension
    private let show: Show
    private let logins: [String: String]

    init(
        _ dimension: TrafficDimension,
        _ show: Show,
        in transaction: any SQLTransaction
    ) throws {
        self.dimension = dimension
        self.show = show
        logins =
            dimension == .client
            ? Dictionary(
                uniqueKeysWithValues: try ClientRepository.list(in: transaction)
                    .map { ("\($0.id)", $0.login) }
            ) : [:]
    }

    /// Joins what has one name, such as the quarter-hours of a day, and sorts: days by date,
    /// everything else by traffic.
    func rows(
        _ sums: [(key: String, currency: Currency, sums: TrafficSums)]
    ) -> [TrafficPage.Row] {
        struct Key: Hashable {
            var name: String
            var currency: Currency
        }
        var joined: [Key: TrafficSums] = [:]
        for entry in sums {
            let key = Key(name: name(entry.key), currency: entry.currency)
            joined[key, default: TrafficSums()] += entry.sums
        }
        let rows = joined.map {
            TrafficPage.Row(name: $0.key.name, currency: $0.key.currency, sums: $0.value)
        }
        return rows.sorted { left, right in
            if dimension == .day {
                return (left.name, left.currency.code) < (right.name, right.currency.code)
            }
            return (right.sums.submitted, left.name, left.currency.code)
                < (left.sums.submitted, right.name, right.currency.code)
        }
    }

    private func name(_ key: String) -> String {
        switch dimension {
        case .day:
            return Int64(key).map {
                "\(show.calendar.localDate(of: Instant(microseconds: $0)))"
            } ?? key
        case .client: return logins[key] ?? key
        case .country:
            return CountryCode(key).map(show.country) ?? "unknown"
        case .network:
            let parts = key.split(separator: " ")
            guard let country = parts.first.flatMap({ CountryCode($0) }) else {
                return "unknown"
            }
            let network = parts.count > 1 ? Network(parts[1]) : nil
            return show.destination(Destination(country: country, network: network))
        case .sender: return key
        }
    }
}

/// The table of the traffic page as comma-separated text, with plain numbers.
struct TrafficCSV {
    var dimension: TrafficDimension
    var rows: [TrafficPage.Row]
    var showsMoney: Bool

    var text: String {
        var columns = [dimension.rawValue, "submitted", "delivered", "failed", "blocked"]
        if showsMoney { columns += ["segments_charged", "charged", "currency"] }
        let lines = rows.map { row -> String in
            let sums = row.sums
            var cells = [
                quoted(row.name), "\(sums.submitted)", "\(sums.delivered)", "\(sums.failed)",
                "\(sums.blocked)",
            ]
            if showsMoney {
                cells += [
                    "\(sums.chargedSegments)",
                    Money(micros: sums.chargedMicros, row.currency).decimalText,
                    row.currency.code,
                ]
            }
            return cells.joined(separator: ",")
        }
        return ([columns.joined(separator: ",")] + lines).joined(separator: "\r\n") + "\r\n"
    }

    /// Quoted where needed; a leading sign that a spreadsheet would run gets an apostrophe.
    private func quoted(_ text: String) -> String {
        let safe = text.first.map { "=+-@\t".contains($0) } == true ? "'" + text : text
        guard safe.contains(where: { ",\"\n\r".contains($0) }) else { return safe }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }
}
