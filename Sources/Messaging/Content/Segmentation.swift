// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Cuts the units of a message into segments that each fit one SMS.
///
/// - Source: 3GPP TS 23.040 §9.2.3.24: 140 octets of user data, header included.
package struct Segmentation: Hashable, Sendable {
    /// What is counted, and what must not be cut apart.
    package enum Unit: Hashable, Sendable {
        /// Septets; an escape stays with the septet after it.
        case septet
        /// UTF-16 code units; a surrogate pair stays together.
        case utf16
        case octet
    }

    /// The octets of user data that one SMS carries.
    package static let userDataOctetsMax = 140
    /// The concatenation elements count their parts in one octet.
    package static let segmentCountMax = 255

    /// What the segments are made of.
    package let unit: Unit

    /// Creates the rules for one kind of unit.
    package init(_ unit: Unit) {
        self.unit = unit
    }

    /// The units that fit one SMS beside a header of so many octets.
    ///
    /// 160, 70 or 140 without a header; 153, 67 or 134 beside the six octets of concatenation.
    package func capacity(headerOctets: Int) -> Int {
        let octets = max(0, Self.userDataOctetsMax - headerOctets)
        return switch unit {
        case .septet: octets * 8 / 7
        case .utf16: octets / 2
        case .octet: octets
        }
    }

    /// Cuts units into ranges of at most `capacity`, as few as go in order.
    ///
    /// - Invariant: the ranges are in order and cover all units; none is empty unless there are
    ///   no units at all, which is one empty segment.
    package func ranges(
        of units: some RandomAccessCollection<UInt16>,
        capacity: Int
    ) -> [Range<Int>] {
        precondition(capacity >= 2, "A segment has room for a pair of units.")
        let units = Array(units)
        guard units.count > capacity else { return [0..<units.count] }
        var ranges: [Range<Int>] = []
        var start = 0
        while start < units.count {
            var end = min(start + capacity, units.count)
            if end < units.count, isCutForbidden(units, before: end) { end -= 1 }
            ranges.append(start..<end)
            start = end
        }
        return ranges
    }

    private func isCutForbidden(_ units: [UInt16], before end: Int) -> Bool {
        switch unit {
        case .octet:
            return false
        case .utf16:
            return UTF16.isLeadSurrogate(units[end - 1]) && UTF16.isTrailSurrogate(units[end])
        case .septet:
            // In a run of escapes every second one only completes the pair before it.
            var escapes = 0
            while escapes < end, units[end - 1 - escapes] == UInt16(GSMAlphabet.escape) {
                escapes += 1
            }
            return escapes % 2 == 1
        }
    }
}
