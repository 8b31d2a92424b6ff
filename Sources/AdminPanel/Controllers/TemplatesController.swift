// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Documents
import Storage
import WebSupport

/// The document template of an enterprise, beside a preview by the real renderer.
struct TemplatesController: Sendable {
    var desk: AdminDesk

    var routes: [AdminRoute] {
        AdminRoute.form(
            "/enterprises/{enterprise}/template",
            .finance,
            show: show,
            submit: submit
        ) + [
            .post("/enterprises/{enterprise}/template/preview", .finance, preview),
            .post("/enterprises/{enterprise}/template/restore", .finance, restore),
            .get("/enterprises/{enterprise}/template/sample.pdf", .finance, sample),
        ]
    }

    private func show(_ request: AdminRequest) async throws -> AdminAnswer {
        let id: EnterpriseID = try request.id("enterprise")
        let template = try await desk.documents.template(of: id)
        var form = FilledForm(template.typed)
        form.values[field: "sample"] = TemplateSample.traffic.rawValue
        return .page(try await page(request, form, .template(template)))
    }

    /// Saves, or shows what would be saved.
    private func submit(_ request: AdminRequest) async throws -> AdminAnswer {
        let id = try await enterprise(request).enterprise.id
        let typed = request.submitted.typed
        do {
            let template = try DocumentTemplate(typed: typed)
            if typed[field: "action"] == "preview" {
                let form = desk.again(request, FieldErrors())
                return .page(try await page(request, form, .template(template)))
            }
            let version = try await desk.documents.save(
                template,
                for: id,
                at: desk.office.now,
                by: request.actor
            )
            return .done(
                AdminURL.template(id, .form).path,
                notice: "Version \(version.version) is in use for documents from now on."
            )
        } catch let errors as FieldErrors {
            let form = desk.again(request, errors)
            return .refused(try await page(request, form, .refused(errors)))
        }
    }

    private func restore(_ request: AdminRequest) async throws -> AdminAnswer {
        let id: EnterpriseID = try request.id("enterprise")
        guard let version = Int64(request.submitted.typed[field: "version"]),
            let template = try await desk.documents.template(of: id, version: version)
        else { throw NotFound() }
        let newest = try await desk.documents.save(
            template,
            for: id,
            at: desk.office.now,
            by: request.actor
        )
        return .done(
            AdminURL.template(id, .form).path,
            notice: "Version \(version) is in use again, as version \(newest.version)."
        )
    }

    /// The pane alone, for the script that asks while somebody types.
    private func preview(_ request: AdminRequest) async throws -> AdminAnswer {
        let enterprise = try await enterprise(request)
        let typed = request.submitted.typed
        var pane = TemplatePreview()
        do {
            let template = try DocumentTemplate(typed: typed)
            pane = try await drawn(template, enterprise, typed, request)
        } catch let errors as FieldErrors {
            pane.errors = errors
        }
        return .file(
            PanelFile(bytes: Array(pane.html.text.utf8), mediaType: "text/html; charset=utf-8")
        )
    }

    private func sample(_ request: AdminRequest) async throws -> AdminAnswer {
        let (enterprise, brand) = try await enterprise(request)
        guard let version = Int64(request.query["version"]),
            let template = try await desk.documents.template(of: enterprise.id, version: version)
        else { throw NotFound() }
        let document = TemplateSample.traffic.document(
            of: enterprise,
            brand,
            language: nil,
            on: request.frame.today
        )
        let pdf = try await desk.documents.previewPDF(document, template: template)
        return .file(PanelFile(bytes: pdf.bytes, mediaType: pdf.mediaType, name: pdf.name))
    }

    // MARK: - The page

    private enum Shown {
        case template(DocumentTemplate)
        /// The form is wrong, so there is nothing to draw.
        case refused(FieldErrors)
    }

    private func page(
        _ request: AdminRequest,
        _ form: FilledForm,
        _ shown: Shown
    ) async throws -> Page {
        let found = try await enterprise(request)
        var form = form
        if form.values[field: "sample_language"].isEmpty {
            form.values[field: "sample_language"] = found.0.documentLanguage.rawValue
        }
        var preview = TemplatePreview()
        switch shown {
        case .template(let template):
            preview = try await drawn(template, found, form.values, request)
        case .refused: break
        }
        let page = TemplatePage(
            enterprise: found.0,
            form: form,
            preview: preview,
            versions: try await desk.documents.templateVersions(of: found.0.id)
        )
        return page.page(request.frame)
    }

    private func drawn(
        _ template: DocumentTemplate,
        _ issuer: (enterprise: Enterprise, brand: Brand),
        _ typed: TypedFields,
        _ request: AdminRequest
    ) async throws -> TemplatePreview {
        let kind = TemplateSample(rawValue: typed[field: "sample"]) ?? .traffic
        let document = kind.document(
            of: issuer.enterprise,
            issuer.brand,
            language: DocumentLanguage(rawValue: typed[field: "sample_language"]),
            on: request.frame.today
        )
        var preview = TemplatePreview()
        do {
            preview.pages = try await desk.documents.pictures(of: document, template: template)
        } catch let error as DocumentError {
            preview.errors = FieldErrors("", error.sentence)
        }
        return preview
    }

    private func enterprise(
        _ request: AdminRequest
    ) async throws -> (enterprise: Enterprise, brand: Brand) {
        let id: EnterpriseID = try request.id("enterprise")
        return try await desk.read { transaction in
            guard let enterprise = try EnterpriseRepository.find(id, in: transaction),
                let brand = try BrandRepository.find(enterprise.brandID, in: transaction)
            else { throw NotFound() }
            return (enterprise, brand)
        }
    }
}
