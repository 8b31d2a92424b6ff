// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// A small random number generator whose whole sequence follows from its seed.
///
/// Simulations and property tests print the seed, so every failure can be repeated. Never
/// used for secrets.
///
/// - Source: SplitMix64 (Steele, Lea and Flood, 2014; public domain reference constants).
package struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) {
        state = seed
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number in the range, by this generator.
    package mutating func number(in range: ClosedRange<Int>) -> Int {
        let width = UInt64(range.upperBound - range.lowerBound) + 1
        return range.lowerBound + Int(next() % width)
    }

    /// True in about `percent` of one hundred calls.
    package mutating func chance(percent: Int) -> Bool {
        number(in: 0...99) < percent
    }

    /// One element of a non-empty collection.
    package mutating func pick<Elements: RandomAccessCollection>(
        _ elements: Elements
    ) -> Elements.Element where Elements.Index == Int {
        elements[number(in: elements.startIndex...(elements.endIndex - 1))]
    }
}
