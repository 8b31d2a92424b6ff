// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import ClientPanel
import EngineTesting
import Primitives
import SQLInterface
import Storage
import Testing
import WebSupport

/// What a person may change of their own.
@Suite(.bothEngines) struct ClientProfileTests {
    private let world: ClientWorld
    private static let new = "correct horse battery"

    init() throws {
        world = try ClientWorld()
    }

    private func stored(_ fixture: ClientFixture) async throws -> Person {
        let id = fixture.person.id
        return try #require(
            try await world.database.read { try PersonRepository.find(id, in: $0) }
        )
    }

    @Test func theRightPasswordIsExchangedForANewOne() async throws {
        let answer = try await world.ask(
            "/client/profile/password",
            posting: ["current": "the old password", "new": Self.new]
        )
        guard case .redirect("/client/profile", let notice) = answer else {
            Issue.record("\(answer)")
            return
        }
        #expect(notice == "The password was changed.")
        #expect(try await stored(world.mine).passwordHash == "hash of \(Self.new)")
        #expect(try await stored(world.other).passwordHash == "hash of the old password")
        let log = try await world.database.read { try AuditLogRepository.page(limit: 9, in: $0) }
        #expect(log.map(\.entry.action) == ["set password"])
        #expect(log.first?.entry.actor == "orchid-person (203.0.113.9)")
        #expect(log.first?.entry.after == "")
    }

    @Test(arguments: [
        (["current": "wrong", "new": new], "The present password is wrong."),
        (["new": new], "The present password is wrong."),
        (["current": "the old password", "new": "short"], "needs 12 to 200 characters"),
        (
            ["current": "the old password", "new": String(repeating: "x", count: 201)],
            "needs 12 to 200 characters"
        ),
    ])
    func aWrongOrWeakPasswordChangesNothing(form: [String: String], words: String) async throws {
        let page = try await world.page(
            "/client/profile/password",
            posting: form,
            status: 422
        )
        #expect(page.contains(words))
        #expect(!page.contains(Self.new))
        #expect(try await stored(world.mine) == world.mine.person)
    }

    @Test func otherBrowsersAreSignedOutByANewPassword() async throws {
        let mine = world.mine.person.id
        let other = world.other.person.id
        try await world.database.write { transaction in
            for (person, token) in [
                (mine, "token-of-this-form"), (mine, "elsewhere"), (other, "rival"),
            ] {
                let signIn = SignIn(
                    tokenHash: "hash \(token)",
                    personID: person,
                    formToken: token,
                    createdAt: ClientWorld.now,
                    expiresAt: ClientWorld.now.adding(seconds: 3_600)
                )
                try SignInRepository.insert(signIn, in: transaction)
            }
        }
        _ = try await world.ask(
            "/client/profile/password",
            posting: ["current": "the old password", "new": Self.new]
        )
        let left = try await world.database.read { transaction in
            try [mine, other].map { person in
                try SignInRepository.list(of: person, in: transaction).map(\.formToken)
            }
        }
        #expect(left == [["token-of-this-form"], ["rival"]])
    }

    @Test func aZoneIsSavedWhenItExists() async throws {
        let refused = try await world.page(
            "/client/profile/zone",
            posting: ["zone": "Mars/<Olympus>"],
            status: 422
        )
        #expect(refused.contains("No such zone is known."))
        #expect(refused.contains("Mars/&lt;Olympus&gt;"))
        #expect(try await stored(world.mine).zone == "Europe/Kyiv")
        _ = try await world.ask("/client/profile/zone", posting: ["zone": " Asia/Almaty "])
        #expect(try await stored(world.mine).zone == "Asia/Almaty")
        #expect(try await stored(world.other).zone == "Europe/Kyiv")
    }

    @Test func everyFormCarriesItsToken() async throws {
        let page = try await world.page("/client/profile")
        let forms = page.ranges(of: "method=\"post\"").count
        #expect(forms >= 4)
        #expect(page.ranges(of: "name=\"form_token\" value=\"token-of-this-form\"").count == forms)
    }

    @Test func aPersonThatWasTakenFromTheClientChangesNothing() async throws {
        var moved = world.mine.person
        moved.clientID = world.other.client.id
        let saved = moved
        try await world.database.write { try PersonRepository.update(saved, in: $0) }
        let answer = try await world.ask(
            "/client/profile/zone",
            posting: ["zone": "Asia/Almaty"],
            as: world.mine.person
        )
        #expect(answer.isNotFound)
        #expect(try await stored(world.mine).zone == "Europe/Kyiv")
    }
}
