// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore
import NIOPosix
import SMPP
import Testing

/// A peer that sends whatever octets a test wants, when it wants.
struct RawPeer {
    let channel: any Channel
    let collector: Collector

    /// Connects; with `reads` false it never reads what it is sent.
    init(_ pair: Pair, port: Int? = nil, reads: Bool = true) async throws {
        let collector = Collector()
        channel = try await ClientBootstrap(group: pair.group)
            .channelOption(.autoRead, value: reads)
            // What is not read shall fill the pipe soon.
            .channelOption(.socketOption(.so_rcvbuf), value: reads ? 262_144 : 4_096)
            .channelInitializer { $0.pipeline.addHandler(collector) }
            .connect(host: "127.0.0.1", port: port ?? pair.port).get()
        self.collector = collector
    }

    func send(_ octets: ByteBuffer) { channel.writeAndFlush(octets, promise: nil) }

    func send(_ pdus: [(SequenceNumber, PDU)]) {
        var octets = ByteBuffer()
        for (sequence, pdu) in pdus { octets.writePDU(pdu, sequence: sequence) }
        send(octets)
    }

    /// Binds, and waits until the server has taken it.
    func bind(to pair: Pair) async throws {
        let before = pair.centre.record.bound.count
        send([(1, Self.bind)])
        try await eventually { pair.centre.record.bound.count > before }
    }

    static let bind = PDU.bind(Bind(.transceiver, systemID: "acme", password: "pw"))

    /// What it was sent so far.
    var answers: [PDU] {
        var decoder = PDUDecoder()
        decoder.append(collector.collected.octets)
        var pdus: [PDU] = []
        while case .pdu(let pdu, _) = decoder.next() { pdus.append(pdu) }
        return pdus
    }
}
