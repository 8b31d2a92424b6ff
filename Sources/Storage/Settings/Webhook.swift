// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import SQLInterface

package typealias WebhookEndpointID = Identifier<WebhookEndpoint>
package typealias WebhookDeliveryID = Identifier<WebhookDelivery>

/// Where a client wants to be told of what happens.
package struct WebhookEndpoint: Hashable, Sendable {
    package var id: WebhookEndpointID
    package var clientID: ClientID
    /// `https://…`, or `http://…` for receivers that are reached safely otherwise.
    package var url: String
    package var events: Set<WebhookEventKind>
    /// `whsec_` and the key that deliveries are signed with, in Base64; it has to be readable.
    package var secret: String
    /// The key before the last rotation, which signs as well for a while; empty without one.
    package var formerSecret: String
    /// Until then the former key signs as well.
    package var formerUntil: Instant?
    package var isActive: Bool
    package var createdAt: Instant

    /// Creates an endpoint that is told of everything.
    package init(
        id: WebhookEndpointID,
        clientID: ClientID,
        url: String,
        secret: String,
        createdAt: Instant
    ) {
        self.id = id
        self.clientID = clientID
        self.url = url
        self.secret = secret
        self.createdAt = createdAt
        events = Set(WebhookEventKind.allCases)
        formerSecret = ""
        isActive = true
    }

    /// The keys that sign a delivery now, the present one first.
    package func secrets(at now: Instant) -> [String] {
        guard !formerSecret.isEmpty, let formerUntil, now < formerUntil else { return [secret] }
        return [secret, formerSecret]
    }
}

/// What an endpoint can be told of.
package enum WebhookEventKind: String, Hashable, Sendable, CaseIterable, SQLValueConvertible,
    Comparable
{
    /// A message that came by the API has its final state.
    case messageFinished = "message.finished"
    case invoiceIssued = "invoice.issued"
    case paymentRecorded = "payment.recorded"
    /// Available money fell below the client's threshold.
    case balanceLow = "balance.low"

    package static func < (left: WebhookEventKind, right: WebhookEventKind) -> Bool {
        left.rawValue < right.rawValue
    }

    /// When it is told, for people who choose.
    package var words: Phrase {
        switch self {
        case .messageFinished: "A message sent by the API was delivered or failed"
        case .invoiceIssued: "An invoice was issued"
        case .paymentRecorded: "A payment was recorded"
        case .balanceLow: "Available money fell below the notice threshold"
        }
    }
}

/// Something that happened and that endpoints are told of.
package struct WebhookEvent: Hashable, Sendable {
    package var clientID: ClientID
    package var kind: WebhookEventKind
    /// The message, invoice or payment it is about; the client where there is no other.
    package var objectID: Int64
    /// A JSON object with more than the object tells; empty for nothing.
    package var detail: String
    package var at: Instant

    package init(
        _ kind: WebhookEventKind,
        of clientID: ClientID,
        about objectID: Int64,
        detail: String = "",
        at: Instant
    ) {
        self.clientID = clientID
        self.kind = kind
        self.objectID = objectID
        self.detail = detail
        self.at = at
    }
}

/// An event on its way to one endpoint.
package struct WebhookDelivery: Hashable, Sendable {
    package var id: WebhookDeliveryID
    package var clientID: ClientID
    package var endpointID: WebhookEndpointID
    /// The same for every endpoint and for a repetition: receivers know an event by it.
    package var eventID: Int64
    package var event: WebhookEvent
    package var state: WebhookDeliveryState
    package var attempts: Int
    package var nextAt: Instant
    package var finishedAt: Instant?
    /// The receiver's last HTTP status; 0 when there was none.
    package var status: Int
    /// The beginning of the receiver's last answer, or what went wrong on the way to it.
    package var answer: String
}

/// Where a delivery stands.
package enum WebhookDeliveryState: String, Hashable, Sendable, CaseIterable, SQLValueConvertible {
    case waiting
    case delivered
    /// Given up.
    case failed
}
