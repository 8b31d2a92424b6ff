// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Primitives
import Storage
import WebSupport

/// One address and method of the admin panel, with what it takes to use it.
package struct AdminRoute: Sendable {
    package let method: PanelRoute.Method
    /// The path with names in braces where identifiers stand.
    package let pattern: String
    package let area: AdminArea
    let handler: @Sendable (AdminRequest) async throws -> AdminAnswer

    /// What a role needs to be allowed: reading for pages, writing for forms.
    package var action: AdminAction { method == .get ? .read : .write }

    static func get(
        _ pattern: String,
        _ area: AdminArea,
        _ handler: @escaping @Sendable (AdminRequest) async throws -> AdminAnswer
    ) -> AdminRoute {
        AdminRoute(method: .get, pattern: "/admin" + pattern, area: area, handler: handler)
    }

    static func post(
        _ pattern: String,
        _ area: AdminArea,
        _ handler: @escaping @Sendable (AdminRequest) async throws -> AdminAnswer
    ) -> AdminRoute {
        AdminRoute(method: .post, pattern: "/admin" + pattern, area: area, handler: handler)
    }

    /// A form's page and its submission.
    static func form(
        _ pattern: String,
        _ area: AdminArea,
        show: @escaping @Sendable (AdminRequest) async throws -> AdminAnswer,
        submit: @escaping @Sendable (AdminRequest) async throws -> AdminAnswer
    ) -> [AdminRoute] {
        [get(pattern, area, show), post(pattern, area, submit)]
    }
}

/// A request of somebody who is signed in and may do this.
struct AdminRequest: Sendable {
    var frame: PageFrame
    var actor: Actor
    /// What came over the wire: parameters of the path, form token, address.
    var asked: PanelRequest
    var query: QueryValues
    var submitted: SubmittedForm

    /// The identifier in the path.
    ///
    /// - Throws: `NotFound` when it is none.
    func id<Object>(_ name: String) throws -> Identifier<Object> {
        try asked.id(name)
    }

    /// The request as the settings verbs want it.
    var settings: SettingsRequest {
        SettingsRequest(by: actor, id: submitted.requestID)
    }
}

/// What a form sent.
struct SubmittedForm: Sendable {
    var typed: TypedFields = [:]
    /// Uploaded files by field name; empty uploads are left out.
    var files: [String: [UInt8]] = [:]

    var requestID: String? {
        let text = typed[field: "request_id"]
        // Made by us: 16 octets in hexadecimal digits are enough, 64 characters too many.
        return text.isEmpty || text.utf8.count > 64 ? nil : text
    }

    var version: Int64 { Int64(typed[field: "version"]) ?? 0 }

    /// The text of a file, or of the field beside it.
    func text(file: String, or field: String) -> String {
        files[file].map { String(decoding: $0, as: UTF8.self) } ?? typed.values[field] ?? ""
    }
}

/// What a handler answers.
enum AdminAnswer: Sendable {
    case page(Page)
    /// A form that was refused, with what was typed and what is wrong.
    case refused(Page)
    /// The object was changed by somebody else meanwhile.
    case conflict(Page)
    /// Saved: on to another page, with a line that says so.
    case done(String, notice: String)
    case file(PanelFile)
}
