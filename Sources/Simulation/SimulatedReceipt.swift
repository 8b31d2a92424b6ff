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

    init(_ submitted: SubmitSM, _ verdict: Verdict, doneAt: Instant) {
        let state: (word: String, value: MessageState, error: String) =
            verdict.isDelivered
            ? ("DELIVRD", .delivered, "000") : ("UNDELIV", .undeliverable, "027")
        let date = Self.date(doneAt)
        let delivered = verdict.isDelivered ? "001" : "000"
        let text =
            "id:\(verdict.id) sub:001 dlvrd:\(delivered) submit date:\(date) "
            + "done date:\(date) stat:\(state.word) err:\(state.error) text:"
        var receipt = DeliverSM(
            source: submitted.destination,
            destination: submitted.source,
            shortMessage: ByteBuffer(string: text)
        )
        receipt.esmClass = .deliveryReceipt
        receipt.tlvs.receiptedMessageID = COctetString(verdict.id)
        receipt.tlvs.messageState = state.value
        pdu = receipt
    }

    /// `YYMMDDhhmm` in UTC.
    static func date(_ instant: Instant) -> String {
        let day = instant.utcDate
        let second = Int(instant.seconds - Int64(day.daysSince1970) * 86_400)
        return [day.year % 100, day.month, day.day, second / 3_600, second / 60 % 60]
            .map { padded($0, to: 2) }.joined()
    }
}
