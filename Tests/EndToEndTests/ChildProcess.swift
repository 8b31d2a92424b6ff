// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation
import Testing

/// A started program whose output goes to a file, so that no pipe can fill up.
///
/// It is killed with its owner: a failed test leaves nothing running.
final class ChildProcess {
    private let process = Process()
    private let log: URL

    /// Starts a program; `environment` is added to the environment of the tests.
    init(
        _ program: String,
        _ arguments: [String],
        log: URL,
        environment: [String: String] = [:]
    ) throws {
        self.log = log
        try #require(FileManager.default.createFile(atPath: log.path, contents: nil))
        let output = try FileHandle(forWritingTo: log)
        // `env` becomes the program: libfaketime moves the environment when it is loaded first,
        // and Swift would not find the arguments that lie before it.
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [program] + arguments
        process.environment = ProcessInfo.processInfo.environment
            .merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = output
        try Self.withSignalsUnblocked { try process.run() }
        try output.close()
    }

    /// A child inherits the mask of the thread that starts it, and those of a thread pool block
    /// every signal: it would never hear that it should stop.
    private static func withSignalsUnblocked(_ start: () throws -> Void) rethrows {
        var none = sigset_t()
        var before = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try start()
    }

    deinit {
        kill()
    }

    var isRunning: Bool { process.isRunning }
    var status: Int32 { process.terminationStatus }

    /// Everything it has printed so far.
    var output: String {
        let data = FileManager.default.contents(atPath: log.path) ?? Data()
        return String(decoding: data, as: UTF8.self)
    }

    /// Whether a line with exactly this text was printed in time.
    func prints(line: String, within limit: Duration) -> Bool {
        eventually(within: limit) {
            output.split(separator: "\n").contains { $0 == line } || !isRunning
        } && output.split(separator: "\n").contains { $0 == line }
    }

    /// Waits for the end and returns the exit status.
    func finish(within limit: Duration) throws -> Int32 {
        let ended = eventually(within: limit) { !isRunning }
        if !ended { kill() }
        try #require(ended, "still running after \(limit): \(output.suffix(2_000))")
        return status
    }

    /// Ends it as a power cut would: at once, without a chance to say goodbye.
    func kill() {
        guard process.isRunning else { return }
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Asks it to stop.
    func terminate() {
        guard process.isRunning else { return }
        process.terminate()
    }
}
