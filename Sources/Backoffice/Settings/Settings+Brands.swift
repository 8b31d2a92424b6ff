// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Documents
import Storage

extension Settings {
    /// Logos above this are refused: they would be in every PDF.
    package static let logoBytesMax = 1_048_576

    /// Creates a brand from its form.
    ///
    /// `logo` is a PNG, JPEG or SVG file's octets, or nil for none.
    ///
    /// - Throws: `FieldErrors`.
    package func createBrand(
        _ typed: TypedFields,
        logo: [UInt8]? = nil,
        _ request: SettingsRequest
    ) async throws -> BrandID {
        var reader = FieldReader(typed)
        let read = Brand(id: office.newID(), reading: &reader)
        check(read, logo, &reader)
        let errors = reader.errors
        return try await change(request, topic: nil, content: "brand\n" + typed.canonicalText) {
            change in
            var brand = read
            try refuseTakenName(brand, errors, change)
            if let logo { brand.logoHash = try save(logo, change) }
            try BrandRepository.insert(brand, in: change.transaction)
            try change.log("create", "brand", id: "\(brand.id)", after: brand)
            return brand.id
        }
    }

    /// Saves a brand from its form; without a new logo the present one stays.
    ///
    /// - Throws: `FieldErrors`.
    package func updateBrand(
        _ id: BrandID,
        _ typed: TypedFields,
        logo: [UInt8]? = nil,
        _ request: SettingsRequest
    ) async throws {
        var reader = FieldReader(typed)
        let read = Brand(id: id, reading: &reader)
        check(read, logo, &reader)
        let errors = reader.errors
        _ = try await change(request, topic: nil, content: "") { change in
            guard let before = try BrandRepository.find(id, in: change.transaction) else {
                throw notThere("brand")
            }
            var brand = read
            try refuseTakenName(brand, errors, change)
            brand.logoHash = try logo.map { try save($0, change) } ?? before.logoHash
            try BrandRepository.update(brand, in: change.transaction)
            try change.log("update", "brand", id: "\(id)", before: before, after: brand)
            return id
        }
    }

    private func check(_ brand: Brand, _ logo: [UInt8]?, _ reader: inout FieldReader) {
        var trial = PrintTrial()
        trial.brand = brand
        // What is refused already is not drawn: it may be made to be more than can be.
        trial.logo = logo.flatMap { isRefused($0, &reader) ? nil : $0 }
        trial.run(&reader)
    }

    private func isRefused(_ logo: [UInt8], _ reader: inout FieldReader) -> Bool {
        if LogoFormat(logo) == nil {
            reader.refuse("logo", "The logo must be a PNG, JPEG or SVG picture.")
        } else if logo.count > Self.logoBytesMax {
            reader.refuse("logo", "The logo is larger than 1 MB.")
        } else if let part = LogoFormat.refusedPart(of: logo) {
            reader.refuse(
                "logo",
                "The logo has \(part) inside: an SVG logo is shapes, paths and texts alone."
            )
        } else {
            return false
        }
        return true
    }

    private func refuseTakenName(
        _ brand: Brand,
        _ errors: FieldErrors,
        _ change: SettingsChange
    ) throws {
        var errors = errors
        let others = try BrandRepository.list(in: change.transaction)
        if others.contains(where: { $0.name == brand.name && $0.id != brand.id }) {
            errors.add("name", "There is a brand of this name already.")
        }
        try errors.check()
    }

    private func save(_ logo: [UInt8], _ change: SettingsChange) throws -> String {
        try AssetRepository.insert(
            logo,
            mediaType: (LogoFormat(logo) ?? .png).mediaType,
            in: change.transaction
        )
    }
}
