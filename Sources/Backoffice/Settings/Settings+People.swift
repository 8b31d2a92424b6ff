// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Storage

extension Settings {
    /// Creates somebody who can sign in.
    ///
    /// - Throws: `FieldErrors`.
    package func createPerson(
        _ typed: TypedFields,
        _ request: SettingsRequest,
        hashing: PasswordHashing
    ) async throws -> PersonID {
        var reader = FieldReader(typed)
        var read = Person(
            id: office.newID(),
            clientID: nil,
            login: "",
            role: .readOnly,
            passwordHash: ""
        )
        read.read(&reader)
        let password = readPanelPassword(&reader)
        let errors = reader.errors
        if errors.isEmpty { read.passwordHash = try await hashing(password) }
        let person = read
        let content = "person\n" + typed.canonicalText
        return try await change(request, topic: nil, content: content) { change in
            try refuse(person, errors, change)
            try PersonRepository.insert(person, in: change.transaction)
            try change.log("create", "person", id: "\(person.id)", after: person)
            return person.id
        }
    }

    /// Saves a person; who is made inactive is signed out everywhere.
    ///
    /// - Throws: `FieldErrors`.
    package func updatePerson(
        _ id: PersonID,
        _ typed: TypedFields,
        _ request: SettingsRequest
    ) async throws {
        _ = try await change(request, topic: nil, content: "") { change in
            guard let before = try PersonRepository.find(id, in: change.transaction) else {
                throw notThere("person")
            }
            var reader = FieldReader(typed)
            var person = before
            person.read(&reader)
            var errors = reader.errors
            try keepAnOwner(person, before, &errors, change)
            try refuse(person, errors, change)
            try PersonRepository.update(person, in: change.transaction)
            if !person.isActive {
                try SignInRepository.deleteAll(of: id, in: change.transaction)
            }
            try change.log("update", "person", id: "\(id)", before: before, after: person)
            return id
        }
    }

    /// Gives a person another password and signs it out everywhere.
    ///
    /// - Throws: `FieldErrors`.
    package func setPassword(
        of id: PersonID,
        to password: String,
        _ request: SettingsRequest,
        hashing: PasswordHashing
    ) async throws {
        var reader = FieldReader(["password": password])
        let password = readPanelPassword(&reader)
        try reader.errors.check()
        let hash = try await hashing(password)
        _ = try await change(request, topic: nil, content: "") { change in
            guard var person = try PersonRepository.find(id, in: change.transaction) else {
                throw notThere("person")
            }
            person.passwordHash = hash
            try PersonRepository.update(person, in: change.transaction)
            try SignInRepository.deleteAll(of: id, in: change.transaction)
            try change.log("set password", "person", id: "\(id)")
            return id
        }
    }

    /// Turns a person's second step of signing in off, for whoever lost phone and codes; the
    /// person is signed out everywhere.
    ///
    /// - Throws: `FieldErrors`.
    package func removeSecondFactor(
        of id: PersonID,
        _ request: SettingsRequest
    ) async throws {
        _ = try await change(request, topic: nil, content: "") { change in
            guard try PersonRepository.find(id, in: change.transaction) != nil else {
                throw notThere("person")
            }
            try SecondFactorRepository.delete(of: id, in: change.transaction)
            try SignInRepository.deleteAll(of: id, in: change.transaction)
            try change.log("turn off two-step sign-in", "person", id: "\(id)")
            return id
        }
    }

    /// Somebody must be left who may do everything.
    private func keepAnOwner(
        _ person: Person,
        _ before: Person,
        _ errors: inout FieldErrors,
        _ change: SettingsChange
    ) throws {
        guard before.role == .owner, before.isActive, person.role != .owner || !person.isActive
        else { return }
        let owners = try PersonRepository.list(in: change.transaction)
            .filter { $0.role == .owner && $0.isActive && $0.id != person.id }
        if owners.isEmpty {
            errors.add("role", "This is the last active owner; name another one first.")
        }
    }

    private func refuse(
        _ person: Person,
        _ errors: FieldErrors,
        _ change: SettingsChange
    ) throws {
        var errors = errors
        if let other = try PersonRepository.find(login: person.login, in: change.transaction),
            other.id != person.id
        {
            errors.add("login", "This login is taken.")
        }
        if let client = person.clientID,
            try ClientRepository.find(client, in: change.transaction) == nil
        {
            errors.add("client_id", "This client does not exist any more.")
        }
        try errors.check()
    }
}

extension Settings {
    /// Adds a label for payments.
    ///
    /// - Throws: `FieldErrors`.
    package func addPaymentMethod(
        _ typed: TypedFields,
        _ request: SettingsRequest
    ) async throws {
        var reader = FieldReader(typed)
        let name = reader.required("name", "Name", limit: 60)
        let errors = reader.errors
        try errors.check()
        _ = try await change(request, topic: nil, content: "") { change in
            try PaymentMethodRepository.insert(name, in: change.transaction)
            try change.log("create", "payment method", id: name)
            return PersonID(0)
        }
    }
}
