// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation

/// This program once more, as a process of its own.
struct ChildProgram {
    private let process = Process()
    private let output = Pipe()

    /// Starts it with other arguments, and with more in its environment.
    ///
    /// - Throws: what the system says when it cannot be started.
    init(_ arguments: [String], environment: [String: String] = [:]) throws {
        process.executableURL = URL(fileURLWithPath: "/proc/self/exe")
            .resolvingSymlinksInPath()
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment
            .merging(environment) { $1 }
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    var isRunning: Bool { process.isRunning }

    /// Waits for the end and returns the lines it printed; none when it failed.
    func finish() -> [String] {
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { return [] }
        return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
