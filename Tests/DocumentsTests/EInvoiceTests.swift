// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Foundation
import Messaging
import Testing

@testable import Documents

@Suite struct EInvoiceTests {
    /// One document for each rule there is.
    static func samples() throws -> [(name: String, document: InvoiceDocument, code: String)] {
        let usage = try SampleDocuments.usage(lines: 5)
        let fee = try SampleDocuments.amount(.amount, text: "Fee & \"more\" <é>", micros: 990_000)
        func taxed(_ category: TaxCategory, _ rate: Int = 0, paid: Int64 = 0) -> InvoiceDocument {
            SampleDocuments.closed(
                usage,
                category: category,
                rate: rate,
                reason: "The legal wording of \(category.rawValue)",
                paidMicros: paid
            )
        }
        var noted = taxed(.standard, 2_200, paid: 120_010_000)
        noted.note = "Thank you.\nPay soon, < 14 days & \"in full\"."
        let yen = SampleDocuments.closed(
            try SampleDocuments.usage(lines: 3, "JPY", priceMicros: 4_250_000),
            category: .standard,
            rate: 1_050
        )
        var refund = fee
        refund.lines[0].unitPriceMicros = -5_500_000
        refund.lines[0].net = Money(micros: -5_500_000, refund.currency)
        refund.lines.append(fee.lines[0])
        return [
            ("standard", noted, "380"), ("reverse", taxed(.reverseCharge), "380"),
            ("outside", taxed(.outsideScope), "380"), ("export", taxed(.export), "380"),
            ("exempt", taxed(.exempt), "380"), ("zero", taxed(.zero), "380"),
            ("yen", yen, "380"), ("fee", SampleDocuments.closed(fee, reason: "No VAT"), "380"),
            ("refund", SampleDocuments.closed(refund, category: .standard, rate: 555), "380"),
            ("credit", try credited(taxed(.standard, 2_100)), "381"),
            ("national", try toldInCrowns(taxed(.standard, 2_500)), "380"),
        ]
    }

    /// With its tax in Swedish crowns as well (BT-6, BT-111).
    private static func toldInCrowns(_ document: InvoiceDocument) throws -> InvoiceDocument {
        let crowns = try SampleDocuments.currency("SEK")
        let rate = ExchangeRate(
            base: document.currency,
            quote: crowns,
            micros: 11_234_500,
            on: document.issueOn
        )
        let conversion = try #require(
            ExchangeConversion(from: document.currency, to: crowns, rates: [rate])
        )
        var told = document
        told.totals.national = NationalTax(document.totals.tax, by: conversion)
        return told
    }

    private static func credited(_ document: InvoiceDocument) throws -> InvoiceDocument {
        var original = document
        original.number = "INV-2026-00041"
        original.issueOn = try SampleDocuments.date("2026-10-01")
        var credit = document
        credit.kind = .creditNote
        credit.note = "Wrong price"
        credit.corrects = CorrectedInvoice(original, reason: "")
        return credit
    }

    /// Writes each sample in every syntax, with the terms it must have beside it.
    static func write(
        _ samples: [(name: String, document: InvoiceDocument, code: String)],
        to folder: URL
    ) throws {
        for sample in samples {
            let invoice = try EInvoice(sample.document)
            let files = [
                "ubl": try UBLInvoice.render(invoice, profile: .en16931),
                "peppol": try UBLInvoice.render(invoice, profile: .peppol),
                "cii": CIIInvoice.render(invoice),
            ]
            for (syntax, bytes) in files {
                let file = folder.appendingPathComponent("\(sample.name).\(syntax).xml")
                try Data(bytes).write(to: file)
            }
            let terms = ExpectedTerms(document: sample.document, code: sample.code).json
            try JSONSerialization.data(withJSONObject: terms)
                .write(to: folder.appendingPathComponent("\(sample.name).json"))
        }
    }

    @Test func schemaOfficialRulesAmountsAndContentHoldForEveryTax() throws {
        try Judges.withFolder { folder in
            let samples = try Self.samples()
            try Self.write(samples, to: folder)
            let verdict = try Judges.python("check_einvoices.py", [folder.path])
            let problems = try #require(verdict["problems"] as? [String: Any])
            #expect(problems.isEmpty, "\(problems)")
            #expect(verdict["files"] as? Int == samples.count * 3)
            #expect((verdict["fired"] as? Int ?? 0) > 1_000)
        }
    }

    @Test func noFieldCanBeChangedUnnoticed() throws {
        try Judges.withFolder { folder in
            let names = ["standard", "credit"]
            try Self.write(try Self.samples().filter { names.contains($0.name) }, to: folder)
            let verdict = try Judges.python("check_einvoices.py", ["--mutate", folder.path])
            let survivors = try #require(verdict["problems"] as? [String: Any])
            #expect(survivors.isEmpty, "\(survivors)")
            #expect((verdict["mutants"] as? Int ?? 0) > 300)
        }
    }

    @Test(arguments: [
        EInvoiceProblem.notIssued, .noLines, .proforma, .buyerNameMissing, .severalTaxes,
        .precedingMissing, .rateTooSmall,
        .buyerCountryMissing, .sellerNameMissing, .sellerIdentifierMissing,
        .buyerIdentifierMissing,
    ])
    func aDocumentThatIsNoInvoiceSaysWhy(problem: EInvoiceProblem) throws {
        var document = SampleDocuments.closed(
            try SampleDocuments.usage(lines: 2),
            category: .reverseCharge,
            reason: "Reverse charge"
        )
        Self.spoil(&document, problem)
        #expect(throws: problem) { try UBLInvoice.render(document, profile: .en16931) }
        #expect(throws: problem) { try CIIInvoice.render(document) }
        #expect(!problem.sentence.isEmpty)
    }

    private static func spoil(_ document: inout InvoiceDocument, _ problem: EInvoiceProblem) {
        switch problem {
        case .notIssued: document.number = " "
        case .noLines: document.lines = []
        case .rateTooSmall: document.taxes[0].rate = BasisPoints(49)
        case .proforma: document.kind = .proforma
        case .precedingMissing: document.kind = .creditNote
        case .buyerNameMissing: document.buyer.name = " "
        case .buyerCountryMissing: document.buyer.country = nil
        case .sellerNameMissing: document.seller.name = ""
        case .severalTaxes: document.taxes.append(document.taxes[0])
        case .sellerIdentifierMissing:
            document.seller.taxID = ""
            document.seller.registrationNumber = ""
        case .buyerIdentifierMissing: document.buyer.taxID = ""
        default: break
        }
    }

    @Test func threeDecimalsAreRefusedUnlessTheAmountsNeedTwo() throws {
        let dinars = SampleDocuments.closed(try SampleDocuments.usage(lines: 3, "KWD"))
        #expect(throws: EInvoiceProblem.tooManyDecimals) { try EInvoice(dinars) }
        var even = try SampleDocuments.empty(.amount, "KWD")
        even.lines = [InvoiceLine(text: "Fee", net: Money(micros: 1_500_000, even.currency))]
        #expect(throws: Never.self) { try EInvoice(SampleDocuments.closed(even)) }
    }

    @Test func peppolNeedsAddressesOfBothSides() throws {
        var document = SampleDocuments.closed(try SampleDocuments.usage(lines: 1))
        document.buyer.email = ""
        #expect(throws: EInvoiceProblem.buyerAddressMissing) {
            try UBLInvoice.render(document, profile: .peppol)
        }
        #expect(throws: Never.self) { try UBLInvoice.render(document, profile: .en16931) }
        document.buyer.email = "a@b.example"
        document.seller.email = ""
        #expect(throws: EInvoiceProblem.sellerAddressMissing) {
            try UBLInvoice.render(document, profile: .peppol)
        }
    }
}
