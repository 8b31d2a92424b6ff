// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Foundation
import Synchronization
import Testing

@testable import Documents

@Suite struct StatisticsXLSXTests {
    @Test func twoRenderingsHaveTheSameBytes() throws {
        let report = try SampleReports.report(senders: (0..<40).map { "S\($0)" })
        #expect(try StatisticsXLSX.render(report) == StatisticsXLSX.render(report))
    }

    @Test(arguments: DocumentLanguage.allCases)
    func theTotalsRowIsTheReportsSum(language: DocumentLanguage) throws {
        let senders = (0..<200).map { "S\($0)" }
        let report = try SampleReports.report(senders: senders, language: language)
        let sheet = try Workbook(StatisticsXLSX.render(report)).sheet(5)
        let row = report.rows.count + 2
        let amount = try #require(sheet["M\(row)"])
        #expect(try micros(amount) == report.amountMicros)
        #expect(sheet["K\(row)"] == String(report.chargedSegments))
        for (index, line) in report.rows.enumerated() {
            let price = try #require(sheet["L\(index + 2)"])
            #expect(try micros(price) == line.priceMicros)
            let amount = try #require(sheet["M\(index + 2)"])
            #expect(try micros(amount) == line.amountMicros)
        }
    }

    /// A cell's number as every spreadsheet program takes it: fifteen digits.
    private func micros(_ cell: String) throws -> Int64 {
        let number = try #require(Double(cell))
        return try DecimalText.micros(
            number.formatted(
                .number.grouping(.never).precision(.significantDigits(1...15))
                    .locale(Locale(identifier: "en_US"))
            )
        )
    }

    @Test func theSummaryNamesClientInvoiceAndTotal() throws {
        let report = try SampleReports.report(senders: (0..<30).map { "S\($0)" })
        let sheet = try Workbook(StatisticsXLSX.render(report)).sheet(1)
        let values = Set(sheet.values)
        #expect(values.contains("Acme Logistics GmbH (acme)"))
        #expect(values.contains("INV-2026-00042"))
        #expect(values.contains("EUR"))
        #expect(values.contains(String(report.chargedSegments)))
        let exact = DecimalText.string(micros: report.amountMicros, minimumDecimals: 0)
        #expect(values.contains(exact))
        #expect(DestinationSum.all(in: report).count == 12)
    }

    @Test(arguments: ["=1+1", "+49170", "-5", "@SUM(A1)", "a & <b>", "їжа"])
    func aTextThatLooksLikeAFormulaStaysText(sender: String) throws {
        let report = try SampleReports.report(senders: [sender])
        let book = try Workbook(StatisticsXLSX.render(report))
        #expect(try book.sheet(5)["E2"] == sender)
        #expect(try !book.xml(5).contains("<f>"))
    }

    @Test func theHeaderIsFrozenAndFiltered() throws {
        let report = try SampleReports.report(senders: ["A", "B", "C"])
        let xml = try Workbook(StatisticsXLSX.render(report)).xml(5)
        #expect(xml.contains("state=\"frozen\""))
        #expect(xml.contains("<autoFilter ref=\"A1:M4\"/>"))
    }

    /// Every sheet ends with the totals of the invoice, and the summary shows them as a chart.
    @Test(arguments: [(2, "G", 33), (3, "I", 14), (4, "G", 202)])
    func everyGroupingAddsUpToTheReport(sheet: Int, column: String, row: Int) throws {
        let report = try SampleReports.report(senders: (0..<200).map { "S\($0)" })
        let book = try Workbook(StatisticsXLSX.render(report))
        let cells = try book.sheet(sheet)
        var sum: Int64 = 0
        for index in 2..<row { sum += try micros(try #require(cells["\(column)\(index)"])) }
        #expect(sum == report.amountMicros)
        #expect(try micros(try #require(cells["\(column)\(row)"])) == report.amountMicros)
        #expect(try book.xml(sheet).contains("state=\"frozen\""))
        #expect(try book.xml(1).contains("<drawing r:id="))
    }

    @Test func anotherLibraryReadsTheBook() throws {
        let report = try SampleReports.report(senders: (0..<50).map { "S\($0)" })
        let sheets = try Judges.withFolder { folder in
            let file = folder.appendingPathComponent("book.xlsx")
            try Data(StatisticsXLSX.render(report)).write(to: file)
            return try Judges.python("check_book.py", [file.path])
        }
        let charts = try sheets.values.map { sheet in
            try #require((sheet as? [String: Any])?["charts"] as? [[[String]]])
        }
        #expect(charts.flatMap(\.self).count == 1)
        // It draws amounts over days, both from the sheet by day.
        let drawn = try #require(charts.flatMap(\.self).first?.first)
        let byDay = StatisticsTexts.of(.english).byDay
        #expect(drawn.allSatisfy { $0.contains(byDay) }, "\(drawn)")
        let details = try #require(sheets[StatisticsTexts.of(.english).details] as? [String: Any])
        #expect(details["frozen"] as? String == "A2")
        #expect(details["filter"] as? String == "A1:M51")
        let total = try #require(details["last"] as? Double)
        #expect(Int64((total * 1_000_000).rounded()) == report.amountMicros)
    }

    @Test(arguments: ["JPY", "KWD"])
    func aReportWithoutRowsHasZeroTotals(code: String) throws {
        let report = try SampleReports.report(senders: [], code)
        #expect(try Workbook(StatisticsXLSX.render(report)).sheet(5)["M2"] == "0")
    }
}

/// Reads cells out of a spreadsheet's archive.
private struct Workbook {
    /// Tests read the same sheet side by side, each from a file of its own.
    private static let files = Atomic(0)

    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    func xml(_ sheet: Int) throws -> String {
        let number = Self.files.add(1, ordering: .relaxed).newValue
        let file = FileManager.default.temporaryDirectory
            .appendingPathComponent("tollgate-\(getpid())-\(number).xlsx")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let part = "xl/worksheets/sheet\(sheet).xml"
        let program =
            "import sys,zipfile;"
            + "sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))"
        let data = try PDFText.output(of: "python3", ["-c", program, file.path, part])
        return String(decoding: data, as: UTF8.self)
    }

    /// Values by cell reference.
    func sheet(_ number: Int) throws -> [String: String] {
        let cell =
            /<c r="([A-Z]+[0-9]+)"[^>]*>(?:<v>([^<]*)<\/v>|<is><t[^>]*>([^<]*)<\/t><\/is>)/
        var cells: [String: String] = [:]
        for match in try xml(number).matches(of: cell) {
            let value = match.output.2 ?? match.output.3 ?? ""
            cells[String(match.output.1)] = String(value).replacing("&lt;", with: "<")
                .replacing("&gt;", with: ">").replacing("&amp;", with: "&")
        }
        return cells
    }
}
