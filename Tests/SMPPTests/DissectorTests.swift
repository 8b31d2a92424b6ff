// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation
import NIOCore
import SMPP
import Testing

/// What Wireshark's dissector, which this project did not write, makes of every PDU we encode.
@Suite struct DissectorTests {
    private static let dissector = "/usr/bin/tshark"
    private static let isInstalled = FileManager.default.isExecutableFile(atPath: dissector)

    @Test(
        "tshark finds every PDU whole, of its command, and nothing malformed",
        .enabled(if: isInstalled, "install tshark: scripts/bootstrap --test")
    )
    func everyPDU() throws {
        let fixtures = PDUFixture.all
        var capture = Capture()
        for fixture in fixtures {
            var octets = ByteBuffer()
            octets.writePDU(fixture.pdu, sequence: fixture.sequence)
            capture.add(octets)
        }
        let seen = try Self.dissect(capture.file)
        #expect(seen.count == fixtures.count)
        for (fixture, frame) in zip(fixtures, seen) {
            let command = String(fixture.pdu.commandID.rawValue, radix: 16)
            let wanted = "0x" + String(repeating: "0", count: 8 - command.count) + command
            #expect(frame.command == wanted, "\(fixture.testDescription)")
            #expect(frame.sequence == "\(fixture.sequence)", "\(fixture.testDescription)")
            // tshark 4.0 takes broadcast_rep_num for one octet, where SMPP 5.0 gives it two, and
            // reads what follows it from the wrong place. Only broadcast_sm has it.
            guard fixture.pdu.commandID != .broadcastSM else { continue }
            #expect(frame.complaints.isEmpty, "\(fixture.testDescription)")
        }
    }

    @Test(
        "tshark does find a PDU malformed whose body is cut",
        .enabled(if: isInstalled, "install tshark: scripts/bootstrap --test")
    )
    func cutPDU() throws {
        var octets = ByteBuffer()
        let submit = SubmitSM(source: Address("1"), destination: Address("2"))
        octets.writePDU(.submitSM(submit), sequence: 1)
        octets.moveWriterIndex(to: octets.writerIndex - 5)
        octets.setInteger(UInt32(octets.readableBytes), at: 0)
        var capture = Capture()
        capture.add(octets)
        #expect(try Self.dissect(capture.file).contains { !$0.complaints.isEmpty })
    }

    private struct Frame {
        var command: String
        var sequence: String
        var complaints: String
    }

    private static func dissect(_ capture: ByteBuffer) throws -> [Frame] {
        let file = FileManager.default.temporaryDirectory
            .appendingPathComponent("tollgate-\(UUID().uuidString).pcap")
        try Data(capture.readableBytesView).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let command =
            "\(dissector) -n -r '\(file.path)' -d tcp.port==2775,smpp -T fields "
            + "-e smpp.command_id -e smpp.sequence_number -e _ws.malformed "
            + "-e _ws.expert.message 2>/dev/null"
        // Foundation's `Process` has crashed where many tests start processes at once.
        let pipe = try #require(popen(command, "r"))
        var data: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4_096)
        while case let count = fread(&chunk, 1, chunk.count, pipe), count > 0 {
            data += chunk.prefix(count)
        }
        #expect(pclose(pipe) == 0)
        return String(decoding: data, as: UTF8.self).split(separator: "\n").map { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            return Frame(
                command: String(fields.first ?? ""),
                sequence: String(fields.dropFirst().first ?? ""),
                complaints: fields.dropFirst(2).joined(separator: " ")
                    .trimmingCharacters(in: .whitespaces)
            )
        }
    }
}

/// A capture file of one TCP connection, made without a network.
private struct Capture {
    private(set) var file = ByteBuffer()
    private var streamOffset: UInt32 = 1

    init() {
        // Version 2.4, no zone, no accuracy, whole packets, link type "raw IP".
        file.writeMultipleIntegers(
            UInt32(0xA1B2_C3D4),
            UInt16(2),
            UInt16(4),
            UInt32(0),
            UInt32(0),
            UInt32(262_144),
            UInt32(101)
        )
    }

    /// Adds a segment from a client to port 2775.
    mutating func add(_ octets: ByteBuffer) {
        let length = UInt32(40 + octets.readableBytes)
        file.writeMultipleIntegers(UInt32(0), streamOffset, length, length)
        // IPv4: version and header length, length, no fragments, TTL, TCP, no checksum.
        file.writeMultipleIntegers(UInt8(0x45), UInt8(0), UInt16(length), UInt32(0x0000_4000))
        file.writeMultipleIntegers(UInt8(64), UInt8(6), UInt16(0))
        file.writeMultipleIntegers(UInt32(0x7F00_0001), UInt32(0x7F00_0002))
        // TCP: ports, place in the stream, header length, PSH and ACK, window.
        file.writeMultipleIntegers(UInt16(50_000), UInt16(2_775), streamOffset, UInt32(1))
        file.writeMultipleIntegers(UInt16(0x5018), UInt16(65_535), UInt32(0))
        file.writeImmutableBuffer(octets)
        streamOffset += UInt32(octets.readableBytes)
    }
}
