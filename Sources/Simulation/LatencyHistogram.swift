// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Counts durations in buckets of less than 1 % width, from a microsecond to an hour.
///
/// Buckets grow with the value: the top 7 bits after the leading one choose it, as in a high
/// dynamic range histogram, so recording costs two instructions and memory stays fixed.
package struct LatencyHistogram: Sendable {
    private static let subBits = 7
    private var buckets = [UInt64](repeating: 0, count: 64 << subBits)
    package private(set) var count: UInt64 = 0
    package private(set) var largestNanoseconds: Int64 = 0

    package init() {}

    /// Counts one duration.
    package mutating func record(_ nanoseconds: Int64) {
        let value = UInt64(max(1, nanoseconds))
        buckets[Self.bucket(value)] += 1
        count += 1
        largestNanoseconds = max(largestNanoseconds, nanoseconds)
    }

    /// Adds what another histogram counted.
    package mutating func add(_ other: LatencyHistogram) {
        for index in buckets.indices { buckets[index] += other.buckets[index] }
        count += other.count
        largestNanoseconds = max(largestNanoseconds, other.largestNanoseconds)
    }

    /// The duration that this share of all recorded ones did not exceed.
    ///
    /// - Parameter permille: 500 is the median, 990 the 99th percentile.
    /// - Returns: the upper edge of the bucket.
    /// - Units: nanoseconds.
    package func percentile(permille: Int) -> Int64 {
        guard count > 0 else { return 0 }
        let wanted = max(1, (count * UInt64(permille) + 999) / 1_000)
        var seen: UInt64 = 0
        for index in buckets.indices {
            seen += buckets[index]
            if seen >= wanted { return min(Self.upperEdge(index), largestNanoseconds) }
        }
        return largestNanoseconds
    }

    private static func bucket(_ value: UInt64) -> Int {
        let width = 64 - value.leadingZeroBitCount
        guard width > subBits + 1 else { return Int(value) }
        let shift = width - subBits - 1
        return (shift << subBits) + Int(value >> UInt64(shift))
    }

    private static func upperEdge(_ index: Int) -> Int64 {
        guard index >= 2 << subBits else { return Int64(index) }
        let shift = (index >> subBits) - 1
        let top = (index & ((1 << subBits) - 1)) + (1 << subBits)
        return Int64(((top + 1) << shift) - 1)
    }
}
