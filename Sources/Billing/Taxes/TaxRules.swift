// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Messaging

/// Which tax an invoice bears: a pure decision from who sells and who buys.
///
/// - Source: billing rules, section 5; Council Directive 2006/112/EC, articles 44 and 196.
package enum TaxRules {
    /// Decides by the enterprise's scheme and both countries.
    package static func decide(seller: Enterprise, buyer: CompanyDetails) -> TaxDecision {
        switch seller.taxScheme {
        case .none: TaxDecision(.outsideScope, reason: .notCharged)
        case .domesticTax: domestic(seller, buyer)
        case .europeanVAT: european(seller, buyer)
        }
    }

    private static func domestic(
        _ seller: Enterprise,
        _ buyer: CompanyDetails
    ) -> TaxDecision {
        guard let country = buyer.country else {
            return atHome(seller.taxRate, warning: .buyerCountryMissing)
        }
        return country == seller.country
            ? atHome(seller.taxRate) : TaxDecision(.export, reason: .export)
    }

    private static func european(
        _ seller: Enterprise,
        _ buyer: CompanyDetails
    ) -> TaxDecision {
        // An unknown buyer is taxed as one at home: tax that was not charged cannot be got back.
        guard let country = buyer.country else {
            return atHome(seller.taxRate, warning: .buyerCountryMissing)
        }
        if country == seller.country { return atHome(seller.taxRate) }
        guard EuropeanUnion.contains(country) else {
            return TaxDecision(.outsideScope, reason: .outsideUnion)
        }
        // Only a business, which has a VAT number, accounts for the tax itself.
        switch EuropeanUnion.check(buyer.taxID, country: country) {
        case .wellFormed: return TaxDecision(.reverseCharge, reason: .reverseCharge)
        case .missing: return atHome(seller.taxRate, warning: .buyerTaxIDMissing)
        default: return atHome(seller.taxRate, warning: .buyerTaxIDMalformed)
        }
    }

    private static func atHome(
        _ rate: BasisPoints,
        warning: TaxWarning? = nil
    ) -> TaxDecision {
        // The standard category of EN 16931 (BR-S-5) has a rate above zero.
        rate.value > 0
            ? TaxDecision(.standard, rate: rate, reason: .noReason, warning: warning)
            : TaxDecision(.zero, reason: .zeroRated, warning: warning)
    }
}

/// The category and rate of an invoice, with why.
package struct TaxDecision: Hashable, Sendable {
    package let category: TaxCategory
    package let rate: BasisPoints
    package let reason: TaxReason
    /// What should be completed before an invoice is issued.
    package let warning: TaxWarning?

    init(
        _ category: TaxCategory,
        rate: BasisPoints = .zero,
        reason: TaxReason,
        warning: TaxWarning? = nil
    ) {
        self.category = category
        self.rate = rate
        self.reason = reason
        self.warning = warning
    }

    /// The tax of a net sum, rounded once.
    package func line(on net: Money, language: DocumentLanguage) -> TaxLine {
        TaxLine(
            category: category,
            rate: rate,
            taxable: net,
            tax: net.percentage(rate),
            reason: reason.text(in: language)
        )
    }
}

/// What is missing for a sure tax decision.
package enum TaxWarning: String, Hashable, Sendable, CaseIterable {
    case buyerCountryMissing = "buyer_country_missing"
    case buyerTaxIDMissing = "buyer_tax_id_missing"
    case buyerTaxIDMalformed = "buyer_tax_id_malformed"
}
