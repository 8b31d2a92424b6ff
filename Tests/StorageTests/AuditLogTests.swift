// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import EngineTesting
import Primitives
import SQLInterface
import Storage
import Testing

@Suite(.bothEngines) struct AuditLogTests {
    private let test: TestDatabase

    init() throws {
        test = try TestDatabase()
        try test.write { transaction throws in
            for (index, text) in oddTexts.enumerated() {
                var entry = AuditEntry(
                    at: Instant(seconds: Int64(index)),
                    actor: "anna",
                    action: "client.saved",
                    objectKind: "client",
                    objectID: "\(index % 2)"
                )
                entry.before = text
                entry.after = text + "!"
                try AuditLogRepository.append(entry, in: transaction)
            }
        }
    }

    @Test func anUntouchedLogHolds() throws {
        let verification = try test.read { try AuditLogRepository.verify(in: $0) }
        #expect(verification.entries == Int64(oddTexts.count))
        #expect(verification.brokenSequence == nil)
        let newest = try test.read { try AuditLogRepository.page(limit: 1, in: $0) }
        #expect(newest.first?.hash == verification.lastHash)
    }

    @Test(
        arguments: [
            "UPDATE audit_log SET actor = 'bob' WHERE sequence = 3",
            "UPDATE audit_log SET before_state = 'x' WHERE sequence = 3",
            "UPDATE audit_log SET at = at + 1 WHERE sequence = 3",
            "UPDATE audit_log SET actor = 'annac', action = 'lient.saved' WHERE sequence = 3",
            "UPDATE audit_log SET hash = 'abc' WHERE sequence = 3",
        ] as [SQL]
    )
    func aTouchedEntryIsFound(statement: SQL) throws {
        try test.write { _ = try $0.execute(statement) }
        let verification = try test.read { try AuditLogRepository.verify(in: $0) }
        #expect(verification.brokenSequence == 3)
        #expect(verification.entries == 2)
    }

    @Test func aMissingEntryIsFound() throws {
        try test.write { _ = try $0.execute("DELETE FROM audit_log WHERE sequence = 4") }
        let verification = try test.read { try AuditLogRepository.verify(in: $0) }
        #expect(verification.brokenSequence == 5)
    }

    @Test func anObjectsEntriesComeNewestFirst() throws {
        let entries = try test.read {
            try AuditLogRepository.list(objectKind: "client", objectID: "1", in: $0)
        }
        #expect(entries.map(\.sequence) == [6, 4, 2])
        #expect(entries.first?.entry.before == oddTexts[5])
    }
}
