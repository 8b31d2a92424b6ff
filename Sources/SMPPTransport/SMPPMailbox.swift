// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import SMPP

/// What other threads have for a session, until its event loop comes to it.
struct SMPPMailbox: Sendable {
    var responses: [(SequenceNumber, PDU)] = []
    var requests: [(token: Int64, request: PDU)] = []
    var ending: SMPPMail.Ending?
    /// Whether the event loop has been told that there is something.
    var isAnnounced = false
    var isOpen = true
    /// Tokens taken that have no outcome yet.
    var unresolved = 0
    var statistics = SessionStatistics()
}

/// The content of a mailbox, on the event loop.
struct SMPPMail {
    enum Ending {
        case unbind(within: Duration)
        case close
    }

    var responses: [(SequenceNumber, PDU)] = []
    var requests: [(token: Int64, request: PDU)] = []
    var ending: Ending?
}
