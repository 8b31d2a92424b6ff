// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import SQLInterface

/// Remembers what writing requests of the API were answered, so that a repeated one gets the
/// same answer and does nothing again.
package enum APIAnswerRepository {
    /// Claims an idempotency key, or says what became of the request that has it.
    package static func claim(
        _ idempotencyKey: String,
        of key: APIKeyID,
        contentHash: String,
        at now: Instant,
        in transaction: any SQLTransaction
    ) throws -> APIAnswerClaim {
        let row = try transaction.first(
            """
            SELECT content_hash, status, body FROM api_answers
            WHERE key_id = \(key) AND idempotency_key = \(idempotencyKey)
            """
        )
        if let row {
            guard try row.get("content_hash", as: String.self) == contentHash else {
                return .usedForOtherContent
            }
            let status: Int = try row.get("status")
            return status == 0 ? .unknown : .repeated(status: status, body: try row.get("body"))
        }
        try transaction.execute(
            .insert(
                into: "api_answers",
                [
                    "key_id": key, "idempotency_key": idempotencyKey,
                    "content_hash": contentHash, "status": 0, "body": "", "recorded_at": now,
                ]
            )
        )
        return .new
    }

    /// Keeps the answer of a claimed request.
    package static func record(
        _ idempotencyKey: String,
        of key: APIKeyID,
        status: Int,
        body: String,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(
            """
            UPDATE api_answers SET status = \(status), body = \(body)
            WHERE key_id = \(key) AND idempotency_key = \(idempotencyKey)
            """
        )
    }

    /// Gives a claim back: the request was refused and may be sent again, mended.
    package static func forget(
        _ idempotencyKey: String,
        of key: APIKeyID,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(
            """
            DELETE FROM api_answers
            WHERE key_id = \(key) AND idempotency_key = \(idempotencyKey)
            """
        )
    }

    /// The messages that a request has made, by their positions in it.
    package static func messages(
        of request: String,
        _ client: ClientID,
        in transaction: any SQLTransaction
    ) throws -> [Int: MessageID] {
        var found: [Int: MessageID] = [:]
        try transaction.forEach(
            """
            SELECT position, message_id FROM message_requests
            WHERE client_id = \(client) AND request = \(request)
            """
        ) { row in
            found[try row.get(0)] = try row.get(1, as: MessageID.self)
        }
        return found
    }

    /// Drops what is older than anybody repeats a request.
    package static func drop(
        before instant: Instant,
        in transaction: any SQLTransaction
    ) throws {
        let floor = IdentifierGenerator.floor(at: instant)
        try transaction.execute("DELETE FROM api_answers WHERE recorded_at < \(instant)")
        try transaction.execute("DELETE FROM message_requests WHERE message_id < \(floor)")
    }
}

/// What an idempotency key stands for.
package enum APIAnswerClaim: Hashable, Sendable {
    case new
    /// It was claimed by the same content, and its answer is not known: it is being worked on,
    /// or the program ended meanwhile.
    case unknown
    case repeated(status: Int, body: String)
    case usedForOtherContent
}
