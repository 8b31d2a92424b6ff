// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Everything that bounds one session: windows, throughput and timers.
///
/// A message centre uses `unbound` until it knows who binds, and then the limits agreed with that
/// client; an ESME uses one set all along.
public struct SessionLimits: Hashable, Sendable {
    /// Requests of ours the peer may leave unanswered at once.
    /// - Units: PDUs.
    public var window = 100
    /// Requests of ours that may wait for room in the window or in the throughput.
    /// - Units: PDUs.
    public var queue = 10_000
    /// Requests of the peer we may leave unanswered at once; those beyond get ESME_RMSGQFUL, and
    /// after as many of those again the session stops reading.
    /// - Units: PDUs.
    public var inboundWindow = 1_000
    /// Requests accepted from the peer per second, or `nil` for any number.
    ///
    /// Those beyond get ESME_RTHROTTLED.
    public var inboundThroughput: Int?
    /// What `inboundThroughput` counts.
    public var inboundUnit = ThroughputUnit.requests
    /// Requests sent to the peer per second, or `nil` for any number.
    ///
    /// Those beyond wait in the queue.
    /// - Units: PDUs.
    public var outboundThroughput: Int?
    /// Time a connection may take until it is bound.
    public var sessionInitTimeout = Duration.seconds(10)
    /// Silence of the peer after which it is asked with enquire_link; zero never asks.
    public var enquireInterval = Duration.seconds(30)
    /// Silence of the peer after which the session is closed whatever else is set.
    public var inactivityTimeout = Duration.seconds(120)
    /// Time the peer may take to answer a request.
    public var responseTimeout = Duration.seconds(10)
    /// Whether addresses of undefined type of number or numbering plan are refused.
    public var refusesUndefinedAddressTypes = false

    /// Whether a message centre takes broadcasts of a 5.0 peer; else they get ESME_RPROHIBITED.
    public var acceptsBroadcasts = false

    /// Makes the default limits.
    public init() {}
}

/// What a throughput is counted in.
public enum ThroughputUnit: Hashable, Sendable {
    /// Requests; a submit_multi counts once for each destination.
    case requests
    /// Segments, estimated from the number of octets and the data coding.
    case segments
}
