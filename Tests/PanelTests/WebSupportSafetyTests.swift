// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import EngineTesting
import Hummingbird
import HummingbirdTesting
import Testing
import WebSupport

@Suite("What keeps the panels safe", .bothEngines)
struct WebSupportSafetyTests {
    @Test(
        "Every answer carries the content policy",
        arguments: ["/sign-in", "/home", "/home/file", "/nothing-here", "/healthz"]
    )
    func securityHeaders(path: String) async throws {
        try await WebSupportStage().serve { visitor in
            let cookie = try await visitor.signIn()
            let headers = try await visitor.get(path, cookie: cookie).headers
            let policy = headers[.contentSecurityPolicy] ?? ""
            #expect(policy.hasPrefix("default-src 'none'"))
            #expect(policy.contains("frame-ancestors 'none'"))
            #expect(policy.contains("form-action 'self'"))
            #expect(!policy.contains("unsafe"))
            #expect(headers[.xContentTypeOptions] == "nosniff")
        }
    }

    @Test("Nobody sees a page of a panel without signing in", arguments: ["/", "/home"])
    func signInIsRequired(path: String) async throws {
        try await WebSupportStage().serve { visitor in
            for cookie in ["", "tollgate=", "tollgate=0123456789abcdef"] {
                let response = try await visitor.get(path, cookie: cookie)
                #expect(response.headers[.location] == "/sign-in")
            }
        }
    }

    @Test("The panel of others is not there")
    func otherPanel() async throws {
        try await WebSupportStage().serve { visitor in
            let cookie = try await visitor.signIn()
            #expect(try await visitor.get("/elsewhere", cookie: cookie).status == .notFound)
        }
    }

    @Test("A form without this sign-in's token is refused")
    func formToken() async throws {
        try await WebSupportStage().serve { visitor in
            let cookie = try await visitor.signIn()
            let token = try await visitor.formToken(cookie: cookie)
            let other = try await visitor.formToken(cookie: try await visitor.signIn())
            for fields in [[:], ["form_token": ""], ["form_token": other]] {
                let status = try await visitor.post("/home", fields, cookie: cookie).status
                #expect(status == .forbidden)
            }
            let fields = ["form_token": token]
            #expect(try await visitor.post("/home", fields, cookie: cookie).status == .seeOther)
        }
    }

    @Test("The line after a change is shown once, and as text")
    func notice() async throws {
        try await WebSupportStage().serve { visitor in
            let cookie = try await visitor.signIn()
            let token = try await visitor.formToken(cookie: cookie)
            let saved = try await visitor.post("/home", ["form_token": token], cookie: cookie)
            let notice = try #require(saved.cookie("tollgate_notice")).prefix { $0 != ";" }
            let page = try await visitor.get("/home", cookie: "\(cookie); \(notice)")
            #expect(page.text.contains("Saved: 50 % &lt;now&gt;"))
            #expect(page.cookie("tollgate_notice")?.contains("Max-Age=0") == true)
        }
    }

    @Test("What was typed or stored never becomes markup")
    func escaping() async throws {
        try await WebSupportStage().serve { visitor in
            let cookie = try await visitor.signIn()
            let query = URLText.encode(#"<script>"x"&'y'</script>"#)
            let page = try await visitor.get("/home?q=\(query)", cookie: cookie).text
            #expect(page.contains("&lt;script&gt;&quot;x&quot;&amp;&#39;y&#39;&lt;/script&gt;"))
            #expect(page.contains("&lt;b&gt;Olena&lt;/b&gt;"))
            // The page has one script, with an address; none without.
            #expect(!page.contains("<script>"))
            let refused = try await visitor.tryToSignIn(#""><script>"#, "x").text
            #expect(!refused.contains("<script>"))
        }
    }

    @Test("A file is saved under its own name, whatever letters it has")
    func fileName() async throws {
        try await WebSupportStage().serve { visitor in
            let cookie = try await visitor.signIn()
            let headers = try await visitor.get("/home/file", cookie: cookie).headers
            let expected =
                #"attachment; filename="_______ _1_.pdf"; filename*=UTF-8''"#
                + URLText.encode("Рахунок \"1\".pdf")
            #expect(headers[.contentDisposition] == expected)
        }
    }

    @Test("A body above the limit is refused; before sign-in the limit is small")
    func bodyLimit() async throws {
        try await WebSupportStage().serve { visitor in
            let long = String(repeating: "a", count: 16_384)
            let response = try await visitor.post("/sign-in", ["login": long])
            #expect(response.status == .contentTooLarge)
            let cookie = try await visitor.signIn()
            let token = try await visitor.formToken(cookie: cookie)
            let file = String(repeating: long, count: 8 * 64)
            for (text, status) in [(long, HTTPResponse.Status.seeOther), (file, .contentTooLarge)] {
                let fields = ["form_token": token, "text": text]
                let response = try await visitor.post("/home", fields, cookie: cookie)
                #expect(response.status == status)
            }
        }
    }

    @Test("Markup escapes values and passes markup through")
    func interpolation() {
        let inner: HTML = "<i>\("<&>\"'")</i>"
        let outer: HTML = "<p>\(inner)\(7 as Int64)</p>"
        #expect(outer.text == "<p><i>&lt;&amp;&gt;&quot;&#39;</i>7</p>")
    }
}
