// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore
import Primitives
import SMPP

/// A delivery receipt as message centres write it.
///
/// - Source: SMPP 3.4 appendix B.
struct SimulatedReceipt {
    let pdu: DeliverSM

    init(
        _ submitted: SubmitSM,
        _ verdict: Verdict,
        form: MessageCentreBehaviour.ReceiptForm,
        doneAt: Instant
    ) {
        var receipt = DeliverSM(
            source: submitted.destination,
            destination: submitted.source,
            shortMessage: ByteBuffer(string: Self.text(verdict, form, doneAt))
        )
        receipt.esmClass = .deliveryReceipt
        if form != .text && form != .short {
            receipt.tlvs.receiptedMessageID = COctetString(verdict.receiptID)
            receipt.tlvs.messageState = verdict.end.value
        }
        pdu = receipt
    }

    private static func text(
        _ verdict: Verdict,
        _ form: MessageCentreBehaviour.ReceiptForm,
        _ doneAt: Instant
    ) -> String {
        let end = verdict.end
        let date = date(doneAt, withSeconds: form == .seconds)
        switch form {
        case .parameters: return ""
        case .short: return "id:\(verdict.receiptID) stat:\(end.word)".lowercased()
        case .standard, .text, .seconds:
            return "id:\(verdict.receiptID) sub:001 dlvrd:\(end == .delivered ? "001" : "000") "
                + "submit date:\(date) done date:\(date) stat:\(end.word) err:\(end.error) text:"
        }
    }

    /// `YYMMDDhhmm` in UTC, or `YYMMDDhhmmss`.
    static func date(_ instant: Instant, withSeconds: Bool = false) -> String {
        let day = instant.utcDate
        let second = Int(instant.seconds - Int64(day.daysSince1970) * 86_400)
        return
            ([day.year % 100, day.month, day.day, second / 3_600, second / 60 % 60]
            + (withSeconds ? [second % 60] : []))
            .map { padded($0, to: 2) }.joined()
    }
}

/// What became of a message, with the words of a receipt for it.
struct MessageEnd: Hashable, Sendable {
    var value: MessageState
    var word: String
    var error: String

    static let delivered = MessageEnd(value: .delivered, word: "DELIVRD", error: "000")

    init(_ failure: MessageCentreBehaviour.ReceiptState) {
        switch failure {
        case .undeliverable: self.init(value: .undeliverable, word: "UNDELIV", error: "027")
        case .expired: self.init(value: .expired, word: "EXPIRED", error: "011")
        case .rejected: self.init(value: .rejected, word: "REJECTD", error: "008")
        case .deleted: self.init(value: .deleted, word: "DELETED", error: "000")
        case .unknown: self.init(value: .unknown, word: "UNKNOWN", error: "255")
        }
    }

    private init(value: MessageState, word: String, error: String) {
        self.value = value
        self.word = word
        self.error = error
    }
}
