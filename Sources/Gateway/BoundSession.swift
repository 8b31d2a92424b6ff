// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import SMPP
import SMPPTransport
import Storage

/// A bound session, as the sessions page shows it.
package struct BoundSession: Sendable {
    /// Whose session it is.
    package enum Party: Sendable, Equatable {
        case client(ClientID)
        case supplier(SupplierID)
    }

    package var id: UInt64
    package var party: Party
    package var systemID: String
    package var address: String
    package var bind: String
    package var version: String
    package var boundAt: Instant
    /// Whole seconds since anything came from the peer.
    package var silentSeconds: Int
    package var windowUsed: Int
    package var windowSize: Int
    package var statistics: SessionStatistics

    init(_ handle: SMPPSessionHandle, party: Party, now: Instant) {
        let status = handle.status
        id = handle.id
        self.party = party
        systemID = handle.systemID.string
        address = handle.remoteAddress?.ipAddress ?? ""
        bind = "\(handle.bindKind)"
        version = handle.interfaceVersion.text
        boundAt = now.adding(seconds: -Int64(status.boundFor.components.seconds))
        silentSeconds = Int(status.silentFor.components.seconds)
        statistics = status.statistics
        switch party {
        case .client:
            windowUsed = status.statistics.inboundWindowUsed
            windowSize = status.limits.inboundWindow
        case .supplier:
            windowUsed = status.statistics.windowUsed
            windowSize = status.limits.window
        }
    }
}

extension InterfaceVersion {
    /// `3.4` for 0x34.
    fileprivate var text: String { "\(rawValue >> 4).\(rawValue & 0x0F)" }
}
