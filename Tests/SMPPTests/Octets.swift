// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore
import SMPP

/// The octets of a fixture: hexadecimal digits, `'text'` for ASCII, blanks between.
///
/// The four octets of command_length are put in front.
func octets(_ fixture: String) -> ByteBuffer {
    let body = plainOctets(fixture)
    var buffer = ByteBuffer(integer: UInt32(body.readableBytes + 4))
    buffer.writeImmutableBuffer(body)
    return buffer
}

/// The octets of a fixture as they are.
func plainOctets(_ fixture: String) -> ByteBuffer {
    var buffer = ByteBuffer()
    for (index, part) in fixture.split(separator: "'", omittingEmptySubsequences: false)
        .enumerated()
    {
        if index % 2 == 1 {
            buffer.writeString(String(part))
            continue
        }
        let digits = Array(part.filter { !$0.isWhitespace })
        for pair in stride(from: 0, to: digits.count, by: 2) {
            let octet = UInt8(String(digits[pair...(pair + 1)]), radix: 16)
            precondition(octet != nil, "A fixture is written in hexadecimal digits.")
            buffer.writeInteger(octet ?? 0)
        }
    }
    return buffer
}

extension PDU {
    func encoded(_ sequence: SequenceNumber) -> ByteBuffer {
        var buffer = ByteBuffer()
        buffer.writePDU(self, sequence: sequence)
        return buffer
    }
}

/// Everything a decoder makes of octets given at once.
func decodeAll(_ octets: ByteBuffer) -> [DecodedPDU] {
    var decoder = PDUDecoder()
    decoder.append(octets)
    var decoded: [DecodedPDU] = []
    while let next = decoder.next() { decoded.append(next) }
    return decoded
}

/// A small generator with a seed, so that a failure can be repeated.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int(next(upperBound: UInt64(bound))) }
}
