// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import ClientPanel
import Documents
import EngineTesting
import Messaging
import Primitives
import Storage
import Testing
import WebSupport

/// A client's person sees nothing of another client, whatever address is asked.
@Suite(.bothEngines) struct ClientIsolationTests {
    private let world: ClientWorld

    init() throws {
        world = try ClientWorld()
    }

    /// The addresses of everything that a client has.
    private func objects(_ client: ClientFixture) -> [ClientURL] {
        [.message(client.messageID), .message(client.blockedID), .invoice(client.invoiceID)]
            + [ClientFile.pdf, .spreadsheet, .table].map { .invoiceFile(client.invoiceID, $0) }
            + [ClientFile.spreadsheet, .table].flatMap { file in
                [.reportFile(client.reportID, file), .reportFile(client.loneReportID, file)]
            }
            + [.letter(client.letterID), .letterFile(client.letterID, .own(1))]
            + PriceNoticeFile.allCases.map { .letterFile(client.noticeLetterID, .priceNotice($0)) }
    }

    @Test func anObjectIsFoundByItsOwnerOnly() async throws {
        let clients = [world.mine, world.other]
        for owner in clients {
            for url in objects(owner) {
                for asking in clients {
                    let answer = try await world.ask(url.path, as: asking.person)
                    let isOwn = asking.client.id == owner.client.id
                    #expect(answer.isNotFound != isOwn, "\(url.path) by \(asking.client.login)")
                }
            }
        }
    }

    @Test func whatIsNotForTheClientIsNotFoundByItsOwner() async throws {
        let mine = world.mine
        let hidden: [ClientURL] =
            [.invoice(mine.hiddenInvoiceID)]
            + ClientFile.allCases.map { .invoiceFile(mine.hiddenInvoiceID, $0) }
            + ClientFile.allCases.map { .reportFile(mine.hiddenReportID, $0) }
        for url in hidden {
            #expect(try await world.ask(url.path).isNotFound, "\(url.path)")
        }
    }

    @Test(arguments: ["0", "-1", "x", "9223372036854775807"])
    func whatDoesNotExistIsAnsweredLikeWhatIsForeign(id: String) async throws {
        for path in [
            "/client/messages/\(id)", "/client/invoices/\(id)",
            "/client/invoices/\(id)/invoice.pdf",
            "/client/reports/\(id)/statistics.csv", "/client/invoices/\(id)/other.txt",
            "/client/letters/\(id)", "/client/letters/\(id)/1",
            "/client/letters/\(world.mine.letterID)/\(id)",
            "/client/letters/\(world.mine.letterID)/prices.pdf",
        ] {
            #expect(try await world.ask(path).isNotFound, "\(path)")
        }
    }

    /// Every page and file without an identifier in its address.
    private static let pages: [ClientURL] = [
        .overview, .messages, .messageFile, .statistics, .statisticsCSV, .invoices, .payments,
        .statement, .statementCSV, .statementPDF, .statementXLSX, .prices, .smpp, .apiKeys,
        .webhooks, .profile, .newProforma, .find, .letters,
    ]

    @Test(arguments: pages)
    func noPageHasAWordOfAnotherClient(url: ClientURL) async throws {
        let queries: [KeyValuePairs<String, String>] = [
            [:], ["by": "sender"], ["recipient": "380500000002"],
            ["id": "\(world.other.messageID)"], ["client": "\(world.other.client.id)"],
            ["after": "\(world.other.invoiceID)", "after_on": "2099-01-01"],
        ]
        for query in queries {
            let text: String
            switch try await world.ask(url.path, query: query) {
            case .document(let html, _): text = html.text
            case .file(let file): text = String(decoding: file.bytes, as: UTF8.self)
            case .stream(let stream):
                var bytes: [UInt8] = []
                try await stream.make { bytes += $0 }
                text = try Tools.unpacked(bytes)
            default:
                Issue.record("\(url.path) is neither a page nor a file")
                return
            }
            #expect(!text.contains("rival"), "\(url.path) \(query)")
            #expect(!text.contains("Rival"), "\(url.path) \(query)")
            #expect(!text.contains("/\(world.other.messageID)\""), "\(url.path) \(query)")
        }
    }

    @Test func everyRouteIsCovered() {
        let patterns = Set(world.panel.routes.filter { $0.method == .get }.map(\.pattern))
        let objects = Set([
            "messages/{id}", "invoices/{id}", "invoices/{id}/{file}", "reports/{id}/{file}",
            "credit-notes/{id}/credit-note.pdf", "credit-notes/{id}/credit-note-ubl.xml",
            "webhooks/{webhook}", "letters/{id}", "letters/{id}/{file}",
        ])
        #expect(patterns == Set(Self.pages.map(\.path)).union(objects.map { "/client/" + $0 }))
    }

    @Test(arguments: [Role.owner, .finance, .routing, .support, .readOnly])
    func theOperatorsPeopleAreNotLetIn(role: Role) async throws {
        var person = world.mine.person
        person.role = role
        #expect(!world.panel.site.admits(person))
        #expect(try await world.ask("/client", as: person).isNotFound)
        person.role = .accountant
        #expect(world.panel.site.admits(person))
        person.clientID = nil
        #expect(!world.panel.site.admits(person))
        #expect(try await world.ask("/client", as: person).isNotFound)
    }
}
