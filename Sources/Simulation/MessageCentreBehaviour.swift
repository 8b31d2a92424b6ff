// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// How a simulated message centre treats what it is given.
///
/// Shares are percentages; what is neither throttled nor refused is accepted, and what is
/// accepted and not delivered fails by one of the other final states.
package struct MessageCentreBehaviour: Sendable {
    /// Of all submits: answered with ESME_RTHROTTLED.
    package var throttledPercent = 0
    /// Of all submits: answered with ESME_RSUBMITFAIL.
    package var refusedPercent = 1
    /// Of the accepted messages: reported delivered.
    package var deliveredPercent = 94
    /// Of the accepted messages: never reported on.
    package var silentPercent = 0
    /// Of the accepted messages: the receipt leaves before the submit response.
    package var earlyReceiptPercent = 0
    /// The time from acceptance to receipt, evenly spread.
    package var receiptDelayMilliseconds: ClosedRange<Int> = 200...4_000
    /// The time from submit to response.
    package var responseDelayMilliseconds = 0
    /// Makes every run with the same input decide the same.
    package var seed: UInt64 = 1

    package init() {}
}
