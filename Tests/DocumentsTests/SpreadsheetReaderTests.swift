// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import Testing

@testable import Documents

/// Spreadsheets that come in: our own writer's files read back, and hostile ones.
@Suite struct SpreadsheetReaderTests {
    @Test func whatTheStatisticsWriterWroteIsReadBack() throws {
        let report = try SampleReports.report(senders: ["Shop", "Bank & <Co>"])
        let rows = try SpreadsheetReader.rows(try StatisticsXLSX.render(report))
        #expect(rows.flatMap { $0 }.contains { $0.contains(report.clientName) })
    }

    @Test func damagedAndHostileFilesAreRefused() throws {
        let good = try StatisticsXLSX.render(try SampleReports.report(senders: ["Shop"]))
        for length in stride(from: 0, to: good.count, by: 97) {
            #expect(throws: SpreadsheetProblem.self) {
                try SpreadsheetReader.rows(Array(good.prefix(length)))
            }
        }
        var random = SeededGenerator(seed: 7)
        for _ in 0..<300 {
            var bytes = good
            for _ in 0..<8 {
                bytes[random.number(in: 0...bytes.count - 1)] = UInt8(random.number(in: 0...255))
            }
            // Whatever it says: rows or a refusal, never a crash.
            _ = try? SpreadsheetReader.rows(bytes)
        }
    }

    @Test func aFileThatSaysItIsHugeIsNotUnpacked() throws {
        let bytes = try StatisticsXLSX.render(try SampleReports.report(senders: ["Shop"]))
        let archive = try ZipArchive(bytes)
        let name = try #require(archive.names.first { $0.contains("sheet1") })
        #expect(throws: SpreadsheetProblem.tooLarge) { try archive.file(name, limit: 10) }
        #expect(try archive.file("nothing", limit: 10) == nil)
    }
}
