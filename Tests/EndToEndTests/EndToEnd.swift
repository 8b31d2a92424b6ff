// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation
import Testing

/// The real program as a process, with peers that this project did not write.
///
/// One test at a time: each starts several processes and measures nothing.
@Suite("End to end", .serialized)
enum EndToEnd {}

/// Where the program and the peers are.
enum Installation {
    /// The repository, also when the package is reached through a link.
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let peers = root.appending(path: "Tests/EndToEndTests/Peers")
    static let python = root.appending(path: ".venv/bin/python").path

    /// The program that was built together with this test.
    static func program() throws -> String {
        let besideTest = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
            .deletingLastPathComponent().appending(path: "tollgate").path
        let built = root.appending(path: ".build/debug/tollgate").path
        let named = ProcessInfo.processInfo.environment["TOLLGATE_PROGRAM"]
        let candidates = [named, besideTest, built].compactMap(\.self)
        return try #require(
            candidates.first { FileManager.default.isExecutableFile(atPath: $0) },
            "build the program first: swift build --product tollgate"
        )
    }
}

/// A folder that vanishes with its owner.
final class TemporaryFolder {
    let path: String

    init() throws {
        var template = Array("/tmp/tollgate-test-XXXXXX".utf8CString)
        let made = mkdtemp(&template)
        path = try String(cString: #require(made, "no temporary folder"))
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }
}

/// Asks again until the answer is right or the time is over.
func eventually(within limit: Duration, _ isTrue: () throws -> Bool) rethrows -> Bool {
    let clock = ContinuousClock()
    let end = clock.now + limit
    while true {
        if try isTrue() { return true }
        if clock.now >= end { return false }
        usleep(50_000)
    }
}

/// The date in UTC, that many days from now.
func utcDate(daysAhead: Int = 0) -> String {
    var moment = time(nil) + daysAhead * 86_400
    var parts = tm()
    gmtime_r(&moment, &parts)
    var text = [CChar](repeating: 0, count: 16)
    strftime(&text, text.count, "%Y-%m-%d", &parts)
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
}

/// A port on the loopback that was free a moment ago.
func freePort() throws -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let status = withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
        }
    }
    try #require(status, "no free port")
    return Int(UInt16(bigEndian: address.sin_port))
}
