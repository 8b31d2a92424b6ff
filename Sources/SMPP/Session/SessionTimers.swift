// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// The clocks of one session: when something was last heard, and what is awaited by when.
///
/// Only facts are kept; deadlines are worked out from them when asked for, so traffic never moves
/// a timer.
struct SessionTimers: Hashable, Sendable {
    struct Enquiry: Hashable, Sendable {
        var sequence: SequenceNumber
        var sentAt: MonotonicTime
        /// Whether the peer has sent anything since.
        var isHeard = false
    }

    let openedAt: MonotonicTime
    private(set) var lastReceivedAt: MonotonicTime
    var enquiry: Enquiry?
    /// Since when the peer has not taken what we send.
    var unwritableSince: MonotonicTime?

    init(openedAt: MonotonicTime) {
        self.openedAt = openedAt
        lastReceivedAt = openedAt
    }

    /// Something came from the peer, or could not come for a reason of ours.
    mutating func heard(at now: MonotonicTime) {
        lastReceivedAt = now
        enquiry?.isHeard = true
    }

    enum Verdict: Hashable {
        case alive
        case enquire
        case dead(SessionCloseReason)
    }

    /// What the silence of the peer means now.
    ///
    /// An enquire_link counts as answered by anything the peer sent after it: a busy peer that
    /// forgets one is not dead.
    func verdict(at now: MonotonicTime, limits: SessionLimits) -> Verdict {
        if now >= lastReceivedAt + limits.inactivityTimeout { return .dead(.inactive) }
        guard limits.enquireInterval > .zero else { return .alive }
        if let enquiry, !enquiry.isHeard {
            let isOver = now >= enquiry.sentAt + limits.responseTimeout
            return isOver ? .dead(.enquireLinkTimedOut) : .alive
        }
        return now >= lastReceivedAt + limits.enquireInterval ? .enquire : .alive
    }

    /// When `verdict` will have something new to say, if nothing is received.
    func nextDeadline(limits: SessionLimits) -> MonotonicTime {
        let inactive = lastReceivedAt + limits.inactivityTimeout
        guard limits.enquireInterval > .zero else { return inactive }
        if let enquiry, !enquiry.isHeard {
            return min(inactive, enquiry.sentAt + limits.responseTimeout)
        }
        return min(inactive, lastReceivedAt + limits.enquireInterval)
    }
}
