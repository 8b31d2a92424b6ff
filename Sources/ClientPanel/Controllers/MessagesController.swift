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
        [
            .get("/client/messages", .traffic, list),
            .get("/client/messages.csv.gz", .traffic, export),
            .get("/client/messages/{id}", .traffic, show),
        ]
    }

    /// Rows of a page: what one scrolls through without looking for a search.
    static let pageSize = 50
    /// Days that are searched when none are given.
    private static let defaultDays = 7

    private func list(_ request: ClientRequest) async throws -> ClientAnswer {
        let frame = request.frame
        let query = request.query
        let range = Self.range(request)
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

    private static func range(_ request: ClientRequest) -> DayRange {
        let today = request.frame.today
        return DayRange(request.query, default: today.adding(days: 1 - defaultDays)...today)
    }

    /// The messages of a search as a file, also those on its other pages.
    private func export(_ request: ClientRequest) async throws -> ClientAnswer {
        let client = request.frame.client
        let range = Self.range(request)
        let scope = request.scope
        guard let filter = Self.filter(request.query, range.span(request.frame.show.calendar))
        else { throw NotFound() }
        let source = MessageExport.Source(account: client.login, currency: client.currency) {
            [desk] in
            let (before, limit) = ($0, $1)
            return try await desk.read { transaction in
                try scope.messages(filter, before: before, limit: limit, in: transaction)
            }
        }
        let name = "messages-\(range.first)-\(range.last).csv.gz"
        return .stream(MessageExport([source]).stream(name: name))
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
