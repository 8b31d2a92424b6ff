// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Documents
import Messaging
import Primitives
import SQLInterface
import Storage

extension DocumentsOffice {
    /// So many messages are read at a time: a long export holds no more in memory.
    private static let detailsPerPage = 1_000

    /// Writes a client's messages of a span as gzip'd CSV, the newest first, piece by piece.
    ///
    /// Each page is read on its own, so that an export of millions keeps no transaction open.
    ///
    /// - Parameters:
    ///   - id: the client.
    ///   - span: instants of receipt; a message belongs to it by when it came in.
    ///   - send: takes the next bytes of the file, in order.
    /// - Returns: how many messages were written; nil when there is no such client.
    /// - Throws: what reading or `send` throws; the file is then incomplete.
    @discardableResult
    package func messageDetails(
        of id: ClientID,
        receivedIn span: Range<Instant>,
        send: (_ bytes: [UInt8]) async throws -> Void
    ) async throws -> Int? {
        guard let client = try await database.read({ try ClientRepository.find(id, in: $0) })
        else { return nil }
        var filter = MessageFilter()
        filter.clientID = id
        filter.receivedFrom = span.lowerBound
        filter.receivedBefore = span.upperBound
        let file = MessageDetailFile(currency: client.currency)
        var position: MessageID?
        while true {
            let page = try await database.read { [filter, position] transaction in
                try MessageRepository.page(
                    filter,
                    before: position,
                    limit: Self.detailsPerPage,
                    in: transaction
                )
            }
            for message in page { file.write(MessageDetail(message)) }
            try await sendOn(file, send)
            guard page.count == Self.detailsPerPage, let last = page.last else { break }
            position = last.facts.id
        }
        file.finish()
        try await sendOn(file, send)
        return file.rowCount
    }

    private func sendOn(
        _ file: MessageDetailFile,
        _ send: (_ bytes: [UInt8]) async throws -> Void
    ) async throws {
        let bytes = file.takeBytes()
        if !bytes.isEmpty { try await send(bytes) }
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
