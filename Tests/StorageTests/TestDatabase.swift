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

/// A migrated database with a few rows that others refer to.
struct TestDatabase {
    let database: any SQLDatabase
    let now = Instant(seconds: 1_795_600_000)
    let brand: Brand
    let enterprise: Enterprise
    let client: Client

    init() throws {
        database = try Engine.temporaryDatabase()
        let euro = try #require(Currency("EUR"))
        let germany = try #require(CountryCode("DE"))
        brand = Brand(
            id: BrandID(11),
            name: "Nordlicht",
            contact: .init(email: "a@b.example", phone: "+1", website: "w", address: "x"),
            currency: euro
        )
        enterprise = Enterprise(
            id: EnterpriseID(21),
            brandID: brand.id,
            name: "Nordlicht GmbH",
            country: germany
        )
        client = Client(
            id: ClientID(31),
            login: "acme",
            currency: euro,
            zone: "Europe/Berlin",
            firstDay: CalendarDate(daysSince1970: 20_000)
        )
        try Migrator().migrate(database, at: now)
        try database.writeBlocking { transaction in
            try BrandRepository.insert(brand, in: transaction)
            try EnterpriseRepository.insert(enterprise, in: transaction)
            try ClientRepository.insert(client, in: transaction)
        }
    }

    func write<Result>(_ body: (any SQLTransaction) throws -> Result) throws -> Result {
        try database.writeBlocking(body)
    }

    func read<Result>(_ body: (any SQLTransaction) throws -> Result) throws -> Result {
        try database.readBlocking(body)
    }

    /// Another client, by its number.
    func addClient(_ number: Int64, _ login: String, main: ClientID? = nil) throws -> Client {
        var other = Client(
            id: ClientID(number),
            login: login,
            currency: client.currency,
            zone: "UTC",
            firstDay: client.firstDay
        )
        other.mainClientID = main
        return try write { transaction in
            try ClientRepository.insert(other, in: transaction)
            return other
        }
    }

    /// Days since 1970 as a period of that many days in UTC.
    func period(_ first: Int, days: Int) -> BillingPeriod {
        let start = CalendarDate(daysSince1970: first)
        let last = start.adding(days: days - 1)
        return BillingPeriod(
            start: Instant(utcMidnightOf: start),
            end: Instant(utcMidnightOf: last.adding(days: 1)),
            days: start...last,
            zone: "UTC",
            offsetsMinutes: (0, 0)
        )
    }

    /// An invoice of the test client with the next number of its series.
    func issue(
        _ id: Int64,
        _ kind: InvoiceKind = .amount,
        period: BillingPeriod? = nil,
        issueOn: Int = 20_400,
        total: Int64 = 100_000_000
    ) throws -> NewInvoice {
        try write { transaction in
            let series = NumberSeries(
                enterpriseID: enterprise.id,
                kind: NumberSeriesKind(kind),
                scope: "2026"
            )
            let number = try NumberSeriesRepository.takeNext(series, in: transaction)
            let issue = CalendarDate(daysSince1970: issueOn)
            let heading = InvoiceHeading(
                kind: kind,
                number: "\(kind.rawValue)-\(number)",
                dates: (issue: issue, due: issue.adding(days: 14)),
                currency: client.currency,
                language: .ukrainian,
                period: period
            )
            var document = InvoiceDocument(
                heading: heading,
                seller: SellerDetails(enterprise: enterprise, brand: brand),
                buyer: BuyerDetails(client: client)
            )
            let net = Money(micros: total, client.currency)
            document.lines = [InvoiceLine(text: "Плата — “fee”\n\u{0}", net: net)]
            document.totals = InvoiceTotals(net: net, tax: .zero(client.currency))
            let new = try NewInvoice(
                id: InvoiceID(id),
                clientID: client.id,
                document: document,
                series: series,
                seriesNumber: number,
                issuedAt: now
            )
            try InvoiceRepository.insert(new, by: "tester", in: transaction)
            return new
        }
    }
}

/// Texts that break what is glued together instead of bound.
let oddTexts = ["", "'; DROP TABLE clients; --", "$1", "Київ ☎️", "%_\\", "a\u{0}b", "\"q\""]
