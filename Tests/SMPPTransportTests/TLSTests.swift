// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import SMPP
import SMPPTransport
import Testing

/// SMPP over TLS, from certificates in files.
@Suite struct TLSTests {
    private let folder: PEMFolder
    private let trustA: String
    private let trustB: String

    init() throws {
        folder = try PEMFolder()
        try folder.write(certificate: TestCertificates.certificateA, key: TestCertificates.keyA)
        trustA = try folder.write("a.pem", TestCertificates.certificateA)
        trustB = try folder.write("b.pem", TestCertificates.certificateB)
    }

    private func makePair() async throws -> (Pair, SMPPServerTLS, port: Int) {
        let tls = try SMPPServerTLS(certificateFile: folder.certificate, keyFile: folder.key)
        let pair = try await Pair(change: { $0.secure = SMPPSecurePort(port: 0, tls: tls) })
        return (pair, tls, try #require(pair.server.securePort))
    }

    private func settings(_ change: (inout SMPPClientTLS) -> Void) -> SMPPClientTLS {
        var tls = SMPPClientTLS()
        change(&tls)
        return tls
    }

    @Test("Bind, submit and unbind go through, and the plain port works beside it")
    func wholeConversation() async throws {
        let (pair, _, port) = try await makePair()
        let tls = settings {
            $0.trustedFile = trustA
            $0.serverName = "centre-a.test"
        }
        let (client, esme) = pair.makeClient(port: port, tls: tls)
        client.start()
        try await eventually { !esme.record.bound.isEmpty }
        esme.record.bound.first?.send((0..<500).map { ($0, submit) })
        try await eventually { esme.record.outcomeCount == 500 }
        #expect(esme.record.outcomes.values.allSatisfy { $0.first?.status == .ok })
        _ = try await pair.boundClient()
        await client.shutdown()
        #expect(esme.record.closed == [.unbound])
        await pair.shutdown()
    }

    @Test(
        "A certificate is verified as far as is asked for",
        arguments: [
            (SMPPClientTLS.Verification.full, "a", "centre-a.test", true),
            (.full, "a", "elsewhere.test", false),
            (.full, "b", "centre-a.test", false),
            (.chainOnly, "a", "elsewhere.test", true),
            (.chainOnly, "b", "centre-a.test", false),
            (.none, "b", "elsewhere.test", true),
        ]
    )
    func verification(
        _ verification: SMPPClientTLS.Verification,
        _ trusted: String,
        _ name: String,
        _ isAccepted: Bool
    ) async throws {
        let (pair, _, port) = try await makePair()
        let tls = settings {
            $0.verification = verification
            $0.trustedFile = trusted == "a" ? trustA : trustB
            $0.serverName = name
        }
        let (client, esme) = pair.makeClient(port: port, tls: tls)
        client.start()
        try await eventually { !esme.record.bound.isEmpty || !esme.record.failures.isEmpty }
        #expect(!esme.record.bound.isEmpty == isAccepted)
        if let failure = esme.record.failures.first {
            guard case .notConnected = failure.0 else {
                Issue.record("The failure does not name TLS: \(failure)")
                return
            }
        }
        await client.shutdown()
        await pair.shutdown()
    }

    @Test(
        "A certificate is known by its fingerprint, whoever made it and for whom",
        arguments: [(TestCertificates.fingerprintA, true), (TestCertificates.fingerprintB, false)]
    )
    func fingerprint(_ expected: String, _ isAccepted: Bool) async throws {
        let (pair, _, port) = try await makePair()
        let tls = settings {
            $0.verification = .fingerprint(expected)
            $0.serverName = "elsewhere.test"
        }
        let (client, esme) = pair.makeClient(port: port, tls: tls)
        client.start()
        try await eventually { !esme.record.bound.isEmpty || !esme.record.failures.isEmpty }
        #expect(!esme.record.bound.isEmpty == isAccepted)
        await client.shutdown()
        await pair.shutdown()
    }

    @Test(
        "Authorities can be given as text",
        arguments: [
            (TestCertificates.certificateA, true), (TestCertificates.certificateB, false),
            (TestCertificates.certificateB + "\n" + TestCertificates.certificateA, true),
            ("no certificate", false),
        ]
    )
    func trustedText(_ text: String, _ isAccepted: Bool) async throws {
        let (pair, _, port) = try await makePair()
        let tls = settings {
            $0.trustedText = text
            $0.serverName = "centre-a.test"
        }
        let (client, esme) = pair.makeClient(port: port, tls: tls)
        client.start()
        try await eventually { !esme.record.bound.isEmpty || !esme.record.failures.isEmpty }
        #expect(!esme.record.bound.isEmpty == isAccepted)
        await client.shutdown()
        await pair.shutdown()
    }

    @Test("A reloaded certificate is shown to new connections, and old sessions go on")
    func reload() async throws {
        let (pair, tls, port) = try await makePair()
        let (old, oldRecord) = pair.makeClient(
            port: port,
            tls: settings {
                $0.trustedFile = trustA
                $0.serverName = "localhost"
            }
        )
        old.start()
        try await eventually { !oldRecord.record.bound.isEmpty }
        try folder.write(certificate: TestCertificates.certificateB, key: TestCertificates.keyB)
        try tls.reload()
        let (new, newRecord) = pair.makeClient(
            port: port,
            tls: settings {
                $0.trustedFile = trustB
                $0.serverName = "localhost"
            }
        )
        new.start()
        try await eventually { !newRecord.record.bound.isEmpty }
        oldRecord.record.bound.first?.send([(1, submit)])
        try await eventually { oldRecord.record.outcomes[1]?.first?.status == .ok }
        await old.shutdown()
        await new.shutdown()
        await pair.shutdown()
    }

    @Test("Files that make no sense say what is wrong and change nothing")
    func badFiles() async throws {
        let (pair, tls, port) = try await makePair()
        try folder.write(certificate: TestCertificates.certificateB, key: TestCertificates.keyA)
        #expect { try tls.reload() } throws: { error in
            (error as? SMPPTLSError)?.problem == .refused
        }
        try folder.write(certificate: "no certificate", key: TestCertificates.keyA)
        #expect { try tls.reload() } throws: { error in
            (error as? SMPPTLSError)?.file == folder.certificate
        }
        try folder.write(certificate: TestCertificates.certificateA, key: "no key")
        #expect { try tls.reload() } throws: { error in
            (error as? SMPPTLSError)?.file == folder.key
        }
        let trusting = settings {
            $0.trustedFile = trustA
            $0.serverName = "centre-a.test"
        }
        let (client, esme) = pair.makeClient(port: port, tls: trusting)
        client.start()
        try await eventually { !esme.record.bound.isEmpty }
        await client.shutdown()
        await pair.shutdown()
    }

    @Test("A peer that never finishes its handshake is closed when the time to bind is over")
    func noHandshake() async throws {
        let tls = try SMPPServerTLS(certificateFile: folder.certificate, keyFile: folder.key)
        let pair = try await Pair(change: {
            $0.secure = SMPPSecurePort(port: 0, tls: tls)
            $0.unboundLimits.sessionInitTimeout = .milliseconds(300)
        })
        let port: Int = try #require(pair.server.securePort)
        let peer = try await RawPeer(pair, port: port)
        try await eventually { !peer.channel.isActive }
        await pair.shutdown()
    }

    @Test("Plain SMPP on the secure port gets nowhere")
    func plainOnSecure() async throws {
        let (pair, _, port) = try await makePair()
        let peer = try await RawPeer(pair, port: port)
        peer.send([(1, RawPeer.bind)])
        try await eventually { !peer.channel.isActive }
        #expect(pair.centre.record.attempts.isEmpty)
        await pair.shutdown()
    }
}
