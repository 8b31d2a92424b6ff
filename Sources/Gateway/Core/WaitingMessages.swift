// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
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
struct WaitingMessages: Sendable {
    private var ids: [MessageAddresses: [MessageID]] = [:]

    var isEmpty: Bool { ids.isEmpty }

    /// In the order in which they began to wait.
    func ids(of addresses: MessageAddresses) -> [MessageID] { ids[addresses] ?? [] }

    mutating func insert(_ facts: MessageFacts) {
        let addresses = MessageAddresses(facts)
        if ids[addresses]?.contains(facts.id) == true { return }
        ids[addresses, default: []].append(facts.id)
    }

    mutating func remove(_ facts: MessageFacts) {
        if ids.isEmpty { return }
        let addresses = MessageAddresses(facts)
        guard var left = ids[addresses] else { return }
        left.removeAll { $0 == facts.id }
        ids[addresses] = left.isEmpty ? nil : left
    }
}
