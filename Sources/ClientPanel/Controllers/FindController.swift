// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import Storage
import WebSupport

/// Finds a client's own invoices and messages: what `Ctrl+K` leads to.
struct FindController: Sendable {
    let desk: ClientDesk

    var routes: [ClientRoute] { [.get("/client/find", .overview, find)] }

    /// More invoices are found by the list's own filter.
    private static let limit = 20

    private func find(_ request: ClientRequest) async throws -> ClientAnswer {
        let (frame, scope, text) = (request.frame, request.scope, request.query["q"])
        let role = frame.person.role
        let hits = try await desk.read { transaction -> [FindPage.Hit] in
            var hits: [FindPage.Hit] = []
            if role.opens(.finance), !text.isEmpty {
                var filter = InvoiceFilter(today: frame.today)
                filter.text = text
                hits += try scope.invoices(filter, limit: Self.limit, in: transaction).map {
                    .init(kind: "Invoice", name: $0.number, url: .invoice($0.id))
                }
            }
            if role.opens(.traffic), let id = MessageID(text),
                try scope.message(id, in: transaction) != nil
            {
                hits.append(.init(kind: "Message", name: "\(id)", url: .message(id)))
            }
            return hits
        }
        return .page(FindPage(text: text, hits: hits).page(frame))
    }
}

/// What was found, or what can be.
struct FindPage {
    /// An object that was found.
    struct Hit: Sendable {
        var kind: Phrase
        var name: String
        var url: ClientURL
    }

    var text: String
    var hits: [Hit]

    func page(_ frame: PageFrame) -> Page {
        let form = filterForm(
            .find,
            [.text("q", label: "Id or name")],
            QueryValues(["q": text])
        )
        let table = DataTable(
            [.text("What"), .text("Name")],
            rows: hits.map { ["\($0.kind)", link($0.name, $0.url.path)] },
            caption: "Found"
        )
        let none: HTML = text.isEmpty ? "" : "Nothing has this id or name."
        let what: HTML = "Invoices are found by number, messages by id."
        let nothing = emptyState("\(none) \(what)")
        return Page(
            title: "Find",
            section: .find,
            content: "\(pageHead("Find"))\(form)\(hits.isEmpty ? nothing : table.html)"
        )
    }
}
