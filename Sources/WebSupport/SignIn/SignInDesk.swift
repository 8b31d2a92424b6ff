// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives
import SQLInterface
import Storage

/// Signs people in and out, and knows them again by their cookie.
package struct SignInDesk: Sendable {
    /// A sign-in ends after this long, whatever its person does.
    static let lifetimeSeconds: Int64 = 12 * 3_600

    private let database: any SQLDatabase
    private let clock: WallClock
    private let hash: PasswordHash
    private let attempts = SignInGuard()

    package init(database: any SQLDatabase, clock: WallClock, hash: PasswordHash) {
        self.database = database
        self.clock = clock
        self.hash = hash
    }

    /// What became of an attempt.
    enum Outcome {
        /// The person, and the token for the cookie.
        case signedIn(Person, token: String)
        /// Wrong login or password; the same answer for both.
        case refused
        case lockedOut
    }

    func signIn(
        login: String,
        password: String,
        address: String,
        agent: String
    ) async throws -> Outcome {
        let now = clock.now
        guard attempts.admit(login: login, address: address, now: now) else {
            return .lockedOut
        }
        let person = try await database.read { transaction in
            try PersonRepository.find(login: login, in: transaction)
        }
        let known = person?.isActive == true ? person : nil
        guard await hash.verify(password, known?.passwordHash ?? ""), let known else {
            return .refused
        }
        attempts.succeeded(login: login, address: address)
        let token = Secrets.token()
        var signIn = SignIn(
            tokenHash: Secrets.hash(token),
            personID: known.id,
            formToken: Secrets.token(),
            createdAt: now,
            expiresAt: now.adding(seconds: Self.lifetimeSeconds)
        )
        signIn.address = address
        signIn.agent = String(agent.prefix(200))
        try await database.write { [signIn] transaction in
            try SignInRepository.deleteExpired(at: now, in: transaction)
            try SignInRepository.insert(signIn, in: transaction)
        }
        return .signedIn(known, token: token)
    }

    /// Finds the person of a cookie; nil when it is unknown, over, or the person inactive.
    func find(token: String) async throws -> (person: Person, formToken: String)? {
        let now = clock.now
        let tokenHash = Secrets.hash(token)
        return try await database.read { transaction in
            guard
                let signIn = try SignInRepository.find(
                    tokenHash: tokenHash,
                    at: now,
                    in: transaction
                ),
                let person = try PersonRepository.find(signIn.personID, in: transaction),
                person.isActive
            else { return nil }
            return (person, signIn.formToken)
        }
    }

    func signOut(token: String) async throws {
        let tokenHash = Secrets.hash(token)
        try await database.write { transaction in
            try SignInRepository.delete(tokenHash: tokenHash, in: transaction)
        }
    }
}
