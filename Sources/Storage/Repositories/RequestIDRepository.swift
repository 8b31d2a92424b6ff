// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives
import SQLInterface

/// Remembers requests that post money, so that a repeated one does nothing again.
///
/// Claim, work and record belong in one transaction: when the work fails, the claim is gone
/// as well and the request may be tried again.
package enum RequestIDRepository {
    /// Claims a request id, or says that it was used before.
    package static func claim(
        _ requestID: String,
        contentHash: String,
        at now: Instant,
        in transaction: any SQLTransaction
    ) throws -> RequestClaim {
        let row = try transaction.first(
            "SELECT content_hash, result FROM request_ids WHERE request_id = \(requestID)"
        )
        if let row {
            guard try row.get("content_hash", as: String.self) == contentHash else {
                return .usedForOtherContent
            }
            return .repeated(result: try row.get("result"))
        }
        try transaction.execute(
            .insert(
                into: "request_ids",
                [
                    "request_id": requestID, "content_hash": contentHash, "result": "",
                    "recorded_at": now,
                ]
            )
        )
        return .new
    }

    /// Keeps the result of a claimed request for its repetitions.
    ///
    /// - Throws: `StorageError.notFound` when it was not claimed.
    package static func record(
        _ result: String,
        of requestID: String,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.change(
            "request_ids",
            id: requestID,
            "UPDATE request_ids SET result = \(result) WHERE request_id = \(requestID)"
        )
    }
}

/// What a request id stands for.
package enum RequestClaim: Hashable, Sendable {
    case new
    /// The same request was done before, with this result.
    case repeated(result: String)
    /// Another request had this id; it must be refused.
    case usedForOtherContent
}
