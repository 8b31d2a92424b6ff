// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import EngineTesting
import Messaging
import Primitives
import SQLInterface
import Storage
import Testing

@testable import AdminPanel

/// Margin in the reporting currency, by each day's exchange rate, corrections included.
@Suite(.bothEngines) struct MarginTests {
    private let database: any SQLDatabase
    private let first = CalendarDate(daysSince1970: 20_787)
    private let calendar: BillingCalendar
    private let kyivstar: Destination

    init() throws {
        database = try Engine.temporaryDatabase()
        calendar = try BillingCalendar(zone: "Europe/Kyiv")
        let ukraine = try #require(CountryCode("UA"))
        kyivstar = Destination(country: ukraine, network: Network("25503"))
        try Migrator().migrate(database, at: .epoch)
        let client = Client(
            id: ClientID(5),
            login: "dnipro",
            currency: try Self.currency("UAH"),
            zone: "Europe/Kyiv",
            firstDay: first
        )
        try database.writeBlocking { try ClientRepository.insert(client, in: $0) }
        for (day, micros) in [(0, 4_850_000), (1, 9_700_000)] as [(Int, Int64)] {
            try addTraffic(day: day, charged: micros, cost: 30_000)
        }
    }

    private static func currency(_ code: String) throws -> Currency {
        try #require(Currency(code))
    }

    /// One message charged in hryvnias, bought in euros.
    private func addTraffic(day: Int, charged: Int64, cost: Int64) throws {
        let at = calendar.midnight(of: first.adding(days: day)).adding(seconds: 3_600)
        try database.writeBlocking { transaction in
            _ = try transaction.execute(
                """
                INSERT INTO rollups (client_id, quarter_at, country, network, sender, basis,
                    price_micros, submitted, submitted_segments, blocked, delivered, failed,
                    charged_messages, charged_segments, charged_micros)
                VALUES (5, \(at), 'UA', '25503', 'Shop', 'sent', \(charged), 1, 1, 0, 1, 0, 1, 1,
                    \(charged))
                """
            )
            _ = try transaction.execute(
                """
                INSERT INTO cost_rollups (client_id, quarter_at, supplier_id, country, network,
                    basis, price_micros, currency, messages, segments, cost_micros)
                VALUES (5, \(at), 3, 'UA', '25503', 'sent', \(cost), 'EUR', 1, 1, \(cost))
                """
            )
        }
    }

    private func addRate(day: Int, _ text: String) throws {
        let rate = ExchangeRate(
            base: try Self.currency("EUR"),
            quote: try Self.currency("UAH"),
            micros: try DecimalText.micros(text),
            on: first.adding(days: day)
        )
        try database.writeBlocking {
            try ExchangeRateRepository.save(rate, source: "t", at: .epoch, in: $0)
        }
    }

    private func margin() throws -> MarginQuery.Result {
        let query = MarginQuery(
            days: first...first.adding(days: 1),
            calendar: calendar,
            currency: try Self.currency("EUR")
        )
        return try database.readBlocking { try query.run(in: $0) }
    }

    @Test func eachDayIsToldByItsOwnRate() throws {
        try addRate(day: 0, "48.5")
        try addRate(day: 1, "50")
        let result = try margin()
        let row = try #require(result.rows.first)
        #expect(result.rows.count == 1)
        #expect(row.destination == kyivstar)
        #expect(row.segments == 2)
        #expect(row.charges.values.map(\.micros) == [14_550_000])
        // 4.85 / 48.5 and 9.70 / 50.
        #expect(row.income.micros == 100_000 + 194_000)
        #expect(row.expense.micros == 60_000)
        #expect(row.margin.micros == 234_000)
        #expect(row.isComplete)
        #expect(result.missing.isEmpty)
    }

    @Test func aMarginWithoutARateIsNotShownAndTheDayIsNamed() throws {
        try addRate(day: 1, "50")
        let result = try margin()
        #expect(result.rows.first?.isComplete == false)
        #expect(result.missing == [try Self.currency("UAH"): first])
    }

    @Test func aCorrectionTakesItsPartOnTheDayItWasMade() throws {
        try addRate(day: 0, "48.5")
        try addRate(day: 1, "50")
        let hryvnia = try Self.currency("UAH")
        var charge = CorrectedCharge(
            clientID: ClientID(5),
            account: LineAccount(id: ClientID(5), name: "dnipro"),
            destination: kyivstar,
            basis: .sent,
            prices: (Price(micros: 4_850_000, hryvnia), Price(micros: 2_350_000, hryvnia))
        )
        charge.messages = 1
        charge.segments = 1
        let corrected = try #require(calendar.period(from: first, through: first))
        let rerating = Rerating(
            id: ReratingID(9),
            period: corrected,
            reason: "Typing mistake",
            actor: "t",
            recordedAt: corrected.end.adding(seconds: 60)
        )
        try database.writeBlocking { try ReratingRepository.insert(rerating, [charge], in: $0) }
        let row = try #require(try margin().rows.first)
        #expect(row.corrections.values.map(\.micros) == [-2_500_000])
        // 2.50 less, told by the second day's rate.
        #expect(row.income.micros == 100_000 + 194_000 - 50_000)
    }
}
