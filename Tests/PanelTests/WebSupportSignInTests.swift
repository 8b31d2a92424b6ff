// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import EngineTesting
import Hummingbird
import HummingbirdTesting
import Storage
import Testing
import WebSupport

@Suite("Signing in", .bothEngines)
struct WebSupportSignInTests {
    @Test("The right password opens the person's own panel")
    func rightPassword() async throws {
        try await WebSupportStage().serve { visitor in
            let response = try await visitor.tryToSignIn()
            #expect(response.status == .seeOther)
            #expect(response.headers[.location] == "/home")
            let cookie = try await visitor.signIn()
            #expect(try await visitor.get("/home", cookie: cookie).status == .ok)
        }
    }

    @Test(
        "Whoever may not sign in gets the same answer, whatever the reason",
        arguments: [
            (WebSupportStage.login, "wrong"), ("nobody", WebSupportStage.password),
            (WebSupportStage.formerLogin, WebSupportStage.password), ("", ""),
        ]
    )
    func refusals(login: String, password: String) async throws {
        try await WebSupportStage().serve { visitor in
            let response = try await visitor.tryToSignIn(login, password)
            #expect(response.status == .unprocessableContent)
            #expect(response.cookie("tollgate") == nil)
            #expect(response.text.contains("The login or the password is wrong."))
            #expect(!response.text.contains("correct horse"))
        }
    }

    @Test("Five wrong passwords lock out even the right one, and a minute later no more")
    func lockOut() async throws {
        let stage = try await WebSupportStage()
        try await stage.serve { visitor in
            for _ in 1...5 {
                let status = try await visitor.tryToSignIn(WebSupportStage.login, "wrong").status
                #expect(status == .unprocessableContent)
            }
            #expect(try await visitor.tryToSignIn().status == .tooManyRequests)
            stage.wait(seconds: 61)
            #expect(try await visitor.tryToSignIn().status == .seeOther)
        }
    }

    @Test("A sign-in form without its visitor's token is refused, and nothing is tried")
    func foreignForm() async throws {
        try await WebSupportStage().serve { visitor in
            var fields = [
                "login": WebSupportStage.login, "password": WebSupportStage.password,
            ]
            for (token, cookie) in [("", ""), ("a", ""), ("a", "tollgate_visit=b")] {
                fields["form_token"] = token
                let response = try await visitor.post("/sign-in", fields, cookie: cookie)
                #expect(response.status == .forbidden)
                #expect(response.cookie("tollgate") == nil)
            }
        }
    }

    @Test("Whoever has an account cannot go on guessing the passwords of others")
    func addressFailures() async throws {
        try await WebSupportStage().serve { visitor in
            for number in 1...20 {
                if number % 4 == 0 {
                    #expect(try await visitor.tryToSignIn().status == .seeOther)
                }
                let other = "person\(number)"
                let status = try await visitor.tryToSignIn(other, "guess").status
                #expect(status == .unprocessableContent)
            }
            #expect(try await visitor.tryToSignIn("another", "guess").status == .tooManyRequests)
        }
    }

    @Test("The cookie is kept from scripts and other sites", arguments: [false, true])
    func cookieFlags(isSecure: Bool) async throws {
        try await WebSupportStage().serve(isSecure: isSecure) { visitor in
            let cookie = try #require(try await visitor.tryToSignIn().cookie("tollgate"))
            #expect(cookie.contains("HttpOnly"))
            #expect(cookie.contains("SameSite=Lax"))
            #expect(cookie.contains("Path=/"))
            #expect(cookie.contains("Secure") == isSecure)
        }
    }

    @Test("The database holds no token that a cookie could be made of")
    func tokensAreHashed() async throws {
        let stage = try await WebSupportStage()
        try await stage.serve { visitor in
            let token = try await visitor.signIn().dropFirst("tollgate=".count)
            let stored = try stage.database.readBlocking { transaction in
                try SignInRepository.list(of: PersonID(1), in: transaction)
            }
            #expect(stored.map(\.tokenHash) == [Secrets.hash(String(token))])
            #expect(stored.first?.tokenHash != String(token))
        }
    }

    @Test("A sign-in ends after twelve hours")
    func expiry() async throws {
        let stage = try await WebSupportStage()
        try await stage.serve { visitor in
            let cookie = try await visitor.signIn()
            stage.wait(seconds: 12 * 3_600 - 1)
            #expect(try await visitor.get("/home", cookie: cookie).status == .ok)
            stage.wait(seconds: 1)
            #expect(try await visitor.get("/home", cookie: cookie).status == .seeOther)
        }
    }

    @Test("Signing out makes the cookie worthless")
    func signOut() async throws {
        try await WebSupportStage().serve { visitor in
            let cookie = try await visitor.signIn()
            let token = try await visitor.formToken(cookie: cookie)
            let forged = try await visitor.post("/sign-out", [:], cookie: cookie)
            #expect(forged.status == .forbidden)
            #expect(try await visitor.get("/home", cookie: cookie).status == .ok)
            _ = try await visitor.post("/sign-out", ["form_token": token], cookie: cookie)
            #expect(try await visitor.get("/home", cookie: cookie).status == .seeOther)
        }
    }
}
