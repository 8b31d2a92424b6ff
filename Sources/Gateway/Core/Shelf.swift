// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import DequeModule
import Primitives
import Storage

/// What is left in memory of messages that wait while their rows are only in the database.
///
/// The core cannot read a database. It says which messages it wants; the loop reads them
/// between two batches, when all that the core knows is stored, and tells it with `fetched`.
///
/// - Invariant: a message is on the shelf or among the open messages, never in both; only
///   queued messages, and ended ones whose receipt is due, are on the shelf.
struct Shelf: Sendable {
    /// One message: a few dozen octets instead of about a thousand.
    struct Entry: Sendable {
        let clientID: ClientID
        let expiresAt: Instant
        /// The end of a pause; nil when it waits for a supplier or its client.
        var nextTryAt: Instant?
        /// The number of its list of suppliers.
        let suppliers: Int32
        /// Whether it stands in a supplier's line.
        var isInLine: Bool
        /// Whether it has waited for the other parts of its long message in vain.
        let leavesSingly: Bool
        fileprivate(set) var isWanted = false
    }

    /// One ended message whose receipt is due to its client.
    struct Receipt: Sendable {
        let clientID: ClientID
        let accessID: AccessID
        /// When the receipt is given up.
        let deadline: Instant
        /// The end of a pause after a refusal; nil when it is in its access's line.
        var nextTryAt: Instant?
        /// Deliveries that were tried, up to 255: pauses stop to grow long before.
        let attempts: UInt8
        fileprivate(set) var isWanted = false
    }

    private(set) var entries: [MessageID: Entry] = [:]
    private(set) var receipts: [MessageID: Receipt] = [:]
    /// The lists of suppliers that shelved messages may still go by: few, however many
    /// messages there are.
    private var lists: [[SupplierID]] = []
    private var numbers: [[SupplierID]: Int32] = [:]
    private var wanted: Deque<MessageKey> = []
    /// Commands about shelved messages, to be given again with the messages.
    private var deferred: [Command] = []
    /// Messages that are fetched for such a command, and whether they stand in a line.
    private var visitors: [MessageID: Bool] = [:]

    var count: Int { entries.count }
    var isWanting: Bool { !wanted.isEmpty }
    var hasDeferred: Bool { !deferred.isEmpty }

    subscript(id: MessageID) -> Entry? { entries[id] }

    /// The suppliers that an entry's message may still go by, best first.
    func suppliers(of entry: Entry) -> [SupplierID] { lists[Int(entry.suppliers)] }

    /// Puts a message on the shelf; its state is in the batch's journal.
    mutating func put(_ message: OpenMessage, isInLine: Bool) {
        let left = message.candidates.map(\.supplierID).filter {
            !message.progress.refusedBy.contains($0)
        }
        let number = numbers[left] ?? Int32(lists.count)
        if Int(number) == lists.count {
            lists.append(left)
            numbers[left] = number
        }
        entries[message.facts.id] = Entry(
            clientID: message.facts.clientID,
            expiresAt: message.facts.expiresAt,
            nextTryAt: message.progress.nextTryAt,
            suppliers: number,
            isInLine: isInLine && message.progress.nextTryAt == nil,
            leavesSingly: message.leavesSingly
        )
    }

    /// Takes a message off, since its row has been read.
    mutating func take(_ id: MessageID) -> Entry? {
        guard let entry = entries.removeValue(forKey: id) else { return nil }
        if visitors[id] != nil { visitors[id] = entry.isInLine }
        return entry
    }

    /// Puts a message in a line, or takes it out of one.
    mutating func move(_ id: MessageID, isInLine: Bool) {
        guard let index = entries.index(forKey: id) else { return }
        entries.values[index].isInLine = isInLine
        entries.values[index].nextTryAt = nil
    }

    /// Puts a message on the shelf whose receipt is due; its state is in the batch's journal.
    mutating func putReceipt(_ message: OpenMessage) {
        receipts[message.facts.id] = Receipt(
            clientID: message.facts.clientID,
            accessID: message.facts.accessID,
            deadline: message.deadline,
            nextTryAt: message.progress.nextTryAt,
            attempts: UInt8(clamping: message.receiptAttempts)
        )
    }

    /// Takes a message with a due receipt off, since its row has been read.
    mutating func takeReceipt(_ id: MessageID) -> Receipt? { receipts.removeValue(forKey: id) }

    /// Notes that the pause of a due receipt is over.
    mutating func endPause(ofReceipt id: MessageID) { receipts[id]?.nextTryAt = nil }

    /// Asks for a message's row, once.
    mutating func want(_ id: MessageID) {
        if let index = entries.index(forKey: id), !entries.values[index].isWanted {
            entries.values[index].isWanted = true
            wanted.append(MessageKey(clientID: entries.values[index].clientID, id: id))
        } else if let index = receipts.index(forKey: id), !receipts.values[index].isWanted {
            receipts.values[index].isWanted = true
            wanted.append(MessageKey(clientID: receipts.values[index].clientID, id: id))
        }
    }

    /// Keeps a command until its messages are there.
    mutating func postpone(_ command: Command, until ids: [MessageID]) {
        for id in ids {
            want(id)
            visitors[id] = false
        }
        deferred.append(command)
    }

    /// Whether a message was fetched for a command alone, and whether it stood in a line.
    mutating func takeVisitor(_ id: MessageID) -> Bool? { visitors.removeValue(forKey: id) }

    mutating func takeWanted(limit: Int) -> [MessageKey] {
        let next = Array(wanted.prefix(limit))
        wanted.removeFirst(next.count)
        return next
    }

    /// Commands to give again, now that their messages come with this batch.
    mutating func takeDeferred() -> [Command] {
        defer { deferred = [] }
        return deferred
    }
}
