// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

extension InvoiceTexts {
    static let english = InvoiceTexts(
        invoice: "Invoice",
        proforma: "Proforma invoice",
        proformaNotice: "This is a request for payment, not a tax invoice.",
        draft: "Draft",
        seller: "From",
        buyer: "Billed to",
        registrationNumber: "Reg. no.",
        taxID: "Tax ID",
        account: "Account",
        issueDate: "Issue date",
        dueDate: "Due date",
        period: "Period",
        byCountry: "Summary by country",
        byNetwork: "Charges by network",
        charges: "Charges",
        table: TableTexts(
            country: "Country",
            network: "MCC MNC",
            operatorName: "Operator",
            basis: "Charged on",
            messages: "Messages",
            segments: "Segments",
            price: "Price",
            amount: "Amount",
            description: "Description",
            sent: "Sent",
            delivered: "Delivered"
        ),
        tax: TaxTexts(
            tax: "VAT",
            category: "Tax category",
            rate: "Rate",
            taxable: "Taxable",
            standard: "Standard rate (S)",
            zero: "Zero rate (Z)",
            exempt: "Exempt (E)",
            reverseCharge: "Reverse charge (AE)",
            export: "Export (G)",
            outsideScope: "Outside scope of tax (O)"
        ),
        net: "Net amount",
        total: "Total",
        alreadyPaid: "Already paid",
        amountDue: "Amount due",
        bankDetails: "Bank details",
        paymentReference: "Payment reference",
        note: "Note",
        carriedForward: "Carried forward",
        broughtForward: "Brought forward",
        page: { "Page \($0) of \($1)" }
    )
}
