// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOConcurrencyHelpers

/// Passes the edges' commands to the loop, which is built after them.
final class CommandRelay: Sendable {
    private let loop = NIOLockedValueBox<CoreLoop?>(nil)

    func connect(_ loop: CoreLoop) {
        self.loop.withLockedValue { $0 = loop }
    }

    /// Before the loop is connected there are no sessions, so nothing can be lost.
    func post(_ commands: [Command]) {
        loop.withLockedValue { $0 }?.post(commands)
    }
}
