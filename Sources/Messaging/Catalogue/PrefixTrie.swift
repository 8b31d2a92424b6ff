// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// A map from digit prefixes to numbers, for longest-prefix lookup.
///
/// A node is a row of ten slots in one flat array, so a lookup walks an array and allocates
/// nothing. A prefix with nothing below it takes a slot and no node: that keeps the array small
/// enough for the processor's cache.
struct PrefixTrie: Sendable {
    /// Ten per node: 0 for nothing, a positive number for a node below, and `~value` for a
    /// prefix that ends here.
    private var slots = ContiguousArray<Int32>(repeating: 0, count: 10)
    /// One per node: the value of the prefix that leads to it, or -1.
    private var values: ContiguousArray<Int32> = [-1]

    /// Sets the value of a prefix of digits 0 to 9.
    mutating func insert(prefix: some Collection<UInt8>, value: Int32) {
        var node = 0
        var remaining = prefix.count
        for digit in prefix {
            remaining -= 1
            let slot = node * 10 + Int(digit)
            if slots[slot] <= 0 {
                if remaining == 0 {
                    slots[slot] = ~value
                    return
                }
                let ended = slots[slot] < 0 ? ~slots[slot] : -1
                slots[slot] = Int32(values.count)
                slots.append(contentsOf: repeatElement(0, count: 10))
                values.append(ended)
            }
            node = Int(slots[slot])
        }
        values[node] = value
    }

    /// The value of the longest prefix of a number that has one.
    func value(forLongestPrefixOf number: MSISDN) -> Int32? {
        // The digits, four bits each, the last one lowest: fifteen take sixty bits.
        var digits: UInt64 = 0
        var shift: UInt64 = 0
        var rest = number.number
        while rest > 0 {
            let quotient = rest / 10
            digits |= (rest - quotient * 10) << shift
            shift += 4
            rest = quotient
        }
        var node = 0
        var found = values[0]
        while shift > 0 {
            shift -= 4
            let slot = slots[node * 10 + Int(digits >> shift & 0xF)]
            guard slot > 0 else {
                if slot < 0 { found = ~slot }
                break
            }
            node = Int(slot)
            if values[node] >= 0 { found = values[node] }
        }
        return found < 0 ? nil : found
    }
}
