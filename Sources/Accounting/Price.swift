// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// What one segment costs.
///
/// - Units: micros of `currency` per segment; up to six decimals, so 0.00043 is exact.
/// - Invariant: not negative.
package struct Price: Hashable, Sendable, Codable {
    package let micros: Int64
    package let currency: Currency

    /// Creates a price; a negative one is a programmer fault.
    package init(micros: Int64, _ currency: Currency) {
        precondition(micros >= 0, "a price is never negative")
        self.micros = micros
        self.currency = currency
    }

    /// The exact amount for that many segments, or nil when it leaves the range of money.
    package func checkedAmount(segments: Int64) -> Money? {
        let (product, overflow) = micros.multipliedReportingOverflow(by: segments)
        return overflow ? nil : Money(micros: product, currency)
    }

    /// The exact amount for segments that were charged: their sum is in the books already, so
    /// one that leaves the range is a programmer fault.
    package func amount(segments: Int64) -> Money {
        guard let amount = checkedAmount(segments: segments) else {
            preconditionFailure("price x segments left the range of money")
        }
        return amount
    }
}
