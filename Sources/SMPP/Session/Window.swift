// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// The requests of ours a peer has not answered yet, bounded by agreement.
///
/// A request with sequence number `n` lives in slot `n & mask`. There are at least twice as many
/// slots as the window has places, and a number whose slot is taken is left out, so finding a slot
/// needs no hashing, no search and no memory beyond the table. One lost response costs its slot
/// until it times out, and nothing else.
///
/// - Invariant: `used <= capacity`; each sequence number appears at most once; no deadline is
///   before `earliestDeadline`.
struct Window: Sendable {
    private struct Slot: Sendable {
        var sequence: UInt32 = 0
        var command = CommandID(rawValue: 0)
        var token: Int64 = 0
        var deadline = MonotonicTime.never
    }

    let capacity: Int
    private(set) var used = 0
    /// A time before which nothing times out; it may be earlier than the first deadline.
    private(set) var earliestDeadline = MonotonicTime.never
    private var slots: [Slot] = []
    private let mask: UInt32
    private var nextSequence = SequenceNumber.first

    init(capacity: Int) {
        precondition((1...1_000_000).contains(capacity), "A window has from 1 to a million places.")
        self.capacity = capacity
        var count: UInt32 = 2
        while Int(count) < capacity * 2 { count *= 2 }
        mask = count - 1
    }

    var isFull: Bool { used >= capacity }

    /// A sequence number for a request that takes no place in the window.
    mutating func takeSequence() -> SequenceNumber {
        defer { nextSequence = nextSequence.next }
        return nextSequence
    }

    /// Takes a place for a request.
    mutating func open(
        _ command: CommandID,
        token: Int64,
        deadline: MonotonicTime
    ) -> SequenceNumber {
        precondition(!isFull, "A full window takes no request.")
        // The table is made on first use: most connections of a receiver or a prober send nothing.
        if slots.isEmpty { slots = Array(repeating: Slot(), count: Int(mask) + 1) }
        while slots[index(nextSequence)].sequence != 0 { nextSequence = nextSequence.next }
        let sequence = takeSequence()
        slots[index(sequence)] = Slot(
            sequence: sequence.rawValue,
            command: command,
            token: token,
            deadline: deadline
        )
        used += 1
        earliestDeadline = min(earliestDeadline, deadline)
        return sequence
    }

    /// Frees the place of a request its response belongs to, and returns the request's token.
    mutating func close(_ sequence: SequenceNumber, response: CommandID) -> Int64? {
        guard !slots.isEmpty, sequence.rawValue != 0 else { return nil }
        let slot = slots[index(sequence)]
        guard slot.sequence == sequence.rawValue,
            response == slot.command.response || response == .genericNack
        else { return nil }
        slots[index(sequence)] = Slot()
        used -= 1
        if used == 0 { earliestDeadline = .never }
        return slot.token
    }

    /// Frees the places of all requests whose deadline has come, and returns their tokens in the
    /// order in which they were sent.
    mutating func expire(at now: MonotonicTime) -> [Int64] {
        guard earliestDeadline <= now else { return [] }
        return remove { $0.deadline <= now }
    }

    /// Frees all places, and returns the tokens in the order in which they were sent.
    mutating func removeAll() -> [Int64] { remove { _ in true } }

    private mutating func remove(where isOver: (Slot) -> Bool) -> [Int64] {
        var removed: [Slot] = []
        earliestDeadline = .never
        for index in slots.indices where slots[index].sequence != 0 {
            if isOver(slots[index]) {
                removed.append(slots[index])
                slots[index] = Slot()
                used -= 1
            } else {
                earliestDeadline = min(earliestDeadline, slots[index].deadline)
            }
        }
        removed.sort { ($0.deadline, $0.sequence) < ($1.deadline, $1.sequence) }
        return removed.map(\.token)
    }

    private func index(_ sequence: SequenceNumber) -> Int { Int(sequence.rawValue & mask) }
}
