// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import DequeModule
import Storage

/// What a client can name its messages by when it has no id.
package struct MessageAddresses: Hashable, Sendable {
    package var clientID: ClientID
    package var originator: String
    /// E.164 digits.
    package var recipient: String

    package init(clientID: ClientID, originator: String, recipient: String) {
        self.clientID = clientID
        self.originator = originator
        self.recipient = recipient
    }

    init(_ facts: MessageFacts) {
        self.init(
            clientID: facts.clientID,
            originator: facts.originator.text,
            recipient: facts.recipient
        )
    }
}

/// The messages that wait, found by their addresses.
///
/// A client may have a whole backlog between the same two numbers, and it drains from its front:
/// so ids are kept in order, searched by halves, and leave a deque instead of a copied array.
struct WaitingMessages: Sendable {
    private var ids: [MessageAddresses: Deque<MessageID>] = [:]

    var isEmpty: Bool { ids.isEmpty }

    /// In the order in which they were submitted, which a restart keeps.
    func ids(of addresses: MessageAddresses) -> [MessageID] { ids[addresses].map(Array.init) ?? [] }

    /// The one that was submitted last.
    func latest(of addresses: MessageAddresses) -> MessageID? { ids[addresses]?.last }

    mutating func insert(_ facts: MessageFacts) {
        ids[MessageAddresses(facts), default: []].insertInOrder(facts.id)
    }

    mutating func remove(_ facts: MessageFacts) {
        if ids.isEmpty { return }
        guard let index = ids.index(forKey: MessageAddresses(facts)) else { return }
        ids.values[index].removeInOrder(facts.id)
        if ids.values[index].isEmpty { ids.remove(at: index) }
    }
}

extension Deque<MessageID> {
    /// The first place whose id is not below another one.
    private func place(of id: MessageID) -> Int {
        // What came last is asked for most.
        if let last, last < id { return count }
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < id { low = middle + 1 } else { high = middle }
        }
        return low
    }

    fileprivate mutating func insertInOrder(_ id: MessageID) {
        let place = place(of: id)
        if place == count || self[place] != id { insert(id, at: place) }
    }

    fileprivate mutating func removeInOrder(_ id: MessageID) {
        let place = place(of: id)
        if place < count, self[place] == id { remove(at: place) }
    }
}
