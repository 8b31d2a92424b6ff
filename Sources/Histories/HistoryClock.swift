// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives
import Synchronization

/// A clock that stands still until it is moved.
package final class HistoryClock: Sendable {
    private let instant: Mutex<Instant>

    /// Creates a clock that stands at an instant.
    package init(_ now: Instant) { instant = Mutex(now) }

    /// Where it stands.
    package var now: Instant { instant.withLock { $0 } }

    /// The clock as the platform's parts take it.
    package var wall: WallClock { WallClock { self.now } }

    /// Moves it, backwards too: a machine's clock may be set right.
    package func move(seconds: Int64) { instant.withLock { $0 = $0.adding(seconds: seconds) } }
}
