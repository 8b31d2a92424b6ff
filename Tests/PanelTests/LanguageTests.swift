// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import EngineTesting
import Primitives
import Storage
import Testing

@testable import WebSupport

/// The panels' languages: every word that any page shows has its translations.
@Suite struct LanguageTests {
    static let others: [Language] = [.russian, .ukrainian]

    @Test(arguments: others)
    func everyEntryIsWhole(_ language: Language) {
        var keys: Set<String> = []
        for entry in Catalogue.written {
            #expect(keys.insert(entry.key).inserted, "twice: \(entry.key)")
            guard let text = entry.texts[language] else {
                Issue.record("\(language.rawValue) is missing: \(entry.key)")
                continue
            }
            let forms = Translation(text).values
            #expect([1, 3].contains(forms.count), "one form or three: \(text)")
            let wanted = Translation(untranslated: entry.key).values[0]
            for form in forms { #expect(form == wanted, "other values: \(text)") }
            #expect(tags(text).isSuperset(of: tags(entry.key)), "other tags: \(text)")
        }
        #expect(keys.count > 900)
    }

    private func tags(_ text: String) -> Set<String> {
        Set(text.split(separator: "<").dropFirst().map { String($0.prefix { $0 != ">" }) })
    }

    @Test(arguments: [
        ("", Language.english), ("ru", .russian), ("uk-UA,uk;q=0.9,en;q=0.8", .ukrainian),
        ("fr, ru;q=0.5, en;q=0.6", .english), ("de,ja;q=0.2", .english),
        ("en;q=0.4, uk;q=0.4", .english), ("ru;q=0, uk;q=0.1", .ukrainian),
    ])
    func theBrowsersLanguageIsTaken(_ header: String, _ language: Language) {
        #expect(Language.accepted(by: header) == language)
    }

    @Test(arguments: [
        (1, "Импортирована 1 цена."), (2, "Импортировано 2 цены."),
        (5, "Импортировано 5 цен."), (11, "Импортировано 11 цен."),
        (21, "Импортирована 21 цена."), (1_122, "Импортировано 1122 цены."),
    ])
    func countsTakeTheirPlural(_ count: Int, _ sentence: String) {
        let phrase: Phrase = "\(count) prices were imported."
        #expect(phrase.said(in: .russian) == sentence)
        #expect(phrase.english == "\(count) prices were imported.")
    }

    @Test func dataAreNeverTranslated() {
        let name = "Save <Open>"
        let page = Language.$current.withValue(.russian) { () -> HTML in
            let (data, words) = (link(name, "/x"), link("Open", "/y"))
            let field: HTML = #"<input placeholder="Open" value="\#("Open")">"#
            return "\(data)\(words)<p>\(name)</p>\(field)"
        }
        #expect(
            page.text == """
                <a href="/x">Save &lt;Open&gt;</a><a href="/y">Открыт</a>\
                <p>Save &lt;Open&gt;</p><input placeholder="Открыт" value="Open">
                """
        )
    }

    @Test(arguments: others)
    func everyAdminPageIsTranslated(_ language: Language) async throws {
        for isEmpty in [true, false] {
            let world = try AdminWorld()
            if !isEmpty { try await fill(world) }
            try await AdminBrowser.use(world) { browser in
                let chosen = try await browser.post("/language", ["language": language.rawValue])
                #expect(chosen.status == 303)
                let seen = try await crawl(browser, world)
                #expect(seen > (isEmpty ? 25 : 50), "\(seen) pages")
            }
        }
        #expect(Catalogue.missing(in: language).sorted() == [])
    }

    private func fill(_ world: AdminWorld) async throws {
        let seeded = try await world.seed()
        let now = world.now
        for hour in 1...30 {
            let at = now.adding(seconds: -3_600 * Int64(hour))
            var message = AdminMessage(client: seeded.client, supplier: seeded.supplier, at: at)
            if hour % 5 == 0 { message.ending = .blocked(.noRoute) }
            try world.journal(message, count: 3)
        }
        try await AdminBrowser.use(world) { browser in
            _ = try await browser.post(
                "/admin/invoices/new-amount",
                [
                    "client": "\(seeded.client)", "amount": "100", "text": "Fee",
                    "request_id": "1",
                ]
            )
            _ = try await browser.post(
                "/admin/invoices/new",
                [
                    "client": "\(seeded.client)", "what": "both", "from": "2026-11-20",
                    "through": "2026-11-24", "request_id": "2",
                ]
            )
            _ = try await browser.post(
                "/admin/clients/\(seeded.client)/payments/new",
                ["amount": "50", "paid_on": "2026-11-24", "is_paid": "1", "request_id": "3"]
            )
        }
    }

    /// Opens every page that links lead to, and sends every form empty.
    private func crawl(_ browser: AdminBrowser, _ world: AdminWorld) async throws -> Int {
        var waiting =
            ["/admin", "/security"]
            + world.panel.routes.filter {
                $0.method == .get && !$0.pattern.contains("{")
            }.map(\.pattern)
        var seen: Set<String> = []
        // More links than this are only other filters of the same pages.
        while let path = waiting.popLast(), seen.count < 250 {
            guard seen.insert(path).inserted else { continue }
            let page = try await browser.get(path)
            #expect(page.status < 500, "\(path)")
            waiting += links(page.text)
        }
        for route in world.panel.routes where route.method == .post {
            let path = route.pattern.split(separator: "/").map { part in
                part.hasPrefix("{") ? id(for: part, in: seen) : String(part)
            }
            let page = try await browser.post("/" + path.joined(separator: "/"), [:])
            #expect(page.status < 500, "\(route.pattern)")
        }
        return seen.count
    }

    private func links(_ page: String) -> [String] {
        page.split(separator: "href=\"").dropFirst().compactMap { rest in
            let link = String(rest.prefix { $0 != "\"" }).replacing("&amp;", with: "&")
            let isFile = [".pdf", ".xml", ".csv", ".xlsx", ".css"].contains { link.contains($0) }
            return link.hasPrefix("/admin") && !isFile ? link : nil
        }
    }

    /// An id that stands in a page's path behind the word of the place it is wanted for.
    private func id(for place: Substring, in seen: Set<String>) -> String {
        let word = place.dropFirst().dropLast()
        let found = seen.sorted().lazy.compactMap { path -> String? in
            let parts = path.split(separator: "/")
            guard let index = parts.firstIndex(where: { $0.hasPrefix(word) }),
                index + 1 < parts.count, parts[index + 1].allSatisfy(\.isNumber)
            else { return nil }
            return String(parts[index + 1])
        }.first
        return found ?? "1"
    }

    @Test(arguments: others)
    func everyClientPageIsTranslated(_ language: Language) async throws {
        let world = try ClientWorld()
        try await Language.$current.withValue(language) {
            for route in world.panel.routes {
                var path = route.pattern
                let id =
                    path.hasPrefix("/client/messages")
                    ? "\(world.mine.messageID)" : "\(world.mine.invoiceID)"
                path = path.replacing("{id}", with: id).replacing("{file}", with: "invoice.pdf")
                _ = try await world.ask(
                    path,
                    posting: route.method == .post ? [:] : nil,
                    as: world.mine.person
                )
            }
        }
        #expect(Catalogue.missing(in: language).sorted() == [])
    }

    @Test func signingInSpeaksTheBrowsersLanguage() throws {
        let page = Language.$current.withValue(.ukrainian) {
            SignInPage(formToken: "t", error: "The login or the password is wrong.").document
        }
        #expect(page.text.contains(#"<html lang="uk""#))
        #expect(page.text.contains("Неправильний логін або пароль."))
    }
}
