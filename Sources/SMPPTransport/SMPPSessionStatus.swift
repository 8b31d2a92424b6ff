// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import SMPP

/// What a page about sessions shows of one of them.
public struct SMPPSessionStatus: Sendable {
    /// The counters of the session, published once per turn of its event loop.
    public var statistics: SessionStatistics
    /// How long the session has been bound.
    public var boundFor: Duration
    /// How long the peer has been silent.
    public var silentFor: Duration
    /// How long ago an enquire_link was answered by either side, if ever.
    public var sinceEnquireLink: Duration?
    /// The limits in force.
    public var limits: SessionLimits
}
