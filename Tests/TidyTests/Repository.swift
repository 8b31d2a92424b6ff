// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation

/// Something a check found, with the place and what to write instead.
struct Finding: Hashable, Sendable, CustomStringConvertible {
    let path: String
    let line: Int
    let advice: String

    var description: String { "\(path):\(line): \(advice)" }
}

/// One text file of the repository.
struct RepositoryFile: Sendable {
    /// From the repository's root, with slashes.
    let path: String
    let text: SourceText
    /// The text without comments and literals; Swift files only.
    let code: SourceText

    init(path: String, text: SourceText) {
        self.path = path
        self.text = text
        code = path.hasSuffix(".swift") ? CodeView.code(of: text) : text
    }

    /// The target a source or test file belongs to.
    var target: String? {
        let parts = path.split(separator: "/")
        guard parts.count > 2, parts[0] == "Sources" || parts[0] == "Tests" else { return nil }
        return String(parts[1])
    }

    var name: String { String(path.split(separator: "/").last ?? "") }
    var isSwift: Bool { path.hasSuffix(".swift") }
    var isSource: Bool { isSwift && path.hasPrefix("Sources/") }
    var isMarkdown: Bool { path.hasSuffix(".md") }
    var isPython: Bool { path.hasSuffix(".py") }
    var isBash: Bool { text.line(1).hasSuffix("bash") && text.line(1).hasPrefix("#!") }

    func finding(at position: Int, _ advice: String) -> Finding {
        finding(line: text.line(at: position), advice)
    }

    func finding(line: Int, _ advice: String) -> Finding {
        Finding(path: path, line: line, advice: advice)
    }
}

/// The text files of the working tree, each read once.
struct Repository: Sendable {
    let root: URL
    let files: [RepositoryFile]

    /// The tree this test was built from.
    static let here = Repository(
        root: URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
    )

    init(root: URL) {
        self.root = root
        var paths = ["Package.swift", "Makefile", ".ci/run"]
        for folder in ["Sources", "Tests", "scripts", "docs", ""] {
            paths += Self.paths(in: folder, of: root)
        }
        files = paths.compactMap { path in
            guard let data = FileManager.default.contents(atPath: root.path + "/" + path) else {
                return nil
            }
            return RepositoryFile(path: path, text: SourceText(Array(data)))
        }
    }

    /// Text files below a folder; of the root itself only the Markdown pages.
    private static func paths(in folder: String, of root: URL) -> [String] {
        let manager = FileManager.default
        if folder.isEmpty {
            let names = (try? manager.contentsOfDirectory(atPath: root.path)) ?? []
            return names.filter { $0.hasSuffix(".md") }.sorted()
        }
        let base = root.appending(path: folder).resolvingSymlinksInPath()
        let names = manager.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
        return names.filter(isText).sorted().map { folder + "/" + $0 }
    }

    private static func isText(_ path: String) -> Bool {
        let name = path.split(separator: "/").last ?? ""
        guard name.contains(".") else { return !path.contains("__pycache__") }
        return [".swift", ".md", ".py", ".css", ".js"].contains { name.hasSuffix($0) }
    }

    func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root.path + "/" + path)
    }
}
