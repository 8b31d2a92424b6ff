// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import UnixSignals

/// Waits for the operator (Ctrl-C) or the system to ask for the end.
enum Shutdown {
    /// Returns when SIGINT or SIGTERM comes.
    static func requested() async {
        for await _ in await UnixSignalsSequence(trapping: .sigint, .sigterm) { return }
    }
}
