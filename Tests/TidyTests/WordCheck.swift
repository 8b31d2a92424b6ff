// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Words that do not belong where they were found.
enum WordCheck {
    /// A word, where it is banned, and what to write instead.
    struct Ban: Sendable {
        let word: String
        let instead: String
        let isBanned: @Sendable (RepositoryFile) -> Bool
    }

    static let bans: [Ban] = outsideRoot + exactness + elsewhere

    private static let outsideRoot = [
        ("print(", "log it, or return it to the command"),
        ("try!", "throw, or `try #require` in tests"),
        ("fatalError(", "use `precondition` with a sentence, or throw"),
        ("Date()", "take an `Instant` as an argument"),
        ("Date.now", "take an `Instant` as an argument"),
        ("UUID()", "take an `IdentifierGenerator` as an argument"),
        ("SystemRandomNumberGenerator", "take a generator as an argument"),
        (".random(", "take a generator as an argument: `.random(in:using:)` of `SeededGenerator`"),
    ].map { word, instead in
        // Secrets come from the kernel, in the one file that makes them.
        Ban(word: word, instead: instead) {
            $0.target != "tollgate" && !$0.path.hasSuffix("SignIn/Secrets.swift")
        }
    }

    private static let exactTargets: Set<String> = [
        "Primitives", "Messaging", "Accounting", "Billing", "SMPP",
    ]

    private static let exactness = ["Double", "Float"].map { word in
        Ban(word: word, instead: "use integers: `Money`, `Price`, `Duration`, counts") {
            $0.isSource && exactTargets.contains($0.target ?? "")
        }
    }

    private static let elsewhere = [
        Ban(word: "TimeZone(identifier:", instead: "ask the billing calendar") { file in
            guard file.isSource else { return false }
            let isCalendar = file.target == "Billing" && file.name.contains("Calendar")
            let presents = ["WebSupport", "AdminPanel", "ClientPanel"]
            return !isCalendar && !presents.contains(file.target ?? "")
        },
        Ban(word: "DispatchQueue", instead: "use an actor, a lock or an event loop") { _ in true },
        Ban(word: "import XCTest", instead: "use Swift Testing") { _ in true },
    ]

    /// Escapes from the compiler's checks that need a reason on the line above.
    static let escapes = ["@unchecked Sendable", "nonisolated(unsafe)", "@preconcurrency"]

    /// Written in two halves, so that this file passes its own check.
    static let markers = ["TO" + "DO", "FIX" + "ME", "XX" + "X:", "HA" + "CK:"]

    static let vagueNames = [
        "Utils", "Util", "Helpers", "Helper", "Extensions", "Common", "Manager", "Impl",
    ]

    static func findings(in file: RepositoryFile) -> [Finding] {
        markersLeft(in: file) + vagueName(of: file)
            + (file.isSwift ? bannedWords(in: file) + unexplainedEscapes(in: file) : [])
    }

    private static func bannedWords(in file: RepositoryFile) -> [Finding] {
        bans.filter { $0.isBanned(file) }.flatMap { ban in
            file.code.positions(of: ban.word)
                .filter { isWhole(ban.word, at: $0, in: file.code.bytes) }
                .map { file.finding(at: $0, "replace `\(ban.word)`: \(ban.instead)") }
        }
    }

    /// `print(` is not found in `fingerprint(`, nor `.random(` where a generator is named.
    private static func isWhole(_ word: String, at position: Int, in bytes: [UInt8]) -> Bool {
        let end = position + word.utf8.count
        if word == ".random(" {
            let rest = bytes[end...].prefix { $0 != UInt8(ascii: "\n") }
            return SourceText(Array(rest)).positions(of: "using:").isEmpty
        }
        let first = bytes[position]
        if isIdentifierByte(first), position > 0 {
            let before = bytes[position - 1]
            if isIdentifierByte(before) || before == UInt8(ascii: ".") { return false }
        }
        let endsOpen = !isIdentifierByte(bytes[end - 1])
        return endsOpen || end == bytes.count || !isIdentifierByte(bytes[end])
    }

    private static func unexplainedEscapes(in file: RepositoryFile) -> [Finding] {
        escapes.flatMap { word in
            file.code.positions(of: word).compactMap { position in
                let line = file.code.line(at: position)
                let above = file.text.line(line - 1).drop { $0 == " " }
                guard !above.hasPrefix("//") || above.hasPrefix("// Copyright") else { return nil }
                return file.finding(
                    line: line,
                    "say on the line above why `\(word)` is right"
                )
            }
        }
    }

    private static func markersLeft(in file: RepositoryFile) -> [Finding] {
        markers.flatMap { word in
            file.text.positions(of: word).map {
                file.finding(at: $0, "resolve \"\(word)\" or file it where work is planned")
            }
        }
    }

    private static func vagueName(of file: RepositoryFile) -> [Finding] {
        let stem = file.name.split(separator: ".").first ?? ""
        var findings: [Finding] = []
        for word in vagueNames where stem == word || stem.hasSuffix(word) {
            findings.append(
                file.finding(line: 1, "name this file for what it holds, not \"\(word)\"")
            )
        }
        if file.path.contains(" ") {
            findings.append(file.finding(line: 1, "take the spaces out of this path"))
        }
        return findings
    }
}
