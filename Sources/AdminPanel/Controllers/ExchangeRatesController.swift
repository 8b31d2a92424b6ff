// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Primitives
import Storage
import WebSupport

/// *Settings → Exchange rates*: the rates, one by hand, and files with a preview.
struct ExchangeRatesController: Sendable {
    var desk: AdminDesk

    var routes: [AdminRoute] {
        AdminRoute.form("/exchange-rates", .finance, show: show, submit: set)
            + AdminRoute.form("/exchange-rates/import", .finance, show: show, submit: importFile)
    }

    private func show(_ request: AdminRequest) async throws -> AdminAnswer {
        .page(try await page(request))
    }

    private func page(
        _ request: AdminRequest,
        form: FilledForm? = nil,
        file: FilledForm? = nil,
        preview: HTML = ""
    ) async throws -> Page {
        let position = request.query.date("before")
        let limit = ExchangeRatesPage.size
        let rates = try await desk.read {
            try ExchangeRateRepository.list(limit: limit + 1, before: position, in: $0)
        }
        return ExchangeRatesPage(
            rates: Array(rates.prefix(limit)),
            hasMore: rates.count > limit,
            isFirst: position == nil,
            form: form ?? desk.newForm(["on": "\(request.frame.today)"]),
            file: file ?? FilledForm(["file_base": "EUR"]),
            preview: preview
        ).page(request.frame)
    }

    private func set(_ request: AdminRequest) async throws -> AdminAnswer {
        do {
            try await desk.settings.setExchangeRate(request.submitted.typed, request.settings)
            return .done(AdminURL.exchangeRates.path, notice: "The exchange rate was saved.")
        } catch let errors as FieldErrors {
            return .refused(try await page(request, form: desk.again(request, errors)))
        }
    }

    private func importFile(_ request: AdminRequest) async throws -> AdminAnswer {
        let sent = request.submitted
        var file = FilledForm(sent.typed)
        do {
            let text = try sent.text(file: "file", or: "rates")
            // What was in the file is kept as text, for the second button and to be mended.
            file.values[field: "rates"] = text
            guard let base = Currency(sent.typed[field: "file_base"].uppercased()) else {
                throw FieldErrors("file_base", "Choose the currency that the columns are rates of.")
            }
            if sent.typed[field: "action"] == "preview" {
                let changes = try await desk.settings.previewExchangeRates(text, base: base)
                let preview = ExchangeRatePreview(changes: changes).html(request.frame)
                return .page(try await page(request, file: file, preview: preview))
            }
            let changes = try await desk.settings.importExchangeRates(
                text,
                base: base,
                request.settings
            )
            let count = changes.count { $0.kind != .same }
            return .done(
                AdminURL.exchangeRates.path,
                notice: "\(count) exchange rates were imported."
            )
        } catch let errors as ImportErrors {
            let problems = importProblems(errors)
            return .refused(try await page(request, file: file, preview: problems))
        } catch let errors as FieldErrors {
            file.errors = errors
            return .refused(try await page(request, file: file))
        }
    }
}
