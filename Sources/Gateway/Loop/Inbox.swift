// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOConcurrencyHelpers
import Primitives

/// The queue in front of the core: many threads put commands in, one takes them all out.
final class Inbox: Sendable {
    /// What the core takes in one go.
    struct Contents: Sendable {
        var commands: [Command] = []
        /// Called with true when everything before them is durable.
        var flushes: [@Sendable (Bool) -> Void] = []
        /// From now on everything is dated at this instant or later.
        var notBefore = Instant.epoch
        var isStopping = false

        var isEmpty: Bool { commands.isEmpty && flushes.isEmpty && !isStopping }
    }

    /// The lock's value says whether there is anything to take.
    private let lock = ConditionLock(value: false)
    // Guarded by `lock`: touched only between its lock and unlock calls.
    nonisolated(unsafe) private var contents = Contents()

    func change(_ body: (inout Contents) -> Void) {
        lock.lock()
        body(&contents)
        lock.unlock(withValue: !contents.isEmpty)
    }

    /// Waits for something to do, at most that long, and takes all of it.
    func take(waitingMilliseconds: Int) -> Contents {
        guard lock.lock(whenValue: true, timeoutSeconds: Double(waitingMilliseconds) / 1_000)
        else { return Contents() }
        let taken = contents
        contents = Contents()
        lock.unlock(withValue: false)
        return taken
    }
}
