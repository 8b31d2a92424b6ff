// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Where the edges read the time; the core only ever gets instants as arguments.
package struct WallClock: Sendable {
    private let read: @Sendable () -> Instant

    /// Creates a clock from a function; tests pass one that they move by hand.
    package init(_ read: @escaping @Sendable () -> Instant) {
        self.read = read
    }

    /// The present instant.
    package var now: Instant { read() }
}
