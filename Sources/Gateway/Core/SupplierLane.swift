// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import DequeModule
import Primitives

/// A supplier's windows, and the messages that wait for them.
///
/// Clients take turns: whoever has a hundred thousand messages waiting delays another's first
/// one by one message, not by all of them. The messages of one client keep their order.
///
/// ```
/// turns  A ──▶ B ──▶ C          A's line   a1 a2 a3 │ a4 a5 …
///        next        last                  ready    │ on the disk
/// ```
struct SupplierLane: Sendable {
    /// Unanswered requests allowed now: the windows of all bound sessions.
    var window = 0
    /// Requests given to the edge and not answered yet.
    var outstanding = 0
    /// Set while the lane is being emptied, which must not begin again inside itself.
    var isPumping = false
    private var lines: [ClientID: WaitingLine] = [:]
    /// Clients with something in line, the next one first.
    private var turns: Deque<ClientID> = []

    init(window: Int = 0) { self.window = window }

    var isBound: Bool { window > 0 }
    var isFree: Bool { outstanding < window }
    var isEmpty: Bool { turns.isEmpty }
    /// How many clients wait.
    var clientCount: Int { turns.count }

    /// The message whose turn it is.
    var head: MessageID? { turns.first.flatMap { lines[$0]?.first } }

    /// Whether a client's next message may wait in memory.
    func hasRoom(for client: ClientID, limit: Int) -> Bool {
        lines[client]?.hasRoom(limit: limit) ?? (limit > 0)
    }

    mutating func append(_ id: MessageID, of client: ClientID, isReady: Bool) {
        if lines[client] == nil { turns.append(client) }
        lines[client, default: WaitingLine()].append(id, isReady: isReady)
    }

    /// Takes the head out; the next client has its turn.
    mutating func takeHead() {
        guard let client = removeHead(), turns.first == client else { return }
        passHead()
    }

    /// Lets the next client have its turn, since this one's head is not in memory.
    mutating func passHead() {
        if let client = turns.popFirst() { turns.append(client) }
    }

    /// Takes a head out that does not wait any more; it costs its client no turn.
    @discardableResult
    mutating func removeHead() -> ClientID? {
        guard let client = turns.first, let index = lines.index(forKey: client) else {
            return nil
        }
        lines.values[index].removeFirst()
        if lines.values[index].isEmpty {
            lines.remove(at: index)
            turns.removeFirst()
        }
        return client
    }

    /// Makes more of a client's line ready once half of it has left; returns what to fetch.
    mutating func refill(_ client: ClientID, limit: Int) -> [MessageID] {
        lines[client]?.refill(limit: limit) ?? []
    }

    /// Takes everything out, client by client in the order of their turns.
    mutating func removeAll() -> [MessageID] {
        let waiting = turns.flatMap { client in lines[client].map { Array($0.ids) } ?? [] }
        lines = [:]
        turns = []
        return waiting
    }
}
