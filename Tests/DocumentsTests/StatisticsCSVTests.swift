// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Testing

@testable import Documents

@Suite struct StatisticsCSVTests {
    @Test(arguments: [
        (["a", "b"], "a,b\r\n"),
        (["", ""], ",\r\n"),
        (["a,b", "c"], "\"a,b\",c\r\n"),
        (["say \"hi\""], "\"say \"\"hi\"\"\"\r\n"),
        (["two\nlines"], "\"two\nlines\"\r\n"),
        (["\r"], "\"\r\"\r\n"),
        ([" a ", "ї"], " a ,ї\r\n"),
        (["=1+1", "+4917", "-1", "@x"], "=1+1,+4917,-1,@x\r\n"),
    ])
    func cellsAreQuotedOnlyWhenTheyMustBe(cells: [String], line: String) {
        var writer = CSVWriter()
        writer.writeRow(cells)
        #expect(String(decoding: writer.takeBytes(), as: UTF8.self) == line)
        #expect(writer.pendingByteCount == 0)
    }

    @Test func takenBytesInPiecesMakeTheWhole() {
        var whole = CSVWriter()
        var streamed = CSVWriter()
        var pieces: [UInt8] = []
        for index in 0..<50 {
            whole.writeRow(["\(index)", "a,b"])
            streamed.writeRow(["\(index)", "a,b"])
            if index % 7 == 0 { pieces += streamed.takeBytes() }
        }
        #expect(pieces + streamed.takeBytes() == whole.takeBytes())
    }

    @Test func theFileHasAHeaderAndPlainDecimals() throws {
        let report = try SampleReports.report(senders: ["ACME", "+49170"])
        let text = String(decoding: StatisticsCSV.render(report), as: UTF8.self)
        #expect(
            text == """
                Day,Country,Network (MCCMNC),Operator,Sender,Charged on,Submitted,Delivered,\
                Failed,Charged messages,Charged segments,Price,Amount\r
                2026-10-01,Germany,26201,Telekom Deutschland,ACME,Sent,100,90,10,95,101,\
                0.00425,0.42925\r
                2026-10-02,Germany,26202,Vodafone,+49170,Delivered,101,91,10,96,104,\
                0.00426,0.44304\r

                """
        )
    }

    @Test(arguments: DocumentLanguage.allCases)
    func amountsAddUpToTheReport(language: DocumentLanguage) throws {
        let senders = (0..<500).map { "S\($0)" }
        let report = try SampleReports.report(senders: senders, language: language)
        let lines = String(decoding: StatisticsCSV.render(report), as: UTF8.self)
            .split(separator: "\r\n")
        #expect(lines.count == 501)
        let sum = try lines.dropFirst().reduce(Int64(0)) { sum, line in
            let amount = try #require(line.split(separator: ",").last)
            return sum + (try DecimalText.micros(String(amount)))
        }
        #expect(sum == report.amountMicros)
    }
}
