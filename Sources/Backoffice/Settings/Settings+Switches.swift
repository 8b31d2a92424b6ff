// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Storage

/// Switching what is connected on and off, without its form.
extension Settings {
    /// Blocks an access, or lets it be used again.
    ///
    /// - Throws: `FieldErrors` when there is none.
    package func setAccess(
        _ id: AccessID,
        active: Bool,
        _ request: SettingsRequest
    ) async throws {
        _ = try await change(request, topic: .accesses, content: "access \(id) \(active)") {
            change in
            guard let before = try AccessRepository.find(id, in: change.transaction) else {
                throw notThere("access")
            }
            var access = before
            access.isActive = active
            try AccessRepository.update(access, in: change.transaction)
            try change.log("update", "access", id: "\(id)", before: before, after: access)
            try change.log(
                active ? "allow access" : "block access",
                "client",
                id: "\(access.clientID)",
                after: access.systemID
            )
            return id
        }
    }

    /// Blocks a supplier, or lets it be used again.
    ///
    /// - Throws: `FieldErrors` when there is none.
    package func setSupplier(
        _ id: SupplierID,
        active: Bool,
        _ request: SettingsRequest
    ) async throws {
        _ = try await change(request, topic: .suppliers, content: "supplier \(id) \(active)") {
            change in
            guard let before = try SupplierRepository.find(id, in: change.transaction) else {
                throw notThere("supplier")
            }
            var supplier = before
            supplier.isActive = active
            try SupplierRepository.update(supplier, in: change.transaction)
            try change.log("update", "supplier", id: "\(id)", before: before, after: supplier)
            return id
        }
    }
}
