// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

#if canImport(Glibc)
import Glibc
#else
import Musl
#endif
import NIOCore
import SMPP

/// Decodes submit_sm out of a stream of octets and encodes each again, over and over.
package struct CodecLoad {
    // As many as a large read brings.
    private static let batch = 400

    private let input: ByteBuffer
    private var output = ByteBuffer()
    private var decoder = PDUDecoder()

    package init() {
        var octets = ByteBuffer()
        let submit = PDU.submitSM(RawPDU.submit)
        for sequence in 1...UInt32(Self.batch) {
            octets.writePDU(submit, sequence: SequenceNumber(sequence))
        }
        input = octets
        output.reserveCapacity(octets.readableBytes)
    }

    /// Decodes and encodes at least so many PDUs.
    ///
    /// - Returns: how many it were; 0 when what came out is not what went in.
    package mutating func run(pdus: Int) -> Int {
        var count = 0
        while count < pdus {
            decoder.append(input)
            output.clear()
            while case .pdu(let pdu, let sequence) = decoder.next() {
                output.writePDU(pdu, sequence: sequence)
                count += 1
            }
            if output.readableBytes != input.readableBytes { return 0 }
        }
        return output == input ? count : 0
    }

    /// PDUs a second of processor time that one core decodes and encodes.
    package mutating func rate(seconds: Int) -> Double {
        let start = Self.cpuSeconds
        var count = 0
        while Self.cpuSeconds - start < Double(seconds) {
            let done = run(pdus: 100_000)
            if done == 0 { return 0 }
            count += done
        }
        return Double(count) / (Self.cpuSeconds - start)
    }

    /// Seconds of processor time of this thread.
    private static var cpuSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
    }
}
