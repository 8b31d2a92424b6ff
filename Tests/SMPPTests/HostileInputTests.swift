// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore
import SMPP
import Testing

/// A million PDUs that a fuzzer would like: sound ones with octets changed, cut, repeated and mixed.
@Suite struct HostileInputTests {
    /// 20 seeds of 50,000 PDUs each are the million; they run side by side.
    static let pdusPerSeed = 50_000

    @Test(
        "Changed PDUs never trap, and what decodes encodes to what decodes again",
        arguments: 1...20 as ClosedRange<UInt64>
    )
    func mutations(_ seed: UInt64) {
        var mutator = Mutator(seed: seed)
        var driver = SessionDriver.bound(version: seed.isMultiple(of: 2) ? .v34 : .v50)
        var decoded = 0
        for round in 0..<Self.pdusPerSeed {
            let octets = mutator.next()
            for item in decodeAll(octets) {
                if case .pdu(let pdu, let sequence) = item {
                    decoded += 1
                    // Trailing octets that mean nothing are the only thing that may be lost.
                    let again = pdu.encoded(sequence)
                    if decodeAll(again) != [item] {
                        Issue.record(
                            "seed \(seed) round \(round): \(octets.hexDump(format: .compact))"
                        )
                    }
                }
                // A session that was ended begins anew.
                let actions = driver.act { $0.received(item, at: $1, into: &$2) }
                for case .deliver(let request, let sequence) in actions {
                    _ = driver.respond(.response(to: request.commandID, status: .ok), sequence)
                }
                if driver.session.isClosed { driver = SessionDriver.bound() }
            }
        }
        // A mutator that only makes rubbish, or none at all, tests nothing.
        #expect((Self.pdusPerSeed / 10...Self.pdusPerSeed * 9 / 10).contains(decoded))
    }
}

/// Makes hostile octets of sound PDUs, the same for the same seed.
struct Mutator {
    private var random: SplitMix
    private static let sound = PDUFixture.all.map(\.octets)

    init(seed: UInt64) { random = SplitMix(seed: seed) }

    mutating func next() -> ByteBuffer {
        var octets = Self.sound[random.below(Self.sound.count)]
        for _ in 0...random.below(3) { mutate(&octets) }
        // Most lengths are put right, or little beyond the header would be tried.
        if random.below(16) != 0, octets.readableBytes >= 4 {
            octets.setInteger(UInt32(octets.readableBytes), at: octets.readerIndex)
        }
        return octets
    }

    private mutating func mutate(_ octets: inout ByteBuffer) {
        let count = octets.readableBytes
        guard count > 16 else { return }
        let start = octets.readerIndex
        switch random.below(8) {
        case 0, 1: octets.setInteger(UInt8(random.below(256)), at: start + random.below(count))
        case 2: octets.setInteger(UInt8(0), at: start + 16 + random.below(count - 16))
        case 3: octets.setInteger(UInt8(255), at: start + 16 + random.below(count - 16))
        case 4: octets.moveWriterIndex(to: start + 16 + random.below(count - 16))
        case 5: appendParameter(to: &octets)
        case 6: appendTail(to: &octets)
        default: octets.writeRepeatingByte(0x41, count: random.below(300))
        }
    }

    /// An optional parameter whose length is often a lie.
    private mutating func appendParameter(to octets: inout ByteBuffer) {
        let length = random.below(6)
        let claimed = random.below(3) == 0 ? random.below(65_536) : length
        octets.writeInteger(UInt16(random.below(0x0700)))
        octets.writeInteger(UInt16(claimed))
        octets.writeRepeatingByte(UInt8(random.below(256)), count: length)
    }

    /// The end of another PDU.
    private mutating func appendTail(to octets: inout ByteBuffer) {
        let other = Self.sound[random.below(Self.sound.count)]
        let length = random.below(other.readableBytes)
        let start = other.writerIndex - length
        if let tail = other.getSlice(at: start, length: length) {
            octets.writeImmutableBuffer(tail)
        }
    }
}
