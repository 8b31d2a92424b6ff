// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// The requests of the peer that are not answered yet, and when to stop reading.
///
/// A request beyond the window is refused, which costs the peer nothing to repeat. When as many
/// were refused as the window holds, without one place becoming free, reading stops: the peer is
/// then held back by its own socket.
struct InboundWindow: Hashable, Sendable {
    let capacity: Int
    private(set) var used = 0
    private(set) var isPaused = false
    private var refusedInARow = 0

    enum Admission: Hashable {
        case admitted
        case refused
        case refusedAndPaused
    }

    init(capacity: Int) {
        precondition(capacity > 0, "A window has at least one place.")
        self.capacity = capacity
    }

    mutating func admit() -> Admission {
        if used < capacity {
            used += 1
            refusedInARow = 0
            return .admitted
        }
        refusedInARow += 1
        guard refusedInARow >= capacity, !isPaused else { return .refused }
        isPaused = true
        return .refusedAndPaused
    }

    enum Release: Hashable {
        case nothingOpen
        case released
        case releasedAndResumed
    }

    mutating func release() -> Release {
        guard used > 0 else { return .nothingOpen }
        used -= 1
        guard isPaused else { return .released }
        isPaused = false
        refusedInARow = 0
        return .releasedAndResumed
    }
}
