// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import NIOConcurrencyHelpers
import Primitives
import SQLInterface
import Storage

/// Who asks, by their cookie.
struct SignedIn: Sendable {
    var person: Person
    /// Proves that a form came from a page of this sign-in.
    var formToken: String
    /// The client whose panel they look at, when they are of the operator's.
    var viewedClientID: ClientID?
}

/// Signs people in and out, and knows them again by their cookie.
package struct SignInDesk: Sendable {
    /// A sign-in ends after this long, whatever its person does.
    static let lifetimeSeconds: Int64 = 12 * 3_600

    let database: any SQLDatabase
    let clock: WallClock
    let hash: PasswordHash
    private let attempts = NIOLockedValueBox(AttemptGuard())
    let secondStep: SecondStep

    /// How long a right password waits for its second step.
    static let pendingSeconds: Int64 = 300
    /// How exactly the last use of a sign-in is kept.
    static let touchSeconds: Int64 = 60

    package init(database: any SQLDatabase, clock: WallClock, hash: PasswordHash) {
        self.database = database
        self.clock = clock
        self.hash = hash
        secondStep = SecondStep(database: database, clock: clock)
    }

    /// What became of an attempt.
    enum Outcome {
        /// The person, and the token for the cookie.
        case signedIn(Person, token: String)
        /// The password was right; a code is still to come, within minutes.
        case needsCode(token: String)
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
        let attempt = AttemptGuard.Attempt(login: login.lowercased(), address: address)
        let tried = try await guarded(attempt) {
            let person = try await database.read { transaction in
                try PersonRepository.find(login: login, in: transaction)
            }
            let known = person?.isActive == true ? person : nil
            let isRight = await hash.verify(password, known?.passwordHash ?? "")
            return isRight ? known : nil
        }
        guard let tried else { return .lockedOut }
        guard let known = tried else { return .refused }
        let needsCode = try await secondStep.state(of: known.id).isOn
        let token = try await open(known, isPending: needsCode, address: address, agent: agent)
        return needsCode ? .needsCode(token: token) : .signedIn(known, token: token)
    }

    /// Takes the code that a right password asked for; the sign-in gets another token.
    func signIn(
        pending token: String,
        code: String,
        address: String,
        agent: String
    ) async throws -> Outcome {
        guard let person = try await find(token: token, isPending: true)?.person else {
            return .refused
        }
        let checked = try await guardedCode(of: person, address: address) {
            try await secondStep.check(person, code: code, address: address)
        }
        guard let isRight = checked else { return .lockedOut }
        guard isRight else { return .refused }
        try await signOut(token: token)
        let token = try await open(person, isPending: false, address: address, agent: agent)
        return .signedIn(person, token: token)
    }

    /// Checks one of a person's codes, unless too many were wrong.
    ///
    /// - Returns: whether it was right; nil when it was not looked at.
    func guardedCode(
        of person: Person,
        address: String,
        _ check: () async throws -> Bool
    ) async throws -> Bool? {
        // Six digits, and only whoever knows the password gets here: counted over all addresses.
        let attempt = AttemptGuard.Attempt(
            login: "code of \(person.login)",
            address: address,
            countsEverywhere: true
        )
        return try await guarded(attempt) { try await check() ? true : nil }.map { $0 ?? false }
    }

    /// Makes an attempt that counts as failed unless it finds something.
    ///
    /// - Returns: what was found; the outer nil when there were too many failures before it.
    private func guarded<Found>(
        _ attempt: AttemptGuard.Attempt,
        _ find: () async throws -> Found?
    ) async throws -> Found?? {
        switch attempts.withLockedValue({ $0.admit(attempt, now: clock.now) }) {
        case .lockedOut, .waiting: return nil
        case .admitted: break
        case .delayed(let seconds):
            // Also when the visitor has gone: the attempt is counted as begun.
            try? await Task.sleep(for: .seconds(seconds))
        }
        var found: Found?
        defer {
            attempts.withLockedValue { guarded in
                if found == nil {
                    guarded.failed(attempt, now: clock.now)
                } else {
                    guarded.succeeded(attempt, now: clock.now)
                }
            }
        }
        found = try await find()
        return .some(found)
    }

    private func open(
        _ person: Person,
        isPending: Bool,
        address: String,
        agent: String
    ) async throws -> String {
        let now = clock.now
        let token = Secrets.token()
        let lifetime = isPending ? Self.pendingSeconds : Self.lifetimeSeconds
        var signIn = SignIn(
            tokenHash: Secrets.hash(token),
            personID: person.id,
            formToken: Secrets.token(),
            createdAt: now,
            expiresAt: now.adding(seconds: lifetime)
        )
        signIn.address = address
        signIn.agent = String(agent.prefix(200))
        signIn.isPending = isPending
        try await database.write { [signIn] transaction in
            try SignInRepository.deleteExpired(at: now, in: transaction)
            try SignInRepository.insert(signIn, in: transaction)
        }
        return token
    }

    /// Finds the person of a cookie; nil when it is unknown, over, or the person inactive.
    ///
    /// A pending sign-in, which waits for its code, is found only when it is asked for.
    func find(
        token: String,
        isPending: Bool = false
    ) async throws -> SignedIn? {
        let now = clock.now
        let tokenHash = Secrets.hash(token)
        let found = try await database.read { transaction -> (SignIn, Person)? in
            guard
                let signIn = try SignInRepository.find(
                    tokenHash: tokenHash,
                    at: now,
                    in: transaction
                ),
                signIn.isPending == isPending,
                let person = try PersonRepository.find(signIn.personID, in: transaction),
                person.isActive
            else { return nil }
            return (signIn, person)
        }
        guard let (signIn, person) = found else { return nil }
        if now >= signIn.lastSeenAt.adding(seconds: Self.touchSeconds) {
            try await database.write { transaction in
                try SignInRepository.touch(
                    tokenHash: tokenHash,
                    at: now,
                    expiresAt: signIn.expiresAt,
                    in: transaction
                )
            }
        }
        return SignedIn(
            person: person,
            formToken: signIn.formToken,
            viewedClientID: signIn.viewedClientID
        )
    }

    /// A person's sign-ins, the last used one first.
    func signIns(of person: PersonID) async throws -> [SignIn] {
        let now = clock.now
        return try await database.read { transaction in
            try SignInRepository.list(of: person, in: transaction).filter { $0.expiresAt > now }
        }
    }

    /// Ends one of a person's sign-ins, named by the beginning of its hash, or all but the one
    /// of a token.
    func revoke(_ id: String, of person: PersonID, butFor token: String) async throws {
        let here = Secrets.hash(token)
        try await database.write { transaction in
            for signIn in try SignInRepository.list(of: person, in: transaction)
            where signIn.tokenHash != here && (id == "others" || signIn.publicID == id) {
                try SignInRepository.delete(tokenHash: signIn.tokenHash, in: transaction)
            }
        }
    }

    /// Keeps what somebody chose for their own panel; nobody's rights or money depend on it.
    func change(
        _ person: PersonID,
        _ body: @escaping @Sendable (inout Person) -> Void
    ) async throws {
        try await database.write { transaction in
            guard var stored = try PersonRepository.find(person, in: transaction) else { return }
            body(&stored)
            try PersonRepository.update(stored, in: transaction)
        }
    }

    func signOut(token: String) async throws {
        let tokenHash = Secrets.hash(token)
        try await database.write { transaction in
            try SignInRepository.delete(tokenHash: tokenHash, in: transaction)
        }
    }
}

extension SignIn {
    /// What names the sign-in on a page: too little of the hash to look for it.
    var publicID: String { String(tokenHash.prefix(12)) }
}
