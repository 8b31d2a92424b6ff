// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Synchronization

/// Gives every connection of the process a number of its own.
enum ConnectionID {
    private static let last = Atomic<UInt64>(0)

    static func next() -> UInt64 {
        last.wrappingAdd(1, ordering: .relaxed).newValue
    }
}
