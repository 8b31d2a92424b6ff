// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// The import wall: a target imports only what it declares, and declares only what lies below.
///
/// The build does not check the first: an undeclared import compiles or not by build order.
struct LayerCheck {
    /// The targets from the bottom up; see `docs/ARCHITECTURE.md`.
    static let layers: [[String]] = [
        [
            "Primitives", "CAllocationCount", "CArgon2", "CCurl", "CPango", "CPostgres", "CQPDF",
            "CQREncode", "CRSVG", "CSQLite", "CXLSXWriter", "CZlib", "SMPP",
        ],
        [
            "Messaging", "Accounting", "SQLInterface", "SMPPTransport", "SMTPTransport",
            "HTTPTransport",
        ],
        ["Billing", "SQLiteDriver", "PostgresDriver", "FuzzChecks"],
        ["Documents", "Storage", "Simulation", "EngineTesting"],
        ["Gateway", "Backoffice", "WebSupport"],
        ["AdminPanel", "ClientPanel", "API", "Histories"],
        ["tollgate"],
    ]

    /// What would be downwards but must not be: a client cannot reach an operator's operation,
    /// and the libraries for others stand alone.
    static let walls: [String: Set<String>] = [
        "ClientPanel": ["Gateway", "Backoffice", "AdminPanel"],
        "SMPP": ["Primitives"],
        "SMPPTransport": ["Primitives", "Messaging", "Accounting"],
        "Documents": ["Storage", "SQLInterface"],
        "WebSupport": ["Gateway", "Backoffice"],
    ]

    /// Modules of the toolchain that any target may import.
    static let toolchain: Set<String> = [
        "Swift", "Foundation", "FoundationEssentials", "Glibc", "Musl", "Darwin", "Testing",
        "Synchronization", "RegexBuilder", "PackageDescription",
    ]

    let manifest: Manifest

    func manifestFindings() -> [Finding] {
        manifest.dependencies.sorted { $0.key < $1.key }.flatMap { target, modules in
            modules.sorted().compactMap { module in
                complaint(target: target, module: module).map {
                    Finding(path: "Package.swift", line: 1, advice: $0)
                }
            }
        }
    }

    private func complaint(target: String, module: String) -> String? {
        guard let upper = Self.level(of: target) else {
            let isTest = target.hasSuffix("Tests")
            return isTest ? nil : "give \(target) a place in LayerCheck.layers"
        }
        guard let lower = Self.level(of: module) else { return nil }
        if lower >= upper {
            return "\(target) must not depend on \(module): imports point downwards only"
        }
        if Self.walls[target]?.contains(module) == true {
            return "\(target) must not depend on \(module): there is a wall between them"
        }
        return nil
    }

    func findings(in file: RepositoryFile) -> [Finding] {
        guard file.isSwift, let target = file.target else { return [] }
        let declared = manifest.dependencies[target] ?? []
        return file.code.positions(of: "import ").compactMap { position in
            let line = file.code.line(at: position)
            guard let module = Self.module(importedBy: file.code.line(line)),
                module != target, !Self.toolchain.contains(module), !declared.contains(module)
            else { return nil }
            return file.finding(
                line: line,
                "\(target) does not declare \(module): add it to Package.swift if the layers "
                    + "allow it, or do without"
            )
        }
    }

    static func level(of target: String) -> Int? {
        layers.firstIndex { $0.contains(target) }
    }

    /// The module of an import line: `@testable package import struct Billing.Invoice`.
    static func module(importedBy line: String) -> String? {
        var words = line.split(separator: " ")[...]
        let before: Set<Substring> = ["public", "package", "internal", "private", "fileprivate"]
        while let word = words.first, word.hasPrefix("@") || before.contains(word) {
            words.removeFirst()
        }
        guard words.popFirst() == "import" else { return nil }
        let kinds: Set<Substring> = [
            "struct", "class", "enum", "protocol", "func", "let", "var", "typealias",
        ]
        if let word = words.first, kinds.contains(word) { words.removeFirst() }
        return words.first?.split(separator: ".").first.map(String.init)
    }
}
