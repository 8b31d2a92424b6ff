// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Gateway
import Primitives
import Storage

/// Long messages that clients cut into parts, each to a number of its own.
///
/// Parts come in any order, some of them later than others, and some never.
struct LongMessages {
    private var late: [Submission] = []
    private var count = 0

    /// Begins with all numbers of these messages, and of no other.
    static let prefix = "38050"

    /// The parts of one more message that come now.
    mutating func next(_ draw: inout SeededGenerator) -> [Submission] {
        count += 1
        let total = draw.number(in: 2...4)
        let index = draw.number(in: 0...2)
        var now: [Submission] = []
        var parts = Array(1...total)
        if draw.chance(percent: 15) { parts.remove(at: draw.number(in: 0...(total - 1))) }
        while !parts.isEmpty {
            let part = parts.remove(at: draw.number(in: 0...(parts.count - 1)))
            let submission = submission(part, of: total, index, &draw)
            if draw.chance(percent: 20) { late.append(submission) } else { now.append(submission) }
        }
        return now
    }

    /// A part that is late.
    mutating func nextLate(_ draw: inout SeededGenerator) -> Submission? {
        late.isEmpty ? nil : late.remove(at: draw.number(in: 0...(late.count - 1)))
    }

    private func submission(
        _ part: Int,
        of total: Int,
        _ index: Int,
        _ draw: inout SeededGenerator
    ) -> Submission {
        let text = "part \(part) "
        let digits = String(count)
        let number = String(repeating: "0", count: max(0, 7 - digits.count)) + digits
        return Submission(
            clientID: HistoryWorld.owners[index],
            accessID: HistoryWorld.accesses[index],
            originator: SubmittedAddress(text: "Acme", typeOfNumber: 5, numberingPlan: 0),
            recipient: Self.prefix + number,
            content: SubmittedContent(
                dataCoding: 0,
                esmClass: 0x40,
                protocolID: 0,
                body: [5, 0, 3, UInt8(count & 0xFF), UInt8(total), UInt8(part)] + Array(text.utf8),
                text: text,
                segments: 1
            ),
            registeredDelivery: UInt8(draw.number(in: 0...3))
        )
    }
}
