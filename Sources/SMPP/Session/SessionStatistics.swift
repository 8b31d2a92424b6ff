// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// A copy of what a session has counted so far.
public struct SessionStatistics: Hashable, Sendable {
    /// Requests of the peer.
    public var requestsIn: UInt64 = 0
    /// Requests of ours that were sent.
    public var requestsOut: UInt64 = 0
    /// Responses of the peer to requests of ours.
    public var responsesIn: UInt64 = 0
    /// Responses of ours.
    public var responsesOut: UInt64 = 0
    /// Requests of the peer answered with ESME_RTHROTTLED.
    public var throttled: UInt64 = 0
    /// Requests of the peer answered with ESME_RMSGQFUL because its window was full.
    public var beyondWindow: UInt64 = 0
    /// Requests of the peer refused for their state or content.
    public var refused: UInt64 = 0
    /// Responses that belong to no request, which were ignored.
    public var strayResponses: UInt64 = 0
    /// PDUs of the peer that could not be decoded.
    public var undecodable: UInt64 = 0
    /// Requests of ours that were not answered in time.
    public var timedOut: UInt64 = 0
    /// Requests of ours now unanswered.
    public var windowUsed = 0
    /// Requests of ours now waiting to be sent.
    public var queued = 0
    /// Requests of the peer now unanswered.
    public var inboundWindowUsed = 0
    /// When the session was bound.
    public var boundAt: MonotonicTime?
    /// When anything last came from the peer.
    public var lastReceivedAt: MonotonicTime?
    /// When an enquire_link was last answered, by either side.
    public var lastEnquireLinkAt: MonotonicTime?
    /// The last status other than ESME_ROK given or received.
    public var lastError: CommandStatus?

    /// Makes empty statistics.
    public init() {}
}
