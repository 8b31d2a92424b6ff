// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import NIOCore
import Primitives
import SMPP
import Storage

extension SupplierReceipt {
    /// A receipt names one message, in at most a few forms; more ids are somebody's mistake.
    private static let referencesMax = 8

    /// Longer texts are cut for the trace: a receipt quotes at most twenty characters of the
    /// message, and its fields take about a hundred.
    private static let textMax = 200

    /// Reads a supplier's receipt: its parameters where there are any, else its text.
    ///
    /// - Returns: nil when neither says which message it is about, or in which state.
    init?(_ pdu: DeliverSM, from supplier: Supplier, dated calendar: BillingCalendar? = nil) {
        let message = pdu.shortMessage
        let text = message.readableBytes > 0 ? message : pdu.tlvs.messagePayload ?? message
        let parsed = Messaging.DeliveryReceipt(parsing: text.readableBytesView)
        let (ids, others) = Self.ids(
            inText: parsed?.ids ?? [],
            inParameter: pdu.tlvs.receiptedMessageID?.string ?? "",
            supplier.connector.messageIDForm
        )
        let stated = pdu.tlvs.messageState.flatMap {
            Messaging.MessageState(smppValue: $0.rawValue)
        }
        guard !ids.isEmpty, let state = stated ?? parsed?.state else { return nil }
        let error = pdu.tlvs.networkErrorCode.map { "\($0.code)" } ?? parsed?.error ?? ""
        self.init(
            references: ids.map { SupplierReference(supplierID: supplier.id, messageID: $0) },
            state: state,
            error: error == "000" || error == "0" ? "" : error,
            doneAt: parsed?.doneAt?.instant(in: calendar)
        )
        alternatives = others.map { SupplierReference(supplierID: supplier.id, messageID: $0) }
        // What is no UTF-8, and what no trace should hold, is shown as such. Octets are looked at,
        // not characters: every message comes with a receipt.
        let shown = text.readableBytesView.prefix(Self.textMax).lazy.map { max($0, 0x20) }
        self.text = String(decoding: shown, as: UTF8.self)
    }
}

extension SupplierReceipt {
    /// The ids a receipt names, and what it may mean when nobody knows those.
    ///
    /// The text is in the form of receipts. The parameter mostly is as well, at some suppliers in
    /// the form of responses. Read in the wrong form an id is that of another message, so what
    /// is uncertain comes last.
    private static func ids(
        inText texts: [String],
        inParameter parameter: String,
        _ form: MessageIDForm
    ) -> (ids: [String], others: [String]) {
        var ids: [String] = []
        for id in texts.map(form.canonicalReceipt) where !id.isEmpty && !ids.contains(id) {
            ids.append(id)
        }
        if parameter.isEmpty { return (Array(ids.prefix(referencesMax)), []) }
        let first = form.canonicalReceipt(parameter)
        let second = form.canonicalResponse(parameter)
        let others = first == second ? [] : [second]
        if ids.isEmpty { return ([first], others) }
        // A parameter that means an id of the text in either form says nothing more.
        let isSaid = ids.contains(first) || ids.contains(second)
        return (Array(ids.prefix(referencesMax)), isSaid ? [] : [first] + others)
    }
}

extension DeliverSM {
    /// The receipt that a client gets: standard text, and the parameters beside it.
    ///
    /// - Source: SMPP 3.4 §5.3.2.12, §5.3.2.35 and appendix B.
    init(_ delivery: ReceiptDelivery, _ dates: ReceiptDates) {
        let receipt = Messaging.DeliveryReceipt(
            id: delivery.messageID.description,
            state: delivery.state,
            times: (dates.time(delivery.submittedAt), dates.time(delivery.doneAt)),
            error: delivery.error.receiptCode,
            text: delivery.textStart
        )
        let originator = delivery.originator
        var parameters = TLVs()
        parameters.receiptedMessageID = COctetString(delivery.messageID.description)
        parameters.messageState = SMPP.MessageState(rawValue: delivery.state.smppValue)
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
            shortMessage: ByteBuffer(string: receipt.formatted(dates.style)),
            tlvs: parameters
        )
        esmClass = delivery.isIntermediate ? .intermediateNotification : .deliveryReceipt
    }
}

extension PhoneMessage {
    /// Reads a message that a phone sent, in the platform's own alphabet.
    init(_ pdu: DeliverSM, from supplier: Supplier) {
        let payload = pdu.tlvs[.messagePayload]?.value ?? ByteBuffer()
        let octets = pdu.shortMessage.readableBytes > 0 ? pdu.shortMessage : payload
        self.init(
            supplierID: supplier.id,
            originator: SubmittedAddress(pdu.source),
            recipient: SubmittedAddress(pdu.destination),
            content: SubmittedContent(
                reading: Array(octets.readableBytesView),
                dataCoding: pdu.dataCoding.rawValue,
                esmClass: pdu.esmClass.rawValue,
                protocolID: pdu.protocolID,
                peerAlphabet: PeerAlphabet(setting: supplier.connector.dialect.defaultAlphabet)
            )
        )
    }
}

extension DeliverSM {
    /// A phone's message as the client reads it.
    ///
    /// - Source: SMPP 3.4 §4.6.1.
    init(_ message: InboundMessage, _ alphabet: PeerAlphabet) {
        let spoken = message.content.spoken(to: alphabet)
        self.init(
            source: SMPP.Address(message.originator),
            destination: SMPP.Address(message.recipient)
        )
        // The kind of message stays out: this one is no receipt.
        esmClass = ESMClass(rawValue: spoken.esmClass & 0xC3)
        protocolID = message.content.protocolID
        dataCoding = SMPP.DataCoding(rawValue: spoken.dataCoding)
        if spoken.body.count > 254 {
            tlvs.append(.messagePayload, ByteBuffer(bytes: spoken.body))
        } else {
            shortMessage = ByteBuffer(bytes: spoken.body)
        }
    }
}

/// How a client's receipts are written, and the zone of their dates.
struct ReceiptDates: Sendable {
    var style = ReceiptStyle()
    /// Nil: UTC.
    var calendar: BillingCalendar?

    func time(_ instant: Instant) -> ReceiptTime {
        ReceiptTime(instant, utcOffsetSeconds: calendar?.offsetSeconds(at: instant) ?? 0)
    }
}

extension ReceiptTime {
    /// The instant, when the time is that of a zone; without one, of UTC.
    func instant(in calendar: BillingCalendar?) -> Instant? {
        guard let calendar, let asUTC = instant() else { return instant() }
        let guess = instant(utcOffsetSeconds: calendar.offsetSeconds(at: asUTC)) ?? asUTC
        return instant(utcOffsetSeconds: calendar.offsetSeconds(at: guess))
    }
}

extension SubmittedAddress {
    init(_ address: SMPP.Address) {
        self.init(
            text: address.value.string,
            typeOfNumber: address.ton.rawValue,
            numberingPlan: address.npi.rawValue
        )
    }
}

extension SMPP.Address {
    init(_ address: SubmittedAddress) {
        self.init(
            COctetString(address.text),
            ton: TypeOfNumber(rawValue: address.typeOfNumber),
            npi: NumberingPlan(rawValue: address.numberingPlan)
        )
    }
}

extension String {
    /// A network's error as the three digits of a receipt; `000` when it is none.
    fileprivate var receiptCode: String {
        guard let number = Int(self), (0...999).contains(number) else { return "000" }
        return padded(number, to: 3)
    }
}
