// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives

/// Collects the parts of long messages until a message is whole or has waited too long.
///
/// Parts may come in any order and more than once; a part that is there already is not taken
/// again. The store is bounded: when it is full, the message that has waited longest goes.
///
/// - Invariant: `partCount` is the number of parts kept, and at most `partCountMax`.
package struct PartCollection<Part: Sendable>: Sendable {
    /// What ties the parts of one message together: who sent it to whom, and its reference.
    package struct Key: Hashable, Sendable {
        /// The peer, so that equal numbers of two peers are two messages.
        package var peer: String
        /// The originator as written.
        package var originator: String
        /// The recipient as written.
        package var recipient: String
        /// Equal in all parts.
        package var reference: UInt16
        /// The number of parts; a message of another length is another message.
        package var total: UInt8

        /// Creates a key.
        package init(
            peer: String,
            originator: String,
            recipient: String,
            place: Concatenation
        ) {
            self.peer = peer
            self.originator = originator
            self.recipient = recipient
            reference = place.reference
            total = place.total
        }
    }

    /// What a part has led to.
    package enum Outcome: Sendable {
        /// The message is whole: its parts in order.
        case complete([Part])
        /// Parts are missing.
        case waiting
        /// The part was there already.
        case duplicate
    }

    /// A message that is given up: the parts that came, in order, with their numbers.
    package struct Incomplete: Sendable {
        /// Which message it is.
        package var key: Key
        /// The parts that came.
        package var parts: [(part: UInt8, content: Part)]
    }

    private struct Waiting: Sendable {
        var parts: [UInt8: Part] = [:]
        var expiresAt: Instant
        var order: UInt64

        var ordered: [(part: UInt8, content: Part)] {
            parts.sorted { $0.key < $1.key }.map { (part: $0.key, content: $0.value) }
        }
    }

    private let timeoutSeconds: Int64
    private let partCountMax: Int
    private var waiting: [Key: Waiting] = [:]
    private var nextOrder: UInt64 = 0
    /// The parts that wait.
    package private(set) var partCount = 0

    /// Creates an empty collection.
    ///
    /// - Parameters:
    ///   - timeoutSeconds: how long the first part of a message waits for the last.
    ///   - partCountMax: how many parts may wait in all; at least 255, those of one message.
    package init(timeoutSeconds: Int64 = 300, partCountMax: Int = 10_000) {
        precondition(timeoutSeconds > 0, "Parts wait for some time.")
        precondition(partCountMax >= Segmentation.segmentCountMax, "One message must fit.")
        self.timeoutSeconds = timeoutSeconds
        self.partCountMax = partCountMax
    }

    /// Takes a part.
    ///
    /// - Returns: what it has led to, and messages given up to make room.
    package mutating func add(
        _ content: Part,
        part: UInt8,
        of key: Key,
        at now: Instant
    ) -> (outcome: Outcome, dropped: [Incomplete]) {
        precondition((1...max(key.total, 1)).contains(part), "A part is among the total.")
        let expiresAt = now.adding(seconds: timeoutSeconds)
        var message = waiting[key] ?? Waiting(expiresAt: expiresAt, order: takeOrder())
        if message.parts[part] != nil { return (.duplicate, []) }
        message.parts[part] = content
        if message.parts.count == Int(key.total) {
            partCount -= message.parts.count - 1
            waiting[key] = nil
            return (.complete(message.ordered.map(\.content)), [])
        }
        waiting[key] = message
        partCount += 1
        var dropped: [Incomplete] = []
        while partCount > partCountMax, let oldest = oldest(but: key) {
            dropped += remove([oldest])
        }
        return (.waiting, dropped)
    }

    /// Gives up the messages whose time is over, the longest waiting first.
    package mutating func expire(at now: Instant) -> [Incomplete] {
        let over = waiting.filter { $0.value.expiresAt <= now }
        return remove(over.sorted { $0.value.order < $1.value.order }.map(\.key))
    }

    /// When the next message is to be given up; `nil` when none waits.
    package var nextExpiry: Instant? { waiting.values.map(\.expiresAt).min() }

    private mutating func takeOrder() -> UInt64 {
        defer { nextOrder += 1 }
        return nextOrder
    }

    private func oldest(but kept: Key) -> Key? {
        waiting.filter { $0.key != kept }.min { $0.value.order < $1.value.order }?.key
    }

    private mutating func remove(_ keys: [Key]) -> [Incomplete] {
        keys.compactMap { key in
            guard let message = waiting.removeValue(forKey: key) else { return nil }
            partCount -= message.parts.count
            return Incomplete(key: key, parts: message.ordered)
        }
    }
}
