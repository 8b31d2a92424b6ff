// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import ArgumentParser
import Backoffice
import Billing
import Documents
import Foundation
import Primitives
import SQLiteDriver
import Storage

/// `tollgate bench documents`: renders a one-page invoice until the time is over.
struct BenchDocuments: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "documents",
        abstract: "Render an issued one-page invoice as PDF, and its statistics."
    )

    @OptionGroup var options: BenchOptions

    func run() async throws {
        let folder = try TemporaryFolder()
        let database = try SQLiteDatabase(path: folder.path + "/tollgate.sqlite")
        try Migrator().migrate(database, at: WallClock.system.now)
        var month = try BusyMonth(database)
        let request = try await month.next()
        let invoicing = Invoicing(office: month.office, operatorName: Platform.operatorName)
        let document = try await invoicing.preview(request).document
        // The first drawing of a process loads the fonts.
        let first = try time { try InvoicePDF.render(document) }
        var times: [Double] = []
        let deadline = ContinuousClock.now + .seconds(options.seconds)
        while times.isEmpty || ContinuousClock.now < deadline {
            times.append(try time { try InvoicePDF.render(document) })
        }
        times.sort()
        BenchReport(isJSON: options.json).print([
            Measure(
                name: "documents.pdf_one_page_ms",
                value: times[times.count / 2],
                unit: "ms"
            ),
            Measure(name: "documents.pdf_first_ms", value: first, unit: "ms"),
            Measure(
                name: "documents.pdf_p99_ms",
                value: times[times.count * 99 / 100],
                unit: "ms"
            ),
            Measure(name: "documents.rss_mb", value: ProcessUsage.now.peakMemoryMB, unit: "MB"),
        ])
    }

    private func time(_ body: () throws -> [UInt8]) rethrows -> Double {
        let began = ContinuousClock.now
        _ = try body()
        return (ContinuousClock.now - began) / .milliseconds(1)
    }
}
