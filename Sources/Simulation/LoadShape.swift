// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// How fast a simulated client sends.
package enum LoadShape: Sendable, Equatable {
    /// About this many messages a second, whatever the answers take (open loop).
    case steady(messagesPerSecond: Int)
    /// Always this many unanswered messages (closed loop): as fast as the platform answers.
    case saturated(window: Int)
}

/// What a simulated client has seen.
package struct LoadCounts: Sendable, Equatable {
    package var submitted = 0
    package var accepted = 0
    package var refused = 0
    /// Outcomes unknown: time-outs and lost connections.
    package var unanswered = 0
    package var receipts = 0
    package var delivered = 0

    package init() {}
}
