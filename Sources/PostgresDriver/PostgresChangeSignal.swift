// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import CPostgres
import SQLInterface
import Synchronization

/// Listens on the schema's channel, by a connection of its own.
///
/// The schema's triggers announce on it. Poolers that share connections between transactions lose
/// announcements: then the wait takes its whole time.
final class PostgresChangeSignal: SQLChangeSignal {
    private let url: String
    private let options: PostgresOptions
    private let listener = Mutex<PostgresConnection?>(nil)

    /// Between two looks at the socket, which ask nobody.
    private static let pause = Duration.milliseconds(50)

    init(url: String, options: PostgresOptions) {
        self.url = url
        self.options = options
    }

    func wait(atMost time: Duration) async throws {
        let end = ContinuousClock.now + time
        // What was announced while nobody listened is not heard: so look at once.
        if !isListening, await isListeningNow() { return }
        while ContinuousClock.now < end {
            if hasHeard() { return }
            try await Task.sleep(for: min(Self.pause, time))
        }
    }

    private var isListening: Bool { listener.withLock { $0 != nil } }

    private func isListeningNow() async -> Bool {
        let threads = PostgresDatabase.waiting.readers
        return (try? await threads.runIfActive { self.listen() }) ?? false
    }

    /// Connects and listens; whether that succeeded.
    private func listen() -> Bool {
        listener.withLock { listener in
            do {
                let connection = try PostgresConnection(url: url, options: options)
                let names = try connection.command(
                    "SELECT 'tollgate_' || hashtext(current_schema())"
                )
                try connection.command("LISTEN \"\(names.first ?? "tollgate")\"")
                listener = connection
                return true
            } catch {
                return false
            }
        }
    }

    private func hasHeard() -> Bool {
        listener.withLock { listener in
            guard let handle = listener?.handle else { return false }
            guard PQconsumeInput(handle) == 1 else {
                // The server left; what it said meanwhile is lost.
                listener = nil
                return true
            }
            var isHeard = false
            while let notice = PQnotifies(handle) {
                PQfreemem(notice)
                isHeard = true
            }
            return isHeard
        }
    }
}
