// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import EngineTesting
import Foundation
import Testing

/// A running `tollgate serve` (or `demo`) with a database of its own.
final class Platform {
    /// What `ports.json` says.
    struct Ports: Decodable {
        var http: Int
        var smpp: Int
        var smpps: Int?
        var supplier: Int?
    }

    struct SignIn {
        var login: String
        var password: String
    }

    let folder: TemporaryFolder
    let data: String
    private let server: ServerDatabase?
    private let command: String
    private let options: [String]
    private var starts = 0
    private(set) var process: ChildProcess
    private(set) var ports = Ports(http: 0, smpp: 0, supplier: nil)

    /// Starts a platform in a new folder and waits until it is ready.
    init(
        _ command: String = "serve",
        on engine: Engine = .sqlite,
        options: [String] = []
    ) throws {
        self.command = command
        self.options = options
        folder = try TemporaryFolder()
        data = folder.path + "/data"
        server = engine == .postgreSQL ? try ServerDatabase(in: folder) : nil
        process = try Self.launch(
            [command] + options + Self.place(data, server),
            log: folder.path + "/0.log",
            hours: 0
        )
        try waitUntilReady()
    }

    private static func place(_ data: String, _ server: ServerDatabase?) -> [String] {
        ["--data", data] + (server.map { ["--database", $0.url] } ?? [])
    }

    private static func launch(
        _ command: [String],
        log: String,
        hours: Int
    ) throws -> ChildProcess {
        var arguments = command + ["--http-port", "0", "--smpp-port", "0"]
        if command.first == "demo" { arguments += ["--supplier-port", "0"] }
        return try ChildProcess(
            Installation.program(),
            arguments,
            log: URL(filePath: log),
            environment: try hours == 0 ? [:] : FakeTime.environment(hoursAhead: hours)
        )
    }

    private func waitUntilReady() throws {
        try #require(
            process.prints(line: "Ready", within: .seconds(60)),
            "not ready: \(process.output.suffix(3_000))"
        )
        let file = FileManager.default.contents(atPath: data + "/ports.json")
        ports = try JSONDecoder().decode(Ports.self, from: #require(file, "no ports.json"))
    }

    /// Starts again on the same data, after `kill` or `stop`, with the wall clock of the new
    /// process that many hours ahead.
    func start(hoursAhead: Int = 0, waits: Bool = true) throws {
        starts += 1
        process = try Self.launch(
            [command] + options + Self.place(data, server),
            log: folder.path + "/\(starts).log",
            hours: hoursAhead
        )
        if waits { try waitUntilReady() }
    }

    func kill() {
        process.kill()
    }

    /// Stops it in order and returns the exit status.
    func stop() throws -> Int32 {
        process.terminate()
        return try process.finish(within: .seconds(30))
    }

    var base: String { "http://127.0.0.1:\(ports.http)" }

    /// The owner that an empty platform creates and tells once.
    func firstSignIn() throws -> SignIn {
        let label = "First sign-in"
        let line = try #require(
            process.output.split(separator: "\n").first { $0.hasPrefix(label) },
            "no first sign-in: \(process.output)"
        )
        let parts = line.dropFirst(label.count).split(separator: "/", maxSplits: 1)
            .map { $0.trimmingCharacters(in: .whitespaces) }
        try #require(parts.count == 2, "unreadable: \(line)")
        return SignIn(login: parts[0], password: parts[1])
    }

    /// Runs another command of the program on the same data.
    func run(_ arguments: String...) throws -> (status: Int32, output: String) {
        let child = try begin(arguments)
        return (try child.finish(within: .seconds(60)), child.output)
    }

    /// Starts another command of the program on the same data.
    func begin(_ arguments: [String], hoursAhead: Int = 0) throws -> ChildProcess {
        starts += 1
        return try ChildProcess(
            Installation.program(),
            arguments + Self.place(data, server),
            log: URL(filePath: folder.path + "/command-\(starts).log"),
            environment: try hoursAhead == 0 ? [:] : FakeTime.environment(hoursAhead: hoursAhead)
        )
    }

    /// Checks that no rule of the books is broken.
    func expectCleanAudit() throws {
        let audit = try run("audit")
        #expect(audit.status == 0, "\(audit.output)")
    }

    /// The rows of a read-only query.
    func rows(_ sql: String) throws -> [[String]] {
        try Peer.run(
            "database",
            DatabaseQuestion(data: data, sql: sql, url: server?.url),
            in: folder,
            returning: DatabaseQuestion.Result.self
        ).rows
    }

    /// The one number of a query.
    func number(_ sql: String) throws -> Int {
        try #require(Int(rows(sql).first?.first ?? ""), "no number: \(sql)")
    }
}

/// A stand-alone simulated message centre, the supplier of a test's platform.
final class Supplier {
    let port: Int
    private let process: ChildProcess

    init(in folder: TemporaryFolder, deliveredPercent: Int = 100) throws {
        port = try freePort()
        process = try ChildProcess(
            Installation.program(),
            [
                "smpp", "listen", "--port", "\(port)", "--accept-percent", "100",
                "--delivered-percent", "\(deliveredPercent)", "--delay-milliseconds", "50",
            ],
            log: URL(filePath: folder.path + "/supplier.log")
        )
        try #require(
            process.prints(line: "Ready", within: .seconds(20)),
            "the simulated supplier did not start: \(process.output)"
        )
    }

    var isRunning: Bool { process.isRunning }
}

/// A platform with one client, one supplier, prices and a route, set up through the panel.
struct ReadyPlatform {
    let platform: Platform
    let supplier: Supplier
    let owner: Platform.SignIn
    let client: SetUp.Result

    init(
        invoiceDates: String = "",
        clientFields: [String: String] = [:],
        basis: String = "sent",
        on engine: Engine = .sqlite,
        options: [String] = []
    ) throws {
        platform = try Platform(on: engine, options: options)
        supplier = try Supplier(in: platform.folder)
        owner = try platform.firstSignIn()
        client = try Peer.run(
            "set_up",
            SetUp(
                base: platform.base,
                login: owner.login,
                password: owner.password,
                supplierPort: supplier.port,
                invoiceDates: invoiceDates,
                basis: basis,
                clientFields: clientFields
            ),
            in: platform.folder,
            returning: SetUp.Result.self
        )
    }

    /// What the client sends; the port is the platform's present one.
    func traffic(_ messages: [SMPPSend.Message]) -> SMPPSend {
        SMPPSend(
            port: platform.ports.smpp,
            systemID: client.systemID,
            password: client.password,
            messages: messages
        )
    }

    func send(_ traffic: SMPPSend) throws -> SMPPSend.Result {
        try Peer.run("smpp_send", traffic, in: platform.folder, returning: SMPPSend.Result.self)
    }
}
