// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// What runs beside the panel and can be looked at or asked: each stands still where nothing
/// runs.
package struct RunningPlatform: Sendable {
    package var sessions: any LiveSessions = NoLiveSessions()
    package var trials: any MessageTrials = NoMessageTrials()
    package var playground: any Playground = NoPlayground()

    /// Creates a platform where nothing runs.
    package init() {}
}
