// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Messaging

/// Captured charges of one destination, basis and price, summed over a period.
package struct UsageCharge: Hashable, Sendable {
    package var destination: Destination
    /// The related account that was charged; nil for the client itself.
    package var account: LineAccount?
    package var operatorName: String
    package var basis: BillingBasis
    package var priceMicros: Int64
    package var messages: Int64
    package var segments: Int64

    package init(
        destination: Destination,
        operatorName: String = "",
        basis: BillingBasis,
        priceMicros: Int64,
        messages: Int64,
        segments: Int64
    ) {
        self.destination = destination
        self.operatorName = operatorName
        self.basis = basis
        self.priceMicros = priceMicros
        self.messages = messages
        self.segments = segments
    }

    private struct Key: Hashable {
        var account: ClientID?
        var destination: Destination
        var basis: BillingBasis
        var priceMicros: Int64
    }

    private var key: Key {
        Key(
            account: account?.id,
            destination: destination,
            basis: basis,
            priceMicros: priceMicros
        )
    }

    /// One charge per account, destination, basis and price, in the order of invoice lines;
    /// without those that charge nothing at all.
    static func merged(_ charges: [UsageCharge]) -> [UsageCharge] {
        var sums: [Key: UsageCharge] = [:]
        for charge in charges where charge.messages > 0 {
            guard var sum = sums[charge.key] else {
                sums[charge.key] = charge
                continue
            }
            sum.messages += charge.messages
            sum.segments += charge.segments
            sums[charge.key] = sum
        }
        return sums.values.sorted { left, right in
            let (name, other) = (left.account?.name ?? "", right.account?.name ?? "")
            if name != other { return name < other }
            return (left.destination, left.basis.rawValue, left.priceMicros)
                < (right.destination, right.basis.rawValue, right.priceMicros)
        }
    }

    /// The invoice line: price x segments, rounded once.
    func line(_ currency: Currency) -> InvoiceLine {
        let exact = Price(micros: priceMicros, currency).amount(segments: segments)
        var line = InvoiceLine(text: "", net: exact.rounded())
        line.account = account
        line.country = destination.country
        line.network = destination.network
        line.operatorName = operatorName
        line.basis = basis
        line.messages = messages
        line.quantity = segments
        line.unitPriceMicros = priceMicros
        line.exactMicros = exact.micros
        return line
    }
}
