// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Foundation
import Messaging
import Testing

@testable import Documents

/// Random invoices before every judge there is.
///
/// The suite draws a few; `scripts/tests/random-invoices` draws a thousand.
@Suite struct RandomInvoiceTests {
    private static var count: Int {
        Int(ProcessInfo.processInfo.environment["RANDOM_INVOICES"] ?? "") ?? 24
    }

    private static var seed: UInt64 {
        UInt64(ProcessInfo.processInfo.environment["SEED"] ?? "") ?? 20_261_125
    }

    @Test func randomInvoicesPassEveryJudge() throws {
        var random = SplitMix(seed: Self.seed)
        try Judges.withFolder { folder in
            for index in 0..<Self.count {
                let document = try Self.document(&random, number: index + 1)
                let file = folder.appendingPathComponent("i\(index)")
                let cii = try CIIInvoice.render(document)
                let ubl = try UBLInvoice.render(document, profile: .peppol)
                let pdf = try InvoicePDF.render(document)
                try Data(pdf).write(to: file.appendingPathExtension("pdf"))
                try Data(cii).write(to: file.appendingPathExtension("xml"))
                try Data(ubl).write(to: file.appendingPathExtension("ubl.xml"))
            }
            let context = Comment(rawValue: "seed \(Self.seed)")
            let rules = try Judges.python("check_einvoices.py", [folder.path])
            let broken = try #require(rules["problems"] as? [String: Any])
            #expect(broken.isEmpty, context)
            #expect(rules["files"] as? Int == Self.count * 2, context)
            let shape = try Judges.python("check_pdfs.py", [folder.path])
            #expect((shape["problems"] as? [String: Any])?.isEmpty == true, context)
            let codes = try Judges.preflight(folder)
            #expect(codes.count == Self.count, context)
            for (file, codes) in codes {
                #expect(codes.contains("judged"), "\(file)")
                #expect(codes.subtracting(Judges.allowedCodes) == [], "\(file), \(context)")
            }
        }
    }

    private static func document(
        _ random: inout SplitMix,
        number: Int
    ) throws -> InvoiceDocument {
        let code = random.pick(["EUR", "USD", "GBP", "JPY", "PLN", "UAH"])
        let language = random.pick(DocumentLanguage.allCases)
        var document = try SampleDocuments.empty(.usage, code, language: language)
        document.number = "INV-\(random.below(9_999))-\(number)"
        document.paymentReference = document.number
        document.buyer.name = random.pick([
            "Acme & Söhne <GmbH>", "ТОВ «Дніпро»", "شركة النور", "Zażółć \"gęślą\" jaźń", "Ø",
        ])
        document.note = random.pick(["", "Danke!", "Сплатити вчасно.\nДякуємо."])
        for _ in 0...random.below(random.below(10) == 0 ? 120 : 12) {
            let line = try SampleDocuments.line(
                random.pick(SampleDocuments.places),
                segments: Int64(random.below(random.below(3) == 0 ? 5_000_000 : 50) + 1),
                priceMicros: Int64(random.below(random.below(2) == 0 ? 9 : 2_000_000)),
                document.currency
            )
            document.lines.append(line)
        }
        let category = random.pick(TaxCategory.allCases)
        let isStandard = category == .standard
        return SampleDocuments.closed(
            document,
            category: category,
            // Below a half per cent there is no electronic invoice.
            rate: isStandard ? random.below(2_650) + 50 : 0,
            reason: isStandard ? "" : "Wording of \(category.rawValue)",
            paidMicros: Int64(random.below(2) * random.below(90)) * 1_000_000
        )
    }
}

/// A small generator whose numbers are the same everywhere.
struct SplitMix {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[below(elements.count)]
    }
}
