// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Storage

extension Settings {
    /// Creates an enterprise from its form.
    ///
    /// - Throws: `FieldErrors`.
    package func createEnterprise(
        _ typed: TypedFields,
        _ request: SettingsRequest
    ) async throws -> EnterpriseID {
        var reader = FieldReader(typed)
        let enterprise = Enterprise(id: office.newID(), reading: &reader)
        tryPrinting(enterprise, &reader)
        let errors = reader.errors
        let content = "enterprise\n" + typed.canonicalText
        return try await change(request, topic: nil, content: content) { change in
            try refuse(enterprise, errors, change)
            try EnterpriseRepository.insert(enterprise, in: change.transaction)
            try change.log("create", "enterprise", id: "\(enterprise.id)", after: enterprise)
            return enterprise.id
        }
    }

    /// Saves an enterprise from its form; issued documents stay as they are.
    ///
    /// - Throws: `FieldErrors`.
    package func updateEnterprise(
        _ id: EnterpriseID,
        _ typed: TypedFields,
        _ request: SettingsRequest
    ) async throws {
        var reader = FieldReader(typed)
        let enterprise = Enterprise(id: id, reading: &reader)
        tryPrinting(enterprise, &reader)
        let errors = reader.errors
        _ = try await change(request, topic: nil, content: "") { change in
            guard let before = try EnterpriseRepository.find(id, in: change.transaction) else {
                throw notThere("enterprise")
            }
            try refuse(enterprise, errors, change)
            try EnterpriseRepository.update(enterprise, in: change.transaction)
            try change.log(
                "update",
                "enterprise",
                id: "\(id)",
                before: before,
                after: enterprise
            )
            return id
        }
    }

    private func tryPrinting(_ enterprise: Enterprise, _ reader: inout FieldReader) {
        var trial = PrintTrial()
        trial.enterprise = enterprise
        trial.run(&reader)
    }

    private func refuse(
        _ enterprise: Enterprise,
        _ errors: FieldErrors,
        _ change: SettingsChange
    ) throws {
        var errors = errors
        let others = try EnterpriseRepository.list(in: change.transaction)
        if others.contains(where: { $0.name == enterprise.name && $0.id != enterprise.id }) {
            errors.add("name", "There is an enterprise of this name already.")
        }
        if errors["brand_id"] == nil,
            try BrandRepository.find(enterprise.brandID, in: change.transaction) == nil
        {
            errors.add("brand_id", "This brand does not exist any more.")
        }
        try errors.check()
    }
}
