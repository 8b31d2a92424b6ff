// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Primitives
import Storage
import WebSupport

/// Search in the client's messages, and the trace of one.
struct MessagesController: Sendable {
    let desk: ClientDesk

    var routes: [ClientRoute] {
        [.get("/client/messages", .traffic, list), .get("/client/messages/{id}", .traffic, show)]
    }

    /// Rows of a page: what one scrolls through without looking for a search.
    static let pageSize = 50
    /// Days that are searched when none are given.
    private static let defaultDays = 7

    private func list(_ request: ClientRequest) async throws -> ClientAnswer {
        let frame = request.frame
        let query = request.query
        let range = DayRange(
            query,
            default: frame.today.adding(days: 1 - Self.defaultDays)...frame.today
        )
        let filter = Self.filter(query, range.span(frame.show.calendar))
        let position: MessageID? = query.identifier("before")
        let scope = request.scope
        var found: [StoredMessage] = []
        if let filter {
            // One more than is shown says whether there is another page.
            found = try await desk.read { transaction in
                try scope.messages(
                    filter,
                    before: position,
                    limit: Self.pageSize + 1,
                    in: transaction
                )
            }
        }
        let shown = Array(found.prefix(Self.pageSize))
        let last = found.count > shown.count ? shown.last?.facts.id : nil
        let page = MessagesPage(
            messages: shown,
            filter: QueryValues(range.values.merging(query.values) { _, typed in typed }),
            firstURL: position.map { _ in
                ClientURL.messages.with(query.query(["before": ""]))
            },
            nextURL: last.map { ClientURL.messages.with(query.query(["before": "\($0)"])) }
        )
        return .page(page.page(frame))
    }

    /// The filter of a search; nil for an id that no message can have.
    private static func filter(_ query: QueryValues, _ span: Range<Instant>) -> MessageFilter? {
        var filter = MessageFilter()
        if !query["id"].isEmpty {
            guard let id = MessageID(query["id"].filter { !$0.isWhitespace }) else { return nil }
            // An id is exact: the days do not matter.
            filter.id = id
            return filter
        }
        let number = query["recipient"].filter { $0.isNumber }
        filter.recipient = number.isEmpty ? nil : number
        filter.originator = query["sender"].isEmpty ? nil : query["sender"]
        if query["state"] == MessagePhase.blocked.rawValue {
            filter.phase = .blocked
        } else {
            filter.state = MessageState(rawValue: query["state"])
        }
        filter.receivedFrom = span.lowerBound
        filter.receivedBefore = span.upperBound
        return filter
    }

    private func show(_ request: ClientRequest) async throws -> ClientAnswer {
        let id: MessageID = try request.id("id")
        let scope = request.scope
        let page = try await desk.read { transaction -> MessagePage in
            guard let message = try scope.message(id, in: transaction) else { throw NotFound() }
            return MessagePage(
                message: message,
                events: try scope.events(of: id, in: transaction)
            )
        }
        return .page(page.page(request.frame))
    }
}
