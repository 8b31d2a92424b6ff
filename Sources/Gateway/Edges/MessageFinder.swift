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

    /// Calls back with the progress of a client's own message.
    func find(
        _ key: MessageKey,
        _ done: @escaping @Sendable (FoundMessage) -> Void
    ) {
        let database = database
        Task {
            do {
                let found = try await database.read { try JournalReader.message(key, in: $0) }
                done(found.map { .progress($0) } ?? .nothing)
            } catch {
                done(.failed)
            }
        }
    }
}

extension QuerySMResponse {
    /// The answer to a query.
    ///
    /// - Source: SMPP 3.4 §4.8.2.
    init(_ query: QuerySM, _ found: FoundMessage) {
        switch found {
        case .nothing: self.init(status: .invalidMessageID)
        case .failed: self.init(status: .queryFailed)
        case .progress(let progress):
            self.init(
                messageID: query.messageID,
                messageState: SMPP.MessageState(rawValue: progress.state.smppValue)
            )
            finalDate = COctetString(progress.doneAt?.smppAbsolute ?? "")
        }
    }
}
