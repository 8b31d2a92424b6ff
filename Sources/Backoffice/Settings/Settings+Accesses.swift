// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Storage

/// Makes the hash of a password that is stored in its place; slow on purpose.
package typealias PasswordHashing = @Sendable (String) async throws -> String

extension Settings {
    /// Creates what a client binds with.
    ///
    /// `hashing` makes the stored hash; it is called only when nothing else is wrong.
    ///
    /// - Throws: `FieldErrors`.
    package func createAccess(
        of client: ClientID,
        _ typed: TypedFields,
        _ request: SettingsRequest,
        hashing: PasswordHashing
    ) async throws -> AccessID {
        var reader = FieldReader(typed)
        var read = Access(
            id: office.newID(),
            clientID: client,
            systemID: "",
            passwordHash: ""
        )
        read.read(&reader)
        let password = readAccessPassword(&reader)
        let errors = reader.errors
        if errors.isEmpty { read.passwordHash = try await hashing(password) }
        let access = read
        let content = "access\n\(client)\n" + typed.canonicalText
        return try await change(request, topic: .accesses, content: content) { change in
            var errors = errors
            if try ClientRepository.find(client, in: change.transaction) == nil {
                throw notThere("client")
            }
            try refuseTaken(access, &errors, change)
            try AccessRepository.insert(access, in: change.transaction)
            try change.log("create", "access", id: "\(access.id)", after: access)
            try change.log("create access", "client", id: "\(client)", after: access)
            return access.id
        }
    }

    /// Saves limits, addresses and state of an access; its password stays.
    ///
    /// - Throws: `FieldErrors`.
    package func updateAccess(
        _ id: AccessID,
        _ typed: TypedFields,
        _ request: SettingsRequest
    ) async throws {
        _ = try await change(request, topic: .accesses, content: "") { change in
            guard let before = try AccessRepository.find(id, in: change.transaction) else {
                throw notThere("access")
            }
            var reader = FieldReader(typed)
            var access = before
            access.read(&reader)
            var errors = reader.errors
            try refuseTaken(access, &errors, change)
            try AccessRepository.update(access, in: change.transaction)
            try change.log("update", "access", id: "\(id)", before: before, after: access)
            try change.log(
                "update access",
                "client",
                id: "\(access.clientID)",
                before: before,
                after: access
            )
            return id
        }
    }

    /// Gives an access another password; sessions that are bound stay bound.
    ///
    /// - Throws: `FieldErrors`.
    package func setAccessPassword(
        _ id: AccessID,
        to password: String,
        _ request: SettingsRequest,
        hashing: PasswordHashing
    ) async throws {
        var reader = FieldReader(["password": password])
        let password = readAccessPassword(&reader)
        try reader.errors.check()
        let hash = try await hashing(password)
        _ = try await change(request, topic: .accesses, content: "") { change in
            guard var access = try AccessRepository.find(id, in: change.transaction) else {
                throw notThere("access")
            }
            access.passwordHash = hash
            try AccessRepository.update(access, in: change.transaction)
            try change.log("set password", "access", id: "\(id)")
            try change.log(
                "set access password",
                "client",
                id: "\(access.clientID)",
                after: access
            )
            return id
        }
    }

    private func refuseTaken(
        _ access: Access,
        _ errors: inout FieldErrors,
        _ change: SettingsChange
    ) throws {
        if let other = try AccessRepository.find(
            systemID: access.systemID,
            in: change.transaction
        ), other.id != access.id {
            errors.add("system_id", "This system id is taken; it is unique on the platform.")
        }
        try errors.check()
    }
}
