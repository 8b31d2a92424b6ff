// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import ClientPanel
import EngineTesting
import Primitives
import Storage
import Testing
import WebSupport

/// What each page shows of the client's own data.
@Suite(.bothEngines) struct ClientPagesTests {
    private let world: ClientWorld

    init() throws {
        world = try ClientWorld()
    }

    @Test(arguments: [
        (
            "/client",
            ["EUR 99.91", "EUR 599.91", "EUR 500.00", "INV-orchid-1", "2026-12-01"]
        ),
        ("/client/messages", ["380500000001", "Delivered", "Blocked", "25501", "Europe/Kyiv"]),
        ("/client/statistics", ["2026-11-25", "EUR 0.085002", "100.0%", "/client/statistics.csv"]),
        (
            "/client/invoices",
            [
                "INV-orchid-1", "href=\"/client/invoices/501\"", "Usage", "EUR 1,235.56", "Open",
                "invoice.pdf",
                "statistics.xlsx", "/client/reports/801/statistics.csv",
            ]
        ),
        (
            "/client/invoices/501",
            ["INV-orchid-1", "class=\"paper\"", "/client/invoices/501/invoice.pdf"]
        ),
        ("/client/payments", ["Transfer of orchid-only", "EUR 100.00", "INV-orchid-1", "Paid"]),
        ("/client/statement", ["Opening balance", "Transfer of orchid-only", "EUR 100.00"]),
        ("/client/prices", ["Ukraine", "EUR 0.042501", "Kazakhstan", "EUR 0.061001", "Announced"]),
        (
            "/client/letters",
            [
                "Reminder of orchid-only", "/client/letters/1501/1", "Price notice",
                "/client/letters/1701/prices.xlsx", "Not mailed yet",
            ]
        ),
        (
            "/client/letters/1501",
            ["&lt;b&gt;orchid-only&lt;/b&gt;", "orchid@clients.example", "/client/letters/1501/1"]
        ),
        ("/client/prices", ["Prices of orchid-only", "/client/letters/1701/prices.csv"]),
        ("/client/smpp", ["sys-orchid", "smpp.northwind.example:2775", "77"]),
        ("/client/profile", ["Street of orchid", "Europe/Kyiv", "orchid-person"]),
    ])
    func aPageShowsWhatIsStored(path: String, texts: [String]) async throws {
        let page = try await world.page(path)
        for text in texts { #expect(page.contains(text), "\(text) on \(path)") }
        #expect(page.contains("aria-current=\"page\""))
    }

    @Test(arguments: [
        "/client", "/client/messages", "/client/statistics", "/client/invoices",
        "/client/payments", "/client/statement", "/client/prices", "/client/smpp",
        "/client/profile",
    ])
    func namesAreTextAndNeverMarkup(path: String) async throws {
        let page = try await world.page(path)
        #expect(page.contains("Orchid &lt;b&gt;&amp; Sons&lt;/b&gt;"))
        for markup in ["<b>& Sons", "<script>", "<i>orchid"] {
            #expect(!page.contains(markup), "\(markup) on \(path)")
        }
    }

    @Test func mailedInvoicesAreAmongTheOpenOnes() async throws {
        let page = try await world.page("/client/invoices")
        #expect(page.ranges(of: "Open <span class=\"count\">").count == 1)
    }

    @Test func whatIsTypedIntoAFilterComesBackAsText() async throws {
        let typed = "\"><script>alert(1)</script>"
        for path in ["/client/messages", "/client/statistics", "/client/statement"] {
            let page = try await world.page(
                path,
                query: ["sender": typed, "recipient": typed, "from": typed, "by": typed]
            )
            #expect(!page.contains("<script>"), "\(path)")
        }
    }

    @Test func aMessageShowsItsTraceWithoutItsCarrier() async throws {
        let page = try await world.page("/client/messages/\(world.mine.messageID)")
        #expect(page.contains("&lt;script&gt;orchid-only&lt;/script&gt;"))
        #expect(page.contains("Accepted: price fixed, money held"))
        #expect(page.contains("13:03:20.082"))
        #expect(page.contains("EUR 0.085002"))
        #expect(!page.contains("Secret Carrier"))
        #expect(!page.contains("carrier-id-1"))
        let blocked = try await world.page("/client/messages/\(world.mine.blockedID)")
        #expect(blocked.contains("no_route"))
        #expect(blocked.contains("nothing was charged"))
    }

    @Test(arguments: [
        (["recipient": "+380 50 000 00 01"], 2), (["recipient": "49"], 0),
        (["sender": "<i>orchid-only"], 2), (["state": "delivered"], 1),
        (["state": "blocked"], 1), (["through": "2026-11-24", "from": "2026-11-01"], 0),
        (["from": "2026-11-25"], 2), (["id": "none"], 0),
    ])
    func aSearchFindsWhatItAsksFor(values: [String: String], count: Int) async throws {
        let (name, value) = try #require(values.first)
        var query: KeyValuePairs<String, String> = [name: value]
        if values.count == 2 { query = ["from": "2026-11-01", "through": "2026-11-24"] }
        let page = try await world.page("/client/messages", query: query)
        #expect(page.components(separatedByTag: "/client/messages/") == count)
    }

    @Test func aSearchByIdIgnoresTheDays() async throws {
        let page = try await world.page(
            "/client/messages",
            query: ["id": "\(world.mine.messageID)", "from": "2020-01-01", "through": "2020-01-02"]
        )
        #expect(page.components(separatedByTag: "/client/messages/") == 1)
    }

    @Test(arguments: ["day", "country", "network", "sender"])
    func statisticsAreExportedAsShown(group: String) async throws {
        let file = try await world.file(
            "/client/statistics.csv",
            query: ["by": group, "from": "2026-11-25", "through": "2026-11-25"]
        )
        let names = [
            "day": "2026-11-25", "country": "Ukraine", "sender": "<i>orchid-only",
        ]
        let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\r\n")
        #expect(lines.count == 2)
        #expect(lines.first?.hasPrefix("\(group),submitted,blocked") == true)
        let line = try #require(lines.last)
        #expect(line.hasSuffix(",1,1,1,0,0,2,0.085002,EUR"))
        if let name = names[group] { #expect(line.hasPrefix(name)) }
        #expect(file.name == "traffic-by-\(group)-2026-11-25-2026-11-25.csv")
    }

    @Test func theStatementsFileAddsUp() async throws {
        let file = try await world.file(
            "/client/statement.csv",
            query: ["from": "2026-11-25", "through": "2026-11-25"]
        )
        let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\r\n")
        #expect(
            lines.dropFirst() == [
                "2026-11-25,Opening balance,,,0.00,EUR",
                "2026-11-25,Messages,,-0.085002,-0.085002,EUR",
                "2026-11-25,Payment,Transfer of orchid-only,100.00,99.914998,EUR",
                "2026-11-25,Closing balance,,,99.914998,EUR",
            ]
        )
        let later = try await world.page(
            "/client/statement",
            query: ["from": "2026-11-26", "through": "2026-11-27"]
        )
        #expect(!later.contains("Transfer of"))
        #expect(later.contains("EUR 99.914998"))
    }

    @Test func documentsComeAsFiles() async throws {
        let pdf = try await world.file("/client/invoices/501/invoice.pdf")
        #expect(pdf.bytes.starts(with: Array("%PDF".utf8)))
        #expect(pdf.name == "INV-orchid-1.pdf")
        let statement = try await world.file(
            "/client/statement.pdf",
            query: ["from": "2026-11-01", "through": "2026-11-25"]
        )
        #expect(statement.bytes.starts(with: Array("%PDF".utf8)))
        #expect(statement.name == "statement-2026-11-01-2026-11-25.pdf")
        let sheet = try await world.file("/client/invoices/501/statistics.xlsx")
        #expect(sheet.bytes.starts(with: Array("PK".utf8)))
        let table = try await world.file("/client/invoices/501/statistics.csv")
        #expect(table.name == "INV-orchid-1-statistics.csv")
        #expect(String(decoding: table.bytes, as: UTF8.self).contains("orchid-only"))
    }

    @Test func neitherSecretsNorTheOperatorsNotesAreShown() async throws {
        for path in ["/client/smpp", "/client/profile", "/client/payments", "/client/statement"] {
            let page = try await world.page(path)
            for secret in ["secret-hash", "hash of", "note of the operator"] {
                #expect(!page.contains(secret), "\(secret) on \(path)")
            }
        }
    }
}

extension String {
    /// How many links begin with a text and go on.
    fileprivate func components(separatedByTag lead: String) -> Int {
        ranges(of: "href=\"\(lead)").count
    }
}
