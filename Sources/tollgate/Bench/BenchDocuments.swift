// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import ArgumentParser
import Billing
import Documents
import Foundation
import Primitives

/// `tollgate bench documents`: renders invoices and statistics until the time is over.
struct BenchDocuments: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "documents",
        abstract: "Render invoices as PDF/A with XML, UBL and statistics as XLSX."
    )

    @OptionGroup var options: BenchOptions

    func run() async throws {
        let sample = try SampleInvoice()
        let page = sample.document(lines: 8)
        // The first drawing of a process loads the fonts.
        let first = try time { try InvoicePDF.render(page) }
        // Each drawing has another number, client and figures: none finds all its texts kept.
        let pages = try times { try InvoicePDF.render(sample.document(lines: 8, variant: $0)) }
        let longPages = try times {
            try InvoicePDF.render(sample.document(lines: 1_000, variant: $0))
        }
        let xml = try times { _ in try UBLInvoice.render(page, profile: .peppol) }
        let memory = ProcessUsage.now.peakMemoryMB
        let report = try sample.report(rows: Self.rows)
        let book = try times { _ in try StatisticsXLSX.render(report) }
        let rowsPerSecond = Double(Self.rows) / (book[book.count / 2] / 1_000)
        BenchReport(isJSON: options.json).print([
            measure("pdf_one_page_ms", pages[pages.count / 2]),
            measure("pdf_p99_ms", pages[pages.count * 99 / 100]),
            measure("pdf_first_ms", first),
            measure("pdf_1000_lines_ms", longPages[longPages.count / 2]),
            measure("ubl_ms", xml[xml.count / 2]),
            measure("xlsx_rows_per_s", rowsPerSecond, unit: "rows/s"),
            measure("rss_mb", memory, unit: "MB"),
        ])
    }

    private static let rows = 20_000

    private func measure(_ name: String, _ value: Double, unit: String = "ms") -> Measure {
        Measure(name: "documents.\(name)", value: value, unit: unit)
    }

    /// Milliseconds of each rendering in a quarter of the time, the shortest first.
    private func times(_ body: (_ variant: Int) throws -> [UInt8]) throws -> [Double] {
        var times: [Double] = []
        let deadline = ContinuousClock.now + .seconds(options.seconds) / 4
        while times.isEmpty || ContinuousClock.now < deadline {
            let variant = times.count + 1
            times.append(try time { try body(variant) })
        }
        return times.sorted()
    }

    private func time(_ body: () throws -> [UInt8]) rethrows -> Double {
        let began = ContinuousClock.now
        _ = try body()
        return (ContinuousClock.now - began) / .milliseconds(1)
    }
}
