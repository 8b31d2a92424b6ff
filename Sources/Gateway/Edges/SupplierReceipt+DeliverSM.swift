// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Messaging
import NIOCore
import Primitives
import SMPP
import Storage

extension SupplierReceipt {
    /// Reads a supplier's receipt: its parameters where there are any, else its text.
    ///
    /// - Returns: nil when neither says which message it is about, or in which state.
    init?(_ pdu: DeliverSM, from supplier: Supplier) {
        let message = pdu.shortMessage
        let text = message.readableBytes > 0 ? message : pdu.tlvs.messagePayload ?? message
        let parsed = Messaging.DeliveryReceipt(parsing: text.readableBytesView)
        let parameter = pdu.tlvs.receiptedMessageID?.string ?? ""
        // The text's id is in the form of receipts; the parameter's mostly as well.
        let id = parameter.isEmpty ? parsed?.id ?? "" : parameter
        let stated = pdu.tlvs.messageState.flatMap {
            Messaging.MessageState(smppValue: $0.rawValue)
        }
        guard !id.isEmpty, let state = stated ?? parsed?.state else { return nil }
        let error = pdu.tlvs.networkErrorCode.map { "\($0.code)" } ?? parsed?.error ?? ""
        self.init(
            reference: SupplierReference(
                supplierID: supplier.id,
                messageID: supplier.connector.messageIDForm.canonicalReceipt(id)
            ),
            state: state,
            error: error == "000" || error == "0" ? "" : error,
            doneAt: parsed?.doneAt?.instant()
        )
    }
}

extension DeliverSM {
    /// The receipt that a client gets: standard text, and the parameters beside it.
    ///
    /// - Source: SMPP 3.4 §5.3.2.12, §5.3.2.35 and appendix B.
    init(_ delivery: ReceiptDelivery) {
        let receipt = Messaging.DeliveryReceipt(
            id: delivery.messageID.description,
            state: delivery.state,
            times: (ReceiptTime(delivery.submittedAt), ReceiptTime(delivery.doneAt)),
            error: delivery.error.receiptCode,
            text: delivery.textStart
        )
        let originator = delivery.originator
        self.init(
            source: Address(
                COctetString(delivery.recipient),
                ton: .international,
                npi: .isdn
            ),
            destination: Address(
                COctetString(originator.text),
                ton: TypeOfNumber(rawValue: originator.typeOfNumber),
                npi: NumberingPlan(rawValue: originator.numberingPlan)
            ),
            shortMessage: ByteBuffer(string: receipt.formatted())
        )
        esmClass = .deliveryReceipt
        tlvs.receiptedMessageID = COctetString(delivery.messageID.description)
        tlvs.messageState = SMPP.MessageState(rawValue: delivery.state.smppValue)
    }
}

extension String {
    /// A network's error as the three digits of a receipt; `000` when it is none.
    fileprivate var receiptCode: String {
        guard let number = Int(self), (0...999).contains(number) else { return "000" }
        return padded(number, to: 3)
    }
}
