// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import AdminPanel
import Backoffice
import Billing
import EngineTesting
import Primitives
import Storage
import Testing

/// What is seen on the invoice's page is what is sent: the same words as in the PDF.
@Suite struct PreviewTextTests {
    @Test(arguments: DocumentLanguage.allCases.filter { $0 != .arabic })
    func thePageHasTheWordsOfThePDF(language: DocumentLanguage) async throws {
        let world = try AdminWorld()
        let client = try await world.seed().client
        try world.charge(client, days: 8...17)
        try await template(world)
        try world.database.writeBlocking { transaction in
            var stored = try #require(try ClientRepository.find(client, in: transaction))
            stored.invoicing.language = language
            try ClientRepository.update(stored, in: transaction)
        }
        let made = try await world.invoicing.create(
            try UsageInvoiceRequest(typed: [
                "client": "\(client)", "from": "2026-11-08", "through": "2026-11-17",
                "what": "both",
            ]),
            by: .system
        )
        let invoice = try #require(made.invoiceID)
        try await AdminBrowser.use(world) { browser in
            let page = try await browser.get(AdminURL.invoice(invoice).path)
            let pdf = try await browser.get(AdminURL.invoiceFile(invoice, .pdf).path)
            let seen = Self.words(try #require(Self.paper(page.text)))
            let sent = Self.words(try Tools.text(ofPDF: pdf.body))
            #expect(seen.count > 60)
            let missing = seen.filter { sent[$0.key] == nil }
            #expect(missing.isEmpty, "not in the PDF: \(missing.keys.sorted())")
            // The foot says which page it is; a screen has none.
            let foot = Self.words(Self.pageLabels)
            let unseen = sent.filter { seen[$0.key] == nil && foot[$0.key] == nil }
            #expect(unseen.isEmpty, "not on the page: \(unseen.keys.sorted())")
            #expect(page.shows("Dear"))
        }
    }

    private func template(_ world: AdminWorld) async throws {
        let id = try #require(
            try await world.database.read { try EnterpriseRepository.list(in: $0) }.first?.id
        )
        try await AdminBrowser.use(world) { browser in
            let saved = try await browser.post(
                AdminURL.template(id, .form).path,
                [
                    "paper": "a4", "shows_network": "1", "shows_operator": "1",
                    "shows_price": "1", "shows_countries": "1", "shows_payment_code": "1",
                    "introduction": "Dear {client}, thank you.",
                    "terms": "Payable by {due_date}.",
                ]
            )
            #expect(saved.status == 303)
        }
    }

    private static let pageLabels = """
        Page Страница Сторінка Seite Strona Página of из з von z de sur 1 2
        """

    /// The markup of the paper without its tags.
    private static func paper(_ page: String) -> String? {
        guard let start = page.firstRange(of: "<article class=\"paper\""),
            let end = page.firstRange(of: "</article>")
        else { return nil }
        var text = ""
        var isTag = false
        for character in page[start.lowerBound..<end.lowerBound] {
            switch character {
            case "<": isTag = true
            case ">":
                isTag = false
                text += " "
            default: if !isTag { text.append(character) }
            }
        }
        for (name, character) in [("&amp;", "&"), ("&lt;", "<"), ("&quot;", "\""), ("&#39;", "'")] {
            text = text.replacing(name, with: character)
        }
        return text
    }

    /// How often each word stands; a dot or a comma at its end is the layout's.
    private static func words(_ text: String) -> [String: Int] {
        let words = text.split(whereSeparator: \.isWhitespace).map { word in
            String(word.reversed().drop { ".,:".contains($0) }.reversed())
        }
        return Dictionary(words.filter { !$0.isEmpty }.map { ($0, 1) }, uniquingKeysWith: +)
    }
}
