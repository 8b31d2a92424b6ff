// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives

/// The counts and the amount of some rows of a report together: a day's, a sender's.
struct StatisticsSum: Equatable, Sendable {
    /// What the rows have in common, one cell a column.
    let labels: [StatisticsColumn.Value]
    private(set) var counts = TrafficCounts()
    private(set) var chargedMessages: Int64 = 0
    private(set) var chargedSegments: Int64 = 0
    private(set) var amountMicros: Int64 = 0

    init(labels: [StatisticsColumn.Value]) {
        self.labels = labels
    }

    mutating func add(_ row: StatisticsRow) {
        counts.submitted += row.counts.submitted
        counts.delivered += row.counts.delivered
        counts.failed += row.counts.failed
        chargedMessages += row.chargedMessages
        chargedSegments += row.chargedSegments
        amountMicros += row.amountMicros
    }

    /// The cells after the labels.
    var figures: [StatisticsColumn.Value] {
        [
            .count(counts.submitted), .count(counts.delivered), .count(counts.failed),
            .count(chargedMessages), .count(chargedSegments), .decimal(amountMicros),
        ]
    }
}

/// How the rows of a report are summed up on a sheet of their own.
enum StatisticsGrouping: CaseIterable, Sendable {
    case day
    case destination
    case sender

    /// The columns of what the rows have in common.
    var columns: [StatisticsColumn] {
        switch self {
        case .day: [.day]
        case .destination: [.country, .operatorName, .network]
        case .sender: [.sender]
        }
    }

    func title(_ texts: StatisticsTexts) -> String {
        switch self {
        case .day: texts.byDay
        case .destination: texts.byDestination
        case .sender: texts.bySender
        }
    }

    /// One sum per day, destination or sender, in their order.
    func sums(_ report: StatisticsReport, texts: StatisticsTexts) -> [StatisticsSum] {
        let names = DestinationNames(language: report.language)
        var sums: [Key: StatisticsSum] = [:]
        for row in report.rows {
            let key = key(row)
            let labels = { columns.map { $0.value(in: row, names: names, texts: texts) } }
            sums[key, default: StatisticsSum(labels: labels())].add(row)
        }
        return sums.sorted { $0.key < $1.key }.map(\.value)
    }

    private struct Key: Hashable, Comparable {
        var day = 0
        var text = ""
        var network = ""

        static func < (left: Key, right: Key) -> Bool {
            (left.day, left.text, left.network) < (right.day, right.text, right.network)
        }
    }

    private func key(_ row: StatisticsRow) -> Key {
        switch self {
        case .day: Key(day: row.on.daysSince1970)
        case .destination: Key(text: row.country.code, network: row.network?.text ?? "")
        case .sender: Key(text: row.sender)
        }
    }
}
