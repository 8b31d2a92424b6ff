// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import EngineTesting
import Foundation
import Testing

/// An empty database on the PostgreSQL server of this run, which goes with its owner.
final class ServerDatabase {
    let url: String
    private let name: String
    private let server: String
    private let folder: TemporaryFolder

    init(in folder: TemporaryFolder) throws {
        server = try #require(Engine.server, "start a server first: scripts/test does")
        name = "end_to_end_" + folder.path.suffix(6).lowercased()
        let parts = server.split(separator: "?", maxSplits: 1)
        let place = parts[0].prefix(through: try #require(parts[0].lastIndex(of: "/")))
        url = place + name + (parts.count > 1 ? "?\(parts[1])" : "")
        self.folder = folder
        try command("CREATE DATABASE \"\(name)\" TEMPLATE template0")
    }

    deinit {
        try? command("DROP DATABASE \"\(name)\" WITH (FORCE)")
    }

    private func command(_ sql: String) throws {
        let client = try ChildProcess(
            "psql",
            ["--no-psqlrc", "--quiet", "--command", sql, server],
            log: URL(filePath: folder.path + "/psql.log")
        )
        try #require(try client.finish(within: .seconds(30)) == 0, "\(client.output)")
    }
}

extension Engine {
    /// The engines that can be tested here; without a server `ServerTests` says so.
    static var testable: [Engine] { allCases.filter(\.isAvailable) }
}
