// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Documents
import Primitives

/// Finds what could not be printed before it is saved, by drawing a sample with it: an issued
/// invoice whose PDF fails helps nobody.
struct PrintTrial {
    var brand: Brand
    var enterprise: Enterprise
    var client: Client
    var logo: [UInt8]?

    /// Creates a trial of plain values; what is to be tried is set afterwards.
    init() {
        let contact = Brand.Contact(email: "a@b.cd", phone: "1", website: "b.cd", address: "A")
        brand = Brand(
            id: BrandID(1),
            name: "Brand",
            contact: contact,
            currency: .placeholder
        )
        enterprise = Enterprise(
            id: EnterpriseID(1),
            brandID: BrandID(1),
            name: "Enterprise",
            country: .placeholder
        )
        client = Client(
            id: ClientID(1),
            login: "client",
            currency: .placeholder,
            zone: "UTC",
            firstDay: Instant.epoch.utcDate
        )
    }

    /// Refuses the field that cannot be printed.
    func run(_ reader: inout FieldReader) {
        guard reader.errors.isEmpty else { return }
        do {
            _ = try InvoicePDF.render(sample, logo: logo)
        } catch DocumentError.unreadableLogo {
            reader.refuse(
                "logo",
                "The logo must be a whole PNG, JPEG or SVG picture of at most "
                    + "\(InvoicePDF.maximumLogoSide) pixels a side."
            )
        } catch DocumentError.missingGlyph(let character, let field) {
            reader.refuse(
                field?.formField ?? "",
                "No font here can print the character \"\(character)\"."
            )
        } catch DocumentError.textTooLong(let field) {
            reader.refuse(field.formField, "This text is too long for a page.")
        } catch {
            // Anything else is no fault of what was typed; it shows when a document is made.
            return
        }
    }

    private var sample: InvoiceDocument {
        let heading = InvoiceHeading(
            kind: .amount,
            number: "1",
            dates: (Instant.epoch.utcDate, Instant.epoch.utcDate),
            currency: client.currency,
            language: .english,
            period: nil
        )
        var document = InvoiceDocument(
            heading: heading,
            seller: SellerDetails(enterprise: enterprise, brand: brand),
            buyer: BuyerDetails(client: client)
        )
        document.note = enterprise.invoiceNote
        document.lines = [InvoiceLine(text: "Sample", net: .zero(client.currency))]
        return document
    }
}

extension InvoiceField {
    /// The form field that the text was typed into.
    package var formField: String {
        switch self {
        case .sellerName, .brandName: "name"
        case .sellerAddress: "legal_address"
        case .sellerRegistrationNumber: "registration_number"
        case .sellerTaxID, .buyerTaxID: "tax_id"
        case .bankAccounts: "bank_accounts"
        case .brandAddress: "address"
        case .brandContacts: "email"
        case .buyerReference: "login"
        case .buyerName: "company"
        case .buyerCredential: "company_credential"
        case .buyerEmail: "billing_email"
        case .note: "invoice_note"
        case .lineText: "text"
        case .number, .operatorName, .taxReason, .paymentReference: ""
        }
    }
}

extension InvoiceField {
    /// What people call it.
    fileprivate var words: Phrase {
        switch self {
        case .sellerName: "enterprise's name"
        case .sellerAddress: "enterprise's legal address"
        case .sellerRegistrationNumber: "enterprise's registration number"
        case .sellerTaxID: "enterprise's tax number"
        case .bankAccounts: "enterprise's bank accounts"
        case .note: "enterprise's invoice note"
        case .brandName: "brand's name"
        case .brandAddress: "brand's address"
        case .brandContacts: "brand's contacts"
        case .buyerReference: "client's login"
        case .buyerName: "client's company"
        case .buyerCredential: "client's company credential"
        case .buyerTaxID: "client's tax number"
        case .buyerEmail: "client's e-mail for billing"
        case .number: "number"
        case .lineText: "text of a line"
        case .operatorName: "name of an operator"
        case .taxReason: "reason of the tax"
        case .paymentReference: "payment reference"
        }
    }
}

extension DocumentError {
    /// A plain sentence for the person who asked for the document.
    package var sentence: Phrase {
        switch self {
        case .missingGlyph(let character, let field):
            if let field {
                """
                The PDF cannot be drawn: no font here has the character "\(character)" (in the \
                \(field.words)). Change that text first.
                """
            } else {
                """
                The PDF cannot be drawn: no font here has the character "\(character)". Change \
                that text first.
                """
            }
        case .textTooLong(let field):
            "The PDF cannot be drawn: the \(field.words) is taller than a page."
        case .unreadableLogo: "The PDF cannot be drawn: the brand's logo is not readable."
        case .drawing(let words), .spreadsheet(let words), .archive(let words):
            "The document cannot be made: \(words)."
        }
    }
}
