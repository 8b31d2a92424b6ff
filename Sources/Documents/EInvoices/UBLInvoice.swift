// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives

/// Invoices and credit notes in UBL 2.1.
///
/// - Source: OASIS UBL 2.1; EN 16931-3-2; Peppol BIS Billing 3.0.
package enum UBLInvoice {
    /// Which rules an invoice says it follows (BT-24, BT-23).
    package enum Profile: String, Hashable, Sendable, CaseIterable {
        case en16931
        case peppol

        var customization: String {
            switch self {
            case .en16931: "urn:cen.eu:en16931:2017"
            case .peppol:
                "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
            }
        }

        var process: String {
            switch self {
            case .en16931: ""
            case .peppol: "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"
            }
        }
    }

    /// Writes an issued document.
    ///
    /// - Throws: `EInvoiceProblem`, when the document cannot be an electronic invoice.
    package static func render(
        _ document: InvoiceDocument,
        profile: Profile
    ) throws(EInvoiceProblem) -> [UInt8] {
        try render(EInvoice(document), profile: profile)
    }

    static func render(
        _ invoice: EInvoice,
        profile: Profile
    ) throws(EInvoiceProblem) -> [UInt8] {
        if profile == .peppol {
            if invoice.seller.electronicAddress == nil { throw .sellerAddressMissing }
            if invoice.buyer.electronicAddress == nil { throw .buyerAddressMissing }
        }
        var xml = XMLWriter()
        let isCredit = invoice.kind == .creditNote
        let root: StaticString = isCredit ? "CreditNote" : "Invoice"
        let names = "urn:oasis:names:specification:ubl:schema:xsd:"
        let spaces: [XMLWriter.Attribute] = [
            ("xmlns", names + (isCredit ? "CreditNote-2" : "Invoice-2")),
            ("xmlns:cac", names + "CommonAggregateComponents-2"),
            ("xmlns:cbc", names + "CommonBasicComponents-2"),
        ]
        xml.element(root, spaces) { xml in
            heading(invoice, profile, &xml)
            xml.element("cac:AccountingSupplierParty") { party(invoice.seller, &$0) }
            xml.element("cac:AccountingCustomerParty") { party(invoice.buyer, &$0) }
            payment(invoice, &xml)
            taxes(invoice, &xml)
            nationalTax(invoice, &xml)
            totals(invoice, &xml)
            for index in invoice.lines.indices { line(index, of: invoice, &xml) }
        }
        return xml.bytes
    }

    private static func heading(
        _ invoice: EInvoice,
        _ profile: Profile,
        _ xml: inout XMLWriter
    ) {
        xml.element("cbc:CustomizationID", profile.customization)
        xml.element("cbc:ProfileID", profile.process)
        xml.element("cbc:ID", invoice.number)
        xml.element("cbc:IssueDate", invoice.issueOn.description)
        switch invoice.kind {
        case .invoice:
            xml.element("cbc:DueDate", invoice.dueOn.description)
            xml.element("cbc:InvoiceTypeCode", invoice.kind.rawValue)
        case .creditNote:
            xml.element("cbc:CreditNoteTypeCode", invoice.kind.rawValue)
        }
        xml.element("cbc:Note", invoice.note)
        xml.element("cbc:DocumentCurrencyCode", invoice.currency.code)
        xml.element("cbc:TaxCurrencyCode", invoice.totals.national?.tax.currency.code ?? "")
        xml.element("cbc:BuyerReference", invoice.buyerReference)
        if let period = invoice.period {
            xml.element("cac:InvoicePeriod") { xml in
                xml.element("cbc:StartDate", period.lowerBound.description)
                xml.element("cbc:EndDate", period.upperBound.description)
            }
        }
        guard let preceding = invoice.preceding else { return }
        xml.element("cac:BillingReference") { xml in
            xml.element("cac:InvoiceDocumentReference") { xml in
                xml.element("cbc:ID", preceding.number)
                xml.element("cbc:IssueDate", preceding.issueOn?.description ?? "")
            }
        }
    }

    private static func party(_ party: EInvoice.Party, _ xml: inout XMLWriter) {
        xml.element("cac:Party") { xml in
            if let address = party.electronicAddress {
                xml.element("cbc:EndpointID", address.value, [("schemeID", address.scheme)])
            }
            if !party.tradingName.isEmpty {
                xml.element("cac:PartyName") { $0.element("cbc:Name", party.tradingName) }
            }
            address(party.address, &xml)
            taxScheme(party.vatID, "VAT", &xml)
            taxScheme(party.taxID, "TAX", &xml)
            xml.element("cac:PartyLegalEntity") { xml in
                xml.element("cbc:RegistrationName", party.name)
                xml.element("cbc:CompanyID", party.registration)
            }
            if party.phone.isEmpty, party.email.isEmpty { return }
            xml.element("cac:Contact") { xml in
                xml.element("cbc:Telephone", party.phone)
                xml.element("cbc:ElectronicMail", party.email)
            }
        }
    }

    private static func address(_ address: EInvoice.PostalAddress, _ xml: inout XMLWriter) {
        xml.element("cac:PostalAddress") { xml in
            xml.element("cbc:StreetName", address.street)
            xml.element("cbc:AdditionalStreetName", address.additional)
            xml.element("cbc:CityName", address.city)
            xml.element("cbc:PostalZone", address.zone)
            if !address.third.isEmpty {
                xml.element("cac:AddressLine") { $0.element("cbc:Line", address.third) }
            }
            xml.element("cac:Country") { $0.element("cbc:IdentificationCode", address.country) }
        }
    }

    private static func taxScheme(_ id: String, _ scheme: String, _ xml: inout XMLWriter) {
        if id.isEmpty { return }
        xml.element("cac:PartyTaxScheme") { xml in
            xml.element("cbc:CompanyID", id)
            xml.element("cac:TaxScheme") { $0.element("cbc:ID", scheme) }
        }
    }

    private static func payment(_ invoice: EInvoice, _ xml: inout XMLWriter) {
        let accounts: [BankAccount?] = invoice.payment.accounts
        for (index, account) in (accounts.isEmpty ? [nil] : accounts).enumerated() {
            xml.element("cac:PaymentMeans") { xml in
                xml.element("cbc:PaymentMeansCode", invoice.payment.meansCode)
                // A credit note has no other place for its due date, and may say it once.
                if invoice.kind == .creditNote, index == 0 {
                    xml.element("cbc:PaymentDueDate", invoice.dueOn.description)
                }
                xml.element("cbc:PaymentID", invoice.payment.reference)
                guard let account else { return }
                xml.element("cac:PayeeFinancialAccount") { xml in
                    xml.element("cbc:ID", account.iban)
                    if account.bic.isEmpty { return }
                    xml.element("cac:FinancialInstitutionBranch") {
                        $0.element("cbc:ID", account.bic)
                    }
                }
            }
        }
    }

    private static func taxes(_ invoice: EInvoice, _ xml: inout XMLWriter) {
        let currency = [("currencyID", invoice.currency.code)] as [XMLWriter.Attribute]
        xml.element("cac:TaxTotal") { xml in
            xml.element("cbc:TaxAmount", amount(invoice.totals.tax), currency)
            for tax in invoice.taxes {
                xml.element("cac:TaxSubtotal") { xml in
                    xml.element("cbc:TaxableAmount", amount(tax.taxable), currency)
                    xml.element("cbc:TaxAmount", amount(tax.tax), currency)
                    xml.element("cac:TaxCategory") { xml in
                        xml.element("cbc:ID", tax.category.rawValue)
                        xml.element("cbc:Percent", tax.rate ?? "")
                        xml.element("cbc:TaxExemptionReasonCode", tax.reasonCode)
                        xml.element("cbc:TaxExemptionReason", tax.reason)
                        xml.element("cac:TaxScheme") { $0.element("cbc:ID", "VAT") }
                    }
                }
            }
        }
    }

    /// BT-111: without a breakdown, which is in the document's currency.
    private static func nationalTax(_ invoice: EInvoice, _ xml: inout XMLWriter) {
        guard let tax = invoice.totals.national?.tax else { return }
        xml.element("cac:TaxTotal") {
            $0.element("cbc:TaxAmount", amount(tax), [("currencyID", tax.currency.code)])
        }
    }

    private static func totals(_ invoice: EInvoice, _ xml: inout XMLWriter) {
        let currency = [("currencyID", invoice.currency.code)] as [XMLWriter.Attribute]
        let totals = invoice.totals
        xml.element("cac:LegalMonetaryTotal") { xml in
            xml.element("cbc:LineExtensionAmount", amount(totals.net), currency)
            xml.element("cbc:TaxExclusiveAmount", amount(totals.net), currency)
            xml.element("cbc:TaxInclusiveAmount", amount(totals.total), currency)
            if !totals.paidBefore.isZero {
                xml.element("cbc:PrepaidAmount", amount(totals.paidBefore), currency)
            }
            xml.element("cbc:PayableAmount", amount(totals.due), currency)
        }
    }

    private static func line(_ index: Int, of invoice: EInvoice, _ xml: inout XMLWriter) {
        let currency = [("currencyID", invoice.currency.code)] as [XMLWriter.Attribute]
        let line = invoice.lines[index]
        let isCredit = invoice.kind == .creditNote
        xml.element(isCredit ? "cac:CreditNoteLine" : "cac:InvoiceLine") { xml in
            xml.element("cbc:ID", String(index + 1))
            xml.element(
                isCredit ? "cbc:CreditedQuantity" : "cbc:InvoicedQuantity",
                String(line.quantity),
                [("unitCode", "C62")]
            )
            xml.element("cbc:LineExtensionAmount", amount(line.net), currency)
            xml.element("cac:Item") { xml in
                xml.element("cbc:Description", line.description)
                xml.element("cbc:Name", line.name)
                if !line.itemID.isEmpty {
                    xml.element("cac:SellersItemIdentification") {
                        $0.element("cbc:ID", line.itemID)
                    }
                }
                xml.element("cac:ClassifiedTaxCategory") { xml in
                    xml.element("cbc:ID", line.category.rawValue)
                    xml.element("cbc:Percent", line.rate ?? "")
                    xml.element("cac:TaxScheme") { $0.element("cbc:ID", "VAT") }
                }
            }
            let price = DecimalText.string(micros: line.priceMicros, minimumDecimals: 0)
            xml.element("cac:Price") { $0.element("cbc:PriceAmount", price, currency) }
        }
    }

    private static func amount(_ money: Money) -> String { EInvoice.amount(money) }
}

extension EInvoice {
    /// An amount with the currency's decimals, two at most.
    static func amount(_ money: Money) -> String {
        DecimalText.string(
            micros: money.micros,
            minimumDecimals: min(money.currency.minorUnitDigits, 2)
        )
    }
}
