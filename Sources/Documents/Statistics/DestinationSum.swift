// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging

/// What a report charges for one network.
struct DestinationSum: Equatable, Sendable {
    let country: CountryCode
    let network: Network?
    let operatorName: String
    var messages: Int64 = 0
    var segments: Int64 = 0
    var amountMicros: Int64 = 0

    /// One sum per destination, by country and network.
    static func all(in report: StatisticsReport) -> [DestinationSum] {
        var sums: [Destination: DestinationSum] = [:]
        for row in report.rows {
            let destination = Destination(country: row.country, network: row.network)
            var sum =
                sums[destination]
                ?? DestinationSum(
                    country: row.country,
                    network: row.network,
                    operatorName: row.operatorName
                )
            sum.messages += row.chargedMessages
            sum.segments += row.chargedSegments
            sum.amountMicros += row.amountMicros
            sums[destination] = sum
        }
        return sums.sorted { $0.key < $1.key }.map(\.value)
    }
}
