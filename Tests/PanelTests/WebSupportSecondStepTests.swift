// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import EngineTesting
import Hummingbird
import HummingbirdTesting
import Primitives
import Storage
import Testing
import WebSupport

/// Codes of authenticator apps, the second step of signing in, and the list of sign-ins.
@Suite("The second step", .bothEngines)
struct WebSupportSecondStepTests {
    /// - Source: RFC 6238, appendix B, SHA-1; the last six of its eight digits.
    @Test(
        "Codes are those of the standard",
        arguments: [
            (Int64(59), "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"),
            (1_234_567_890, "005924"), (2_000_000_000, "279037"), (20_000_000_000, "353130"),
        ]
    )
    func vectors(seconds: Int64, code: String) {
        let secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
        let step = OneTimeCode.step(at: Instant(seconds: seconds))
        #expect(OneTimeCode.code(secret: secret, step: step) == code)
        let now = Instant(seconds: seconds + 30)
        #expect(OneTimeCode.step(of: code, secret: secret, at: now) == step)
        let late = Instant(seconds: seconds + 90)
        #expect(OneTimeCode.step(of: code, secret: secret, at: late) == nil)
    }

    /// Turns the second step on; returns the secret and the recovery codes.
    private static func turnOn(
        _ stage: WebSupportStage,
        _ visitor: WebSupportVisitor
    ) async throws -> (secret: String, codes: [String]) {
        let cookie = try await visitor.signIn()
        let token = try await visitor.formToken(cookie: cookie)
        _ = try await visitor.post(
            "/security/second-step/begin",
            ["form_token": token],
            cookie: cookie
        )
        let factor = try #require(
            try stage.database.readBlocking { transaction in
                try SecondFactorRepository.find(of: PersonID(1), in: transaction)
            }
        )
        #expect(try await visitor.get("/security", cookie: cookie).text.contains(factor.secret))
        let page = try await visitor.post(
            "/security/second-step/confirm",
            ["form_token": token, "code": code(factor.secret, stage)],
            cookie: cookie
        )
        let codes = page.text.split(separator: "<li><code>").dropFirst()
            .map { String($0.prefix { $0 != "<" }) }
        #expect(codes.count == 10)
        // The code that turned it on is used up.
        stage.wait(seconds: 30)
        return (factor.secret, codes)
    }

    private static func code(_ secret: String, _ stage: WebSupportStage) -> String {
        OneTimeCode.code(secret: secret, step: OneTimeCode.step(at: stage.now)) ?? ""
    }

    /// Signs in with a password and a code; returns the answer to the code.
    private static func signIn(
        _ visitor: WebSupportVisitor,
        code: String
    ) async throws -> (answer: TestResponse, pending: String) {
        let page = try await visitor.get("/sign-in")
        let visit = try #require(page.cookie("tollgate_visit")).prefix { $0 != ";" }
        let token = try page.formToken()
        let first = try await visitor.post(
            "/sign-in",
            [
                "login": WebSupportStage.login, "password": WebSupportStage.password,
                "form_token": token,
            ],
            cookie: String(visit)
        )
        #expect(first.headers[.location] == "/sign-in/code")
        let pending = try #require(first.cookie("tollgate")).prefix { $0 != ";" }
        let answer = try await visitor.post(
            "/sign-in/code",
            ["code": code, "form_token": token],
            cookie: "\(visit); \(pending)"
        )
        return (answer, String(pending))
    }

    @Test("A right password alone opens nothing; a code of the app does, once")
    func code() async throws {
        let stage = try await WebSupportStage()
        try await stage.serve { visitor in
            let secret = try await Self.turnOn(stage, visitor).secret
            let wrong = try await Self.signIn(visitor, code: "000000")
            #expect(wrong.answer.status == .unprocessableContent)
            #expect(try await visitor.get("/home", cookie: wrong.pending).status == .seeOther)
            let code = Self.code(secret, stage)
            let right = try await Self.signIn(visitor, code: code)
            #expect(right.answer.headers[.location] == "/home")
            let cookie = try #require(right.answer.cookie("tollgate")).prefix { $0 != ";" }
            #expect(try await visitor.get("/home", cookie: String(cookie)).status == .ok)
            #expect(try await visitor.get("/home", cookie: right.pending).status == .seeOther)
            let again = try await Self.signIn(visitor, code: code)
            #expect(again.answer.status == .unprocessableContent)
        }
    }

    @Test("Each recovery code opens the panel once")
    func recoveryCode() async throws {
        let stage = try await WebSupportStage()
        try await stage.serve { visitor in
            let codes = try await Self.turnOn(stage, visitor).codes
            let first = try #require(codes.first)
            #expect(try await Self.signIn(visitor, code: first).answer.status == .seeOther)
            let again = try await Self.signIn(visitor, code: first)
            #expect(again.answer.status == .unprocessableContent)
        }
    }

    @Test("Codes cannot be guessed for long, and a password waits only minutes for one")
    func limits() async throws {
        let stage = try await WebSupportStage()
        try await stage.serve { visitor in
            let secret = try await Self.turnOn(stage, visitor).secret
            for _ in 1...5 { _ = try await Self.signIn(visitor, code: "000000") }
            let locked = try await Self.signIn(visitor, code: Self.code(secret, stage))
            #expect(locked.answer.status == .tooManyRequests)
        }
    }

    @Test("A person sees where it is signed in, and ends the others")
    func signIns() async throws {
        let stage = try await WebSupportStage()
        try await stage.serve { visitor in
            let elsewhere = try await visitor.signIn()
            let here = try await visitor.signIn()
            let page = try await visitor.get("/security", cookie: here)
            #expect(page.text.contains("This browser"))
            #expect(page.text.contains("Sign out all others"))
            let token = try await visitor.formToken(cookie: here)
            let forged = try await visitor.post("/security/sign-ins/others", [:], cookie: here)
            #expect(forged.status == .forbidden)
            let done = try await visitor.post(
                "/security/sign-ins/others",
                ["form_token": token],
                cookie: here
            )
            #expect(done.status == .seeOther)
            #expect(try await visitor.get("/home", cookie: elsewhere).status == .seeOther)
            #expect(try await visitor.get("/home", cookie: here).status == .ok)
        }
    }
}
