// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Primitives

/// What is fixed about a message when it is admitted or refused; never changed afterwards.
package struct MessageFacts: Sendable, Equatable {
    package var id: MessageID
    /// The client that submitted it; its main client pays when it is a related account.
    package var clientID: ClientID
    package var accessID: AccessID
    package var receivedAt: Instant
    package var originator: SubmittedAddress
    /// E.164 digits, or what was typed when that is no number.
    package var recipient: String
    /// Nil when the number led to no destination.
    package var destination: Destination?
    package var content: SubmittedContent
    /// The `registered_delivery` octet.
    package var registeredDelivery: UInt8
    /// The end of the validity period.
    package var expiresAt: Instant
    package var charging: MessageCharging

    /// Creates the facts of a message from its parts.
    package init(
        id: MessageID,
        submission: Submission,
        receivedAt: Instant,
        destination: Destination?,
        charging: MessageCharging
    ) {
        self.id = id
        clientID = submission.clientID
        accessID = submission.accessID
        self.receivedAt = receivedAt
        originator = submission.originator
        recipient = submission.recipient
        self.destination = destination
        content = submission.content
        registeredDelivery = submission.registeredDelivery
        expiresAt = submission.expiresAt ?? receivedAt
        self.charging = charging
    }
}

/// What a client asks for in one submit, after syntax checks and before any decision.
package struct Submission: Sendable, Equatable {
    package var clientID: ClientID
    package var accessID: AccessID
    package var originator: SubmittedAddress
    package var recipient: String
    package var content: SubmittedContent
    package var registeredDelivery: UInt8
    /// The asked end of validity; nil for the platform's default.
    package var expiresAt: Instant?
    /// When to deliver first; nil is at once.
    package var scheduledAt: Instant?
    /// Whether it takes the place of a waiting message of the same sender and recipient.
    package var replacesWaiting = false
    /// What the edge found against it; it is refused for that.
    package var refusal: BlockReason?
    /// The request of the API that it came by, when that may be repeated.
    package var request: MessageRequest?

    package init(
        clientID: ClientID,
        accessID: AccessID,
        originator: SubmittedAddress,
        recipient: String,
        content: SubmittedContent,
        registeredDelivery: UInt8
    ) {
        self.clientID = clientID
        self.accessID = accessID
        self.originator = originator
        self.recipient = recipient
        self.content = content
        self.registeredDelivery = registeredDelivery
    }
}

/// The place of a message in a request that a client may repeat.
package struct MessageRequest: Hashable, Sendable {
    /// Unique among the client's.
    package let name: String
    package let position: Int

    package init(name: String, position: Int) {
        self.name = name
        self.position = position
    }
}

/// A sender address as it came, with its type of number and numbering plan.
package struct SubmittedAddress: Sendable, Equatable {
    package var text: String
    package var typeOfNumber: UInt8
    package var numberingPlan: UInt8

    package init(text: String, typeOfNumber: UInt8, numberingPlan: UInt8) {
        self.text = text
        self.typeOfNumber = typeOfNumber
        self.numberingPlan = numberingPlan
    }
}

/// The body of a message: the octets to pass on and what they say.
package struct SubmittedContent: Sendable, Equatable {
    package var dataCoding: UInt8
    package var esmClass: UInt8
    package var protocolID: UInt8
    package var body: [UInt8]
    /// Optional parameters to pass on, encoded as on the wire.
    package var parameters: [UInt8] = []
    /// For people; the body stays the truth.
    package var text: String
    /// The unit of charging; at least 1.
    package var segments: Int
    /// What of it is not as the client submitted it.
    package var translation: Translation = []

    /// What was changed so that phones read what the client meant.
    package struct Translation: OptionSet, Sendable, Hashable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) { self.rawValue = rawValue }

        /// A text in the default alphabet became UCS-2, or the other way round.
        package static let coding = Translation(rawValue: 1)
        /// The user data header is the platform's own.
        package static let header = Translation(rawValue: 2)
    }

    package init(
        dataCoding: UInt8,
        esmClass: UInt8,
        protocolID: UInt8,
        body: [UInt8],
        text: String,
        segments: Int
    ) {
        self.dataCoding = dataCoding
        self.esmClass = esmClass
        self.protocolID = protocolID
        self.body = body
        self.text = text
        self.segments = segments
    }
}

extension SubmittedContent {
    /// The esm_class as the column of that name has it: above the octet is what was translated.
    package var storedESMClass: Int64 {
        get { Int64(esmClass) | Int64(translation.rawValue) << 8 }
        set {
            esmClass = UInt8(truncatingIfNeeded: newValue)
            translation = Translation(rawValue: UInt8(truncatingIfNeeded: newValue >> 8))
        }
    }
}

/// The price fixed on a message at admission.
package struct MessageCharging: Sendable, Equatable {
    package var billingClientID: ClientID
    /// Nil on messages refused before a price was found.
    package var priceID: PriceRowID?
    package var priceMicros: Int64
    package var basis: BillingBasis

    package init(
        billingClientID: ClientID,
        priceID: PriceRowID? = nil,
        priceMicros: Int64 = 0,
        basis: BillingBasis = .sent
    ) {
        self.billingClientID = billingClientID
        self.priceID = priceID
        self.priceMicros = priceMicros
        self.basis = basis
    }
}

extension MessageFacts {
    /// The key of the message's row.
    package var key: MessageKey { MessageKey(clientID: clientID, id: id) }

    /// The bit of `registeredDelivery` that asks for the outcome by webhook.
    ///
    /// - Source: SMPP 3.4 §5.2.17: bits 5 to 7 are reserved, so no PDU means anything by it.
    package static let webhookBit: UInt8 = 0x80

    /// Whether the client's endpoints are told how the message ended.
    package var wantsWebhook: Bool { registeredDelivery & Self.webhookBit != 0 }

    /// Price x segments, fixed for the message's life.
    package var amountMicros: Int64 {
        charging.priceMicros * Int64(content.segments)
    }
}
