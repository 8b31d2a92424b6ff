// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Says that another connection may have changed something worth reading again.
///
/// It may say so too often, and a signal that is lost costs the longest wait: whoever waits looks
/// at the database each time, whatever ended the wait.
package protocol SQLChangeSignal: Sendable {
    /// Returns when something may have changed, or after that time.
    ///
    /// - Throws: `CancellationError` alone; a server that is away is asked again next time.
    func wait(atMost time: Duration) async throws
}

/// No signal at all: the wait takes its whole time.
package struct SilentSignal: SQLChangeSignal {
    package init() {}

    /// Waits for the whole time.
    package func wait(atMost time: Duration) async throws {
        try await Task.sleep(for: time)
    }
}

extension SQLDatabase {
    /// Engines and stand-ins without a signal of their own are looked at after the whole time.
    package func changeSignal() -> any SQLChangeSignal { SilentSignal() }
}
