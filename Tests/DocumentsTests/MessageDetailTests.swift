// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Foundation
import Messaging
import Primitives
import Testing

@testable import Documents

@Suite struct MessageDetailTests {
    private func unpacked(_ bytes: [UInt8]) throws -> String {
        try Judges.withFolder { folder in
            let file = folder.appendingPathComponent("details.csv.gz")
            try Data(bytes).write(to: file)
            let text = try PDFText.output(of: "gzip", ["-dc", file.path])
            return String(decoding: text, as: UTF8.self)
        }
    }

    private func message(_ index: Int) throws -> MessageDetail {
        var message = MessageDetail(
            id: "m\(index)",
            receivedAt: Instant.epoch.adding(seconds: Int64(index)),
            sender: index % 2 == 0 ? "Shop, \"A\"" : "+49170",
            recipient: "491700000\(index)",
            destination: Destination(
                country: try SampleDocuments.country("DE"),
                network: Network("26201")
            )
        )
        message.priceMicros = 4_250
        message.chargedMicros = 8_500
        message.segments = 2
        message.state = "delivered"
        return message
    }

    @Test func detailsAreReadBackByTheRealGzip() throws {
        let euro = try SampleDocuments.currency("EUR")
        let file = MessageDetailFile()
        for index in 0..<3 { file.write(try message(index), account: "acme", currency: euro) }
        file.finish()
        let lines = try unpacked(file.takeBytes()).split(separator: "\r\n").map(String.init)
        #expect(lines.count == 4)
        #expect(lines[0].hasPrefix("account,message_id,received_at,"))
        #expect(lines[1].contains("\"Shop, \"\"A\"\"\""))
        #expect(lines[2].contains(",+49170,"))
        #expect(lines[2].contains(",0.00425,0.0085,"))
    }

    /// What is written comes out on the way, and the file is the same in one piece.
    @Test func manyMessagesStreamInPieces() throws {
        let euro = try SampleDocuments.currency("EUR")
        let whole = MessageDetailFile()
        let pieces = MessageDetailFile()
        var streamed: [UInt8] = []
        var pieceCount = 0
        for index in 0..<20_000 {
            whole.write(try message(index), account: "acme", currency: euro)
            pieces.write(try message(index), account: "acme", currency: euro)
            let bytes = pieces.takeBytes()
            if !bytes.isEmpty { pieceCount += 1 }
            streamed += bytes
        }
        whole.finish()
        pieces.finish()
        streamed += pieces.takeBytes()
        #expect(pieceCount > 3)
        #expect(streamed == whole.takeBytes())
        #expect(pieces.rowCount == 20_000)
    }
}
