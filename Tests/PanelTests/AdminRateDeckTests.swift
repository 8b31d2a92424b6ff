// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import EngineTesting
import Messaging
import Primitives
import Storage
import Testing

/// Imports of price files.
@Suite(.bothEngines) struct AdminRateDeckTests {
    @Test(
        "decks of several dialects are read",
        arguments: [
            "mccmnc,price\n25501,0.05\n25503,0.051\n",
            "MCC;MNC;RATE\n255;01;0,05\n255;03;0,051\n",
            "country\tprice\nUA\t0.05\nKazakhstan\t0.06\n",
            "\u{FEFF}mccmnc;price;effective\r\n25501;0,05;2026-12-01\r\n25503;0,051;\r\n",
        ]
    )
    func dialects(_ deck: String) async throws {
        let world = try AdminWorld()
        let client = try await world.seed().client
        let count = try await world.settings.importPrices(
            of: .client(client),
            deck: deck,
            basis: .sent,
            .system
        )
        #expect(count == 2)
        let rows = try await world.database.read {
            try PriceRepository.current(of: .client(client), at: .distantFuture, in: $0)
        }
        #expect(rows.contains { $0.price.micros == 50_000 })
    }

    static let badDecks: [(deck: String, line: Int, words: String)] = [
        ("", 1, "empty"), ("mccmnc\n25501\n", 1, "price column"),
        ("price\n0.5\n", 1, "country column"), ("mccmnc,price\n", 1, "no lines"),
        ("mccmnc,price\n25501,0.05\nabc,0.1\n", 3, "MCC and MNC"),
        ("mccmnc,price\n25501,free\n", 2, "plain number"),
        ("mccmnc,price\n25501,-1\n", 2, "negative"),
        ("mccmnc,price\n25501,\"0,5\"\n", 2, "has a comma"),
        ("mccmnc;price\n25501;1,000\n", 2, "1000.00"),
        ("mccmnc,price\n25501,1\n25501,2\n", 3, "line 2 already"),
        ("country,price\nAtlantis,1\n", 2, "not a known country"),
        ("country,price,effective\nUA,1,2026-11-24\n", 2, "past"),
        ("country,price,effective\nUA,1,soon\n", 2, "not a date"),
        ("country,price,currency\nUA,1,CHF\n", 2, "CHF"),
        ("country,price,billing\nUA,1,later\n", 2, "sent or delivered"),
    ]

    @Test("a bad deck is refused line by line and changes nothing", arguments: badDecks)
    func refusals(_ bad: (deck: String, line: Int, words: String)) async throws {
        let world = try AdminWorld()
        let client = try await world.seed().client
        let before = try await world.database.read { try PriceRepository.all(in: $0) }
        let errors = try await #require(throws: ImportErrors.self) {
            _ = try await world.settings.importPrices(
                of: .client(client),
                deck: bad.deck,
                basis: .sent,
                .system
            )
        }
        let problem = try #require(errors.problems.first)
        #expect(problem.line == bad.line)
        #expect(problem.sentence.english.contains(bad.words), "\(problem.sentence)")
        let after = try await world.database.read { try PriceRepository.all(in: $0) }
        #expect(after == before)
    }

    @Test func aLineMaySayHowItIsBilled() async throws {
        let world = try AdminWorld()
        let client = try await world.seed().client
        _ = try await world.settings.importPrices(
            of: .client(client),
            deck: "country,price,billing\nPL,1,delivered\nUA,1,sent\nKZ,1,\n",
            basis: .sent,
            .system
        )
        let rows = try await world.database.read {
            try PriceRepository.current(of: .client(client), at: .distantFuture, in: $0)
        }
        let bases = Dictionary(
            rows.map { ($0.destination.country.code, $0.basis) },
            uniquingKeysWith: { first, _ in first }
        )
        #expect(bases["PL"] == .delivered)
        #expect(bases["UA"] == .sent)
        #expect(bases["KZ"] == .sent)
    }

    @Test func aDateOfTheDeckIsAMidnightOfTheClientsZone() async throws {
        let world = try AdminWorld()
        let client = try await world.seed().client
        _ = try await world.settings.importPrices(
            of: .client(client),
            deck: "country,price,effective\nPL,1,2026-12-01\n",
            basis: .sent,
            .system
        )
        let rows = try await world.database.read {
            try PriceRepository.future(of: .client(client), after: AdminWorld.start, in: $0)
        }
        let row = try #require(rows.first)
        // Kyiv is two hours east of UTC in December.
        #expect("\(row.effectiveFrom)" == "2026-11-30T22:00:00.000Z")
    }

    @Test func aRequestIDDoesNotStandForTwoBases() async throws {
        let world = try AdminWorld()
        let client = try await world.seed().client
        let deck = "country,price\nPL,1\n"
        let request = SettingsRequest(by: .system, id: "once")
        func send(_ basis: BillingBasis) async throws -> Int {
            try await world.settings.importPrices(
                of: .client(client),
                deck: deck,
                basis: basis,
                request
            )
        }
        #expect(try await send(.sent) == 1)
        #expect(try await send(.sent) == 1)
        let errors = try await #require(throws: FieldErrors.self) {
            _ = try await send(.delivered)
        }
        #expect("\(errors)".contains("other content"))
    }

    @Test func aClosedPriceIsNoneAndTheCountryAnswers() async throws {
        let world = try AdminWorld()
        let client = try await world.seed().client
        try await world.settings.closePrice(
            of: .client(client),
            ["network": "25501"],
            .system
        )
        let rows = try await world.database.read { try PriceRepository.all(in: $0) }
        let ukraine = try #require(CountryCode("UA"))
        let price = PriceBook(rows).sellPrice(
            client: client,
            product: nil,
            destination: Destination(country: ukraine, network: Network("25501")),
            messageType: .sms,
            at: world.now.adding(seconds: 1)
        )
        #expect(price == nil)
    }

    @Test func aPriceOfThePastIsRefused() async throws {
        let world = try AdminWorld()
        let client = try await world.seed().client
        let errors = try await #require(throws: FieldErrors.self) {
            _ = try await world.settings.setPrice(
                of: .client(client),
                ["country": "UA", "price": "1", "effective_from": "2026-11-25T14:03"],
                .system
            )
        }
        #expect(errors["effective_from"]?.contains("past") == true)
    }
}
