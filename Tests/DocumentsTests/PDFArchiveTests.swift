// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Foundation
import Testing

@testable import Documents

@Suite struct PDFArchiveTests {
    /// Writes PDFs, with the XML that must be in them beside, for the judges.
    private static func write(_ documents: [String: InvoiceDocument], to folder: URL) throws {
        for (name, document) in documents {
            let pdf = try InvoicePDF.render(document)
            try Data(pdf).write(to: folder.appendingPathComponent("\(name).pdf"))
            if let xml = try? CIIInvoice.render(document) {
                try Data(xml).write(to: folder.appendingPathComponent("\(name).xml"))
            }
        }
    }

    @Test func everyDocumentIsAnArchiveFileByShapeAndPreflight() throws {
        try Judges.withFolder { folder in
            var documents: [String: InvoiceDocument] = [:]
            for language in DocumentLanguage.allCases {
                documents["usage-\(language.rawValue)"] = SampleDocuments.closed(
                    try SampleDocuments.usage(lines: 30, language: language),
                    category: .standard,
                    rate: 2_200
                )
            }
            documents["dinars"] = SampleDocuments.closed(
                try SampleDocuments.usage(lines: 3, "KWD")
            )
            documents["proforma"] = try SampleDocuments.amount(
                .proforma,
                text: "Deposit",
                micros: 10_000_000
            )
            try Self.write(documents, to: folder)
            let shape = try Judges.python("check_pdfs.py", [folder.path])
            let problems = try #require(shape["problems"] as? [String: Any])
            #expect(problems.isEmpty, "\(problems)")
            #expect(shape["files"] as? Int == documents.count)
            let codes = try Judges.preflight(folder)
            #expect(codes.count == documents.count)
            for (file, codes) in codes {
                #expect(codes.contains("judged"))
                #expect(codes.subtracting(Judges.allowedCodes) == [], "\(file)")
            }
        }
    }

    /// A judge that passes everything would be worth nothing.
    @Test func theJudgesRefuseWhatIsNoArchiveFile() throws {
        try Judges.withFolder { folder in
            let surface = try PDFSurface(.a4)
            let canvas = try PageCanvas(on: surface, paper: .a4, language: .english)
            let text = try canvas.shaper.shape("Plain", .body)
            canvas.draw(text, x: 50, y: 50, .ink)
            try canvas.endPage()
            let file = folder.appendingPathComponent("plain.pdf")
            try Data(surface.finish()).write(to: file)
            let codes = try Judges.preflight(folder)["plain.pdf"]
            #expect(codes?.subtracting(Judges.allowedCodes).isEmpty == false)
        }
    }

    @Test func theColourProfileIsTheOneThatWasLookedAt() {
        let bytes = SRGBProfile.bytes
        #expect(bytes.count % 4 == 0)
        let length = bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) }
        #expect(length == bytes.count)
        // FNV-1a of the whole, so that another machine's arithmetic would be noticed.
        let hash = bytes.reduce(UInt64(0xCBF2_9CE4_8422_2325)) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01B3
        }
        #expect(hash == 3_001_920_046_572_259_332)
    }
}
