// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import ArgumentParser
import Foundation
import Simulation

/// The peers of the idle sessions, in a process of their own: what they use of memory and of
/// open files is not the server's.
struct BenchSmppIdlePeers: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "idle-peers",
        abstract: "Bind many sessions and answer their enquire_links.",
        shouldDisplay: false
    )

    // Without names: those of `bench smpp` would be taken for its own.
    @Argument var port: Int
    @Argument var sessions: Int
    @Argument var seconds: Int

    /// Binds that many sessions to a message centre and measures this process with them.
    ///
    /// - Throws: `ValidationError` when they cannot be bound, or not be kept.
    static func measured(
        _ centre: InstantCentre,
        port: Int,
        sessions: Int,
        seconds: Int
    ) async throws -> [Measure] {
        try OpenFiles.allow(sessions + 256)
        let child = try ChildProgram([
            "bench", "smpp", "idle-peers", "\(port)", "\(sessions)", "\(seconds)",
        ])
        let began = ContinuousClock.now
        while centre.boundCount < sessions, child.isRunning,
            began.duration(to: .now) < .seconds(60)
        {
            try await Task.sleep(for: .milliseconds(20))
        }
        let bound = ContinuousClock.now
        try await Task.sleep(for: .seconds(seconds - 1))
        let memory = ProcessUsage.residentMemoryMB
        let report = child.finish().last.flatMap {
            try? JSONDecoder().decode(IdlePeers.Report.self, from: Data($0.utf8))
        }
        guard let report else {
            throw ValidationError("The peers of the idle sessions ended too soon.")
        }
        guard report.bound == sessions, report.lost == 0 else {
            throw ValidationError(
                "Of \(sessions) idle sessions \(report.bound) were bound and \(report.lost) lost."
            )
        }
        let binding = (bound - began) / .seconds(1)
        return [
            Measure(name: "smpp.idle_sessions_rss_mb", value: memory, unit: "MB"),
            Measure(
                name: "smpp.idle_longest_silence_ms",
                value: Double(report.longestSilenceMilliseconds),
                unit: "ms"
            ),
            Measure(name: "smpp.bind_rate", value: Double(sessions) / binding, unit: "bind/s"),
        ]
    }

    func run() throws {
        try OpenFiles.allow(sessions + 256)
        var peers = IdlePeers()
        _ = try peers.bind(sessions, port: port)
        let report = peers.answer(seconds: seconds)
        print(String(decoding: try JSONEncoder().encode(report), as: UTF8.self))
    }
}

/// How many files and sockets this process may have open.
enum OpenFiles {
    /// Raises the limit to at least so many.
    ///
    /// - Throws: `ValidationError` when the system does not allow it.
    static func allow(_ count: Int) throws {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        if limit.rlim_cur >= UInt(count) { return }
        limit.rlim_cur = UInt(count)
        limit.rlim_max = max(limit.rlim_max, UInt(count))
        guard setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else {
            throw ValidationError("\(count) open files are needed; see `ulimit -n`.")
        }
    }
}
