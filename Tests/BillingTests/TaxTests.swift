// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Testing

@Suite("Tax")
struct TaxTests {
    @Test(
        "Category and rate follow from scheme and countries",
        arguments: [
            (.none, 2_000, "UA", "UA", "", .outsideScope, 0, nil),
            (.europeanVAT, 1_900, "DE", "DE", "", .standard, 1_900, nil),
            (.europeanVAT, 1_900, "DE", "FR", "FR40303265045", .reverseCharge, 0, nil),
            (.europeanVAT, 1_900, "DE", "FR", "fr 40 303 265 045", .reverseCharge, 0, nil),
            (.europeanVAT, 1_900, "DE", "FR", "", .standard, 1_900, .buyerTaxIDMissing),
            (
                .europeanVAT, 1_900, "DE", "FR", "DE123456789", .standard, 1_900,
                .buyerTaxIDMalformed
            ),
            (.europeanVAT, 1_900, "DE", "GR", "EL094259216", .reverseCharge, 0, nil),
            (.europeanVAT, 1_900, "DE", "GB", "GB123456789", .outsideScope, 0, nil),
            (.europeanVAT, 1_900, "DE", "UA", "", .outsideScope, 0, nil),
            (.europeanVAT, 1_900, "DE", nil, "", .standard, 1_900, .buyerCountryMissing),
            (.europeanVAT, 0, "DE", "DE", "", .zero, 0, nil),
            (.domesticTax, 2_000, "UA", "UA", "", .standard, 2_000, nil),
            (.domesticTax, 2_000, "UA", "DE", "", .export, 0, nil),
            (.domesticTax, 2_000, "UA", nil, "", .standard, 2_000, .buyerCountryMissing),
        ] as [(TaxScheme, Int, String, String?, String, TaxCategory, Int, TaxWarning?)]
    )
    func decisions(
        _ row: (TaxScheme, Int, String, String?, String, TaxCategory, Int, TaxWarning?)
    ) throws {
        var enterprise = Enterprise(
            id: EnterpriseID(1),
            brandID: BrandID(1),
            name: "E",
            country: try #require(CountryCode(row.2))
        )
        enterprise.taxScheme = row.0
        enterprise.taxRate = BasisPoints(row.1)
        var company = CompanyDetails()
        company.country = row.3.flatMap { CountryCode($0) }
        company.taxID = row.4
        let decision = TaxRules.decide(seller: enterprise, buyer: company)
        #expect(decision.category == row.5)
        #expect(decision.rate.value == row.6)
        #expect(decision.warning == row.7)
    }

    @Test(
        "Reverse charge names its articles in every language",
        arguments: DocumentLanguage.allCases
    )
    func wording(language: DocumentLanguage) {
        let text = TaxReason.reverseCharge.text(in: language)
        #expect(text.contains("196") && text.contains("2006/112/"))
        for reason in TaxReason.allCases where reason != .noReason {
            #expect(!reason.text(in: language).isEmpty)
        }
        #expect(TaxReason.noReason.text(in: language).isEmpty)
    }

    @Test(
        "VAT numbers are judged by their country's shape",
        arguments: [
            ("AT", "ATU13585627", .wellFormed), ("AT", "AT12345678", .malformed),
            ("BE", "BE0428759497", .wellFormed), ("BE", "BE2123456789", .malformed),
            ("CY", "CY10259033P", .wellFormed), ("CZ", "CZ25123891", .wellFormed),
            ("DE", "DE 136-695.976", .wellFormed), ("DE", "DE12345678", .malformed),
            ("ES", "ESB58378431", .wellFormed), ("ES", "ES123456789", .malformed),
            ("FR", "FRXX999999999", .wellFormed),
            ("GR", "GR123456789", .wrongPrefix(expected: "EL")),
            ("IE", "IE6433435F", .wellFormed), ("IE", "IE8D79739I", .wellFormed),
            ("LT", "LT100001919017", .wellFormed), ("NL", "NL004495445B01", .wellFormed),
            ("NL", "NL123456789C01", .malformed), ("RO", "RO18547290", .wellFormed),
            ("RO", "RO1", .malformed), ("RO", "RO12345678901", .malformed),
            ("SE", "SE123456789701", .wellFormed), ("DE", "", .missing), ("DE", " - ", .missing),
            ("DE", "123456789", .wrongPrefix(expected: "DE")), ("UA", "UA123", .notEuropean),
            ("DE", "DE136695978", .wrongCheckDigit),
            ("DE", "DE１２３４５６７８９", .malformed),
        ] as [(String, String, VATNumberStatus)]
    )
    func vatNumbers(country: String, text: String, expected: VATNumberStatus) throws {
        let code = try #require(CountryCode(country))
        #expect(EuropeanUnion.check(text, country: code) == expected)
    }

    @Test("Check digits are judged as a library of another make does", arguments: taxNumberFixture)
    func checkDigits(country: String, right: String, wrong: String) throws {
        let code = try #require(CountryCode(country))
        for number in right.split(separator: " ") {
            #expect(TaxNumbers.check(String(number), country: code) == .wellFormed, "\(number)")
            #expect(TaxNumbers.refusal(String(number), country: code) == nil)
        }
        for number in wrong.split(separator: " ") {
            #expect(
                TaxNumbers.check(String(number), country: code) == .wrongCheckDigit,
                "\(number)"
            )
            #expect(TaxNumbers.refusal(String(number), country: code)?.isEmpty == false)
        }
    }

    @Test(
        "Numbers beyond the Union are judged where their form is public",
        arguments: [
            ("GB", "GB 980 7806 84", .wellFormed), ("GB", "GBGD123", .wellFormed),
            ("GB", "GB12345", .malformed), ("NO", "NO 995 525 828 MVA", .wellFormed),
            ("CH", "CHE-107.787.577 IVA", .wellFormed), ("CH", "CHE-107.787.578", .wrongCheckDigit),
            ("UA", "32855961", .wellFormed), ("UA", "328559611234", .wellFormed),
            ("UA", "32855968", .wrongCheckDigit), ("US", "12-3456789", .notEuropean),
            ("NO", "", .missing),
        ] as [(String, String, VATNumberStatus)]
    )
    func beyondTheUnion(country: String, text: String, expected: VATNumberStatus) throws {
        let code = try #require(CountryCode(country))
        #expect(TaxNumbers.check(text, country: code) == expected)
    }

    @Test(
        "What a client is given goes before the rules",
        arguments: [
            (.standard, nil, "FR", .standard, 1_900, nil),
            (.standard, 700, "US", .standard, 700, nil),
            (.reverseCharge, nil, "US", .reverseCharge, 0, .reverseChargeWithoutNumber),
            (.export, nil, "DE", .export, 0, nil),
            (.outsideScope, nil, "DE", .outsideScope, 0, nil),
            (.exempt, nil, "DE", .exempt, 0, nil), (.zero, nil, "DE", .zero, 0, nil),
            (.automatic, nil, "DE", .standard, 1_900, nil),
        ] as [(TaxTreatment, Int?, String, TaxCategory, Int, TaxWarning?)]
    )
    func treatments(
        _ row: (TaxTreatment, Int?, String, TaxCategory, Int, TaxWarning?)
    ) throws {
        var enterprise = Enterprise(
            id: EnterpriseID(1),
            brandID: BrandID(1),
            name: "E",
            country: try #require(CountryCode("DE"))
        )
        enterprise.taxScheme = .europeanVAT
        enterprise.taxRate = BasisPoints(1_900)
        enterprise.taxName = "MwSt"
        var company = CompanyDetails()
        company.country = CountryCode(row.2)
        var given = ClientTax()
        given.treatment = row.0
        given.rate = row.1.map { BasisPoints($0) }
        given.wording = "By law 7"
        let decision = TaxRules.decide(seller: enterprise, buyer: company, given: given)
        #expect(decision.category == row.3)
        #expect(decision.rate.value == row.4)
        #expect(decision.warning == row.5)
        let euro = try #require(Currency("EUR"))
        let line = decision.line(on: Money(micros: 10_000_000, euro), language: .english)
        #expect(line.name == "MwSt")
        #expect(line.reason == (row.3 == .standard ? "" : "By law 7"))
    }

    @Test("A sales tax is charged everywhere, and who is exempt says by which law")
    func schemes() throws {
        var enterprise = Enterprise(
            id: EnterpriseID(1),
            brandID: BrandID(1),
            name: "E",
            country: try #require(CountryCode("IN"))
        )
        enterprise.taxRate = BasisPoints(1_800)
        enterprise.taxScheme = .salesTax
        for country in ["IN", "US", nil] {
            var company = CompanyDetails()
            company.country = country.flatMap { CountryCode($0) }
            let decision = TaxRules.decide(seller: enterprise, buyer: company)
            #expect(decision.category == .standard)
            #expect(decision.rate.value == 1_800)
        }
        enterprise.taxScheme = .exempt
        enterprise.taxExemption = "Small business"
        let decision = TaxRules.decide(seller: enterprise, buyer: CompanyDetails())
        #expect(decision.category == .exempt)
        let euro = try #require(Currency("EUR"))
        #expect(decision.line(on: .zero(euro), language: .german).reason == "Small business")
    }

    @Test("The Union has 27 members")
    func members() throws {
        #expect(EuropeanUnion.members.count == 27)
        for code in ["GB", "CH", "NO", "UA", "EL", "XI"] {
            #expect(!EuropeanUnion.contains(try #require(CountryCode(code))))
        }
    }
}
