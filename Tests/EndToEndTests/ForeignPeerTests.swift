// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation
import Testing

extension EndToEnd {
    /// Message centres and clients of other makes than those in `SMPPPeerTests`.
    @Suite("Foreign peers")
    struct ForeignPeerTests {
        @Test func `a message centre in Rust takes our messages and its receipts count`() throws {
            let centre = try ForeignCentre.rust(undelivered: ["37061234500"])
            let bound = try BoundPlatform(to: centre)
            let result = try bound.send([
                SMPPSend.Message(to: "37061234567", text: "Plain @ and € {}"),
                SMPPSend.Message(to: "37061234567", text: "Labas, Привіт, 👋", coding: "ucs2"),
                SMPPSend.Message(to: "37061234500", text: "Nobody is there"),
            ])
            #expect(result.answers.allSatisfy { $0.status == 0 })
            #expect(result.receipts.map(\.state).sorted() == [2, 2, 5])
            let states = try bound.platform.rows("SELECT state FROM messages ORDER BY id")
            #expect(states == [["delivered"], ["delivered"], ["undeliverable"]])
            try bound.platform.expectCleanAudit()
        }

        @Test func `an old message centre in Perl takes them too`() throws {
            let centre = try ForeignCentre.perl()
            let bound = try BoundPlatform(to: centre)
            let text = String(repeating: "A long message in parts. ", count: 10)
            let result = try bound.send([
                SMPPSend.Message(to: "37061234567", text: "Plain"),
                SMPPSend.Message(to: "37061234567", text: text),
            ])
            #expect(result.answers.count == 3)
            #expect(result.answers.allSatisfy { $0.status == 0 })
            #expect(result.receipts.count == 3)
            #expect(result.receipts.allSatisfy { $0.state == 2 })
            try bound.platform.expectCleanAudit()
        }

        @Test func `a client in Rust sends and gets its receipts`() throws {
            let ready = try ReadyPlatform()
            let traffic = ready.traffic([
                SMPPSend.Message(to: "37061234567", text: "From Rust"),
                SMPPSend.Message(to: "37061234567", text: "Привіт", coding: "ucs2"),
                SMPPSend.Message(to: "999999999999", text: "No such country"),
            ])
            let result = try Peer.run(
                "smpp34_send",
                traffic,
                in: ready.platform.folder,
                returning: SMPPSend.Result.self
            )
            #expect(result.bound)
            #expect(result.answers.map { $0.status == 0 } == [true, true, false])
            #expect(Set(result.receipts.map(\.id)) == Set(result.answers.prefix(2).map(\.id)))
            #expect(result.receipts.allSatisfy { $0.state == 2 && $0.esmClass == 4 })
            try ready.platform.expectCleanAudit()
        }
    }
}

/// A message centre of another make, as a process.
final class ForeignCentre {
    let port: Int
    /// How it writes ids, as the supplier's form names it.
    let messageIDForm: String
    private let folder: TemporaryFolder
    private let process: ChildProcess

    private struct Settings: Encodable {
        var port: Int
        var undelivered: [String]
    }

    static func rust(undelivered: [String] = []) throws -> ForeignCentre {
        let port = try freePort()
        let settings = try JSONEncoder().encode(Settings(port: port, undelivered: undelivered))
        let script = Installation.peers.appending(path: "smpp34_centre.py").path
        return try ForeignCentre(
            Installation.python,
            [script, String(decoding: settings, as: UTF8.self)],
            port: port,
            messageIDForm: "text"
        )
    }

    static func perl() throws -> ForeignCentre {
        let port = try freePort()
        let script = Installation.peers.appending(path: "net_smpp_centre.pl").path
        return try ForeignCentre(
            "/usr/bin/perl",
            [script, "\(port)"],
            port: port,
            messageIDForm: "hex_in_response"
        )
    }

    private init(
        _ program: String,
        _ arguments: [String],
        port: Int,
        messageIDForm: String
    ) throws {
        self.port = port
        self.messageIDForm = messageIDForm
        folder = try TemporaryFolder()
        process = try ChildProcess(
            program,
            arguments,
            log: URL(filePath: folder.path + "/centre.log"),
            environment: ["PYTHONDONTWRITEBYTECODE": "1"]
        )
        try #require(
            process.prints(line: "Ready", within: .seconds(20)),
            "the message centre did not start: \(process.output)"
        )
    }

    deinit { process.terminate() }
}

/// A platform whose supplier is a message centre of another make.
struct BoundPlatform {
    let platform: Platform
    private let centre: ForeignCentre
    private let client: SetUp.Result

    init(to centre: ForeignCentre) throws {
        self.centre = centre
        platform = try Platform()
        let owner = try platform.firstSignIn()
        client = try Peer.run(
            "set_up",
            SetUp(
                base: platform.base,
                login: owner.login,
                password: owner.password,
                supplierPort: centre.port,
                messageIDForm: centre.messageIDForm
            ),
            in: platform.folder,
            returning: SetUp.Result.self
        )
    }

    func send(_ messages: [SMPPSend.Message]) throws -> SMPPSend.Result {
        try Peer.run(
            "smpp_send",
            SMPPSend(
                port: platform.ports.smpp,
                systemID: client.systemID,
                password: client.password,
                messages: messages
            ),
            in: platform.folder,
            returning: SMPPSend.Result.self
        )
    }
}
