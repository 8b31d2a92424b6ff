// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import AdminPanel
import Backoffice
import Billing
import EngineTesting
import Primitives
import SQLInterface
import Storage
import Testing

/// The page of an enterprise's document template.
@Suite(.bothEngines) struct AdminTemplateTests {
    private static let form: [String: String] = [
        "paper": "a4", "colour": "#0B7A4B", "shows_network": "1", "shows_price": "1",
        "shows_countries": "1", "introduction": "Dear {client},", "terms_uk": "До {due_date}.",
        "sample": "traffic", "sample_language": "uk",
    ]

    private func enterprise(_ world: AdminWorld) throws -> EnterpriseID {
        let all = try world.database.readBlocking { try EnterpriseRepository.list(in: $0) }
        return try #require(all.first?.id)
    }

    private func versions(_ world: AdminWorld) throws -> [DocumentTemplateVersion] {
        let id = try enterprise(world)
        return try world.database.readBlocking {
            try DocumentTemplateRepository.versions(of: id, in: $0)
        }
    }

    @Test func thePageShowsWhatTheRendererDraws() async throws {
        let world = try AdminWorld()
        try await world.seed()
        let path = AdminURL.template(try enterprise(world), .form).path
        try await AdminBrowser.use(world) { browser in
            let page = try await browser.get(path)
            #expect(page.status == 200)
            #expect(page.shows("src=\"data:image/png;base64,iVBORw0KGgo"))
            #expect(page.shows("No version was saved"))
            var form = Self.form
            form["action"] = "preview"
            let preview = try await browser.post(path, form)
            #expect(preview.status == 200)
            #expect(preview.shows("Dear {client},</textarea>"))
            let other = try #require(Self.picture(preview.text))
            #expect(other != Self.picture(page.text))
            #expect(try versions(world).isEmpty)
        }
    }

    @Test func aBrokenPlaceholderIsNamedAtItsFieldWithItsPosition() async throws {
        let world = try AdminWorld()
        try await world.seed()
        let id = try enterprise(world)
        try await AdminBrowser.use(world) { browser in
            var form = Self.form
            form["terms_uk"] = "До {duedate}."
            form["colour"] = "green"
            let page = try await browser.post(AdminURL.template(id, .form).path, form)
            #expect(page.status == 422)
            let error = "id=\"e-terms_uk\">At position 4, {duedate} is not known."
            #expect(page.shows(error))
            #expect(page.shows("id=\"e-colour\">Colour is written as #RRGGBB"))
            let pane = try await browser.post(AdminURL.template(id, .preview).path, form)
            #expect(pane.status == 200)
            #expect(pane.shows("<li data-field=\"terms_uk\">At position 4, {duedate}"))
            #expect(!pane.shows("<img"))
            #expect(try versions(world).isEmpty)
        }
    }

    @Test func thePaneAloneIsTheSamePicture() async throws {
        let world = try AdminWorld()
        try await world.seed()
        let id = try enterprise(world)
        try await AdminBrowser.use(world) { browser in
            let pane = try await browser.post(AdminURL.template(id, .preview).path, Self.form)
            var form = Self.form
            form["action"] = "preview"
            let page = try await browser.post(AdminURL.template(id, .form).path, form)
            #expect(Self.picture(pane.text) == Self.picture(page.text))
            #expect(pane.text.hasPrefix("<img"))
        }
    }

    @Test func versionsAreKeptAndRestored() async throws {
        let world = try AdminWorld()
        try await world.seed()
        let id = try enterprise(world)
        let path = AdminURL.template(id, .form).path
        try await AdminBrowser.use(world) { browser in
            #expect(try await browser.post(path, Self.form).status == 303)
            // The same once more is no new version.
            #expect(try await browser.post(path, Self.form).status == 303)
            var other = Self.form
            other["colour"] = "#AA0000"
            #expect(try await browser.post(path, other).status == 303)
            #expect(try versions(world).map(\.version) == [2, 1])
            let restore = AdminURL.template(id, .restore).path
            #expect(try await browser.post(restore, ["version": "1"]).status == 303)
            #expect(try await browser.post(restore, ["version": "9"]).status == 404)
            let all = try versions(world)
            #expect(all.map(\.version) == [3, 2, 1])
            #expect(all[0].hash == all[2].hash)
            let page = try await browser.get(path)
            #expect(page.shows("value=\"#0B7A4B\""))
            let sample = AdminURL.template(id, .sample).path
            let red = try await browser.get("\(sample)?version=2")
            let green = try await browser.get("\(sample)?version=3")
            #expect(red.body.starts(with: Array("%PDF".utf8)))
            #expect(red.body != green.body)
            #expect(try await browser.get("\(sample)?version=1").body == green.body)
        }
        let entries = try world.database.readBlocking {
            try $0.query("SELECT action FROM audit_log WHERE object_kind = 'document_template'")
        }
        #expect(entries.count == 3)
    }

    @Test func everySampleOfEveryLanguageCanBeDrawn() async throws {
        let world = try AdminWorld()
        try await world.seed()
        let id = try enterprise(world)
        try await AdminBrowser.use(world) { browser in
            for sample in TemplateSample.allCases {
                for language in DocumentLanguage.allCases {
                    var form = Self.form
                    form["sample"] = sample.rawValue
                    form["sample_language"] = language.rawValue
                    let pane = try await browser.post(AdminURL.template(id, .preview).path, form)
                    #expect(pane.text.hasPrefix("<img"), "\(sample) in \(language)")
                }
            }
        }
    }

    private static func picture(_ text: String) -> Substring? {
        text.firstRange(of: "base64,").map { text[$0.upperBound...].prefix { $0 != "\"" } }
    }
}
