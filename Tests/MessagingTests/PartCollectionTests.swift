// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Messaging
import Primitives
import Testing

@Suite struct PartCollectionTests {
    private static let start = Instant(seconds: 1_795_599_503)

    private func key(_ reference: UInt16, total: UInt8) throws -> PartCollection<String>.Key {
        let place = try #require(
            Concatenation(reference: reference, referenceSize: .bits16, total: total, part: 1)
        )
        return .init(peer: "acme", originator: "Shop", recipient: "491701234567", place: place)
    }

    @Test("Parts make a message in any order, and a part that comes again is no second one")
    func anyOrder() throws {
        var parts = PartCollection<String>()
        let key = try key(7, total: 3)
        for (part, text) in [(3, "c"), (1, "a")] as [(UInt8, String)] {
            guard case .waiting = parts.add(text, part: part, of: key, at: Self.start).outcome
            else { throw Unexpected() }
        }
        guard case .duplicate = parts.add("C", part: 3, of: key, at: Self.start).outcome else {
            throw Unexpected()
        }
        #expect(parts.partCount == 2)
        let last = parts.add("b", part: 2, of: key, at: Self.start).outcome
        guard case .complete(let whole) = last else { throw Unexpected() }
        #expect(whole == ["a", "b", "c"])
        #expect(parts.partCount == 0)
        #expect(parts.nextExpiry == nil)
    }

    private struct Unexpected: Error {}

    @Test("Equal references of others, or of another length, are other messages")
    func keys() throws {
        var parts = PartCollection<String>()
        let mine = try key(7, total: 2)
        var yours = mine
        yours.peer = "other"
        _ = parts.add("a", part: 1, of: mine, at: Self.start)
        _ = parts.add("x", part: 2, of: yours, at: Self.start)
        _ = parts.add("y", part: 2, of: try key(7, total: 3), at: Self.start)
        #expect(parts.partCount == 3)
    }

    @Test("A message that stays incomplete is given up with what came of it")
    func expiry() throws {
        var parts = PartCollection<String>(timeoutSeconds: 60)
        let key = try key(7, total: 3)
        _ = parts.add("c", part: 3, of: key, at: Self.start)
        _ = parts.add("a", part: 1, of: key, at: Self.start.adding(seconds: 59))
        #expect(parts.nextExpiry == Self.start.adding(seconds: 60))
        #expect(parts.expire(at: Self.start.adding(seconds: 59)).isEmpty)
        let over = parts.expire(at: Self.start.adding(seconds: 60))
        #expect(over.map(\.key) == [key])
        #expect(over.first?.parts.map(\.part) == [1, 3])
        #expect(parts.partCount == 0)
    }

    @Test("A full collection gives up what has waited longest, and never grows")
    func bounded() throws {
        var parts = PartCollection<String>(partCountMax: 255)
        var dropped: [UInt16] = []
        for reference: UInt16 in 0..<300 {
            let result = parts.add(
                "a",
                part: 1,
                of: try key(reference, total: 2),
                at: Self.start.adding(seconds: Int64(reference))
            )
            dropped += result.dropped.map(\.key.reference)
            #expect(parts.partCount <= 255)
        }
        #expect(dropped == Array(0..<45))
    }

    @Test("Whatever comes, every part is delivered, given up or a duplicate", arguments: 1...20)
    func conservation(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var parts = PartCollection<String>(timeoutSeconds: 5, partCountMax: 255)
        var counts = (taken: 0, delivered: 0, dropped: 0)
        for second: Int64 in 0..<2_000 {
            let now = Self.start.adding(seconds: second)
            let total = UInt8(random.number(in: 1...4))
            let key = try key(UInt16(random.number(in: 0...5)), total: total)
            let part = UInt8(random.number(in: 1...Int(total)))
            let (outcome, dropped) = parts.add("p", part: part, of: key, at: now)
            switch outcome {
            case .complete(let whole):
                counts.taken += 1
                counts.delivered += whole.count
            case .waiting: counts.taken += 1
            case .duplicate: break
            }
            counts.dropped += (dropped + parts.expire(at: now)).reduce(0) { $0 + $1.parts.count }
            #expect(
                counts.taken == counts.delivered + counts.dropped + parts.partCount,
                "seed \(seed)"
            )
        }
    }
}
