// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Primitives
import Storage

/// Who asks: a client's program, or a program of one of the operator's people.
package struct APICaller: Sendable {
    package var key: APIKey
    /// The person that an operator's key acts for.
    package var person: Person?
    package var address: String

    /// Whether the key may be used for something now.
    package func holds(_ scope: APIScope) -> Bool {
        guard key.scopes.contains(scope) else { return false }
        return person.map { $0.role.holds(scope) } ?? scope.isForClients
    }

    /// The client whose data are all that it sees; nil for an operator.
    package var clientID: ClientID? { key.clientID }

    /// Who the audit log and timelines say it was; only operators change anything there.
    func actor() throws -> Actor {
        guard let person else { throw APIProblem.forbidden }
        return Actor(
            personID: person.id,
            login: "\(person.login), key \(key.hint)",
            address: address
        )
    }
}

/// A request of a valid key, with everything decoded and checked against the route's schemas.
package struct APIRequest: Sendable {
    package var caller: APICaller
    var path: [String: String]
    var query: [String: String]
    var body: JSON
    /// Unique among all requests, and the same for a repeated one; nil without an
    /// `Idempotency-Key`.
    var requestID: String?
    var now: Instant

    /// The identifier in the path.
    ///
    /// - Throws: not found, when it is none.
    func id<Object>(_ name: String) throws -> Identifier<Object> {
        guard let id = path[name].flatMap({ Identifier<Object>($0) }) else {
            throw APIProblem.notFound
        }
        return id
    }

    /// The client in the path; a client's own for `me`.
    ///
    /// - Throws: not found, also for every client but a client's own.
    func pathClient() throws -> ClientID {
        if path["client"] == "me" {
            guard let own = caller.clientID else { throw APIProblem.notFound }
            return own
        }
        return try visible(try id("client"))
    }

    /// The client that a list is narrowed to: a client's own, or the one asked for.
    ///
    /// - Throws: not found, for another client than a client's own.
    func queryClient() throws -> ClientID? {
        guard let asked = query["client"] else { return caller.clientID }
        guard let id = ClientID(asked) else { throw APIProblem.notFound }
        return try visible(id)
    }

    private func visible(_ id: ClientID) throws -> ClientID {
        if let own = caller.clientID, own != id { throw APIProblem.notFound }
        return id
    }

    /// Rows of a page.
    var limit: Int { query["limit"].flatMap { Int($0) } ?? 50 }

    /// The object where the page before ended.
    ///
    /// - Throws: a problem of the cursor, when it is none of ours.
    func cursor<Object>() throws -> Identifier<Object>? {
        guard let text = query["cursor"] else { return nil }
        guard let id = Identifier<Object>(text) else { throw APIProblem.badCursor }
        return id
    }

    func date(_ name: String) -> CalendarDate? { query[name].flatMap { CalendarDate($0) } }

    func instant(_ name: String) -> Instant? { query[name].flatMap { Instant(rfc3339: $0) } }

    /// The body's fields as the settings verbs read a form.
    var typed: TypedFields {
        guard case .object(let members) = body else { return [:] }
        var fields: TypedFields = [:]
        for member in members {
            switch member.value {
            case .string(let text): fields[field: member.name] = text
            case .bool(let isOn): fields[field: member.name] = isOn ? "1" : "0"
            case .null: fields[field: member.name] = ""
            default:
                fields[field: member.name] = member.value.wholeNumber.map(String.init) ?? ""
            }
        }
        return fields
    }
}

/// What a handler answers.
package enum APIAnswer: Sendable {
    case json(JSON)
    case file(RenderedDocument)
}
