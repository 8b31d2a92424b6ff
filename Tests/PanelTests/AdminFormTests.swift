// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import EngineTesting
import Primitives
import Storage
import Testing

/// Forms that are refused keep what was typed, say what is wrong, and leak nothing.
@Suite(.bothEngines) struct AdminFormTests {
    /// A form with one bad field.
    struct BadForm: Sendable, CustomTestStringConvertible {
        var path: String
        var field: String
        var typed: String
        var words: String
        /// Another field, whose value must still be there.
        var kept: (field: String, typed: String)

        var testDescription: String { "\(path) with \(field) \(typed)" }
    }

    static let badForms = [
        BadForm(
            path: "/admin/brands/new",
            field: "email",
            typed: "nobody",
            words: "one address",
            kept: ("name", "Kept & <b>bold</b>")
        ),
        BadForm(
            path: "/admin/enterprises/new",
            field: "tax_rate",
            typed: "x",
            words: "plain number",
            kept: ("legal_address", "Some street")
        ),
        BadForm(
            path: "/admin/clients/new",
            field: "invoice_dates",
            typed: "1,40",
            words: "position 3",
            kept: ("company_credential", "Two\nlines")
        ),
        BadForm(
            path: "/admin/clients/{client}/billing",
            field: "zone",
            typed: "Mars/Base",
            words: "not known",
            kept: ("company", "New name \"quoted\"")
        ),
        BadForm(
            path: "/admin/clients/{client}/prices",
            field: "price",
            typed: "cheap",
            words: "plain number",
            kept: ("network", "25507")
        ),
        BadForm(
            path: "/admin/clients/{client}/access/new",
            field: "system_id",
            typed: "far too long a system id",
            words: "at most 15",
            kept: ("allowed_addresses", "203.0.113.7")
        ),
        BadForm(
            path: "/admin/clients/{client}/payments/new",
            field: "amount",
            typed: "0",
            words: "must not be zero",
            kept: ("comment", "by mistake")
        ),
        BadForm(
            path: "/admin/suppliers/new",
            field: "host",
            typed: "http://smpp.example.com",
            words: "without scheme",
            kept: ("system_id", "tollgate")
        ),
        BadForm(
            path: "/admin/suppliers/new",
            field: "name",
            typed: "Orion\u{202E}tceriD",
            words: "U+202E",
            kept: ("system_id", "tollgate")
        ),
        BadForm(
            path: "/admin/people/new",
            field: "login",
            typed: "a <b>",
            words: "one word",
            kept: ("name", "Ann")
        ),
        BadForm(
            path: "/admin/suppliers/new",
            field: "port",
            typed: "70000",
            words: "65535",
            kept: ("host", "smpp.example.com")
        ),
        BadForm(
            path: "/admin/suppliers/new",
            field: "failover_hosts",
            typed: "b.example.com:99999",
            words: "smpp2.example.com:2775",
            kept: ("host", "smpp.example.com")
        ),
        BadForm(
            path: "/admin/suppliers/new",
            field: "tls_fingerprint",
            typed: "ab:cd",
            words: "64 hexadecimal digits",
            kept: ("host", "smpp.example.com")
        ),
        BadForm(
            path: "/admin/suppliers/new",
            field: "tls_authorities",
            typed: "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
            words: "holds a private key",
            kept: ("host", "smpp.example.com")
        ),
        BadForm(
            path: "/admin/suppliers/new",
            field: "tls_authorities",
            typed: "-----BEGIN CERTIFICATE-----\nAAAA",
            words: "whole certificates",
            kept: ("host", "smpp.example.com")
        ),
        BadForm(
            path: "/admin/suppliers/new",
            field: "name_type",
            typed: "5-0",
            words: "such as 5/0",
            kept: ("host", "smpp.example.com")
        ),
        BadForm(
            path: "/admin/suppliers/new",
            field: "receipt_zone",
            typed: "Mars/Olympus",
            words: "Europe/Kyiv",
            kept: ("host", "smpp.example.com")
        ),
        BadForm(
            path: "/admin/clients/{client}/access/new",
            field: "languages",
            typed: "klingon",
            words: "none of turkish",
            kept: ("allowed_addresses", "203.0.113.7")
        ),
        BadForm(
            path: "/admin/clients/{client}/access/new",
            field: "inactivity_seconds",
            typed: "5",
            words: "from 10 to 86400",
            kept: ("allowed_addresses", "203.0.113.7")
        ),
        BadForm(
            path: "/admin/routes",
            field: "priority",
            typed: "0",
            words: "from 1 to 1000",
            kept: ("network", "25501")
        ),
        BadForm(
            path: "/admin/people/new",
            field: "password",
            typed: "short",
            words: "at least 12",
            kept: ("name", "Bob")
        ),
        BadForm(
            path: "/admin/invoices/new",
            field: "through",
            typed: "2026-13-01",
            words: "must be a date",
            kept: ("from", "2026-11-01")
        ),
        BadForm(
            path: "/admin/invoices/new-amount",
            field: "amount",
            typed: "1.005",
            words: "at most 2 decimals",
            kept: ("text", "A fee")
        ),
    ]

    @Test("a refused form keeps what was typed", arguments: badForms)
    func refusedForms(_ bad: BadForm) async throws {
        let world = try AdminWorld()
        let client = try await world.seed().client
        try await AdminBrowser.use(world) { browser in
            let path = bad.path.replacing("{client}", with: "\(client)")
            var form = ["version": "1", "client": "\(client)", "date": "2026-11-25"]
            form[bad.kept.field] = bad.kept.typed
            form[bad.field] = bad.typed
            let answer = try await browser.post(path, form)
            #expect(answer.status == 422)
            #expect(answer.shows(#"id="e-\#(bad.field)""#))
            #expect(answer.shows(bad.words), "no \(bad.words)")
            #expect(answer.shows(escaped(bad.kept.typed)), "lost \(bad.kept.typed)")
            if bad.field != "password" { #expect(answer.shows(escaped(bad.typed))) }
            #expect(!answer.shows("<b>bold</b>"))
        }
    }

    private func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
    }

    @Test func aStaleFormIsShownBesideWhatIsStored() async throws {
        let world = try AdminWorld()
        let client = try await world.seed().client
        try await AdminBrowser.use(world) { browser in
            var form = AdminWorld.clientForm.values
            form["invoice_dates"] = ""
            form["version"] = "1"
            form["company"] = "First"
            let path = "/admin/clients/\(client)/billing"
            #expect(try await browser.post(path, form).status == 303)
            form["company"] = "Second"
            let late = try await browser.post(path, form)
            #expect(late.status == 409)
            #expect(late.shows("Somebody else saved this client"))
            #expect(late.shows("First"))
            #expect(late.shows(#"value="Second""#))
            #expect(late.shows(#"name="version" value="2""#))
        }
    }

    @Test func aGeneratedPasswordIsShownOnce() async throws {
        let world = try AdminWorld()
        let client = try await world.seed().client
        try await AdminBrowser.use(world) { browser in
            let path = "/admin/clients/\(client)/access"
            let made = try await browser.post(
                path + "/new",
                ["system_id": "orchid2", "is_active": "1"]
            )
            #expect(made.status == 200)
            #expect(made.shows("it cannot be shown again"))
            let later = try await browser.get(path)
            #expect(later.shows("orchid2"))
            #expect(!later.shows("it cannot be shown again"))
        }
    }

    @Test func aBadRateDeckIsKeptWithItsLines() async throws {
        let world = try AdminWorld()
        let client = try await world.seed().client
        try await AdminBrowser.use(world) { browser in
            let deck = Array("mccmnc,price\n25501,0.05\nwrong,1\n".utf8)
            let answer = try await browser.upload(
                "/admin/clients/\(client)/prices/import",
                ["basis": "sent"],
                file: "file",
                deck
            )
            #expect(answer.status == 422)
            #expect(answer.shows("Line 3:"))
            #expect(answer.shows("wrong,1"))
        }
    }

    static let markup = #"<script>alert("x")</script>&'"#

    @Test func typedMarkupIsShownAsText() async throws {
        let world = try AdminWorld()
        let seeded = try await world.seed()
        let brand = AdminWorld.brandForm.values.merging([
            "name": Self.markup, "address": Self.markup,
        ]) { $1 }
        try await AdminBrowser.use(world) { browser in
            #expect(try await browser.post("/admin/brands/new", brand).status == 303)
            var client = AdminWorld.clientForm.values
            client["company"] = Self.markup
            client["company_credential"] = Self.markup
            client["invoice_dates"] = ""
            client["version"] = "1"
            _ = try await browser.post("/admin/clients/\(seeded.client)/billing", client)
            var message = AdminMessage(
                client: seeded.client,
                supplier: seeded.supplier,
                at: world.now
            )
            message.sender = Self.markup
            message.text = Self.markup
            try world.journal(message)
            let query = "?q=" + "%3Cscript%3Ealert(%22x%22)"
            for path in [
                "/admin", "/admin/brands", "/admin/clients", "/admin/clients\(query)",
                "/admin/clients/\(seeded.client)", "/admin/clients/\(seeded.client)/billing",
                "/admin/clients/\(seeded.client)/history", "/admin/messages",
                "/admin/messages\(query)", "/admin/statistics/traffic?by=sender", "/admin/audit",
                "/admin/statistics/traffic?by=client&sender=%3Cscript%3E", "/admin/blocked\(query)",
                "/admin/invoices/new?client=\(seeded.client)&from=%22%3E%3Cscript%3E",
            ] {
                let page = try await browser.get(path)
                #expect(page.status == 200, "\(path)")
                #expect(!page.shows("<script>"), "\(path)")
            }
        }
    }
}
