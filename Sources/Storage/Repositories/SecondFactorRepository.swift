// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import SQLInterface

/// Reads and writes what people prove themselves with besides their password.
package enum SecondFactorRepository {
    /// A person's second factor, confirmed or not.
    package static func find(
        of person: PersonID,
        in transaction: any SQLTransaction
    ) throws -> SecondFactor? {
        try transaction.model("SELECT * FROM second_factors WHERE person_id = \(person)")
    }

    /// Saves a person's second factor in the place of the one before.
    package static func save(
        _ factor: SecondFactor,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO second_factors (person_id, secret, is_confirmed, last_step)
            VALUES (\(factor.personID), \(factor.secret), \(factor.isConfirmed),
                \(factor.lastStep))
            ON CONFLICT (person_id) DO UPDATE SET secret = excluded.secret,
                is_confirmed = excluded.is_confirmed, last_step = excluded.last_step
            """
        )
    }

    /// Removes a person's second factor with its recovery codes.
    package static func delete(
        of person: PersonID,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute("DELETE FROM recovery_codes WHERE person_id = \(person)")
        try transaction.execute("DELETE FROM second_factors WHERE person_id = \(person)")
    }

    /// Notes a code's time step, so that the code counts once; false when it was used already.
    package static func use(
        step: Int64,
        of person: PersonID,
        in transaction: any SQLTransaction
    ) throws -> Bool {
        try transaction.execute(
            """
            UPDATE second_factors SET last_step = \(step)
            WHERE person_id = \(person) AND last_step < \(step)
            """
        ) == 1
    }

    /// Gives a person new recovery codes in the place of those before.
    package static func setRecoveryCodes(
        _ hashes: [String],
        of person: PersonID,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute("DELETE FROM recovery_codes WHERE person_id = \(person)")
        for hash in hashes {
            try transaction.execute(
                .insert(into: "recovery_codes", ["person_id": person, "code_hash": hash])
            )
        }
    }

    /// Uses a recovery code up; false when there is none of this hash.
    package static func useRecoveryCode(
        _ hash: String,
        of person: PersonID,
        in transaction: any SQLTransaction
    ) throws -> Bool {
        try transaction.execute(
            "DELETE FROM recovery_codes WHERE person_id = \(person) AND code_hash = \(hash)"
        ) == 1
    }

    /// How many recovery codes a person has left.
    package static func recoveryCodesLeft(
        of person: PersonID,
        in transaction: any SQLTransaction
    ) throws -> Int {
        try transaction.scalar(
            "SELECT COUNT(*) FROM recovery_codes WHERE person_id = \(person)"
        )
    }
}

/// The secret that a person's authenticator app makes codes of.
package struct SecondFactor: Hashable, Sendable {
    package var personID: PersonID
    /// In base 32, as authenticator apps read it.
    package var secret: String
    /// Whether the person has shown that the app makes the right codes; asked for from then on.
    package var isConfirmed: Bool
    /// The time step of the last code that was used.
    package var lastStep: Int64

    package init(
        personID: PersonID,
        secret: String,
        isConfirmed: Bool = false,
        lastStep: Int64 = 0
    ) {
        self.personID = personID
        self.secret = secret
        self.isConfirmed = isConfirmed
        self.lastStep = lastStep
    }
}

extension SecondFactor: RowReadable {
    static let table = "second_factors"

    init(_ row: StoredRow) throws {
        self.init(
            personID: try row.get("person_id"),
            secret: try row.get("secret"),
            isConfirmed: try row.get("is_confirmed"),
            lastStep: try row.get("last_step")
        )
    }
}
