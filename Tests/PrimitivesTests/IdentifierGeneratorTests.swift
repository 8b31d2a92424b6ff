// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives
import Testing

@Suite("Identifiers")
struct IdentifierGeneratorTests {
    private enum Thing {}

    @Test("Ids of one generator rise whatever the clock does", arguments: [1, 2, 3] as [UInt64])
    func idsRise(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var generator = IdentifierGenerator(node: 7)
        var now = Instant(seconds: 1_795_000_000)
        var last: Int64 = 0
        for _ in 0..<50_000 {
            if random.chance(percent: 5) {
                now = now.adding(milliseconds: Int64(random.number(in: -50...20)))
            }
            let next = generator.nextRawValue(at: now)
            if next <= last { Issue.record("seed \(seed): \(next) after \(last)") }
            #expect(next >> 14 & 0xFF == 7)
            last = next
        }
    }

    @Test("Two nodes never make the same id")
    func nodesDiffer() {
        var first = IdentifierGenerator(node: 0)
        var second = IdentifierGenerator(node: 255)
        let now = Instant(seconds: 1_795_000_000)
        let ids = (0..<1_000).flatMap { _ in
            [first.nextRawValue(at: now), second.nextRawValue(at: now)]
        }
        #expect(Set(ids).count == ids.count)
    }

    @Test("After a restart ids go on behind the last one")
    func advancing() {
        var before = IdentifierGenerator(node: 1)
        let now = Instant(seconds: 1_795_000_000)
        let last = before.nextRawValue(at: now)
        var after = IdentifierGenerator(node: 1)
        after.advance(past: last)
        #expect(after.nextRawValue(at: now.adding(seconds: -60)) > last)
    }

    @Test("The floor of an instant is below its ids and above the ones before")
    func floors() {
        var generator = IdentifierGenerator(node: 0)
        let now = Instant(seconds: 1_795_000_000)
        let earlier = generator.nextRawValue(at: now.adding(milliseconds: -1))
        let later = generator.nextRawValue(at: now)
        #expect(earlier < IdentifierGenerator.floor(at: now))
        #expect(later >= IdentifierGenerator.floor(at: now))
    }

    @Test(
        "Only positive decimal numbers are ids",
        arguments: ["", "0", "-1", "1x", "9223372036854775808"]
    )
    func refusedText(text: String) {
        #expect(Identifier<Thing>(text) == nil)
    }

    @Test("Equal seeds give equal sequences")
    func seeds() {
        var first = SeededGenerator(seed: 42)
        var second = SeededGenerator(seed: 42)
        var other = SeededGenerator(seed: 43)
        let numbers = (0..<10).map { _ in first.next() }
        #expect(numbers == (0..<10).map { _ in second.next() })
        #expect(numbers != (0..<10).map { _ in other.next() })
    }
}
