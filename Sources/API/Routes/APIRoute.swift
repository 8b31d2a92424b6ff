// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Storage

/// One address and method of the API, with everything that is known about it: the router, the
/// OpenAPI document, the reference and the tests are made of these.
package struct APIRoute: Sendable {
    /// The methods that programs use.
    package enum Method: String, Hashable, Sendable, CaseIterable {
        case get = "GET"
        case post = "POST"
        case patch = "PATCH"
    }

    /// What a successful answer is.
    package enum Success: Sendable {
        case json(Int, Schema)
        /// Files, by their media types.
        case files([String])
    }

    package let method: Method
    /// The path behind `/api/v1`, with names in braces where values stand.
    package let path: String
    /// Unique; the `operationId`, and the anchor in the reference.
    package let name: String
    /// What it does, in a few words.
    package let title: String
    /// More about it; may be empty.
    package var words = ""
    package let group: APIGroup
    /// What a key needs.
    package let scope: APIScope
    package var parameters: [APIParameter] = []
    package var body: Schema?
    package let success: Success
    /// Statuses of refusals beside those that every route of its kind has.
    package var refusals: Set<Int> = []
    let handler: @Sendable (APIRequest) async throws -> APIAnswer

    init(
        _ method: Method,
        _ path: String,
        _ name: String,
        _ title: String,
        _ kind: (group: APIGroup, scope: APIScope, success: Success),
        _ handler: @escaping @Sendable (APIRequest) async throws -> APIAnswer
    ) {
        self.method = method
        self.path = path
        self.name = name
        self.title = title
        group = kind.group
        scope = kind.scope
        success = kind.success
        self.handler = handler
    }

    /// The same route with more said about it.
    func with(_ change: (inout APIRoute) -> Void) -> APIRoute {
        var route = self
        change(&route)
        return route
    }

    /// The names in braces, in order.
    package var pathNames: [String] {
        path.split(separator: "/").filter { $0.hasPrefix("{") }
            .map { String($0.dropFirst().dropLast()) }
    }

    /// Whether it changes something.
    package var isWrite: Bool { method != .get }

    /// Every status it refuses with.
    package var problemStatuses: [Int] {
        var statuses: Set<Int> = [400, 401, 403, 429]
        if !pathNames.isEmpty || parameters.contains(where: { $0.name == "client" }) {
            statuses.insert(404)
        }
        if isWrite { statuses.formUnion([409, 413, 415, 422]) }
        return statuses.union(refusals).sorted()
    }
}

/// What routes are about; the headings of the reference.
package enum APIGroup: String, Hashable, Sendable, CaseIterable {
    case messages = "Messages"
    case clients = "Clients"
    case prices = "Prices"
    case invoices = "Invoices"
    case payments = "Payments and statements"
    case statistics = "Statistics"
}

/// One value of the query.
package struct APIParameter: Sendable {
    /// How the value is written.
    package enum Kind: Sendable {
        case text(TextKind)
        case integer(ClosedRange<Int64>)
    }

    package let name: String
    package let kind: Kind
    package let words: String
    package var isRequired = false

    init(_ name: String, _ kind: TextKind, _ words: String, isRequired: Bool = false) {
        self.name = name
        self.kind = .text(kind)
        self.words = words
        self.isRequired = isRequired
    }

    init(_ name: String, in range: ClosedRange<Int64>, _ words: String) {
        self.name = name
        kind = .integer(range)
        self.words = words
    }

    /// Why a value does not fit; nil when it does.
    func problem(of text: String) -> String? {
        switch kind {
        case .text(let kind): return kind.problem(of: text)
        case .integer(let range):
            if let number = Int64(text), range.contains(number) { return nil }
            return "This is a whole number from \(range.lowerBound) to \(range.upperBound)."
        }
    }

    var schema: Schema {
        switch kind {
        case .text(let kind): .text(kind)
        case .integer(let range): .integer(range)
        }
    }

    /// Rows of a page.
    static let limit = APIParameter("limit", in: 1...200, "Rows of a page; 50 without it.")
    /// Where the page before ended.
    static let cursor = APIParameter(
        "cursor",
        .words(1...60),
        "`next_cursor` of the page before; nothing for the first one."
    )
    /// Whose objects; a client's key needs none.
    static let client = APIParameter("client", .identifier, "Only of this client.")
    static let from = APIParameter("from", .date, "The first day, in the client's zone.")
    static let through = APIParameter("through", .date, "The last day, in the client's zone.")
}
