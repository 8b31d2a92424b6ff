// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives

/// One message as it is handed out for disputes: what was sent, what became of it, its price.
package struct MessageDetail: Hashable, Sendable {
    /// The message's identifier, as the client got it.
    package var id: String
    /// When it was received.
    package var receivedAt: Instant
    /// When its outcome was known.
    package var doneAt: Instant?
    /// The originator as submitted.
    package var sender: String
    /// The recipient's number.
    package var recipient: String
    /// Where it went; nil when no destination was found.
    package var destination: Destination?
    /// Parts of the message.
    package var segments: Int
    /// The state, by its name in the panel.
    package var state: String
    /// The error of the receipt or the reason of a block; empty for none.
    package var error: String
    /// When it is charged: by sending or by delivery.
    package var basis: BillingBasis
    /// The price of a segment.
    package var priceMicros: Int64
    /// What was charged; zero when it was not.
    package var chargedMicros: Int64
    /// The instant of the charge.
    package var chargedAt: Instant?

    /// Creates a message that has no outcome yet.
    package init(
        id: String,
        receivedAt: Instant,
        sender: String,
        recipient: String,
        destination: Destination?
    ) {
        self.id = id
        self.receivedAt = receivedAt
        self.sender = sender
        self.recipient = recipient
        self.destination = destination
        segments = 1
        state = ""
        error = ""
        basis = .sent
        priceMicros = 0
        chargedMicros = 0
    }
}

/// Message details as gzip'd comma-separated values, written as they come.
///
/// - Source: RFC 4180, UTF-8; times in UTC by RFC 3339, plain numbers.
package final class MessageDetailFile {
    /// So much text is gathered before it is compressed.
    private static let chunk = 65_536

    private let gzip = GzipStream()
    private var csv = CSVWriter()
    /// How many messages were written.
    package private(set) var rowCount = 0

    /// Begins a file with its header.
    package init() {
        csv.writeRow([
            "account", "message_id", "received_at", "done_at", "sender", "recipient", "country",
            "network", "segments", "state", "error", "charged_on", "price", "charged",
            "charged_at", "currency",
        ])
    }

    /// Adds a message of an account, by its login, with what its money is counted in.
    package func write(_ message: MessageDetail, account: String, currency: Currency) {
        func decimal(_ micros: Int64) -> String {
            DecimalText.string(micros: micros, minimumDecimals: currency.minorUnitDigits)
        }
        rowCount += 1
        csv.writeRow([
            account, message.id, Self.time(message.receivedAt), message.doneAt.map(Self.time) ?? "",
            message.sender, message.recipient, message.destination?.country.code ?? "",
            message.destination?.network?.text ?? "", String(message.segments), message.state,
            message.error, message.basis.rawValue, decimal(message.priceMicros),
            decimal(message.chargedMicros), message.chargedAt.map(Self.time) ?? "",
            currency.code,
        ])
        if csv.pendingByteCount >= Self.chunk { gzip.write(csv.takeBytes()) }
    }

    /// Ends the file; only `takeBytes` may follow.
    package func finish() {
        gzip.write(csv.takeBytes())
        gzip.finish()
    }

    /// Hands over what is ready since the last call, to be sent on.
    package func takeBytes() -> [UInt8] { gzip.takeBytes() }

    /// `2026-11-25T13:05:09.250Z`.
    private static func time(_ instant: Instant) -> String { instant.description }
}
