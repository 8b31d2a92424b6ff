// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation
import Testing

extension EndToEnd {
    /// `tollgate smpp send` and `tollgate smpp listen`, and TLS in front of the platform.
    @Suite("SMPP tools")
    struct SMPPToolTests {
        @Test func `a text goes through and its receipt is waited for`() throws {
            let centre = try Centre(["--receipt-form", "seconds", "--id-form", "mixed"])
            let run = try centre.send(["--text", "Labas { € }", "--receipt-seconds", "20"])
            #expect(run.status == 0, "\(run.output)")
            #expect(run.output.contains("+37061234567  accepted, id "))
            #expect(run.output.contains("delivered"))
            #expect(
                eventually(within: .seconds(5)) { centre.output.contains("Labas { € }") },
                "\(centre.output)"
            )
        }

        @Test func `every way to fail has its words and its exit status`() throws {
            let refusing = try Centre(["--accept-percent", "0"])
            let refused = try refusing.send(["--text", "x"])
            #expect(refused.status == 1)
            #expect(refused.output.contains("refused: ESME_RSUBMITFAIL"))

            let failing = try Centre(["--delivered-percent", "0", "--failure", "expired"])
            let failed = try failing.send(["--text", "x", "--receipt-seconds", "20"])
            #expect(failed.status == 1)
            #expect(failed.output.contains("stat:EXPIRED"))

            let silent = try Centre(["--silent-percent", "100"])
            let waited = try silent.send(["--text", "x", "--receipt-seconds", "1"])
            #expect(waited.status == 2)

            let locked = try Centre(["--system-id", "tester", "--password", "other"])
            let notBound = try locked.send(["--text", "x"])
            #expect(notBound.status == 3)
            #expect(notBound.output.contains("refused the bind: ESME_RBINDFAIL"))

            let usage = try locked.send(["--text", "Žalia", "--coding", "gsm"])
            #expect(usage.status == 64)
            #expect(usage.output.contains("The GSM alphabet lacks a character"))
        }

        @Test func `two runs with one seed decide the same`() throws {
            let fates = try (0..<2).map { _ in
                let centre = try Centre(["--accept-percent", "50", "--seed", "7"])
                return try (0..<8).map { _ in try centre.send(["--text", "x"]).status }
            }
            #expect(fates[0] == fates[1])
            #expect(Set(fates[0]) == [0, 1])
        }

        @Test func `TLS is verified, and a renewed certificate needs no restart`() throws {
            let folder = try TemporaryFolder()
            let (certificate, key) = (folder.path + "/live.pem", folder.path + "/live.key")
            let first = try folder.makeCertificate("first")
            let second = try folder.makeCertificate("second")
            try folder.copy(first, to: certificate, key)
            let platform = try Platform(
                "serve",
                options: [
                    "--smpps-port", "0", "--tls-certificate", certificate, "--tls-key", key,
                ]
            )
            let port = try #require(platform.ports.smpps)
            let send = { (trusted: String) in
                try Tool.send(
                    port: port,
                    ["--host", "localhost", "--text", "x", "--tls", "--tls-trust", trusted],
                    in: folder
                )
            }
            // Nobody has such an access: the refusal of the bind shows that TLS was through.
            #expect(try send(first.certificate).output.contains("ESME_RBINDFAIL"))
            #expect(try !send(second.certificate).output.contains("ESME_RBINDFAIL"))
            try folder.copy(second, to: certificate, key)
            let isRenewed = try eventually(within: .seconds(30)) {
                try send(second.certificate).output.contains("ESME_RBINDFAIL")
            }
            #expect(isRenewed)
        }
    }
}

/// One run of `tollgate smpp send`.
enum Tool {
    static func send(
        port: Int,
        _ options: [String],
        as login: (systemID: String, password: String) = ("tester", "secret"),
        in folder: TemporaryFolder
    ) throws -> (status: Int32, output: String) {
        let child = try ChildProcess(
            Installation.program(),
            [
                "smpp", "send", "--port", "\(port)", "--system-id", login.systemID,
                "--password", login.password, "--from", "Shop", "--to", "+37061234567",
            ] + options,
            log: URL(filePath: folder.path + "/send-\(try freePort()).log")
        )
        return (try child.finish(within: .seconds(60)), child.output)
    }
}

/// A running `tollgate smpp listen`.
private final class Centre {
    private let port: Int
    private let folder = try? TemporaryFolder()
    private let process: ChildProcess

    init(_ options: [String]) throws {
        let folder = try #require(folder)
        port = try freePort()
        process = try ChildProcess(
            Installation.program(),
            [
                "smpp", "listen", "--port", "\(port)", "--delay-milliseconds", "100", "--messages",
                "--accept-percent", "100", "--delivered-percent", "100",
            ] + options,
            log: URL(filePath: folder.path + "/centre.log")
        )
        try #require(process.prints(line: "Ready", within: .seconds(20)), "\(process.output)")
    }

    var output: String { process.output }

    func send(_ options: [String]) throws -> (status: Int32, output: String) {
        try Tool.send(port: port, options, in: #require(folder))
    }
}
