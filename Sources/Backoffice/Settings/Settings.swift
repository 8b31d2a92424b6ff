// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Crypto
import Messaging
import Primitives
import SQLInterface
import Storage

/// The verbs that set the platform up: parties, accesses, prices, routes, people.
///
/// Each verb reads what was typed, refuses it with every bad field at once (`FieldErrors`),
/// and otherwise saves it, its audit entry and the new version of its topic in one
/// transaction. A verb that is given a request id does nothing again when it is repeated.
package struct Settings: Sendable {
    package let office: Office
    package let catalogue: DestinationCatalogue

    /// Creates the verbs over an office; the catalogue resolves typed networks.
    package init(office: Office, catalogue: DestinationCatalogue) {
        self.office = office
        self.catalogue = catalogue
    }
}

/// Who asks for a change, and which request it is.
package struct SettingsRequest: Sendable {
    package let actor: Actor
    /// Nil when repetition does no harm.
    package let id: String?

    /// Creates a request of an actor.
    package init(by actor: Actor, id: String? = nil) {
        self.actor = actor
        self.id = id
    }

    /// The platform's own.
    package static let system = SettingsRequest(by: .system)
}

/// One change in its transaction.
struct SettingsChange {
    let transaction: any SQLTransaction
    let now: Instant
    let actor: Actor

    /// Notes who changed what, with the object before and afterwards.
    func log(
        _ action: String,
        _ kind: String,
        id: String,
        before: Any? = nil,
        after: Any? = nil
    ) throws {
        var entry = AuditEntry(
            at: now,
            actor: actor.description,
            action: action,
            objectKind: kind,
            objectID: id
        )
        entry.before = before.map(auditText) ?? ""
        entry.after = after.map(auditText) ?? ""
        try AuditLogRepository.append(entry, in: transaction)
    }
}

extension Settings {
    /// Runs one change: claims its request, saves, counts the topic, tells others.
    ///
    /// `content` is everything that was asked for; it may be empty only where requests have no
    /// id, so that one id never stands for two contents (billing rules, section 8, rule 11).
    func change<Object>(
        _ request: SettingsRequest,
        topic: SettingsTopic?,
        content: String,
        _ body: @escaping @Sendable (SettingsChange) throws -> Identifier<Object>
    ) async throws -> Identifier<Object> {
        precondition(request.id == nil || !content.isEmpty, "a request id needs its content")
        let now = office.now
        let hash = SHA256.hash(data: Array(content.utf8))
            .map { padded(Int($0), to: 3) }.joined()
        let id = try await office.database.write { transaction -> Identifier<Object> in
            if let known: Identifier<Object> = try repeated(
                request.id,
                hash: hash,
                now: now,
                transaction
            ) {
                return known
            }
            let id = try body(
                SettingsChange(transaction: transaction, now: now, actor: request.actor)
            )
            if let topic { try ChangeCounterRepository.bump(topic.rawValue, in: transaction) }
            if let request = request.id {
                try RequestIDRepository.record("\(id)", of: request, in: transaction)
            }
            return id
        }
        if let topic { office.didChange(.settings(topic)) }
        return id
    }

    private func repeated<Object>(
        _ requestID: String?,
        hash: String,
        now: Instant,
        _ transaction: any SQLTransaction
    ) throws -> Identifier<Object>? {
        guard let requestID else { return nil }
        let claim = try RequestIDRepository.claim(
            requestID,
            contentHash: hash,
            at: now,
            in: transaction
        )
        switch claim {
        case .new: return nil
        case .repeated(let result): return Identifier(result)
        case .usedForOtherContent:
            throw FieldErrors(
                "",
                "This form was sent before with other content. Open it anew and try again."
            )
        }
    }
}

/// Says that an object is not there any more.
func notThere(_ name: Phrase) -> FieldErrors {
    FieldErrors("", "This \(name) does not exist any more.")
}
