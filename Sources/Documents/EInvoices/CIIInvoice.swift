// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives

/// Invoices and credit notes in UN/CEFACT's cross-industry syntax, as Factur-X attaches them.
///
/// - Source: UN/CEFACT CII D22B; EN 16931-3-3; Factur-X 1.0, profile EN 16931.
package enum CIIInvoice {
    /// Writes an issued document.
    ///
    /// - Throws: `EInvoiceProblem`, when the document cannot be an electronic invoice.
    package static func render(
        _ document: InvoiceDocument
    ) throws(EInvoiceProblem) -> [UInt8] {
        render(try EInvoice(document))
    }

    static func render(_ invoice: EInvoice) -> [UInt8] {
        var xml = XMLWriter()
        let names = "urn:un:unece:uncefact:data:"
        let spaces: [XMLWriter.Attribute] = [
            ("xmlns:rsm", names + "standard:CrossIndustryInvoice:100"),
            ("xmlns:ram", names + "standard:ReusableAggregateBusinessInformationEntity:100"),
            ("xmlns:qdt", names + "standard:QualifiedDataType:100"),
            ("xmlns:udt", names + "standard:UnqualifiedDataType:100"),
        ]
        xml.element("rsm:CrossIndustryInvoice", spaces) { xml in
            xml.element("rsm:ExchangedDocumentContext") { xml in
                xml.element("ram:GuidelineSpecifiedDocumentContextParameter") {
                    $0.element("ram:ID", UBLInvoice.Profile.en16931.customization)
                }
            }
            document(invoice, &xml)
            xml.element("rsm:SupplyChainTradeTransaction") { xml in
                for index in invoice.lines.indices { line(index, of: invoice, &xml) }
                agreement(invoice, &xml)
                xml.element("ram:ApplicableHeaderTradeDelivery") { _ in }
                settlement(invoice, &xml)
            }
        }
        return xml.bytes
    }

    private static func document(_ invoice: EInvoice, _ xml: inout XMLWriter) {
        xml.element("rsm:ExchangedDocument") { xml in
            xml.element("ram:ID", invoice.number)
            xml.element("ram:TypeCode", invoice.kind.rawValue)
            xml.element("ram:IssueDateTime") { date(invoice.issueOn, &$0) }
            if !invoice.note.isEmpty {
                xml.element("ram:IncludedNote") { $0.element("ram:Content", invoice.note) }
            }
        }
    }

    private static func line(_ index: Int, of invoice: EInvoice, _ xml: inout XMLWriter) {
        let line = invoice.lines[index]
        xml.element("ram:IncludedSupplyChainTradeLineItem") { xml in
            xml.element("ram:AssociatedDocumentLineDocument") {
                $0.element("ram:LineID", String(index + 1))
            }
            xml.element("ram:SpecifiedTradeProduct") { xml in
                xml.element("ram:SellerAssignedID", line.itemID)
                xml.element("ram:Name", line.name)
                xml.element("ram:Description", line.description)
            }
            let price = DecimalText.string(micros: line.priceMicros, minimumDecimals: 0)
            xml.element("ram:SpecifiedLineTradeAgreement") { xml in
                xml.element("ram:NetPriceProductTradePrice") {
                    $0.element("ram:ChargeAmount", price)
                }
            }
            xml.element("ram:SpecifiedLineTradeDelivery") {
                let quantity = String(line.quantity)
                $0.element("ram:BilledQuantity", quantity, [("unitCode", "C62")])
            }
            xml.element("ram:SpecifiedLineTradeSettlement") { xml in
                xml.element("ram:ApplicableTradeTax") { xml in
                    xml.element("ram:TypeCode", "VAT")
                    xml.element("ram:CategoryCode", line.category.rawValue)
                    xml.element("ram:RateApplicablePercent", line.rate ?? "")
                }
                xml.element("ram:SpecifiedTradeSettlementLineMonetarySummation") {
                    $0.element("ram:LineTotalAmount", EInvoice.amount(line.net))
                }
            }
        }
    }

    private static func agreement(_ invoice: EInvoice, _ xml: inout XMLWriter) {
        xml.element("ram:ApplicableHeaderTradeAgreement") { xml in
            xml.element("ram:BuyerReference", invoice.buyerReference)
            xml.element("ram:SellerTradeParty") { party(invoice.seller, &$0) }
            xml.element("ram:BuyerTradeParty") { party(invoice.buyer, &$0) }
        }
    }

    private static func party(_ party: EInvoice.Party, _ xml: inout XMLWriter) {
        xml.element("ram:Name", party.name)
        if !party.registration.isEmpty || !party.tradingName.isEmpty {
            xml.element("ram:SpecifiedLegalOrganization") { xml in
                xml.element("ram:ID", party.registration)
                xml.element("ram:TradingBusinessName", party.tradingName)
            }
        }
        if !party.phone.isEmpty || !party.email.isEmpty {
            xml.element("ram:DefinedTradeContact") { contact(party, &$0) }
        }
        xml.element("ram:PostalTradeAddress") { xml in
            xml.element("ram:PostcodeCode", party.address.zone)
            xml.element("ram:LineOne", party.address.street)
            xml.element("ram:LineTwo", party.address.additional)
            xml.element("ram:LineThree", party.address.third)
            xml.element("ram:CityName", party.address.city)
            xml.element("ram:CountryID", party.address.country)
        }
        if let address = party.electronicAddress {
            xml.element("ram:URIUniversalCommunication") {
                $0.element("ram:URIID", address.value, [("schemeID", address.scheme)])
            }
        }
        for (scheme, id) in [("VA", party.vatID), ("FC", party.taxID)] where !id.isEmpty {
            xml.element("ram:SpecifiedTaxRegistration") {
                $0.element("ram:ID", id, [("schemeID", scheme)])
            }
        }
    }

    private static func contact(_ party: EInvoice.Party, _ xml: inout XMLWriter) {
        if !party.phone.isEmpty {
            xml.element("ram:TelephoneUniversalCommunication") {
                $0.element("ram:CompleteNumber", party.phone)
            }
        }
        if !party.email.isEmpty {
            xml.element("ram:EmailURIUniversalCommunication") {
                $0.element("ram:URIID", party.email)
            }
        }
    }

    private static func settlement(_ invoice: EInvoice, _ xml: inout XMLWriter) {
        xml.element("ram:ApplicableHeaderTradeSettlement") { xml in
            xml.element("ram:PaymentReference", invoice.payment.reference)
            let national = invoice.totals.national?.tax.currency.code ?? ""
            xml.element("ram:TaxCurrencyCode", national)
            xml.element("ram:InvoiceCurrencyCode", invoice.currency.code)
            payment(invoice.payment, &xml)
            for tax in invoice.taxes { self.tax(tax, &xml) }
            if let period = invoice.period {
                xml.element("ram:BillingSpecifiedPeriod") { xml in
                    xml.element("ram:StartDateTime") { date(period.lowerBound, &$0) }
                    xml.element("ram:EndDateTime") { date(period.upperBound, &$0) }
                }
            }
            xml.element("ram:SpecifiedTradePaymentTerms") { xml in
                xml.element("ram:DueDateDateTime") { date(invoice.dueOn, &$0) }
            }
            totals(invoice, &xml)
            if let preceding = invoice.preceding { reference(preceding, &xml) }
        }
    }

    private static func payment(_ payment: EInvoice.Payment, _ xml: inout XMLWriter) {
        let accounts: [BankAccount?] = payment.accounts
        for account in accounts.isEmpty ? [nil] : accounts {
            xml.element("ram:SpecifiedTradeSettlementPaymentMeans") { xml in
                xml.element("ram:TypeCode", payment.meansCode)
                guard let account else { return }
                xml.element("ram:PayeePartyCreditorFinancialAccount") {
                    $0.element("ram:IBANID", account.iban)
                }
                if account.bic.isEmpty { return }
                xml.element("ram:PayeeSpecifiedCreditorFinancialInstitution") {
                    $0.element("ram:BICID", account.bic)
                }
            }
        }
    }

    private static func tax(_ tax: EInvoice.Tax, _ xml: inout XMLWriter) {
        xml.element("ram:ApplicableTradeTax") { xml in
            xml.element("ram:CalculatedAmount", EInvoice.amount(tax.tax))
            xml.element("ram:TypeCode", "VAT")
            xml.element("ram:ExemptionReason", tax.reason)
            xml.element("ram:BasisAmount", EInvoice.amount(tax.taxable))
            xml.element("ram:CategoryCode", tax.category.rawValue)
            xml.element("ram:ExemptionReasonCode", tax.reasonCode)
            xml.element("ram:RateApplicablePercent", tax.rate ?? "")
        }
    }

    private static func totals(_ invoice: EInvoice, _ xml: inout XMLWriter) {
        let totals = invoice.totals
        xml.element("ram:SpecifiedTradeSettlementHeaderMonetarySummation") { xml in
            xml.element("ram:LineTotalAmount", EInvoice.amount(totals.net))
            xml.element("ram:TaxBasisTotalAmount", EInvoice.amount(totals.net))
            xml.element(
                "ram:TaxTotalAmount",
                EInvoice.amount(totals.tax),
                [("currencyID", invoice.currency.code)]
            )
            if let tax = totals.national?.tax {
                let currency: [XMLWriter.Attribute] = [("currencyID", tax.currency.code)]
                xml.element("ram:TaxTotalAmount", EInvoice.amount(tax), currency)
            }
            xml.element("ram:GrandTotalAmount", EInvoice.amount(totals.total))
            if !totals.paidBefore.isZero {
                xml.element("ram:TotalPrepaidAmount", EInvoice.amount(totals.paidBefore))
            }
            xml.element("ram:DuePayableAmount", EInvoice.amount(totals.due))
        }
    }

    private static func reference(
        _ preceding: EInvoice.Preceding,
        _ xml: inout XMLWriter
    ) {
        xml.element("ram:InvoiceReferencedDocument") { xml in
            xml.element("ram:IssuerAssignedID", preceding.number)
            guard let issueOn = preceding.issueOn else { return }
            xml.element("ram:FormattedIssueDateTime") {
                $0.element("qdt:DateTimeString", digits(issueOn), [("format", "102")])
            }
        }
    }

    private static func date(_ date: CalendarDate, _ xml: inout XMLWriter) {
        xml.element("udt:DateTimeString", digits(date), [("format", "102")])
    }

    /// `20261125`, which is format 102.
    private static func digits(_ date: CalendarDate) -> String {
        date.description.filter { $0 != "-" }
    }
}
