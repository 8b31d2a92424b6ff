// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Testing

/// The checks of layers, pages and migrations.
@Suite("The tidy checks of structure")
struct StructureCheckerTests {
    private func file(_ text: String, at path: String) -> RepositoryFile {
        RepositoryFile(path: path, text: SourceText(text))
    }

    private let manifest = Manifest(
        """
        let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
        let nioCore = Target.Dependency.product(
            name: "NIOCore", package: "swift-nio")
        let all: [Target] = [
            .target(name: "Primitives"),
            .target(name: "Billing", dependencies: ["Primitives", "Gateway"]),
            .target(
                name: "SQLiteDriver",
                dependencies: ["SQLInterface", grdb, nioCore]),
            .target(name: "ClientPanel", dependencies: ["Backoffice", "WebSupport"]),
            .target(name: "Unplaced", dependencies: ["Primitives"]),
            .testTarget(name: "BillingTests", dependencies: ["Billing"], exclude: ["Fixtures"]),
        ]
        """
    )

    @Test func `the manifest is read with its products`() {
        #expect(manifest.dependencies["Primitives"] == [])
        #expect(manifest.dependencies["SQLiteDriver"] == ["SQLInterface", "GRDB", "NIOCore"])
        #expect(manifest.dependencies["BillingTests"] == ["Billing"])
    }

    @Test func `dependencies that point upwards or through a wall are caught`() {
        let advice = LayerCheck(manifest: manifest).manifestFindings().map(\.advice)
        #expect(advice.count == 3)
        #expect(advice.contains { $0.contains("Billing must not depend on Gateway") })
        #expect(advice.contains { $0.contains("ClientPanel must not depend on Backoffice") })
        #expect(advice.contains { $0.contains("Unplaced") })
    }

    @Test(
        arguments: [
            ("import Primitives", 0), ("import Foundation", 0), ("import GRDB", 1),
            ("@preconcurrency import Storage", 1), ("package import struct Storage.A", 1),
            ("@testable import Billing", 0), ("// import Storage", 0),
        ])
    func `an undeclared import is caught`(line: String, expected: Int) {
        let sample = file("\n" + line + "\n", at: "Sources/Billing/A.swift")
        #expect(LayerCheck(manifest: manifest).findings(in: sample).count == expected)
    }

    @Test(
        arguments: [
            ("# One\n\ntext\n", []), ("text\n", [1]), ("# One\n# Two\n", [2]),
            ("# One\n```\n# a comment\n```\n", []), ("# One\n[a](missing.md)\n", [2]),
            ("# One\n[a](../LICENSE) [b](#one) [c](https://example.org/x)\n", []),
        ])
    func `a page has one title and live links`(text: String, lines: [Int]) {
        let page = file(text, at: "docs/PAGE.md")
        let found = MarkdownCheck.findings(in: page) { $0 == "LICENSE" }
        #expect(found.map(\.line) == lines)
    }

    @Test func `the readme and decisions are short`() {
        let text = "# Title\n" + String(repeating: "text\n", count: 100)
        let readme = file(text, at: "README.md")
        #expect(MarkdownCheck.findings(in: readme) { _ in true }.map(\.line) == [101])
        let decision = file(text, at: "docs/decisions/0001-a.md")
        #expect(MarkdownCheck.findings(in: decision) { _ in true }.map(\.line) == [41])
    }

    @Test func `a released migration that changed, vanished or took a number twice is caught`() {
        let first = file("one", at: MigrationCheck.folder + "0001_One.swift")
        let third = file("three", at: MigrationCheck.folder + "0003_Three.swift")
        let twin = file("twin", at: MigrationCheck.folder + "0003_Twin.swift")
        let hash = MigrationCheck.hash(Array("one".utf8))
        let good = MigrationCheck([first], released: ["0001_One.swift": hash])
        #expect(good.findings().isEmpty)
        let changed = MigrationCheck([first], released: ["0001_One.swift": hash + 1])
        #expect(changed.findings().count == 1)
        let missing = MigrationCheck([first], released: ["0002_Two.swift": hash])
        #expect(missing.findings().count == 1)
        #expect(MigrationCheck([first, third]).findings().isEmpty)
        #expect(MigrationCheck([first, third, twin]).findings().map(\.path) == [twin.path])
    }
}
