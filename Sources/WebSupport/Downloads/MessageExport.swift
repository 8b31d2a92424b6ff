// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Documents
import Primitives
import Storage

/// The details of messages as a gzip'd file, read page by page while it is sent.
///
/// Each page is read on its own: an export of millions holds one page in memory and keeps no
/// transaction open.
package struct MessageExport: Sendable {
    /// So many messages are read at a time.
    package static let pageSize = 1_000

    /// One account's messages, the newest first.
    package struct Source: Sendable {
        /// Reads the messages before one, at most `limit`.
        package typealias Page =
            @Sendable (
                _ before: MessageID?,
                _ limit: Int
            ) async throws -> [StoredMessage]

        /// The account's login.
        package var account: String
        /// What its messages are charged in.
        package var currency: Currency
        /// Its messages.
        package var page: Page

        package init(account: String, currency: Currency, page: @escaping Page) {
            self.account = account
            self.currency = currency
            self.page = page
        }
    }

    private let sources: [Source]

    /// Creates the export of accounts, one after another.
    package init(_ sources: [Source]) {
        self.sources = sources
    }

    /// The file under a name, as it is sent.
    package func stream(name: String) -> PanelStream {
        PanelStream(mediaType: "application/gzip", name: name) { try await write($0) }
    }

    /// Writes the file.
    ///
    /// - Returns: how many messages were written.
    /// - Throws: what reading or `send` throws; the file is then incomplete.
    @discardableResult
    package func write(_ send: PanelStream.Send) async throws -> Int {
        let file = MessageDetailFile()
        for source in sources {
            var position: MessageID?
            while true {
                let page = try await source.page(position, Self.pageSize)
                for message in page {
                    file.write(
                        MessageDetail(message),
                        account: source.account,
                        currency: source.currency
                    )
                }
                let bytes = file.takeBytes()
                if !bytes.isEmpty { try await send(bytes) }
                guard page.count == Self.pageSize, let last = page.last else { break }
                position = last.facts.id
            }
        }
        file.finish()
        try await send(file.takeBytes())
        return file.rowCount
    }
}

extension MessageDetail {
    /// Takes what a client may see of a stored message.
    init(_ message: StoredMessage) {
        let facts = message.facts
        let progress = message.progress
        self.init(
            id: facts.id.description,
            receivedAt: facts.receivedAt,
            sender: facts.originator.text,
            recipient: facts.recipient,
            destination: facts.destination
        )
        doneAt = progress.doneAt
        segments = facts.content.segments
        state = progress.state.rawValue
        error = progress.receiptError.isEmpty ? progress.reason : progress.receiptError
        basis = facts.charging.basis
        priceMicros = facts.charging.priceMicros
        guard progress.money == .charged else { return }
        chargedMicros = facts.amountMicros
        chargedAt = progress.moneyAt
    }
}
