// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives
import Testing

@Suite("Invoice drafts")
struct DrafterTests {
    private func drafter(
        _ currency: String = "EUR",
        scheme: TaxScheme = .europeanVAT,
        rate: Int = 2_100
    ) throws -> InvoiceDrafter {
        let germany = try #require(CountryCode("DE"))
        let euro = try #require(Currency(currency))
        let today = try #require(CalendarDate("2026-11-25"))
        var enterprise = Enterprise(
            id: EnterpriseID(1),
            brandID: BrandID(1),
            name: "Tollgate GmbH",
            country: germany
        )
        enterprise.taxScheme = scheme
        enterprise.taxRate = BasisPoints(rate)
        enterprise.taxID = "DE123456789"
        var client = Client(
            id: ClientID(1),
            login: "acme",
            currency: euro,
            zone: "UTC",
            firstDay: today
        )
        client.company.name = "Acme"
        client.company.country = germany
        let contact = Brand.Contact(email: "a@b.de", phone: "1", website: "w", address: "x")
        let brand = Brand(id: BrandID(1), name: "Brand", contact: contact, currency: euro)
        return InvoiceDrafter(
            client: client,
            enterprise: enterprise,
            brand: brand,
            issueOn: today
        )
    }

    private func month() throws -> BillingPeriod {
        let calendar = try BillingCalendar(zone: "UTC")
        let first = try #require(CalendarDate("2026-10-01"))
        return try #require(calendar.period(from: first, through: first.adding(days: 30)))
    }

    private func charge(
        _ network: String?,
        _ priceMicros: Int64,
        _ segments: Int64,
        basis: BillingBasis = .sent
    ) throws -> UsageCharge {
        UsageCharge(
            destination: Destination(
                country: try #require(CountryCode("UA")),
                network: network.flatMap { Network($0) }
            ),
            basis: basis,
            priceMicros: priceMicros,
            messages: segments,
            segments: segments
        )
    }

    @Test(
        "Each line is rounded once, half away from zero, and totals add rounded lines",
        arguments: [
            ("EUR", [(4_250, 1)], [0], 0), ("EUR", [(5_000, 1)], [10_000], 0),
            ("EUR", [(5_000, 1), (5_000, 1)], [20_000], 1),
            ("EUR", [(5_000, 1), (5_001, 1)], [10_000, 10_000], 0),
            ("JPY", [(500_000, 1), (499_999, 1)], [0, 1_000_000], 0),
            ("KWD", [(430, 7)], [3_000], 0), ("EUR", [], [], 0),
        ] as [(String, [(Int64, Int64)], [Int64], Int)]
    )
    func lineRounding(
        currency: String,
        charges: [(Int64, Int64)],
        nets: [Int64],
        merged: Int
    ) throws {
        let usage = try charges.map { try charge("25501", $0.0, $0.1) }
        let draft = try drafter(currency).usage(try month(), charges: usage)
        #expect(draft.document.lines.map(\.net.micros) == nets.map { $0 - 0 } || merged > 0)
        #expect(draft.document.totals.net.micros == (merged > 0 ? 10_000 : nets.reduce(0, +)))
        #expect(draft.document.lines.count == charges.count - merged)
    }

    @Test("Charges in any order and cut in any way give the same document", arguments: 1...10)
    func orderDoesNotMatter(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        var charges: [UsageCharge] = []
        for _ in 0..<60 {
            charges.append(
                try charge(
                    random.pick(["25501", "25503", nil]),
                    Int64(random.pick([4_250, 430, 12_000])),
                    Int64(random.number(in: 1...5_000)),
                    basis: random.pick([.sent, .delivered])
                )
            )
        }
        let drafter = try drafter()
        let period = try month()
        let first = drafter.usage(period, charges: charges)
        #expect(drafter.usage(period, charges: charges.shuffled(using: &random)) == first)
        #expect(
            first.document.lines.map(\.quantity).reduce(0, +)
                == charges.map(\.segments).reduce(0, +)
        )
    }

    @Test("Totals, tax and postings of a draft can be derived again", arguments: 1...40)
    func rederive(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let drafter = try drafter(
            random.pick(["EUR", "JPY", "KWD"]),
            rate: random.pick([0, 700, 1_900, 2_550])
        )
        var charges: [UsageCharge] = []
        for index in 0..<random.number(in: 1...80) {
            charges.append(
                try charge(
                    "255\(10 + index)",
                    Int64(random.number(in: 1...90_000)),
                    Int64(random.number(in: 1...99_999))
                )
            )
        }
        let draft = drafter.usage(try month(), charges: charges)
        let totals = draft.document.totals
        let exact = charges.reduce(Int64(0)) { $0 + $1.priceMicros * $1.segments }
        let unit = totals.net.currency.microsPerMinorUnit
        var net = Int64(0)
        for charge in charges {
            let (units, rest) = (charge.priceMicros * charge.segments)
                .quotientAndRemainder(dividingBy: unit)
            net += (units + (rest * 2 >= unit ? 1 : 0)) * unit
        }
        let rate = Int64(drafter.enterprise.taxRate.value)
        let taxUnits =
            (Int128(net) * Int128(rate) * 2 + 10_000 * Int128(unit))
            / (20_000 * Int128(unit))
        #expect(totals.net.micros == net, "seed \(seed)")
        #expect(totals.exactMicros == exact)
        #expect(totals.tax.micros == Int64(taxUnits) * unit)
        #expect(totals.total == totals.net + totals.tax)
        #expect(totals.due == totals.total)
        let moved = draft.postings.reduce(0) { $0 + $1.debitMicros }
        #expect(exact + moved == totals.total.micros)
        #expect(draft.document.taxes.map(\.tax).reduce(.zero(totals.net.currency), +) == totals.tax)
    }

    @Test("An amount invoice posts its fee and tax, a proforma posts nothing")
    func amounts() throws {
        let drafter = try drafter()
        let sum = Money(micros: 100_000_000, drafter.client.currency)
        let invoice = drafter.amount(.amount, sum, text: "Monthly fee")
        #expect(
            invoice.postings == [
                InvoicePosting(.fee, .fees, 100_000_000),
                InvoicePosting(.tax, .tax, 21_000_000),
            ]
        )
        #expect(invoice.document.lines.map(\.text) == ["Monthly fee"])
        #expect(invoice.document.period == nil)
        let proforma = drafter.amount(.proforma, sum, text: "Top-up")
        #expect(proforma.postings.isEmpty)
        #expect(proforma.document.totals == invoice.document.totals)
    }

    @Test("A preview has no number, and the number is all that issuing changes")
    func preview() throws {
        var drafter = try drafter()
        let charges = [try charge("25501", 4_250, 1_000)]
        let preview = drafter.usage(try month(), charges: charges)
        #expect(preview.document.number.isEmpty)
        drafter.number = "INV-2026-00001"
        var issued = drafter.usage(try month(), charges: charges)
        #expect(issued.document.paymentReference == "INV-2026-00001")
        issued.document.number = ""
        issued.document.paymentReference = ""
        #expect(issued == preview)
    }

    @Test("Due date and language come from the client first, then the enterprise")
    func terms() throws {
        var drafter = try drafter()
        drafter.enterprise.paymentTermsDays = 30
        drafter.enterprise.documentLanguage = .ukrainian
        let sum = Money(micros: 10_000, drafter.client.currency)
        let first = drafter.amount(.amount, sum, text: "x").document
        #expect(first.dueOn.description == "2026-12-25")
        #expect(first.language == .ukrainian)
        drafter.client.invoicing.paymentTermsDays = 0
        drafter.client.invoicing.language = .russian
        let second = drafter.amount(.amount, sum, text: "x").document
        #expect(second.dueOn == second.issueOn)
        #expect(second.language == .russian)
    }

    @Test("What is missing is warned about")
    func warnings() throws {
        var drafter = try drafter()
        #expect(drafter.usage(try month(), charges: []).warnings == [.nothingToBill])
        drafter.client.company = CompanyDetails()
        drafter.enterprise.taxID = ""
        let draft = drafter.usage(
            try month(),
            charges: [try charge(nil, 10_000, 5)],
            messagesStillHeld: 3
        )
        #expect(
            draft.warnings == [
                .companyMissing, .sellerTaxIDMissing, .tax(.buyerCountryMissing),
                .messagesStillHeld(3),
            ]
        )
        #expect(draft.warnings.allSatisfy { $0.sentence.english.hasSuffix(".") })
    }
}
