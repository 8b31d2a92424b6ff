// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import EngineTesting
import Messaging
import Primitives
import SQLInterface
import Testing

@testable import Storage

/// Emptying a platform as a whole.
@Suite(.bothEngines) struct PlatformResetTests {
    @Test func onlyTheOperatorsPeopleSettingsAndLogAreLeft() throws {
        let database = try Engine.temporaryDatabase()
        try Migrator().migrate(database, at: .epoch)
        try database.writeBlocking { try Self.fill($0) }
        try database.writeBlocking { try PlatformReset.run(in: $0) }
        let (people, clients, settings, log) = try database.readBlocking { transaction in
            (
                try PersonRepository.list(in: transaction).map(\.login),
                try ClientRepository.count(in: transaction),
                try SettingRepository.all(in: transaction),
                try AuditLogRepository.list(objectKind: "client", objectID: "2", in: transaction)
            )
        }
        #expect(people == ["owner"])
        #expect(clients == 0)
        #expect(settings.keys.contains("mail.host"))
        #expect(!settings.keys.contains("first_run.skipped"))
        #expect(log.count == 1)
        // The same names can be taken again.
        try database.writeBlocking { try PlatformReset.run(in: $0) }
    }

    /// The operator's person, its client with a related one, and what belongs to each.
    private static func fill(_ transaction: any SQLTransaction) throws {
        let euro = try #require(Currency("EUR"))
        var client = Client(
            id: ClientID(2),
            login: "demo",
            currency: euro,
            zone: "UTC",
            firstDay: CalendarDate(daysSince1970: 20_000)
        )
        var owner = Person(
            id: PersonID(1),
            clientID: nil,
            login: "owner",
            role: .owner,
            passwordHash: "x"
        )
        owner.name = "Owner"
        try PersonRepository.insert(owner, in: transaction)
        client.managerID = owner.id
        try ClientRepository.insert(client, in: transaction)
        var related = client
        related.id = ClientID(3)
        related.login = "related"
        related.mainClientID = client.id
        try ClientRepository.insert(related, in: transaction)
        let theirs = Person(
            id: PersonID(4),
            clientID: client.id,
            login: "theirs",
            role: .clientOwner,
            passwordHash: "x"
        )
        try PersonRepository.insert(theirs, in: transaction)
        try SavedViewRepository.save(
            SavedView(name: "mine", query: "a=b"),
            of: theirs.id,
            page: "clients",
            in: transaction
        )
        try SettingRepository.set("mail.host", to: "mail", in: transaction)
        try SettingRepository.set("first_run.skipped", to: "brand", in: transaction)
        try AuditLogRepository.append(
            AuditEntry(
                at: .epoch,
                actor: "owner",
                action: "create",
                objectKind: "client",
                objectID: "2"
            ),
            in: transaction
        )
    }
}
