// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation
import Testing

/// The repository checks itself; each failure says where and what to write instead.
@Suite("The repository is tidy")
struct TidyTests {
    private let repository = Repository.here

    private func report(_ findings: [Finding]) {
        for finding in findings.prefix(100) {
            Issue.record("\(finding.description)")
        }
        if findings.count > 100 {
            Issue.record("and \(findings.count - 100) more")
        }
    }

    @Test func `the tree was found`() {
        #expect(repository.files.contains { $0.path == "Package.swift" })
        #expect(repository.files.contains { $0.isSource })
        #expect(repository.files.contains { $0.isMarkdown })
    }

    @Test func `lines, functions, files and scripts keep their limits`() {
        report(repository.files.flatMap(LimitCheck.findings))
    }

    @Test func `a target imports only what it declares, and that lies below it`() throws {
        let package = try #require(repository.files.first { $0.path == "Package.swift" })
        let text = String(decoding: package.text.bytes, as: UTF8.self)
        let check = LayerCheck(manifest: Manifest(text))
        try #require(check.manifest.dependencies["Billing"]?.contains("Accounting") == true)
        report(check.manifestFindings() + repository.files.flatMap(check.findings))
    }

    @Test func `no banned word, vague name or open marker is left`() {
        report(repository.files.flatMap(WordCheck.findings))
    }

    @Test func `what others can see has a docstring`() {
        report(repository.files.flatMap(DocumentationCheck.findings))
    }

    @Test func `sources begin with the licence header`() {
        report(repository.files.flatMap(HeaderCheck.findings))
    }

    @Test func `pages have one title, live links and a readable length`() {
        report(
            repository.files.flatMap {
                MarkdownCheck.findings(in: $0, exists: repository.exists)
            }
        )
    }

    @Test func `released migrations are unchanged and have a number each`() {
        report(MigrationCheck(repository.files).findings())
    }

    @Test func `every PDU is named in the codec's tests`() {
        let tests = repository.files.filter { $0.path.hasPrefix("Tests/SMPPTests/") }
        let pdus = repository.files.filter { $0.path.hasPrefix("Sources/SMPP/PDUs/") }
        report(
            pdus.compactMap { file in
                let name = file.name.replacing(".swift", with: "")
                let isTested = tests.contains { !$0.text.positions(of: name).isEmpty }
                return isTested
                    ? nil : file.finding(line: 1, "add a fixture of \(name) to Tests/SMPPTests")
            }
        )
    }
}
