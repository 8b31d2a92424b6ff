// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation
import Logging
import NIOCore
import NIOPosix
import SMPP
import SMPPTransport
import Testing

// example
/// A message centre that takes every text of one client.
final class Centre: SMPPServerDelegate {
    func authenticate(
        _ attempt: BindAttempt,
        decide: @escaping @Sendable (BindDecision) -> Void
    ) {
        let bind = attempt.request
        let isKnown = bind.systemID == "acme" && bind.password == "secret"
        decide(isKnown ? .accepted(SessionLimits(), tag: 1) : .refused(.bindFailed))
    }

    func received(_ request: PDU, sequence: SequenceNumber, on session: SMPPSessionHandle) {
        guard case .submitSM(let message) = request else {
            let refusal = PDU.response(to: request.commandID, status: .invalidCommandID)
            return session.respond(refusal, to: sequence)
        }
        let id = COctetString("id-of-\(message.destination.value)")
        session.respond(.submitSMResponse(SubmitSMResponse(messageID: id)), to: sequence)
    }

    func sessionBound(_ session: SMPPSessionHandle) {}
    func sessionClosed(_ session: SMPPSessionHandle, reason: SessionCloseReason) {}
    func responded(_ token: Int64, outcome: RequestOutcome, on session: SMPPSessionHandle) {}
}
// example

// example
/// A client that sends one text as soon as it is bound.
final class Sender: SMPPClientDelegate {
    let outcomes = AsyncStream<RequestOutcome>.makeStream()

    func sessionBound(_ session: SMPPSessionHandle) {
        let message = SubmitSM(
            source: Address("Shop", ton: .alphanumeric),
            destination: Address("491701234567", ton: .international, npi: .isdn),
            shortMessage: ByteBuffer(string: "Hello")
        )
        session.send([(token: 1, request: .submitSM(message))])
    }

    func responded(_ token: Int64, outcome: RequestOutcome, on session: SMPPSessionHandle) {
        outcomes.continuation.yield(outcome)
    }

    func received(_ request: PDU, sequence: SequenceNumber, on session: SMPPSessionHandle) {
        session.respond(.response(to: request.commandID, status: .ok), to: sequence)
    }

    func sessionClosed(_ session: SMPPSessionHandle, reason: SessionCloseReason) {}
    func bindFailed(_ failure: BindFailure, retryAfter: Duration?) {}
}
// example

/// The examples of the library's documentation, compiled and run.
@Suite struct TransportExampleTests {
    @Test("The client of the documentation sends to its server")
    func conversation() async throws {
        let random = Steady()
        // example
        let server = SMPPServer(
            configuration: SMPPServerConfiguration(host: "127.0.0.1", port: 0),
            group: MultiThreadedEventLoopGroup.singleton,
            delegate: Centre(),
            logger: Logger(label: "centre")
        )
        let port = try await server.start()
        // example
        // example
        let sender = Sender()
        let client = SMPPClient(
            configuration: SMPPClientConfiguration(
                host: "127.0.0.1",
                port: port,
                bind: Bind(.transceiver, systemID: "acme", password: "secret")
            ),
            group: MultiThreadedEventLoopGroup.singleton,
            delegate: sender,
            jitter: random,
            logger: Logger(label: "sender")
        )
        client.start()
        let outcome = await sender.outcomes.stream.first { _ in true }
        // example
        #expect(outcome?.status == .ok)
        #expect(outcome?.messageID == "id-of-491701234567")
        await client.shutdown()
        await server.shutdown()
    }

    @Test("The documentation shows the examples that are tested")
    func documented() throws {
        let tests = URL(filePath: #filePath)
        let root = tests.deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let folder = "Sources/SMPPTransport/SMPPTransport.docc"
        let page = root.appending(path: folder).appending(path: "SMPPTransport.md")
        let text = try String(contentsOf: page, encoding: .utf8)
        let lines = try String(contentsOf: tests, encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false)
        let marks = lines.indices.filter {
            lines[$0].trimmingCharacters(in: .whitespaces) == "// example"
        }
        try #require(marks.count == 8)
        for mark in stride(from: 0, to: 8, by: 2) {
            let indent = lines[marks[mark]].prefix { $0 == " " }.count
            let example = lines[marks[mark] + 1..<marks[mark + 1]]
                .map { $0.hasPrefix(" ") ? String($0.dropFirst(indent)) : String($0) }
                .joined(separator: "\n")
            #expect(text.contains(example), "example \(mark / 2 + 1)")
        }
    }
}
