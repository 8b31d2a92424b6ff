// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging

/// What a client binds with, and the limits of its sessions.
package struct Access: Hashable, Sendable {
    package var id: AccessID
    package var clientID: ClientID
    /// The SMPP system id, unique on the platform.
    package var systemID: String
    /// Encoded Argon2id hash.
    package var passwordHash: String
    package var isActive: Bool
    package var limits: AccessLimits
    /// Comma-separated addresses or networks such as `203.0.113.0/24`; empty allows all.
    package var allowedAddresses: String
    /// What `data_coding` 0 means: `gsm`, `gsm_packed`, `latin1` or `utf8`.
    package var defaultAlphabet: String
    /// Senders separated by commas, each whole or ending in `*`; empty allows all.
    package var allowedSenders: String = ""
    /// Numbers whose incoming messages are the client's, separated by commas; each may be
    /// followed by a keyword, the first word that the text must then have.
    package var inboundNumbers: String = ""
    package var receiptClock: ReceiptClock = .utc
    package var receiptStyle = ReceiptStyle()
    /// Languages whose tables of the 7-bit alphabet its recipients' phones have, by name and
    /// separated by commas: texts that fit them leave so, when that makes fewer segments.
    package var languages: String = ""
    /// Addresses of a type or plan that SMPP does not define are refused.
    package var isStrict: Bool = false
    package var refusalForm: RefusalForm = .standard

    package init(
        id: AccessID,
        clientID: ClientID,
        systemID: String,
        passwordHash: String,
        limits: AccessLimits = AccessLimits()
    ) {
        self.id = id
        self.clientID = clientID
        self.systemID = systemID
        self.passwordHash = passwordHash
        self.limits = limits
        isActive = true
        allowedAddresses = ""
        defaultAlphabet = "gsm"
    }
}

/// Whose time the dates in receipts to a client show.
package enum ReceiptClock: String, Hashable, Sendable, CaseIterable {
    case utc
    /// The zone of the client's days.
    case client
}

/// What a client is told about a message that may not pass.
package enum RefusalForm: String, Hashable, Sendable, CaseIterable {
    /// One of the standard's statuses; every library knows them.
    case standard
    /// A status of its own for each reason, and the reason in words beside it.
    case detailed
}

/// Limits of one access.
package struct AccessLimits: Hashable, Sendable {
    /// Sessions bound at the same time.
    package var binds: Int = 10
    /// Unanswered requests per session.
    package var windowSize: Int = 100
    /// Segments per second over all of its sessions; also requests per second on each.
    package var throughput: Int = 1_000
    /// How long an unconfirmed receipt is kept for the client.
    package var receiptHours: Int = 72
    /// Silence after which the client is asked whether it is there.
    package var enquireLinkSeconds: Int = 30
    /// How long the client may take to answer a receipt.
    package var responseSeconds: Int = 10
    /// Silence after which a session is closed.
    package var inactivitySeconds: Int = 120

    package init() {}
}
