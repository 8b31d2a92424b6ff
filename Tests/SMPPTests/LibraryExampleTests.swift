// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation
import NIOCore
import SMPP
import Testing

/// The example of the library's documentation, compiled and run.
@Suite struct LibraryExampleTests {
    @Test("A message centre without a socket answers a bind and a message")
    func messageCentre() {
        let clientOctets = Self.clientOctets()
        // example
        var decoder = PDUDecoder()
        var session = Session(role: .messageCentre, limits: SessionLimits(), at: .zero)
        var actions: [SessionAction] = []
        var output = ByteBuffer()

        decoder.append(clientOctets)
        while let decoded = decoder.next() {
            session.received(decoded, at: .zero, into: &actions)
            // Answering adds actions, so the list is walked by index.
            var next = 0
            while next < actions.count {
                switch actions[next] {
                case .send(let pdu, let sequence):
                    output.writePDU(pdu, sequence: sequence)
                case .authenticate(let bind) where bind.password == "secret":
                    session.acceptBind(
                        systemID: "example",
                        limits: SessionLimits(),
                        at: .zero,
                        into: &actions
                    )
                case .authenticate:
                    session.refuseBind(.bindFailed, into: &actions)
                case .deliver(.submitSM(let message), let sequence):
                    let id = COctetString("id-of-\(message.destination.value)")
                    session.respond(
                        .submitSMResponse(SubmitSMResponse(messageID: id)),
                        to: sequence,
                        at: .zero,
                        into: &actions
                    )
                default: break
                }
                next += 1
            }
            actions.removeAll()
        }
        // example
        #expect(
            decodeAll(output) == [
                .pdu(
                    .bindResponse(
                        with(BindResponse(.transceiver, systemID: "example")) {
                            $0.tlvs.scInterfaceVersion = .v34
                        }
                    ),
                    1
                ),
                .pdu(.submitSMResponse(SubmitSMResponse(messageID: "id-of-491701234567")), 2),
            ]
        )
    }

    private static func clientOctets() -> ByteBuffer {
        var octets = ByteBuffer()
        let bind = Bind(.transceiver, systemID: "me", password: "secret")
        octets.writePDU(.bind(bind), sequence: 1)
        octets.writePDU(submit, sequence: 2)
        return octets
    }

    @Test("The documentation shows the example that is tested")
    func documented() throws {
        let tests = URL(filePath: #filePath)
        let root = tests.deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = root.appending(path: "Sources/SMPP/SMPP.docc/SMPP.md")
        let text = try String(contentsOf: page, encoding: .utf8)
        let source = try String(contentsOf: tests, encoding: .utf8)
        let parts = source.components(separatedBy: "        // example\n")
        let example = try #require(parts.count == 3 ? parts[1] : nil)
        let flush = example.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.hasPrefix("        ") ? String($0.dropFirst(8)) : String($0) }
            .joined(separator: "\n")
        #expect(text.contains("```swift\nimport NIOCore\nimport SMPP\n\n" + flush + "```"))
    }
}
