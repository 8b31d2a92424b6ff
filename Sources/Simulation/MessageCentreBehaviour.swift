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
    /// What overrules the shares for some recipients; the first that fits counts.
    package var rules: [Rule] = []
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

    /// What becomes of messages to numbers that begin with some digits.
    package struct Rule: Hashable, Sendable {
        package var prefix: String
        package var fate: Fate

        /// Reads `370612=expired`, `3706=0x58` or `=silent`; nil when it is no such rule.
        package init?(_ text: String) {
            let parts = text.split(separator: "=", omittingEmptySubsequences: false)
            guard parts.count == 2, parts[0].allSatisfy({ $0.isASCII && $0.isNumber }),
                let fate = Fate(String(parts[1]))
            else { return nil }
            prefix = String(parts[0])
            self.fate = fate
        }
    }

    /// What becomes of a message.
    package enum Fate: Hashable, Sendable {
        case delivered
        case failed(ReceiptState)
        /// Accepted, and never reported on.
        case silent
        /// Delivered, with the receipt before the response.
        case early
        /// Never answered.
        case unanswered
        /// Answered with this status.
        case refused(UInt32)

        /// Reads a word, or a status such as `0x58` or `88`.
        init?(_ text: String) {
            switch text {
            case "delivered": self = .delivered
            case "silent": self = .silent
            case "early": self = .early
            case "unanswered": self = .unanswered
            default:
                if let failure = ReceiptState(rawValue: text) {
                    self = .failed(failure)
                    return
                }
                let digits = text.lowercased()
                let status =
                    digits.hasPrefix("0x")
                    ? UInt32(digits.dropFirst(2), radix: 16) : UInt32(digits)
                guard let status, status != 0 else { return nil }
                self = .refused(status)
            }
        }
    }

    /// The rule for a recipient, with or without a plus.
    func rule(for recipient: String) -> Rule? {
        let digits = recipient.first == "+" ? recipient.dropFirst() : recipient[...]
        return rules.first { digits.hasPrefix($0.prefix) }
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
