// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import Documents
import EngineTesting
import Messaging
import Primitives
import SQLInterface
import Storage
import Testing

@Suite("Tax on documents", .bothEngines)
struct DocumentTaxTests {
    /// A Polish seller that tells its tax in złoty, with a client that pays in euro.
    private func world() throws -> (World, ClientID) {
        let world = try World("2026-11-30 08:00") {
            $0.taxCurrency = Currency("PLN")
        }
        return (world, try world.client("acme"))
    }

    private func settings(_ world: World) -> Settings {
        Settings(office: world.office, catalogue: .builtIn)
    }

    private func setRate(_ world: World, _ rate: String, on day: String) async throws {
        let fields = ["base": "EUR", "quote": "PLN", "rate": rate, "on": day]
        try await settings(world).setExchangeRate(TypedFields(fields), .system)
    }

    @Test("Tax is told in the seller's currency by the rate of the issue day")
    func national() async throws {
        let (world, client) = try world()
        try await setRate(world, "4.1", on: "2026-11-20")
        try await setRate(world, "4.2567", on: "2026-11-27")
        try await setRate(world, "9.9", on: "2026-12-01")
        let made = try await world.invoicing.create(try world.fee(client, "100.01"), by: .system)
        let document = try world.document(made.invoiceID)
        let national = try #require(document.totals.national)
        // 19.00 EUR of tax.
        #expect(document.totals.tax.decimalText == "19.00")
        #expect(national.tax.decimalText == "80.88")
        #expect(national.rateText == "1 EUR = 4.2567 PLN")
        let ubl = String(decoding: try EInvoiceSyntax.ubl.render(document), as: UTF8.self)
        #expect(ubl.contains("<cbc:TaxCurrencyCode>PLN</cbc:TaxCurrencyCode>"))
        #expect(ubl.contains(#"<cbc:TaxAmount currencyID="PLN">80.88</cbc:TaxAmount>"#))
        let cii = String(decoding: try EInvoiceSyntax.cii.render(document), as: UTF8.self)
        #expect(cii.contains(#"<ram:TaxTotalAmount currencyID="PLN">80.88</ram:TaxTotalAmount>"#))
        let rows = InvoiceLayout(document).totals
        #expect(rows.contains { $0.label.contains("1 EUR = 4.2567 PLN") })
        try await world.expectCleanAudit()
    }

    @Test("Credit notes tell it by the invoice's rate, and add up to the invoice's tax")
    func creditNotes() async throws {
        let (world, client) = try world()
        try await setRate(world, "4.2567", on: "2026-11-27")
        let made = try await world.invoicing.create(try world.fee(client, "100.01"), by: .system)
        let invoice = try #require(made.invoiceID)
        let euro = try #require(Currency("EUR"))
        try world.move(to: "2026-12-05 08:00")
        try await setRate(world, "5", on: "2026-12-05")
        var sum: Int64 = 0
        for net in ["33.33", "12.34", nil] {
            let note = try await world.invoicing.credit(
                CreditNoteRequest(
                    invoiceID: invoice,
                    net: try net.map { try Money(decimal: $0, euro) },
                    reason: "Agreed"
                ),
                by: .system
            )
            sum += try #require(try world.creditNote(note.creditNoteID).totals.national).tax.micros
        }
        #expect(sum == 80_880_000)
        try await world.expectCleanAudit()
    }

    @Test("Without a rate nothing is issued, and the sentence says what to do")
    func missing() async throws {
        let (world, client) = try world()
        try await setRate(world, "4.1", on: "2026-11-01")
        let error = await #expect(throws: InvoicingRefusal.self) {
            try await world.invoicing.create(try world.fee(client, "100"), by: .system)
        }
        #expect(error?.sentence.contains("no exchange rate between EUR and PLN") == true)
        // Who is charged no tax needs no rate, and a proforma is no tax document.
        let abroad = try world.client("abroad") { $0.company.country = CountryCode("US") }
        _ = try await world.invoicing.create(try world.fee(abroad, "100"), by: .system)
        try await setRate(world, "4.2", on: "2026-11-25")
        let request = try world.fee(client, "100", kind: .proforma)
        let proforma = try await world.invoicing.create(request, by: .system)
        #expect(try world.document(proforma.invoiceID).totals.national == nil)
        try await world.expectCleanAudit()
    }

    @Test("A rate that a document used stays; any other may be put right")
    func fixed() async throws {
        let (world, client) = try world()
        try await setRate(world, "4.2", on: "2026-11-27")
        try await setRate(world, "4.25", on: "2026-11-27")
        _ = try await world.invoicing.create(try world.fee(client, "100"), by: .system)
        let error = await #expect(throws: FieldErrors.self) {
            try await setRate(world, "4.3", on: "2026-11-27")
        }
        #expect(error?["rate"]?.contains("1 EUR = 4.25 PLN was used") == true)
        let file = "date,base,quote,rate\n2026-11-27,EUR,PLN,4.3\n2026-11-28,EUR,PLN,4.4\n"
        let euro = try #require(Currency("EUR"))
        let settings = settings(world)
        let kinds = try await settings.previewExchangeRates(file, base: euro).map(\.kind)
        #expect(kinds == [.fixed, .new])
        await #expect(throws: ImportErrors.self) {
            try await settings.importExchangeRates(file, base: euro, .system)
        }
        let day = try #require(CalendarDate("2026-11-28"))
        let zloty = try #require(Currency("PLN"))
        let none = try await world.database.read {
            try ExchangeRateRepository.find(euro, zloty, on: day, in: $0)
        }
        #expect(none == nil)
    }

    @Test("A central bank's file becomes rates, through which any pair is told")
    func bankFile() async throws {
        let (world, _) = try world()
        let settings = settings(world)
        let euro = try #require(Currency("EUR"))
        let file = """
            Date, USD, JPY, PLN, XXX,
            2026-11-27, 1.05, 158.21, 4.2, 7,
            2026-11-26, 1.04, N/A, 4.1, 7,
            """
        let first = try await settings.importExchangeRates(file, base: euro, .system)
        #expect(first.map(\.kind) == Array(repeating: .new, count: 5))
        let again = try await settings.importExchangeRates(file, base: euro, .system)
        #expect(again.map(\.kind) == Array(repeating: .same, count: 5))
        let dollar = try #require(Currency("USD"))
        let zloty = try #require(Currency("PLN"))
        let day = try #require(CalendarDate("2026-11-30"))
        let conversion = try await world.database.read {
            try ExchangeRateRepository.conversion(from: dollar, to: zloty, on: day, in: $0)
        }
        let amount = Money(micros: 10_500_000, dollar)
        #expect(conversion?.convert(amount)?.decimalText == "42.00")
    }

    @Test(
        "What is wrong with a file is told line by line",
        arguments: [
            ("", "empty"), ("day\n2026-11-27", "No column is named"),
            ("x,USD\n1,2", "no date column"), ("date,rate\n2026-11-27,1", "no base and quote"),
            ("date,base,quote,rate\n2026-11-31,EUR,USD,1", "\"2026-11-31\" is not a date"),
            ("date,base,quote,rate\n2026-11-30,EUR,EUR,1", "no rate to itself"),
            ("date,base,quote,rate\n2026-11-30,EUR,ABC,1", "\"ABC\" is not"),
            ("date,base,quote,rate\n2026-11-30,EUR,USD,0", "above zero"),
            ("date,base,quote,rate\n2026-11-30,EUR,USD,-1", "above zero"),
            ("date,base,quote,rate\n2026-11-30,EUR,USD,1.0000001", "at most 6 decimals"),
            ("date,USD\n2026-11-30,1\n2026-11-30,1", "on line 2 already"),
        ]
    )
    func wrongFiles(text: String, words: String) async throws {
        let (world, _) = try world()
        let euro = try #require(Currency("EUR"))
        let error = await #expect(throws: ImportErrors.self) {
            try await settings(world).importExchangeRates(text, base: euro, .system)
        }
        #expect(
            error?.problems.first?.sentence.contains(words) == true,
            "\(error.debugDescription)"
        )
    }
}
