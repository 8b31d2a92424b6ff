// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Storage
import WebSupport

/// *Statistics → Finance → Enterprises*.
struct EnterprisesController: Sendable {
    var desk: AdminDesk

    var routes: [AdminRoute] {
        [.get("/enterprises", .finance, list)]
            + AdminRoute.form("/enterprises/new", .finance, show: showNew, submit: create)
            + AdminRoute.form(
                "/enterprises/{enterprise}",
                .finance,
                show: show,
                submit: update
            )
    }

    private func brands() async throws -> [Brand] {
        try await desk.read { try BrandRepository.list(in: $0) }
    }

    private func list(_ request: AdminRequest) async throws -> AdminAnswer {
        let (enterprises, brands) = try await desk.read {
            (try EnterpriseRepository.list(in: $0), try BrandRepository.list(in: $0))
        }
        let page = EnterprisesPage(enterprises: enterprises, brands: brands)
        return .page(page.page(request.frame))
    }

    private func showNew(_ request: AdminRequest) async throws -> AdminAnswer {
        let brands = try await brands()
        let form = desk.newForm(EnterpriseForm.new(brands: brands))
        let page = EnterprisePage(enterprise: nil, brands: brands, form: form)
        return .page(page.page(request.frame))
    }

    private func create(_ request: AdminRequest) async throws -> AdminAnswer {
        do {
            _ = try await desk.settings.createEnterprise(
                request.submitted.typed,
                request.settings
            )
            return .done(AdminURL.enterprises.path, notice: "Enterprise was created.")
        } catch let errors as FieldErrors {
            let page = EnterprisePage(
                enterprise: nil,
                brands: try await brands(),
                form: desk.again(request, errors)
            )
            return .refused(page.page(request.frame))
        }
    }

    private func show(_ request: AdminRequest) async throws -> AdminAnswer {
        let enterprise = try await enterprise(request)
        let page = EnterprisePage(
            enterprise: enterprise,
            brands: try await brands(),
            form: FilledForm(EnterpriseForm.values(enterprise))
        )
        return .page(page.page(request.frame))
    }

    private func update(_ request: AdminRequest) async throws -> AdminAnswer {
        let enterprise = try await enterprise(request)
        do {
            try await desk.settings.updateEnterprise(
                enterprise.id,
                request.submitted.typed,
                request.settings
            )
            return .done(
                AdminURL.enterprise(enterprise.id).path,
                notice: "Enterprise was saved."
            )
        } catch let errors as FieldErrors {
            let page = EnterprisePage(
                enterprise: enterprise,
                brands: try await brands(),
                form: desk.again(request, errors)
            )
            return .refused(page.page(request.frame))
        }
    }

    private func enterprise(_ request: AdminRequest) async throws -> Enterprise {
        let id: EnterpriseID = try request.id("enterprise")
        guard let found = try await desk.read({ try EnterpriseRepository.find(id, in: $0) })
        else { throw NotFound() }
        return found
    }
}
