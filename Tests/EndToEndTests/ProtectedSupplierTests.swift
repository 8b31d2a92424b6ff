// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation
import Testing

extension EndToEnd {
    /// TLS on both sides of the platform, as it is set up in the panel.
    @Suite("Protected suppliers")
    struct ProtectedSupplierTests {
        /// A message centre that speaks TLS, at a port that was agreed on before.
        private final class Centre {
            private let process: ChildProcess

            init(
                securePort: Int,
                _ files: (certificate: String, key: String),
                in folder: TemporaryFolder
            ) throws {
                process = try ChildProcess(
                    Installation.program(),
                    [
                        "smpp", "listen", "--port", "0", "--smpps-port", "\(securePort)",
                        "--tls-certificate", files.certificate, "--tls-key", files.key,
                        "--accept-percent", "100", "--delivered-percent", "100",
                        "--delay-milliseconds", "50", "--messages",
                    ],
                    log: URL(filePath: folder.path + "/centre-\(securePort).log")
                )
                try #require(
                    process.prints(line: "Ready", within: .seconds(20)),
                    "\(process.output)"
                )
            }

            var output: String { process.output }

            func stop() { process.kill() }
        }

        /// Sets up a client and this supplier through the panel.
        private func setUp(
            _ platform: Platform,
            port: Int,
            _ fields: [String: String]
        ) throws -> SetUp.Result {
            let owner = try platform.firstSignIn()
            var setUp = SetUp(
                base: platform.base,
                login: owner.login,
                password: owner.password,
                supplierPort: port
            )
            setUp.supplierFields = fields
            return try Peer.run(
                "set_up",
                setUp,
                in: platform.folder,
                returning: SetUp.Result.self
            )
        }

        @Test func `messages go over TLS to a supplier that moves and renews its certificate`()
            throws
        {
            let folder = try TemporaryFolder()
            let (live, key) = (folder.path + "/live.pem", folder.path + "/live.key")
            let (first, second) = (
                try folder.makeCertificate("first"), try folder.makeCertificate("second")
            )
            try folder.copy(first, to: live, key)
            let platform = try Platform(
                "serve",
                options: ["--smpps-port", "0", "--tls-certificate", live, "--tls-key", key]
            )
            let (port, other) = (try freePort(), try freePort())
            let centre = try Centre(securePort: port, first, in: folder)
            let client = try setUp(
                platform,
                port: port,
                [
                    "host": "localhost", "failover_hosts": "localhost:\(other)",
                    "tls_trust": "authorities", "bind_kind": "pair",
                    "tls_authorities": try folder.text(first) + folder.text(second),
                ]
            )
            let secure = try #require(platform.ports.smpps)
            let send = { (text: String, trusted: String) in
                try Tool.send(
                    port: secure,
                    [
                        "--host", "localhost", "--text", text, "--tls", "--tls-trust", trusted,
                        "--receipt-seconds", "20",
                    ],
                    as: (client.systemID, client.password),
                    in: folder
                )
            }
            let sent = try send("over TLS twice", first.certificate)
            #expect(sent.status == 0, "\(sent.output)")
            #expect(sent.output.contains("delivered"))
            #expect(centre.output.contains("over TLS twice"))

            // The supplier fails; at its second address it has its next certificate, as we have.
            let moved = try Centre(securePort: other, second, in: folder)
            centre.stop()
            try folder.copy(second, to: live, key)
            let isThrough = try eventually(within: .seconds(40)) {
                try send("after the move", second.certificate).status == 0
            }
            #expect(isThrough, "\(platform.process.output.suffix(3_000))")
            #expect(moved.output.contains("after the move"))
            try platform.expectCleanAudit()
        }

        @Test func `a supplier that shows another certificate than agreed is not bound to`() throws
        {
            let folder = try TemporaryFolder()
            let (ours, theirs) = (
                try folder.makeCertificate("ours"), try folder.makeCertificate("theirs")
            )
            let port = try freePort()
            let centre = try Centre(securePort: port, theirs, in: folder)
            let platform = try Platform()
            _ = try setUp(
                platform,
                port: port,
                ["tls_trust": "fingerprint", "tls_fingerprint": try folder.fingerprint(ours)]
            )
            let isNamed = eventually(within: .seconds(20)) {
                platform.process.output.contains("bind to supplier failed")
            }
            #expect(isNamed, "\(platform.process.output.suffix(3_000))")
            #expect(!platform.process.output.contains("bound to supplier"))
            _ = centre
        }
    }
}

extension TemporaryFolder {
    fileprivate func text(_ files: PEM) throws -> String {
        try String(contentsOfFile: files.certificate, encoding: .utf8)
    }

    fileprivate func fingerprint(_ files: PEM) throws -> String {
        let openssl = try ChildProcess(
            "/usr/bin/openssl",
            ["x509", "-in", files.certificate, "-noout", "-fingerprint", "-sha256"],
            log: URL(filePath: "\(path)/fingerprint.log")
        )
        try #require(try openssl.finish(within: .seconds(20)) == 0)
        return String(openssl.output.split(separator: "=").last ?? "")
    }
}
