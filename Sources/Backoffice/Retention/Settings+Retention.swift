// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import Storage

extension Settings {
    /// Saves how long the messages of a client are kept, or of all others, from its form.
    ///
    /// Fields: `client_id` (empty for all others), `body_days` and `row_days` (0 keeps), and
    /// `follows`: the client has no rule of its own any more.
    ///
    /// - Throws: `FieldErrors`.
    package func setRetention(_ typed: TypedFields, _ request: SettingsRequest) async throws {
        var reader = FieldReader(typed)
        let client: ClientID? = reader.identifier("client_id", "Client")
        let follows = !typed[field: "follows"].isEmpty
        if follows, client == nil {
            reader.refuse("follows", "Only a client can follow the rule for all others.")
        }
        let range = 0...RetentionRule.daysMax
        let rule = RetentionRule(
            clientID: client,
            bodyDays: follows ? 0 : reader.requiredNumber("body_days", "Texts", in: range),
            rowDays: follows ? 0 : reader.requiredNumber("row_days", "Messages", in: range)
        )
        if !follows, rule.rowDays > 0, rule.bodyDays > rule.rowDays {
            reader.refuse(
                "body_days",
                "A text goes with its message at the latest: at most \(rule.rowDays) days."
            )
        }
        try reader.errors.check()
        let now = office.now
        try await office.database.write { transaction in
            if let client, try ClientRepository.find(client, in: transaction) == nil {
                throw FieldErrors("client_id", "There is no such client.")
            }
            if follows, let client {
                try RetentionRun.remove(client, by: request.actor, at: now, in: transaction)
            } else {
                try RetentionRun.save(rule, by: request.actor, at: now, in: transaction)
            }
        }
    }
}
