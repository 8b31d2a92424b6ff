// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import SQLInterface
import Storage

/// Makes, finds and revokes the keys of the API; each change is in the audit log.
package struct APIKeys: Sendable {
    private let database: any SQLDatabase
    private let clock: WallClock
    private let newID: @Sendable (Instant) -> Int64

    /// A client with more keys than this has lost track of them.
    package static let keysMax = 50
    /// What every token begins with, so that a lost one is known for what it is.
    package static let tokenPrefix = "tgk_"
    private static let nameLimit = 60
    /// The use of a key is noted once in this time: every request would be a write.
    private static let usedGapSeconds: Int64 = 60

    /// Creates the verbs; `newID` makes the number of a new object.
    package init(
        database: any SQLDatabase,
        clock: WallClock,
        newID: @escaping @Sendable (Instant) -> Int64
    ) {
        self.database = database
        self.clock = clock
        self.newID = newID
    }

    /// What a key shall be.
    package struct Wish: Sendable {
        package var owner: APIKey.Owner
        package var name: String
        package var scopes: [String]
        package var accessID: AccessID?
        /// The last day it is valid, in UTC; empty for no end.
        package var lastDay: String
        /// The role of who makes it, which bounds a client's key as well.
        package var role: Role

        package init(_ owner: APIKey.Owner, name: String, scopes: [String], role: Role) {
            self.owner = owner
            self.name = name
            self.scopes = scopes
            self.role = role
            lastDay = ""
        }

        /// Takes what a form sent: `name`, `last_day`, `access_id` and `scope:…` switches.
        package init(_ owner: APIKey.Owner, form: [String: String], role: Role) {
            let chosen = APIScope.allCases.map(\.rawValue).filter {
                form["scope:\($0)"].map { !$0.isEmpty && $0 != "0" } ?? false
            }
            self.init(owner, name: form["name"] ?? "", scopes: chosen, role: role)
            accessID = form["access_id"].flatMap { AccessID($0) }
            lastDay = form["last_day"] ?? ""
        }
    }

    /// Makes a key.
    ///
    /// - Returns: The key, and the token that is shown this once.
    /// - Throws: `FormProblems`; nothing was made then.
    package func create(
        _ wish: Wish,
        by actor: String
    ) async throws -> (key: APIKey, token: String) {
        let now = clock.now
        let token = Self.tokenPrefix + Secrets.token()
        var problems = FormProblems()
        let scopes = Self.scopes(wish, &problems)
        var made = APIKey(
            id: APIKeyID(newID(now)),
            owner: wish.owner,
            name: String(wish.name.trimmed),
            token: (String(token.prefix(Self.tokenPrefix.count + 6)), Secrets.hash(token)),
            scopes: scopes,
            created: (now, actor)
        )
        if made.name.isEmpty { problems.add("name", "Name is required.") }
        if made.name.count > Self.nameLimit {
            problems.add("name", "Name has at most \(Self.nameLimit) characters.")
        }
        made.expiresAt = Self.end(wish.lastDay, now, &problems)
        made.accessID = wish.accessID
        let (key, found) = (made, problems)
        try await database.write { transaction in
            var problems = found
            try Self.check(key, wish.role, &problems, transaction)
            if !problems.isEmpty { throw problems }
            try APIKeyRepository.insert(key, in: transaction)
            try Self.log("create API key", key, actor, now, transaction)
        }
        return (key, token)
    }

    private static func scopes(_ wish: Wish, _ problems: inout FormProblems) -> Set<APIScope> {
        var scopes: Set<APIScope> = []
        for name in wish.scopes {
            guard let scope = APIScope(rawValue: name) else {
                problems.add("scopes", "“\(name)” is no scope.")
                continue
            }
            scopes.insert(scope)
        }
        if scopes.isEmpty { problems.add("scopes", "Choose at least one thing it may do.") }
        return scopes
    }

    private static func end(
        _ lastDay: String,
        _ now: Instant,
        _ problems: inout FormProblems
    ) -> Instant? {
        if lastDay.isEmpty { return nil }
        guard let day = CalendarDate(lastDay), day >= now.utcDate else {
            problems.add("last_day", "Last day is a day such as 2027-12-31, today or later.")
            return nil
        }
        return Instant(utcMidnightOf: day.adding(days: 1))
    }

    private static func check(
        _ key: APIKey,
        _ maker: Role,
        _ problems: inout FormProblems,
        _ transaction: any SQLTransaction
    ) throws {
        var allowed: (APIScope) -> Bool
        switch key.owner {
        case .client(let client):
            guard try ClientRepository.find(client, in: transaction) != nil else {
                throw NotFound()
            }
            // The operator's people may give a client all that is a client's.
            allowed = { maker.isForClients ? maker.holds($0) : $0.isForClients }
            let known = try APIKeyRepository.list(of: client, in: transaction)
            if known.count(where: { $0.revokedAt == nil }) >= keysMax {
                problems.add("name", "There are \(keysMax) keys already; revoke one first.")
            }
            try checkAccess(key, client, &problems, transaction)
        case .person(let id):
            guard let person = try PersonRepository.find(id, in: transaction),
                !person.role.isForClients
            else { throw NotFound() }
            allowed = { person.role.holds($0) }
        }
        for scope in key.scopes.sorted() where !allowed(scope) {
            problems.add("scopes", "\(scope.rawValue) is not for this key's owner or maker.")
        }
    }

    private static func checkAccess(
        _ key: APIKey,
        _ client: ClientID,
        _ problems: inout FormProblems,
        _ transaction: any SQLTransaction
    ) throws {
        guard let id = key.accessID else {
            if key.scopes.contains(.messagesSend) {
                problems.add("access_id", "Choose the access whose rules messages follow.")
            }
            return
        }
        let access = try AccessRepository.find(id, in: transaction)
        if access?.clientID != client {
            problems.add("access_id", "The client has no such access.")
        }
    }

    /// Ends a key for good; one of a client only when it is that client's.
    ///
    /// - Throws: `NotFound` when there is no such key, or it was revoked before.
    package func revoke(
        _ id: APIKeyID,
        of client: ClientID? = nil,
        by actor: String
    ) async throws {
        let now = clock.now
        try await database.write { transaction in
            guard let key = try APIKeyRepository.find(id, in: transaction),
                client == nil || key.clientID == client, key.revokedAt == nil
            else { throw NotFound() }
            try APIKeyRepository.revoke(id, at: now, in: transaction)
            try Self.log("revoke API key", key, actor, now, transaction)
        }
    }

    /// The valid key of a token, and the person that an operator's key acts for; nil for a
    /// token that opens nothing.
    package func find(token: String) async throws -> (key: APIKey, person: Person?)? {
        guard token.hasPrefix(Self.tokenPrefix) else { return nil }
        let (now, hash) = (clock.now, Secrets.hash(token))
        let found = try await database.read { transaction -> (APIKey, Person?)? in
            guard let key = try APIKeyRepository.find(tokenHash: hash, in: transaction),
                key.isValid(at: now)
            else { return nil }
            guard case .person(let id) = key.owner else { return (key, nil) }
            guard let person = try PersonRepository.find(id, in: transaction), person.isActive,
                !person.role.isForClients
            else { return nil }
            return (key, person)
        }
        guard let (key, person) = found else { return nil }
        let isFresh = key.lastUsedAt.map { now < $0.adding(seconds: Self.usedGapSeconds) }
        if isFresh != true {
            try await database.write { try APIKeyRepository.setUsed(key.id, at: now, in: $0) }
        }
        return (key, person)
    }

    private static func log(
        _ action: String,
        _ key: APIKey,
        _ actor: String,
        _ now: Instant,
        _ transaction: any SQLTransaction
    ) throws {
        let owner =
            switch key.owner {
            case .client(let id): (kind: "client", id: "\(id)")
            case .person(let id): (kind: "person", id: "\(id)")
            }
        var entry = AuditEntry(
            at: now,
            actor: actor,
            action: action,
            objectKind: owner.kind,
            objectID: owner.id
        )
        let scopes = key.scopes.sorted().map(\.rawValue).joined(separator: " ")
        entry.after = "\(key.id) \(key.hint) \(key.name): \(scopes)"
        try AuditLogRepository.append(entry, in: transaction)
    }
}

/// What is wrong with a form, field by field; the first sentence about a field counts.
package struct FormProblems: Error, Hashable, Sendable {
    package private(set) var byField: [String: String] = [:]

    package init() {}

    /// Whether nothing is wrong.
    package var isEmpty: Bool { byField.isEmpty }

    /// Notes what is wrong with a field.
    package mutating func add(_ field: String, _ sentence: String) {
        if byField[field] == nil { byField[field] = sentence }
    }
}

extension String {
    /// Without white space at either end.
    var trimmed: Substring {
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return rest
    }
}
