// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Pages have one title, live links and a length that gets read.
enum MarkdownCheck {
    static let readmeLines = 100
    static let decisionLines = 40

    static func findings(
        in file: RepositoryFile,
        exists: (String) -> Bool
    ) -> [Finding] {
        guard file.isMarkdown else { return [] }
        return titles(in: file) + length(of: file) + deadLinks(in: file, exists: exists)
    }

    /// The lines outside of fenced code, with their numbers.
    private static func prose(of file: RepositoryFile) -> [(number: Int, text: String)] {
        var isFenced = false
        var lines: [(number: Int, text: String)] = []
        for number in 1...max(1, file.text.lineCount) {
            let text = file.text.line(number)
            if text.hasPrefix("```") || text.hasPrefix("~~~") {
                isFenced.toggle()
            } else if !isFenced {
                lines.append((number, text))
            }
        }
        return lines
    }

    private static func titles(in file: RepositoryFile) -> [Finding] {
        let titles = prose(of: file).filter { $0.text.hasPrefix("# ") }
        if titles.isEmpty {
            return [file.finding(line: 1, "begin the page with one title: \"# …\"")]
        }
        return titles.dropFirst().map {
            file.finding(line: $0.number, "make this a section (\"## …\"): a page has one title")
        }
    }

    private static func length(of file: RepositoryFile) -> [Finding] {
        let most =
            file.path == "README.md"
            ? readmeLines : file.path.hasPrefix("docs/decisions/") ? decisionLines : .max
        guard file.text.lineCount > most else { return [] }
        return [file.finding(line: most + 1, "shorten this page: at most \(most) lines")]
    }

    private static func deadLinks(
        in file: RepositoryFile,
        exists: (String) -> Bool
    ) -> [Finding] {
        prose(of: file).flatMap { line in
            targets(in: line.text).compactMap { target in
                let path = resolve(target, from: file.path)
                guard let path, !exists(path) else { return nil }
                return file.finding(line: line.number, "mend the link: \(path) does not exist")
            }
        }
    }

    /// The targets of `[text](target)`.
    private static func targets(in line: String) -> [String] {
        line.components(separatedBy: "](").dropFirst().map { rest in
            String(rest.prefix { $0 != ")" })
        }
    }

    /// A link's path from the root; nil when it leads out of the repository or into the page.
    static func resolve(_ target: String, from page: String) -> String? {
        let bare = target.prefix { $0 != "#" && $0 != " " }
        if bare.isEmpty || bare.contains(":") { return nil }
        var parts = page.split(separator: "/").dropLast().map(String.init)
        for part in bare.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
        }
        return parts.joined(separator: "/")
    }
}
