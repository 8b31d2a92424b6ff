// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import CAllocationCount
import NIOCore
import SMPP
import Testing

/// What the codec takes from the heap, counted in malloc itself.
@Suite(.enabled(if: allocation_count_works(), "Allocations are counted with glibc only."))
struct CodecAllocationTests {
    @Test("An allocation is counted")
    func counts() {
        let before = allocation_count()
        let buffer = ByteBuffer(repeating: 1, count: 1_000)
        #expect(allocation_count() - before >= 1)
        #expect(buffer.readableBytes == 1_000)
    }

    @Test("Decoding and encoding a submit_sm takes nothing from the heap")
    func submit() {
        var run = CodecRun()
        // The first round fills the caches of the runtime.
        #expect(run.round() == CodecRun.pdusPerRound)
        #expect(run.isFaithful == true)
        let before = allocation_count()
        for _ in 0..<10 { _ = run.round() }
        #expect(allocation_count() == before)
    }

    @Test(
        "No frequent PDU takes anything from the heap",
        arguments: PDUFixture.all.filter(\.isFrequent)
    )
    func frequent(_ fixture: PDUFixture) {
        var output = ByteBuffer()
        output.reserveCapacity(4_096)
        func round() {
            output.clear()
            var decoder = PDUDecoder()
            decoder.append(fixture.octets)
            if case .pdu(let pdu, let sequence) = decoder.next() {
                output.writePDU(pdu, sequence: sequence)
            }
        }
        round()
        #expect(output == fixture.octets)
        let before = allocation_count()
        for _ in 0..<100 { round() }
        #expect(allocation_count() == before)
    }
}

extension PDUFixture {
    private static let frequent: Set<CommandID> = [
        .submitSM, .submitSM.response, .deliverSM, .deliverSM.response, .enquireLink,
        .enquireLink.response, .genericNack, .dataSM.response, .unbind, .unbind.response,
    ]

    /// Whether the PDU is one of those a busy session is made of.
    fileprivate var isFrequent: Bool { Self.frequent.contains(pdu.commandID) }
}
