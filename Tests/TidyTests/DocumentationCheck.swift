// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Docstrings on what other targets and users can see.
///
/// Types, functions and properties with a body of several lines need one. Stored and one-line
/// properties, operators and initializers are told by their type's docstring, witnesses by
/// their protocol's.
enum DocumentationCheck {
    /// Members of well-known protocols that often stand in the type itself.
    private static let witnesses: Set<String> = [
        "hash", "encode", "description", "debugDescription", "next", "makeIterator", "run",
    ]

    private static let kinds: Set<String> = [
        "struct", "enum", "class", "actor", "protocol", "func", "var",
    ]

    private static let modifiers: Set<String> = [
        "package", "public", "open", "static", "final", "mutating", "nonmutating",
        "consuming", "borrowing", "nonisolated", "indirect", "override", "lazy", "weak",
        "private(set)", "fileprivate(set)", "internal(set)", "package(set)",
    ]

    static func findings(in file: RepositoryFile) -> [Finding] {
        guard file.isSource, file.target != "tollgate" else { return [] }
        return (1...max(1, file.code.lineCount)).compactMap { number in
            guard let declaration = declaration(file.code.line(number)),
                needsDocumentation(declaration), !isDocumented(line: number, in: file),
                !isWitness(line: number, in: file)
            else { return nil }
            return file.finding(
                line: number,
                "add a docstring to `\(declaration.name)`: one sentence first"
            )
        }
    }

    struct Declaration: Equatable {
        let kind: String
        let name: String
        let hasBody: Bool
    }

    /// Reads a line that begins a visible declaration.
    static func declaration(_ line: String) -> Declaration? {
        let trimmed = line.drop { $0 == " " }
        guard trimmed.hasPrefix("p") || trimmed.hasPrefix("o") || trimmed.hasPrefix("@") else {
            return nil
        }
        var words = trimmed.split(separator: " ")[...]
        while words.first?.hasPrefix("@") == true { words.removeFirst() }
        guard ["package", "public", "open"].contains(words.first ?? "") else { return nil }
        while let word = words.first, modifiers.contains(String(word)) {
            words.removeFirst()
        }
        guard let kind = words.popFirst(), kinds.contains(String(kind)),
            let rest = words.first
        else { return nil }
        let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        return Declaration(
            kind: String(kind),
            name: String(name),
            hasBody: line.hasSuffix("{")
        )
    }

    private static func needsDocumentation(_ declaration: Declaration) -> Bool {
        if witnesses.contains(declaration.name) || declaration.name.isEmpty { return false }
        return declaration.kind != "var" || declaration.hasBody
    }

    /// The declaration stands in an extension that adds a conformance.
    private static func isWitness(line: Int, in file: RepositoryFile) -> Bool {
        guard file.code.line(line).hasPrefix(" ") else { return false }
        var above = line - 1
        while above > 0 {
            let text = file.code.line(above)
            if let first = text.first, first != " ", first != "}", first != ")" {
                return text.hasPrefix("extension ") && text.contains(":")
            }
            above -= 1
        }
        return false
    }

    /// A docstring stands above, with only attributes between.
    private static func isDocumented(line: Int, in file: RepositoryFile) -> Bool {
        var above = line - 1
        while above > 0 {
            let text = file.text.line(above).drop { $0 == " " }
            if text.hasPrefix("///") { return true }
            guard text.hasPrefix("@") || text.hasPrefix(")") else { return false }
            above -= 1
        }
        return false
    }
}
