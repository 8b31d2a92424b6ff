// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Storage
import WebSupport

/// *Statistics → Finance → Brands*.
struct BrandsController: Sendable {
    var desk: AdminDesk

    var routes: [AdminRoute] {
        [.get("/brands", .finance, list), .get("/logos/{hash}", .finance, logo)]
            + AdminRoute.form("/brands/new", .finance, show: showNew, submit: create)
            + AdminRoute.form("/brands/{brand}", .finance, show: show, submit: update)
    }

    private func list(_ request: AdminRequest) async throws -> AdminAnswer {
        let brands = try await desk.read { try BrandRepository.list(in: $0) }
        return .page(BrandsPage(brands: brands).page(request.frame))
    }

    private func showNew(_ request: AdminRequest) async throws -> AdminAnswer {
        let page = BrandPage(brand: nil, form: desk.newForm(BrandForm.new))
        return .page(page.page(request.frame))
    }

    private func create(_ request: AdminRequest) async throws -> AdminAnswer {
        let sent = request.submitted
        do {
            _ = try await desk.settings.createBrand(
                sent.typed,
                logo: sent.files["logo"],
                request.settings
            )
            return .done(
                AdminURL.brands.path,
                notice: "Brand \(sent.typed[field: "name"]) was created."
            )
        } catch let errors as FieldErrors {
            let page = BrandPage(brand: nil, form: desk.again(request, errors))
            return .refused(page.page(request.frame))
        }
    }

    private func show(_ request: AdminRequest) async throws -> AdminAnswer {
        let brand = try await brand(request)
        let form = FilledForm(BrandForm.values(brand))
        return .page(BrandPage(brand: brand, form: form).page(request.frame))
    }

    private func update(_ request: AdminRequest) async throws -> AdminAnswer {
        let brand = try await brand(request)
        let sent = request.submitted
        do {
            try await desk.settings.updateBrand(
                brand.id,
                sent.typed,
                logo: sent.files["logo"],
                request.settings
            )
            return .done(AdminURL.brand(brand.id).path, notice: "Brand was saved.")
        } catch let errors as FieldErrors {
            let page = BrandPage(brand: brand, form: desk.again(request, errors))
            return .refused(page.page(request.frame))
        }
    }

    private func brand(_ request: AdminRequest) async throws -> Brand {
        let id: BrandID = try request.id("brand")
        guard let brand = try await desk.read({ try BrandRepository.find(id, in: $0) }) else {
            throw NotFound()
        }
        return brand
    }

    private func logo(_ request: AdminRequest) async throws -> AdminAnswer {
        let hash = request.asked.parameters["hash"] ?? ""
        guard let asset = try await desk.read({ try AssetRepository.find(hash, in: $0) }) else {
            throw NotFound()
        }
        return .file(PanelFile(bytes: asset.bytes, mediaType: asset.mediaType))
    }
}
