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
    /// Of all submits: never answered, and not acted on.
    package var unansweredPercent = 0
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
    /// What becomes of accepted messages that are not delivered: one of these, evenly.
    package var failures: [ReceiptState] = [.undeliverable]
    /// How receipts are written.
    package var receiptForm = ReceiptForm.standard
    /// How message ids are written.
    package var idForm = MessageIDStyle.decimal
    /// Submits accepted per second and session, or `nil` for any number; those beyond are
    /// answered with ESME_RTHROTTLED.
    package var throughput: Int?
    /// The only system id and password that may bind, or `nil` for any.
    package var login: Login?
    /// Makes every run with the same input decide the same.
    package var seed: UInt64 = 1

    package init() {}
}

extension MessageCentreBehaviour {
    /// A system id with its password.
    package struct Login: Hashable, Sendable {
        package var systemID: String
        package var password: String

        package init(systemID: String, password: String) {
            self.systemID = systemID
            self.password = password
        }
    }

    /// How a simulated message centre writes its receipts: each form is one that exists.
    package enum ReceiptForm: String, CaseIterable, Sendable {
        /// The text of SMPP 3.4 appendix B and the parameters.
        case standard
        /// The text alone.
        case text
        /// The parameters alone, and no text.
        case parameters
        /// The text with seconds in its dates, and the parameters.
        case seconds
        /// A text in lower case with the id and the state alone.
        case short
    }

    /// How a simulated message centre writes a message's id.
    package enum MessageIDStyle: String, CaseIterable, Sendable {
        /// Decimal in the response and in the receipt.
        case decimal
        /// Hexadecimal in both.
        case hexadecimal
        /// Hexadecimal in the response and decimal in the receipt.
        case mixed
    }

    /// The end of a message that was not delivered.
    package enum ReceiptState: String, CaseIterable, Sendable {
        case undeliverable
        case expired
        case rejected
        case deleted
        case unknown
    }
}
