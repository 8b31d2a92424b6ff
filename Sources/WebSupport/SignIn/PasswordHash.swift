// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import CArgon2
import NIOPosix

/// Argon2id hashes of passwords, made and checked off the event loops.
///
/// - Source: RFC 9106; parameters by its second recommendation, lowered for short machines.
package struct PasswordHash: Sendable {
    /// What one hash costs.
    package struct Cost: Sendable {
        var memoryKiB: UInt32
        var passes: UInt32

        /// For people: about 50 ms.
        package static let person = Cost(memoryKiB: 19_456, passes: 2)
        /// For SMPP binds, which come in storms after a restart: about 5 ms.
        package static let bind = Cost(memoryKiB: 4_096, passes: 1)
    }

    private let pool: NIOThreadPool

    package init(pool: NIOThreadPool) {
        self.pool = pool
    }

    /// Hashes a password with a new salt, in the encoded form that `verify` reads.
    package func hash(_ password: String, cost: Cost = .person) async throws -> String {
        let salt = Secrets.octets(16)
        return try await pool.runIfActive {
            try Self.encode(Array(password.utf8), salt: salt, cost: cost)
        }
    }

    /// Whether a password is the one of a hash; an empty hash is never right, but takes as
    /// long, so that nobody learns which names exist.
    package func verify(_ password: String, _ encoded: String, cost: Cost = .person) async -> Bool {
        let octets = Array(password.utf8)
        let isRight = try? await pool.runIfActive {
            if encoded.isEmpty {
                _ = try Self.encode(octets, salt: Array(repeating: 0, count: 16), cost: cost)
                return false
            }
            return argon2id_verify(encoded, octets, octets.count) == ARGON2_OK.rawValue
        }
        return isRight ?? false
    }

    private static func encode(
        _ password: [UInt8],
        salt: [UInt8],
        cost: Cost
    ) throws -> String {
        var encoded = [CChar](repeating: 0, count: 128)
        let status = argon2id_hash_encoded(
            cost.passes,
            cost.memoryKiB,
            1,
            password,
            password.count,
            salt,
            salt.count,
            32,
            &encoded,
            encoded.count
        )
        guard status == ARGON2_OK.rawValue else {
            throw PasswordHashError(reason: String(cString: argon2_error_message(status)))
        }
        return String(decoding: encoded.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
    }
}

/// Why a password could not be hashed: mostly too little memory.
package struct PasswordHashError: Error, Sendable {
    package let reason: String
}
