// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives
import Storage
import WebSupport

/// One address and method of the client panel.
package struct ClientRoute: Sendable {
    package let method: PanelRoute.Method
    /// The path with names in braces where identifiers stand.
    package let pattern: String
    /// What a role needs to be allowed.
    package let area: ClientArea
    let handler: @Sendable (ClientRequest) async throws -> ClientAnswer

    static func get(
        _ pattern: String,
        _ area: ClientArea,
        _ handler: @escaping @Sendable (ClientRequest) async throws -> ClientAnswer
    ) -> ClientRoute {
        ClientRoute(method: .get, pattern: pattern, area: area, handler: handler)
    }

    static func post(
        _ pattern: String,
        _ area: ClientArea,
        _ handler: @escaping @Sendable (ClientRequest) async throws -> ClientAnswer
    ) -> ClientRoute {
        ClientRoute(method: .post, pattern: pattern, area: area, handler: handler)
    }
}

/// A request of somebody who is signed in and belongs to a client.
struct ClientRequest: Sendable {
    var frame: PageFrame
    /// The only way to data: it adds the client to every query.
    var scope: ClientScope
    /// What came over the wire: parameters of the path, form token, address.
    var asked: PanelRequest
    var query: QueryValues
    var submitted: FormData { asked.form }

    /// The identifier in the path.
    ///
    /// - Throws: `NotFound` when it is none.
    func id<Object>(_ name: String) throws -> Identifier<Object> {
        try asked.id(name)
    }
}

/// What a handler answers.
enum ClientAnswer: Sendable {
    case page(Page)
    /// A form that was refused, with what is wrong.
    case refused(Page)
    /// Saved: on to another page, with a line that says so.
    case done(ClientURL, notice: Phrase)
    case file(PanelFile)
    /// A file that is made while it is sent.
    case stream(PanelStream)

    /// A CSV file under a name.
    static func csv(_ bytes: [UInt8], name: String) -> ClientAnswer {
        .file(PanelFile(bytes: bytes, mediaType: "text/csv; charset=utf-8", name: name))
    }
}
