// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives
import SQLInterface
import WebSupport

/// What the controllers share.
struct ClientDesk: Sendable {
    let database: any SQLDatabase
    let hashing: @Sendable (String) async throws -> String
    let verifying: @Sendable (String, String) async -> Bool
    let smppAddress: @Sendable () -> String
    let programs: ProgramVerbs
    let newRequestID: @Sendable () -> String
    /// Issues a payment request; answers with a sentence when it is refused.
    let requestProforma: @Sendable (ProformaRequest) async throws -> Phrase?

    /// Reads in one snapshot.
    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        try await database.read(body)
    }
}
