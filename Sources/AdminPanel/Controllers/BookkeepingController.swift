// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Documents
import Primitives
import Storage
import WebSupport

/// *Finance → Bookkeeping*: the journal of some days as a file, and the accounts in it.
struct BookkeepingController: Sendable {
    var desk: AdminDesk

    var routes: [AdminRoute] {
        [
            .get("/bookkeeping", .finance, show),
            .get("/bookkeeping/{enterprise}/journal", .finance, download),
        ]
            + AdminRoute.form(
                "/bookkeeping/{enterprise}/accounts",
                .finance,
                show: showAccounts,
                submit: saveAccounts
            )
    }

    private var bookkeeping: Bookkeeping { Bookkeeping(office: desk.office) }

    private func show(_ request: AdminRequest) async throws -> AdminAnswer {
        .page(try await page(request, FieldErrors()))
    }

    private func page(_ request: AdminRequest, _ errors: FieldErrors) async throws -> Page {
        let enterprises = try await desk.read { try EnterpriseRepository.list(in: $0) }
        var values = request.query.typed
        let today = request.frame.today
        let month = today.firstOfMonth.adding(days: -1)
        if values[field: "from"].isEmpty { values[field: "from"] = "\(month.firstOfMonth)" }
        if values[field: "through"].isEmpty { values[field: "through"] = "\(month)" }
        return BookkeepingPage(
            enterprises: enterprises,
            form: FilledForm(values, errors: errors)
        ).page(request.frame)
    }

    private func enterprise(_ request: AdminRequest) async throws -> Enterprise {
        let id: EnterpriseID = try request.id("enterprise")
        guard let found = try await desk.read({ try EnterpriseRepository.find(id, in: $0) })
        else { throw NotFound() }
        return found
    }

    private func download(_ request: AdminRequest) async throws -> AdminAnswer {
        let enterprise = try await enterprise(request)
        let query = request.query
        guard let format = JournalFormat(rawValue: query["format"]), let first = query.date("from"),
            let last = query.date("through")
        else {
            let errors = FieldErrors("", "Choose the first day, the last day and the kind of file.")
            return .refused(try await page(request, errors))
        }
        do {
            let file = try await bookkeeping.file(
                format,
                of: enterprise.id,
                from: first,
                through: last
            )
            return .file(
                PanelFile(bytes: file.bytes, mediaType: file.mediaType, name: file.name)
            )
        } catch let errors as FieldErrors {
            return .refused(try await page(request, errors))
        }
    }

    private func accountsPage(
        _ request: AdminRequest,
        _ enterprise: Enterprise,
        _ form: FilledForm
    ) -> Page {
        BookkeepingAccountsPage(enterprise: enterprise, form: form).page(request.frame)
    }

    private func showAccounts(_ request: AdminRequest) async throws -> AdminAnswer {
        let enterprise = try await enterprise(request)
        let accounts = try await bookkeeping.accounts(of: enterprise.id)
        let form = FilledForm(BookkeepingAccountsPage.values(accounts))
        return .page(accountsPage(request, enterprise, form))
    }

    private func saveAccounts(_ request: AdminRequest) async throws -> AdminAnswer {
        let enterprise = try await enterprise(request)
        do {
            try await bookkeeping.save(
                request.submitted.typed,
                of: enterprise.id,
                by: request.actor
            )
            return .done(AdminURL.bookkeeping.path, notice: "The accounts were saved.")
        } catch let errors as FieldErrors {
            return .refused(accountsPage(request, enterprise, desk.again(request, errors)))
        }
    }
}
