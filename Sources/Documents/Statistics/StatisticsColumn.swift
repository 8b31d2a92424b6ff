// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives

/// The columns of a statistics file, in their order.
enum StatisticsColumn: Int, CaseIterable, Sendable {
    case day
    case country
    case network
    case operatorName
    /// Only where there are related accounts.
    case account
    case sender
    case basis
    case submitted
    case delivered
    case failed
    case chargedMessages
    case chargedSegments
    case price
    case amount

    /// The columns of a report.
    static func columns(of report: StatisticsReport) -> [StatisticsColumn] {
        report.hasAccounts ? allCases : allCases.filter { $0 != .account }
    }

    /// A cell before it is written in a format.
    enum Value: Equatable, Sendable {
        case text(String)
        case day(CalendarDate)
        case count(Int64)
        /// Micros.
        case decimal(Int64)
    }

    func value(
        in row: StatisticsRow,
        names: DestinationNames,
        texts: StatisticsTexts
    ) -> Value {
        switch self {
        case .day: .day(row.on)
        case .country: .text(names.country(row.country))
        case .network: .text(names.digits(row.network))
        case .operatorName: .text(row.operatorName)
        case .account: .text(row.account ?? "")
        case .sender: .text(row.sender)
        case .basis: .text(texts.table.name(of: row.basis))
        case .submitted: .count(row.counts.submitted)
        case .delivered: .count(row.counts.delivered)
        case .failed: .count(row.counts.failed)
        case .chargedMessages: .count(row.chargedMessages)
        case .chargedSegments: .count(row.chargedSegments)
        case .price: .decimal(row.priceMicros)
        case .amount: .decimal(row.amountMicros)
        }
    }

    /// The sum of the column over rows, where a sum has a meaning.
    func total(_ rows: [StatisticsRow]) -> Value? {
        switch self {
        case .submitted: .count(rows.reduce(0) { $0 + $1.counts.submitted })
        case .delivered: .count(rows.reduce(0) { $0 + $1.counts.delivered })
        case .failed: .count(rows.reduce(0) { $0 + $1.counts.failed })
        case .chargedMessages: .count(rows.reduce(0) { $0 + $1.chargedMessages })
        case .chargedSegments: .count(rows.reduce(0) { $0 + $1.chargedSegments })
        case .amount: .decimal(rows.reduce(0) { $0 + $1.amountMicros })
        default: nil
        }
    }
}
