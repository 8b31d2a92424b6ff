// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import NIOCore
import SMPP
import SQLInterface
import Storage

/// Answers query_sm from the database, off the event loop.
struct MessageFinder: Sendable {
    let database: any SQLDatabase

    /// Calls back with the progress of a client's own message, nil when there is none.
    func find(
        _ key: MessageKey,
        _ done: @escaping @Sendable (MessageProgress?) -> Void
    ) {
        let database = database
        Task {
            let found = try? await database.read { try JournalReader.message(key, in: $0) }
            done(found ?? nil)
        }
    }
}

extension QuerySMResponse {
    /// The answer to a query.
    ///
    /// - Source: SMPP 3.4 §4.8.2.
    init(_ query: QuerySM, _ found: MessageProgress?) {
        guard let found else {
            self.init(status: .invalidMessageID)
            return
        }
        self.init(
            messageID: query.messageID,
            messageState: SMPP.MessageState(rawValue: found.state.smppValue)
        )
        finalDate = COctetString(found.doneAt?.smppAbsolute ?? "")
    }
}
