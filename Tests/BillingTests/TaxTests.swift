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
            ("AT", "ATU12345678", .wellFormed), ("AT", "AT12345678", .malformed),
            ("BE", "BE0123456789", .wellFormed), ("BE", "BE2123456789", .malformed),
            ("CY", "CY12345678X", .wellFormed), ("CZ", "CZ12345678", .wellFormed),
            ("DE", "DE 123-456.789", .wellFormed), ("DE", "DE12345678", .malformed),
            ("ES", "ESX1234567X", .wellFormed), ("ES", "ES123456789", .malformed),
            ("FR", "FRXX999999999", .wellFormed),
            ("GR", "GR123456789", .wrongPrefix(expected: "EL")),
            ("IE", "IE1234567WA", .wellFormed), ("IE", "IE1A23456B", .wellFormed),
            ("LT", "LT123456789012", .wellFormed), ("NL", "NL123456789B01", .wellFormed),
            ("NL", "NL123456789C01", .malformed), ("RO", "RO12", .wellFormed),
            ("RO", "RO1", .malformed), ("RO", "RO12345678901", .malformed),
            ("SE", "SE123456789012", .wellFormed), ("DE", "", .missing), ("DE", " - ", .missing),
            ("DE", "123456789", .wrongPrefix(expected: "DE")), ("UA", "UA123", .notEuropean),
            ("DE", "DE１２３４５６７８９", .malformed),
        ] as [(String, String, VATNumberStatus)]
    )
    func vatNumbers(country: String, text: String, expected: VATNumberStatus) throws {
        let code = try #require(CountryCode(country))
        #expect(EuropeanUnion.check(text, country: code) == expected)
    }

    @Test("The Union has 27 members")
    func members() throws {
        #expect(EuropeanUnion.members.count == 27)
        for code in ["GB", "CH", "NO", "UA", "EL", "XI"] {
            #expect(!EuropeanUnion.contains(try #require(CountryCode(code))))
        }
    }
}
