// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Crypto
import Foundation
import Primitives
import SQLInterface
import Storage

/// Sets a client's endpoints up, rotates their secrets and sends events again; each change is in
/// the audit log.
package struct Webhooks: Sendable {
    private let database: any SQLDatabase
    private let clock: WallClock
    private let newID: @Sendable (Instant) -> Int64

    /// How long the key before a rotation signs as well.
    package static let formerHours: Int64 = 24
    private static let urlLimit = 500

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

    /// Makes an endpoint with a new secret.
    ///
    /// - Throws: `FormProblems`; nothing was made then.
    package func create(
        of client: ClientID,
        form: [String: String],
        by actor: String
    ) async throws -> WebhookEndpoint {
        let now = clock.now
        var endpoint = WebhookEndpoint(
            id: WebhookEndpointID(newID(now)),
            clientID: client,
            url: "",
            secret: Self.newSecret(),
            createdAt: now
        )
        var problems = FormProblems()
        Self.read(form, into: &endpoint, &problems)
        let (new, found) = (endpoint, problems)
        try await database.write { transaction in
            var problems = found
            let known = try WebhookRepository.endpoints(of: client, in: transaction)
            if known.count >= WebhookRepository.endpointsMax {
                problems.add(
                    "url",
                    "There are \(known.count) endpoints already; remove one first."
                )
            }
            if !problems.isEmpty { throw problems }
            try WebhookRepository.insert(new, in: transaction)
            try Self.log("create webhook", new, actor, now, transaction)
        }
        return new
    }

    /// Saves address, events and state of an endpoint.
    ///
    /// - Throws: `FormProblems`; `NotFound`.
    package func update(
        _ id: WebhookEndpointID,
        of client: ClientID,
        form: [String: String],
        by actor: String
    ) async throws {
        try await change("update webhook", id, client, actor) { endpoint, _ in
            var problems = FormProblems()
            Self.read(form, into: &endpoint, &problems)
            endpoint.isActive = form["is_active"].map { !$0.isEmpty && $0 != "0" } ?? false
            if !problems.isEmpty { throw problems }
        }
    }

    /// Gives an endpoint another secret; the former one signs as well for a day.
    ///
    /// - Throws: `NotFound`.
    package func rotate(
        _ id: WebhookEndpointID,
        of client: ClientID,
        by actor: String
    ) async throws {
        let secret = Self.newSecret()
        try await change("rotate webhook secret", id, client, actor) { endpoint, now in
            endpoint.formerSecret = endpoint.secret
            endpoint.formerUntil = now.adding(seconds: Self.formerHours * 3_600)
            endpoint.secret = secret
        }
    }

    /// Removes an endpoint; what waits for it is given up.
    ///
    /// - Throws: `NotFound`.
    package func remove(
        _ id: WebhookEndpointID,
        of client: ClientID,
        by actor: String
    ) async throws {
        let now = clock.now
        try await database.write { transaction in
            guard
                let endpoint = try WebhookRepository.endpoint(id, of: client, in: transaction)
            else { throw NotFound() }
            try WebhookRepository.remove(endpoint, at: now, in: transaction)
            try Self.log("remove webhook", endpoint, actor, now, transaction)
        }
    }

    /// Sends an event to its endpoint once more, with the same webhook id.
    ///
    /// - Throws: `NotFound`.
    package func resend(
        _ id: WebhookDeliveryID,
        of client: ClientID,
        by actor: String
    ) async throws {
        let now = clock.now
        let again = WebhookDeliveryID(newID(now))
        try await database.write { transaction in
            guard
                let delivery = try WebhookRepository.delivery(id, of: client, in: transaction),
                let endpoint = try WebhookRepository.endpoint(
                    delivery.endpointID,
                    of: client,
                    in: transaction
                )
            else { throw NotFound() }
            try WebhookRepository.insert(
                delivery.event,
                eventID: delivery.eventID,
                as: again,
                to: endpoint.id,
                due: now,
                in: transaction
            )
            try Self.log("resend webhook \(delivery.eventID)", endpoint, actor, now, transaction)
        }
    }

    // MARK: - Reading a form

    private static func read(
        _ form: [String: String],
        into endpoint: inout WebhookEndpoint,
        _ problems: inout FormProblems
    ) {
        endpoint.url = String((form["url"] ?? "").trimmed)
        if let problem = problem(of: endpoint.url) { problems.add("url", problem) }
        endpoint.events = Set(
            WebhookEventKind.allCases.filter {
                form["event:\($0.rawValue)"].map { !$0.isEmpty && $0 != "0" } ?? false
            }
        )
        if endpoint.events.isEmpty {
            problems.add("events", "Choose at least one event.")
        }
    }

    /// Why an address cannot be an endpoint; nil when it can.
    static func problem(of url: String) -> String? {
        guard url.utf8.count <= urlLimit else {
            return "The address has at most \(urlLimit) characters."
        }
        guard url.unicodeScalars.allSatisfy({ (0x21...0x7E).contains($0.value) }),
            let parts = URLComponents(string: url), ["http", "https"].contains(parts.scheme),
            let host = parts.host, !host.isEmpty
        else { return "The address begins with https:// and a host's name." }
        if parts.user != nil || parts.password != nil || url.contains("@") {
            return "An address with a name or password in it would be in logs: leave them out."
        }
        return parts.fragment == nil ? nil : "The part after # is never sent: leave it out."
    }

    /// A new signing key.
    ///
    /// - Source: Standard Webhooks 1.0, "Signature scheme": 24 to 64 octets in Base64 behind
    ///   `whsec_`.
    static func newSecret() -> String {
        "whsec_" + Data(Secrets.octets(32)).base64EncodedString()
    }

    // MARK: - Changes

    private func change(
        _ action: String,
        _ id: WebhookEndpointID,
        _ client: ClientID,
        _ actor: String,
        _ body: @escaping @Sendable (inout WebhookEndpoint, Instant) throws -> Void
    ) async throws {
        let now = clock.now
        try await database.write { transaction in
            guard
                var endpoint = try WebhookRepository.endpoint(id, of: client, in: transaction)
            else { throw NotFound() }
            try body(&endpoint, now)
            try WebhookRepository.update(endpoint, in: transaction)
            try Self.log(action, endpoint, actor, now, transaction)
        }
    }

    private static func log(
        _ action: String,
        _ endpoint: WebhookEndpoint,
        _ actor: String,
        _ now: Instant,
        _ transaction: any SQLTransaction
    ) throws {
        var entry = AuditEntry(
            at: now,
            actor: actor,
            action: action,
            objectKind: "client",
            objectID: "\(endpoint.clientID)"
        )
        let events = endpoint.events.sorted().map(\.rawValue).joined(separator: " ")
        entry.after = "\(endpoint.id) \(endpoint.url): \(endpoint.isActive ? events : "off")"
        try AuditLogRepository.append(entry, in: transaction)
    }
}
