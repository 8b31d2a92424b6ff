// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Testing

/// The checks themselves: what is bad is caught at its line, what is good is let through.
@Suite("The tidy checks")
struct CheckerTests {
    private func file(
        _ text: String,
        at path: String = "Sources/Billing/Sample.swift"
    ) -> RepositoryFile {
        RepositoryFile(path: path, text: SourceText(text))
    }

    private func body(lines: Int) -> String {
        "func long() {\n" + String(repeating: "    work()\n", count: lines - 2) + "}\n"
    }

    @Test(arguments: [(60, 0), (61, 1)])
    func `a function has at most sixty lines`(lines: Int, expected: Int) {
        #expect(LimitCheck.findings(in: file(body(lines: lines))).count == expected)
    }

    @Test(arguments: [(100, 0), (101, 1)])
    func `a line has at most a hundred columns, however many bytes`(
        columns: Int,
        expected: Int
    ) {
        let line = "// " + String(repeating: "ї", count: columns - 3) + "\n"
        #expect(LimitCheck.findings(in: file(line)).count == expected)
    }

    @Test func `a long file is caught, a table of data is not`() {
        let lines = String(repeating: "let a = 1\n", count: 501)
        #expect(LimitCheck.findings(in: file(lines)).map(\.line) == [501])
        #expect(LimitCheck.findings(in: file("// Table of data\n" + lines)).isEmpty)
    }

    @Test func `parameters are counted outside of nested types`() {
        let six = "func f(a: Int, b: (x: Int, y: Int), c: [Int: Int], d: Int, e: Int, f: Int) {}"
        #expect(LimitCheck.findings(in: file(six)).isEmpty)
        let seven = six.replacing("(a: Int,", with: "(z: Int, a: Int,")
        #expect(LimitCheck.findings(in: file(seven)).count == 1)
    }

    @Test func `a protocol's requirement has no body`() {
        let text = "protocol P {\n    func a()\n    var b: Int { get }\n}\n"
        let found = FunctionScanner.functions(in: SourceText(text))
        #expect(found.map(\.name) == ["b"])
    }

    @Test func `a script is short and strict`() {
        let head = "#!/usr/bin/env bash\n"
        let lax = file(head + "echo\n", at: "scripts/lax")
        #expect(LimitCheck.findings(in: lax).map(\.line) == [2])
        let long = file(
            head + "set -euo pipefail\n" + String(repeating: "echo\n", count: 48),
            at: "scripts/long"
        )
        #expect(LimitCheck.findings(in: long).map(\.line) == [50])
    }

    @Test(arguments: WordCheck.bans.map(\.word).filter { !$0.hasPrefix("TimeZone") })
    func `a banned word is caught in code, not in comments or literals`(word: String) {
        let bad = file("// ok\nlet a = 1; \(word)\n")
        #expect(WordCheck.findings(in: bad).map(\.line) == [2])
        let good = file(
            "/// \(word)\nlet a = \"\(word)\"\nlet b = \"\"\"\n    \(word)\n    \"\"\"\n"
        )
        #expect(WordCheck.findings(in: good).isEmpty)
    }

    @Test func `words count where they are banned`() {
        #expect(WordCheck.findings(in: file("print(1)", at: "Sources/tollgate/A.swift")).isEmpty)
        #expect(WordCheck.findings(in: file("fingerprint(1); a.print(2)")).isEmpty)
        #expect(WordCheck.findings(in: file("Int.random(in: 0..<9, using: &g)")).isEmpty)
        let zone = "TimeZone(identifier: name)"
        #expect(WordCheck.findings(in: file(zone)).count == 1)
        let calendar = file(zone, at: "Sources/Billing/BillingCalendar.swift")
        #expect(WordCheck.findings(in: calendar).isEmpty)
        #expect(WordCheck.findings(in: file("Double", at: "Sources/Gateway/A.swift")).isEmpty)
    }

    @Test func `an escape needs its reason`() {
        let bad = file("\nfinal class A: @unchecked Sendable {}\n")
        #expect(WordCheck.findings(in: bad).map(\.line) == [2])
        let good = file("// Guarded by the lock.\nfinal class A: @unchecked Sendable {}\n")
        #expect(WordCheck.findings(in: good).isEmpty)
    }

    @Test(arguments: WordCheck.markers)
    func `an open marker is caught in comments too`(marker: String) {
        #expect(WordCheck.findings(in: file("// \(marker) later\n")).map(\.line) == [1])
    }

    @Test(arguments: ["Utils.swift", "PriceHelper.swift", "RouteManager.swift"])
    func `a vague name is caught`(name: String) {
        #expect(!WordCheck.findings(in: file("", at: "Sources/Billing/\(name)")).isEmpty)
    }

    @Test func `the licence header is two exact lines`() {
        let good = HeaderCheck.header.map { "// \($0)\n" }.joined()
        #expect(HeaderCheck.findings(in: file(good)).isEmpty)
        #expect(HeaderCheck.findings(in: file("import Billing\n")).map(\.line) == [1])
        #expect(HeaderCheck.findings(in: file("\n" + good)).map(\.line) == [1])
    }

    @Test(
        arguments: [
            "package struct A {", "public func a() {", "@inlinable public func a() {",
            "    package mutating func a(", "package var a: Int {", "package protocol A {",
        ])
    func `a visible declaration needs a docstring`(line: String) {
        let path = "Sources/Billing/Sample.swift"
        #expect(DocumentationCheck.findings(in: file("\n" + line, at: path)).map(\.line) == [2])
        let documented = "/// Says what.\n@inlinable\n\(line)"
        #expect(DocumentationCheck.findings(in: file(documented)).isEmpty)
    }

    @Test(
        arguments: [
            "package let a: Int", "package init(a: Int) {", "func a() {",
            "package var description: String {", "package static let a = 1",
            "package static func < (a: A, b: A) {",
        ])
    func `what its type explains needs none`(line: String) {
        #expect(DocumentationCheck.findings(in: file("\n" + line)).isEmpty)
    }

    @Test func `what a protocol explains needs none`() {
        let member = "    package func a() {\n    }\n}\n"
        #expect(DocumentationCheck.findings(in: file("extension A: B {\n" + member)).isEmpty)
        #expect(DocumentationCheck.findings(in: file("extension A {\n" + member)).count == 1)
    }
}
