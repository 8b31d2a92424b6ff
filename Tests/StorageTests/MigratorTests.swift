// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import EngineTesting
import Primitives
import SQLInterface
import Storage
import Testing

@Suite(.bothEngines) struct MigratorTests {
    private let first = Migration(
        number: 1,
        name: "One",
        statements: ["CREATE TABLE one (id BIGINT PRIMARY KEY)"]
    )
    private let second = Migration(
        number: 2,
        name: "Two",
        statements: ["CREATE TABLE two (id BIGINT PRIMARY KEY) CLUSTERED"]
    )

    @Test func everythingRunsOnceOnAFreshDatabase() throws {
        let database = try Engine.temporaryDatabase()
        let ran = try Migrator().migrate(database, at: .epoch)
        #expect(ran.map(\.number) == Migrator.released.map(\.number))
        #expect(try Migrator().migrate(database, at: .epoch).isEmpty)
    }

    @Test func onlyWhatIsNewRuns() throws {
        let database = try Engine.temporaryDatabase()
        #expect(try Migrator([first]).migrate(database, at: .epoch).map(\.number) == [1])
        #expect(try Migrator([first, second]).migrate(database, at: .epoch).map(\.number) == [2])
        let version = try database.readBlocking { try Migrator([]).version(in: $0) }
        #expect(version == 2)
    }

    @Test func aNewerDatabaseIsRefused() throws {
        let database = try Engine.temporaryDatabase()
        try Migrator([first, second]).migrate(database, at: .epoch)
        #expect(throws: StorageError.newerDatabase(found: 2, known: 1)) {
            try Migrator([first]).migrate(database, at: .epoch)
        }
    }

    @Test func anAlteredMigrationIsRefused() throws {
        let database = try Engine.temporaryDatabase()
        try Migrator([first]).migrate(database, at: .epoch)
        let altered = Migration(
            number: 1,
            name: "One",
            statements: ["CREATE TABLE one (id BIGINT)"]
        )
        #expect(throws: StorageError.alteredMigration(number: 1, name: "One")) {
            try Migrator([altered]).migrate(database, at: .epoch)
        }
    }

    @Test func aMigrationThatFailsLeavesNothing() throws {
        let database = try Engine.temporaryDatabase()
        let broken = Migration(
            number: 2,
            name: "Broken",
            statements: ["CREATE TABLE two (id BIGINT)", "CREATE NONSENSE"]
        )
        #expect(throws: SQLError.self) {
            try Migrator([first, broken]).migrate(database, at: .epoch)
        }
        #expect(try Migrator([first, second]).migrate(database, at: .epoch).map(\.number) == [2])
    }

    @Test(arguments: Migrator.released.map(\.number))
    func releasedMigrationsAreNeverEdited(number: Int) throws {
        let migration = try #require(Migrator.released.first { $0.number == number })
        #expect(migration.hash == Self.hashes[number], "\(migration.name) has another text")
    }

    /// Written down when a migration is released; a change afterwards is a new migration.
    private static let hashes = [
        1: "4a141a635761a506bff662d265f05e4da0fc59539be68b500dae6840d62e0594",
        2: "dbee12eb2057ac2c9956815b51fbc258bc9707805b95096eb2d92af1c80d74ff",
        3: "c56491b6b14c68b825c4f28b4411239e8e60ac16e94ac177e11167586c5621a4",
        4: "a39483904d6d86248572b869c7d72b681ac80d28ffd1a8adec6e76a036a71fa9",
        5: "23bd79bf347e4b7ed29d0b2a2f81a0e846b7d82f047e9a8087043901f1cb4876",
        6: "33b89b1036a9c6cbfc783d722dcc5d78c8fdf5eca1ef909e181960bf97a27456",
        7: "20abc39619bc2ebb78fd27d448ac76d096b52dac04ad8e336504fc1ab9e9ab0d",
        8: "d94993cf2dd3e33f68012ac9e1476689a13ced19a6cbecbc3a9651137409a3cf",
        9: "5fa85b2060da0e719fb591f23f304f42049b2c215362ed7eda0db4b93c8150dd",
        10: "ffa3f6085ed3e61be695693c9eb407ff127b13b80d9e200a5525140048dcc2b7",
        11: "857396c8e45668d470159a3c2fa8e64712e46c14c24086d040d0e0fe25cfe661",
        12: "51ff95318d8b44451eb958fedce41705ab9a2e309f339e9457002041bc4b46cf",
        13: "e9ee687d941f98876228e498d7c31edd6c0065bf6914bdb1cc673e51d3b96f7f",
        14: "91cda409c2b77d03ea8c9a4a7c5d09faca42eafd5592d7751079a5580f8b4bb7",
        15: "cb7b402672c4ac598ad383eb01a5e7fbe7ec65c24e38251010f63f8a48ad3c78",
        16: "2d0b9892241a68294292fc8f7108589fd14cbf9f700cd79d0c2af0f68418b0cc",
        17: "02fa9f1eed4d09be2ffbab7c70f10508b8554577849085548fddb4eab744c092",
        18: "1b1cec37086cca5c7502978dab43c99c9fb5172c3c34f348729425eb169e0a66",
        19: "fea50bd285193a05993be4b1873056e72d093b2cd030e333b9801bd16491a009",
        20: "55edc11b91f3934f017245c252258e818fddc75f68c802e81a58ab3a4e91c2fc",
    ]

    @Test func migrationsAreInTheOrderOfTheirNumbers() {
        let numbers = Migrator.released.map(\.number)
        #expect(numbers == Set(numbers).sorted())
    }

    @Test func programsThatStartTogetherMigrateOnce() async throws {
        let database = try Engine.temporaryDatabase()
        let ran = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<4 {
                group.addTask { try Migrator().migrate(database, at: .epoch).count }
            }
            return try await group.reduce(0, +)
        }
        #expect(ran == Migrator.released.count)
    }

    @Test func readersRefuseWhatIsNotTheirSchema() throws {
        let database = try Engine.temporaryDatabase()
        try Migrator([first]).migrate(database, at: .epoch)
        #expect(throws: StorageError.olderDatabase(found: 1, known: 2)) {
            try database.readBlocking { try Migrator([first, second]).requireCurrent(in: $0) }
        }
        try Migrator([first, second]).migrate(database, at: .epoch)
        try database.readBlocking { try Migrator([first, second]).requireCurrent(in: $0) }
        #expect(throws: StorageError.newerDatabase(found: 2, known: 1)) {
            try database.readBlocking { try Migrator([first]).requireCurrent(in: $0) }
        }
    }
}
