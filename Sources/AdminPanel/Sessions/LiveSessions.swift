// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import Storage

/// What the gateway tells about the SMPP sessions of this moment.
package protocol LiveSessions: Sendable {
    /// A snapshot of every session, ours towards suppliers and clients' towards us.
    func liveSessions() async -> [LiveSession]

    /// Unbinds a session when what it asked is answered; `isDrained` gives that a minute instead
    /// of seconds.
    ///
    /// - Returns: whether the session was still there.
    func end(_ session: LiveSession, isDrained: Bool) async -> Bool

    /// How many snapshots a page is sent before it has to ask again and its rights are checked
    /// anew; one a second.
    var snapshotsMax: Int { get }
}

extension LiveSessions {
    /// Ten minutes.
    package var snapshotsMax: Int { 600 }
}

/// One SMPP session as it is now.
package struct LiveSession: Hashable, Sendable {
    /// Which side of the platform the session is on.
    package enum Side: String, Hashable, Sendable, CaseIterable {
        case client
        case supplier
    }

    /// What a session belongs to, and what is blocked with it.
    package enum Owner: Hashable, Sendable {
        case access(AccessID)
        case supplier(SupplierID)
    }

    /// Tells it from the others of the moment; nil for a party that is not bound.
    package var id: UInt64?
    package var owner: Owner?
    /// Whether its party may bind and send.
    package var isAllowed = true
    package var side: Side
    package var systemID: String
    /// The client's login or the supplier's name.
    package var party: String
    /// The remote network address.
    package var address: String
    /// `transmitter`, `receiver` or `transceiver`.
    package var bindKind: String
    /// Of SMPP, such as `3.4`.
    package var version = ""
    /// Whole seconds since anything came from the peer.
    package var silentSeconds: Int?
    /// Nil while the session is not bound.
    package var boundSince: Instant?
    package var window: Window
    package var counts: Counts
    package var lastError: String

    /// Creates the snapshot of a session that is not bound yet.
    package init(side: Side, systemID: String, party: String, address: String) {
        self.side = side
        self.systemID = systemID
        self.party = party
        self.address = address
        bindKind = "transceiver"
        boundSince = nil
        window = Window(used: 0, limit: 0)
        counts = Counts()
        lastError = ""
    }

    /// Unanswered requests and how many may be.
    package struct Window: Hashable, Sendable {
        package var used: Int
        package var limit: Int

        /// Creates a window's reading.
        package init(used: Int, limit: Int) {
            self.used = used
            self.limit = limit
        }
    }

    /// What has passed since the bind.
    package struct Counts: Hashable, Sendable {
        /// Requests that came in.
        package var received = 0
        /// Requests that went out.
        package var sent = 0
        package var throttled = 0

        /// Creates counts of nothing.
        package init() {}
    }
}

/// Stands in where no gateway runs: there are no sessions.
package struct NoLiveSessions: LiveSessions {
    /// Creates the stand-in.
    package init() {}

    /// Nothing will change.
    package var snapshotsMax: Int { 1 }

    /// Nothing.
    package func liveSessions() async -> [LiveSession] { [] }

    /// There is none.
    package func end(_ session: LiveSession, isDrained: Bool) async -> Bool { false }
}
