// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// At most 22 octets, none of them NUL, in three machine words.
///
/// The octets stand in the words in the order they have in memory, whatever that of the machine
/// is. The sizes leave one octet of the three words free, which `COctetString` needs to tell this
/// from a slice.
///
/// - Invariant: octets beyond `count` are zero, so that equal octets are equal words.
struct InlineOctets: Hashable, Sendable {
    static let capacity = 22
    /// The octets that are read and written at once.
    static let wordLength = 24

    private var first: UInt64 = 0
    private var second: UInt64 = 0
    private var third: UInt32 = 0
    private var fourth: UInt16 = 0
    private var length: UInt8 = 0

    init() {}

    /// Takes at most `capacity` octets.
    init(_ octets: UnsafeRawBufferPointer) {
        var words: (UInt64, UInt64, UInt64) = (0, 0, 0)
        withUnsafeMutableBytes(of: &words) { $0.copyMemory(from: octets) }
        self.init(words.0, words.1, words.2, length: octets.count)
    }

    /// Takes `count` octets from `start` on; `nil` when they are more than `capacity`.
    ///
    /// Where 24 octets can be read at once, those beyond `count` are read and cut off.
    init?(_ octets: UnsafeRawBufferPointer, from start: Int, count: Int) {
        guard count <= Self.capacity else { return nil }
        guard start + Self.wordLength <= octets.count else {
            self.init(UnsafeRawBufferPointer(rebasing: octets[start..<(start + count)]))
            return
        }
        func word(_ index: Int) -> UInt64 {
            let word = octets.loadUnaligned(fromByteOffset: start + index * 8, as: UInt64.self)
            let kept = UInt64(max(0, min(8, count - index * 8)))
            // Shifting by 64 gives zero, which is what is wanted when nothing is kept.
            return (word.littleEndian & ~(UInt64.max << (kept * 8))).littleEndian
        }
        self.init(word(0), word(1), word(2), length: count)
    }

    private init(_ first: UInt64, _ second: UInt64, _ third: UInt64, length: Int) {
        self.first = first
        self.second = second
        let rest = third.littleEndian
        self.third = UInt32(truncatingIfNeeded: rest)
        fourth = UInt16(truncatingIfNeeded: rest >> 32)
        self.length = UInt8(truncatingIfNeeded: length)
    }

    var count: Int { Int(length) }

    private var words: (UInt64, UInt64, UInt64) {
        (first, second, (UInt64(third) | UInt64(fourth) << 32).littleEndian)
    }

    func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
        try Swift.withUnsafeBytes(of: words) { octets in
            try body(UnsafeRawBufferPointer(rebasing: octets[..<count]))
        }
    }

    /// Writes the octets and zeros after them, 24 in all.
    func store(at target: UnsafeMutableRawPointer) {
        let (first, second, third) = words
        target.storeBytes(of: first, as: UInt64.self)
        target.storeBytes(of: second, toByteOffset: 8, as: UInt64.self)
        target.storeBytes(of: third, toByteOffset: 16, as: UInt64.self)
    }
}
