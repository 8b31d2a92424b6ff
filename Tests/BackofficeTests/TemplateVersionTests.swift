// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Documents
import EngineTesting
import Primitives
import Testing

@Suite("Document templates", .bothEngines)
struct TemplateVersionTests {
    @Test("An issued invoice keeps the template it was issued with; the next one has the new")
    func keptVersions() async throws {
        let world = try World("2026-10-01 08:00")
        let client = try world.client("acme")
        try world.charge(client, at: "2026-08-05 10:00", price: 4_250, messages: 300)
        try world.charge(client, at: "2026-09-05 10:00", price: 4_250, messages: 300)
        let office = DocumentsOffice(world.database)
        func issue(_ first: String, _ last: String) async throws -> InvoiceID {
            let made = try await world.invoicing.create(
                try world.usage(client, first, last),
                by: .system
            )
            return try #require(made.invoiceID)
        }
        func save(_ colour: String) async throws {
            var template = DocumentTemplate()
            template.colour = colour
            template.texts[""] = .init(terms: "Pay {due} by {due_date}.")
            try await office.save(template, for: World.enterpriseID, at: world.now, by: .system)
        }
        try await save("#0B7A4B")
        let green = try await issue("2026-08-01", "2026-08-31")
        let before = try #require(try await office.invoicePDF(green))
        try await save("#AA0000")
        let red = try await issue("2026-09-01", "2026-09-30")
        #expect(try await office.invoicePDF(green) == before)
        let after = try #require(try await office.invoicePDF(red))
        #expect(after.bytes != before.bytes)
        #expect(try await office.templateVersions(of: World.enterpriseID).count == 2)
        let first = try #require(
            try await office.template(of: World.enterpriseID, version: 1)
        )
        #expect(first.colour == "#0B7A4B")
        // Drawn anew with the version that it names, it is the same file.
        let again = try await office.invoicePDF(green)
        #expect(again?.bytes == before.bytes)
    }

    @Test("A template's form holds all of it", arguments: DocumentLanguage.allCases)
    func typed(language: DocumentLanguage) throws {
        var template = DocumentTemplate(paper: .letter)
        template.colour = "#123456"
        template.hiddenColumns = [.basis, .price]
        template.showsCountries = false
        template.texts[""] = .init(introduction: "Hello {client}", note: "a\nb")
        template.texts[language.rawValue] = .init(terms: "{{x}} {due}")
        #expect(try DocumentTemplate(typed: template.typed) == template)
        var typed = template.typed
        typed[field: "terms_\(language.rawValue)"] = "Pay {dew}"
        typed[field: "note"] = String(repeating: "x", count: DocumentTemplate.longestText + 1)
        let errors = #expect(throws: FieldErrors.self) { try DocumentTemplate(typed: typed) }
        #expect(errors?["terms_\(language.rawValue)"]?.english.hasPrefix("At position 5") == true)
        #expect(errors?["note"]?.contains("at most 2000 characters") == true)
    }
}
