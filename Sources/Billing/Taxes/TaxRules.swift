// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Messaging

/// Which tax an invoice bears: a pure decision from who sells and who buys.
///
/// - Source: billing rules, section 5; Council Directive 2006/112/EC, articles 44 and 196.
package enum TaxRules {
    /// Decides by what the client is given, else by the enterprise's scheme and both countries.
    package static func decide(
        seller: Enterprise,
        buyer: CompanyDetails,
        given: ClientTax = ClientTax()
    ) -> TaxDecision {
        var decision = byTreatment(seller, buyer, given) ?? byScheme(seller, buyer)
        if !given.wording.isEmpty, decision.category != .standard {
            decision.wording = given.wording
        }
        decision.name = seller.taxName
        return decision
    }

    private static func byScheme(_ seller: Enterprise, _ buyer: CompanyDetails) -> TaxDecision {
        switch seller.taxScheme {
        case .none: return TaxDecision(.outsideScope, reason: .notCharged)
        case .domesticTax: return domestic(seller, buyer)
        case .europeanVAT: return european(seller, buyer)
        case .salesTax: return atHome(seller.taxRate)
        case .exempt:
            var decision = TaxDecision(.exempt, reason: .exempt)
            decision.wording = seller.taxExemption
            return decision
        }
    }

    private static func byTreatment(
        _ seller: Enterprise,
        _ buyer: CompanyDetails,
        _ given: ClientTax
    ) -> TaxDecision? {
        switch given.treatment {
        case .automatic: return nil
        case .standard: return atHome(given.rate ?? seller.taxRate)
        case .reverseCharge:
            // Whose tax number it is must stand on the invoice (BR-AE-02).
            let isMissing = EuropeanUnion.normalised(buyer.taxID).isEmpty
            return TaxDecision(
                .reverseCharge,
                reason: .reverseCharge,
                warning: isMissing ? .reverseChargeWithoutNumber : nil
            )
        case .export: return TaxDecision(.export, reason: .export)
        case .outsideScope:
            let isEuropean = seller.taxScheme == .europeanVAT
            return TaxDecision(.outsideScope, reason: isEuropean ? .outsideUnion : .notCharged)
        case .exempt: return TaxDecision(.exempt, reason: .exempt)
        case .zero: return TaxDecision(.zero, reason: .zeroRated)
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
    /// The legal wording in place of the reason's; empty for that.
    package fileprivate(set) var wording = ""
    /// What the enterprise calls the tax; empty for the language's own word.
    package fileprivate(set) var name = ""

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
        var line = TaxLine(
            category: category,
            rate: rate,
            taxable: net,
            tax: net.percentage(rate),
            reason: wording.isEmpty ? reason.text(in: language) : wording
        )
        line.name = name.isEmpty ? nil : name
        return line
    }
}

/// What is missing for a sure tax decision.
package enum TaxWarning: String, Hashable, Sendable, CaseIterable {
    case buyerCountryMissing = "buyer_country_missing"
    case buyerTaxIDMissing = "buyer_tax_id_missing"
    case buyerTaxIDMalformed = "buyer_tax_id_malformed"
    case reverseChargeWithoutNumber = "reverse_charge_without_number"
}
