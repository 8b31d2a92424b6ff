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
    /// Whether it changes only what a person keeps for themselves, such as a saved filter.
    package var isOwn = false
    let handler: @Sendable (AdminRequest) async throws -> AdminAnswer

    /// What a role needs to be allowed: reading for pages, writing for forms.
    package var action: AdminAction { method == .get || isOwn ? .read : .write }

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

    /// A form that changes only what its person keeps for themselves.
    static func own(
        _ pattern: String,
        _ area: AdminArea,
        _ handler: @escaping @Sendable (AdminRequest) async throws -> AdminAnswer
    ) -> AdminRoute {
        var route = post(pattern, area, handler)
        route.isOwn = true
        return route
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
    ///
    /// - Throws: `FieldErrors` that say what the file is, when it is no UTF-8 text.
    func text(file: String, or field: String) throws -> String {
        guard let bytes = files[file] else { return typed.values[field] ?? "" }
        if let kind = Self.kind(of: bytes) {
            throw FieldErrors(
                file,
                "This file is \(kind). Wanted is plain text in UTF-8 with commas, semicolons or "
                    + "tabs: save it as CSV UTF-8 and upload that."
            )
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// What a file is that is no UTF-8 text.
    private static func kind(of bytes: [UInt8]) -> Phrase? {
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            return "a spreadsheet (XLSX or ODS) or another ZIP archive"
        }
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return "an old Excel file (XLS)" }
        if bytes.starts(with: Array("%PDF".utf8)) { return "a PDF" }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            return "text in UTF-16"
        }
        if bytes.contains(0) { return "no text, or text in UTF-16" }
        return String(validating: bytes, as: UTF8.self) == nil
            ? "text of another encoding than UTF-8" : nil
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
    case done(String, notice: Phrase)
    /// On to the page that was meant.
    case redirect(String)
    case file(PanelFile)
    /// A file that is made while it is sent.
    case stream(PanelStream)
    /// Parts of a page as they change.
    case events(AsyncStream<String>)
}
