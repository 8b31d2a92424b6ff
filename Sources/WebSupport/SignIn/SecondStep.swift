// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import SQLInterface
import Storage

/// The second step of signing in: turning it on and off, and checking codes.
struct SecondStep: Sendable {
    let database: any SQLDatabase
    let clock: WallClock

    /// Recovery codes that a person gets.
    static let recoveryCodes = 10

    /// What the security page shows.
    struct State: Sendable {
        var factor: SecondFactor?
        var codesLeft: Int
        var isOn: Bool { factor?.isConfirmed == true }
    }

    func state(of person: PersonID) async throws -> State {
        try await database.read { transaction in
            State(
                factor: try SecondFactorRepository.find(of: person, in: transaction),
                codesLeft: try SecondFactorRepository.recoveryCodesLeft(
                    of: person,
                    in: transaction
                )
            )
        }
    }

    /// Makes a secret to be confirmed with a first code; nothing is asked for until then.
    func begin(_ person: Person) async throws {
        let secret = OneTimeCode.newSecret()
        try await database.write { transaction in
            let known = try SecondFactorRepository.find(of: person.id, in: transaction)
            guard known?.isConfirmed != true else { return }
            let factor = SecondFactor(personID: person.id, secret: secret)
            try SecondFactorRepository.save(factor, in: transaction)
        }
    }

    /// Turns the second step on when the code is right.
    ///
    /// - Returns: The recovery codes, which are shown this once; nil for a wrong code.
    func confirm(_ person: Person, code: String, address: String) async throws -> [String]? {
        let now = clock.now
        let codes = (0..<Self.recoveryCodes).map { _ in Secrets.recoveryCode() }
        let isOn = try await database.write { transaction in
            guard
                var factor = try SecondFactorRepository.find(of: person.id, in: transaction),
                !factor.isConfirmed,
                let step = OneTimeCode.step(of: code, secret: factor.secret, at: now)
            else { return false }
            factor.isConfirmed = true
            factor.lastStep = step
            try SecondFactorRepository.save(factor, in: transaction)
            try SecondFactorRepository.setRecoveryCodes(
                codes.map(Secrets.hash),
                of: person.id,
                in: transaction
            )
            try log("turn on two-step sign-in", person, address, transaction)
            return true
        }
        return isOn ? codes : nil
    }

    /// Turns the second step off when the code is right.
    func turnOff(_ person: Person, code: String, address: String) async throws -> Bool {
        guard try await check(person, code: code, address: address) else { return false }
        try await database.write { transaction in
            try SecondFactorRepository.delete(of: person.id, in: transaction)
            try log("turn off two-step sign-in", person, address, transaction)
        }
        return true
    }

    /// Whether a typed code is right, of the app or one of the recovery codes; each counts once.
    func check(_ person: Person, code: String, address: String) async throws -> Bool {
        let now = clock.now
        return try await database.write { transaction in
            guard
                let factor = try SecondFactorRepository.find(of: person.id, in: transaction),
                factor.isConfirmed
            else { return false }
            if let step = OneTimeCode.step(of: code, secret: factor.secret, at: now) {
                return try SecondFactorRepository.use(
                    step: step,
                    of: person.id,
                    in: transaction
                )
            }
            let typed = code.filter { !$0.isWhitespace }.lowercased()
            let isRight = try SecondFactorRepository.useRecoveryCode(
                Secrets.hash(typed),
                of: person.id,
                in: transaction
            )
            if isRight { try log("use recovery code", person, address, transaction) }
            return isRight
        }
    }

    private func log(
        _ action: String,
        _ person: Person,
        _ address: String,
        _ transaction: any SQLTransaction
    ) throws {
        let entry = AuditEntry(
            at: clock.now,
            actor: "\(person.login) (\(address))",
            action: action,
            objectKind: "person",
            objectID: "\(person.id)"
        )
        try AuditLogRepository.append(entry, in: transaction)
    }
}
