// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Primitives

/// An invoice as it would be issued, with what it would post and what should be looked at.
package struct InvoiceDraft: Hashable, Sendable {
    package var document: InvoiceDocument
    package var warnings: [InvoiceWarning]

    package init(document: InvoiceDocument, warnings: [InvoiceWarning]) {
        self.document = document
        self.warnings = warnings
    }

    /// What issuing moves on the client's account, besides the charges that are posted already.
    ///
    /// - Invariant: charges plus these sums are the invoice's total, but for a proforma, which
    ///   posts nothing.
    package var postings: [InvoicePosting] {
        let totals = document.totals
        let rounding = totals.net.micros - totals.exactMicros
        let postings: [InvoicePosting] =
            switch document.kind {
            case .usage:
                [
                    InvoicePosting(.credit, .revenue, document.rechargedMicros ?? 0),
                    InvoicePosting(.rounding, .rounding, rounding),
                    InvoicePosting(.tax, .tax, totals.tax.micros),
                ]
            case .amount:
                [
                    InvoicePosting(.fee, .fees, totals.net.micros),
                    InvoicePosting(.tax, .tax, totals.tax.micros),
                ]
            case .creditNote:
                [
                    InvoicePosting(.credit, creditedAccount, -totals.exactMicros),
                    InvoicePosting(.rounding, .rounding, -rounding),
                    InvoicePosting(.tax, .tax, -totals.tax.micros),
                ]
            case .proforma: []
            }
        return postings.filter { $0.debitMicros != 0 }
    }

    private var creditedAccount: LedgerAccountKind {
        document.corrects?.kind == .amount ? .fees : .revenue
    }
}

/// One ledger entry of an invoice.
package struct InvoicePosting: Hashable, Sendable {
    package let code: TransferCode
    /// The account on the other side of the client's.
    package let account: LedgerAccountKind
    /// What the client owes more; negative when it owes less.
    package let debitMicros: Int64

    package init(_ code: TransferCode, _ account: LedgerAccountKind, _ debitMicros: Int64) {
        self.code = code
        self.account = account
        self.debitMicros = debitMicros
    }
}

/// What somebody should know before an invoice is issued.
package enum InvoiceWarning: Hashable, Sendable {
    /// The client has no company name to bill to.
    case companyMissing
    case sellerTaxIDMissing
    case tax(TaxWarning)
    case nothingToBill
    case messagesStillHeld(Int64)

    /// A plain sentence for panels and the command line.
    package var sentence: Phrase {
        switch self {
        case .companyMissing: "The client has no company name."
        case .sellerTaxIDMissing: "The enterprise charges tax but has no tax number."
        case .tax(.buyerCountryMissing): "The client has no country, so tax is charged as at home."
        case .tax(.buyerTaxIDMissing): "The client has no VAT number, so tax is charged as at home."
        case .tax(.buyerTaxIDMalformed):
            "The client's VAT number is not one of its country, so tax is charged as at home."
        case .tax(.reverseChargeWithoutNumber):
            "The client is taxed by reverse charge and has no VAT number."
        case .nothingToBill: "There is nothing to bill."
        case .messagesStillHeld(let count):
            "\(count) messages of the period have no outcome yet; they are billed when they do."
        }
    }
}
