// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Messaging
import SQLInterface
import Storage
import WebSupport

/// What the controllers work with.
struct AdminDesk: Sendable {
    var office: Office
    var settings: Settings
    var invoicing: Invoicing
    var payments: Payments
    var documents: DocumentsOffice
    var running: RunningPlatform
    var secrets: PanelSecrets
    var programs: ProgramVerbs

    var catalogue: DestinationCatalogue { settings.catalogue }

    /// Reads in one snapshot.
    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        try await office.database.read(body)
    }

    /// A draft as it will be drawn: the template that it names goes with it.
    func drawn(_ draft: InvoiceDraft) async throws -> DrawnDraft {
        DrawnDraft(
            draft: draft,
            drawn: try await read { try DrawnDocument(draft.document, in: $0) }
        )
    }

    /// A form that is opened anew, with a request id of its own.
    func newForm(_ values: TypedFields) -> FilledForm {
        FilledForm(values, requestID: secrets.newRequestID())
    }

    /// The form again as it was sent, with what is wrong.
    func again(_ request: AdminRequest, _ errors: FieldErrors) -> FilledForm {
        var typed = request.submitted.typed
        typed[field: "password"] = ""
        let version = request.submitted.version
        return FilledForm(
            typed,
            errors: errors,
            requestID: request.submitted.requestID,
            version: version == 0 ? nil : version
        )
    }
}

/// How the panel makes what must not be guessed; WebSupport has the real ones.
package struct PanelSecrets: Sendable {
    /// Of people's passwords.
    let hashing: PasswordHashing
    /// Of access passwords: cheaper, because binds come in storms.
    let accessHashing: PasswordHashing
    let newRequestID: @Sendable () -> String
    let newAccessPassword: @Sendable () -> String

    /// Creates the makers of password hashes, request ids and access passwords.
    package init(
        hashing: @escaping PasswordHashing,
        accessHashing: @escaping PasswordHashing,
        newRequestID: @escaping @Sendable () -> String,
        newAccessPassword: @escaping @Sendable () -> String
    ) {
        self.hashing = hashing
        self.accessHashing = accessHashing
        self.newRequestID = newRequestID
        self.newAccessPassword = newAccessPassword
    }
}
