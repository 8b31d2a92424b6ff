// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import SMPP
import SMPPTransport
import Testing

/// A message centre with several addresses.
@Suite struct FailoverTests {
    @Test("The next address is tried at once, and a wait comes only after the last")
    func nextAddress() async throws {
        let pair = try await Pair()
        let closed = try await Pair()
        let nobody = SMPPHost("127.0.0.1", port: closed.port)
        await closed.server.shutdown()
        let (client, esme) = pair.makeClient(
            hosts: [nobody, nobody, SMPPHost("127.0.0.1", port: pair.port)]
        )
        client.start()
        try await eventually { !esme.record.bound.isEmpty }
        #expect(esme.record.failures.map(\.1) == [.zero, .zero])
        await client.shutdown()
        await closed.shutdown()
        await pair.shutdown()
    }

    @Test("When no address answers the rounds come ever more slowly")
    func rounds() async throws {
        let pair = try await Pair()
        let nobody = SMPPHost("127.0.0.1", port: pair.port)
        await pair.server.shutdown()
        let (client, esme) = pair.makeClient(hosts: [nobody, nobody])
        client.start()
        try await eventually { esme.record.failures.count >= 6 }
        let waits = esme.record.failures.prefix(6).map(\.1)
        let expected: [Duration] = [
            .zero, .milliseconds(10), .zero, .milliseconds(20), .zero, .milliseconds(40),
        ]
        #expect(waits == expected)
        await client.shutdown()
        await pair.shutdown()
    }

    @Test("A session that is lost is bound again at the other address")
    func sessionLost() async throws {
        let first = try await Pair()
        let second = try await Pair()
        let hosts = [first, second].map { SMPPHost("127.0.0.1", port: $0.port) }
        let (client, esme) = first.makeClient(hosts: hosts)
        client.start()
        try await eventually { first.centre.record.bound.count == 1 }
        await first.server.shutdown()
        try await eventually { second.centre.record.bound.count == 1 }
        try await eventually { esme.record.bound.count == 2 }
        await client.shutdown()
        await first.shutdown()
        await second.shutdown()
    }
}
