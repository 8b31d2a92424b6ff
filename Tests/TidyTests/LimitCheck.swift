// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Sizes that keep code readable in one screen and one sitting.
enum LimitCheck {
    /// Longer lines are not seen side by side in a review.
    static let columns = 100
    /// A file is one idea; tables of data are exempt from both limits and say so at the top.
    static let fileLines = 500
    static let functionLines = 60
    static let parameters = 6
    /// Scripts that need more become a subcommand or a test.
    static let scriptLines = 49
    static let tableMarker = "// Table of data"

    static func findings(in file: RepositoryFile) -> [Finding] {
        guard !file.isMarkdown else { return [] }
        let isTable = (1...6).contains { file.text.line($0).hasPrefix(tableMarker) }
        return (isTable ? [] : longLines(in: file) + longFile(file))
            + (file.isSwift ? longFunctions(in: file) : [])
            + (file.isBash ? script(file) : [])
    }

    private static func longLines(in file: RepositoryFile) -> [Finding] {
        var findings: [Finding] = []
        var columnsSoFar = 0
        var line = 1
        for byte in file.text.bytes {
            if byte == 0x0A {
                line += 1
                columnsSoFar = 0
            } else if byte & 0xC0 != 0x80 {
                columnsSoFar += 1
                guard columnsSoFar == columns + 1 else { continue }
                findings.append(
                    file.finding(line: line, "break this line: at most \(columns) columns")
                )
            }
        }
        return findings
    }

    private static func longFile(_ file: RepositoryFile) -> [Finding] {
        guard file.text.lineCount > fileLines else { return [] }
        return [
            file.finding(
                line: fileLines + 1,
                "split this file by topic: at most \(fileLines) lines (tables of data start "
                    + "with \"\(tableMarker)\")"
            )
        ]
    }

    private static func longFunctions(in file: RepositoryFile) -> [Finding] {
        FunctionScanner.functions(in: file.code).flatMap { function in
            var findings: [Finding] = []
            if function.lines.count > functionLines {
                findings.append(
                    file.finding(
                        line: function.lines.lowerBound,
                        "split \(function.name): \(function.lines.count) lines, at most "
                            + "\(functionLines)"
                    )
                )
            }
            if function.parameters > parameters {
                findings.append(
                    file.finding(
                        line: function.lines.lowerBound,
                        "give \(function.name) a parameter struct: \(function.parameters) "
                            + "parameters, at most \(parameters)"
                    )
                )
            }
            return findings
        }
    }

    private static func script(_ file: RepositoryFile) -> [Finding] {
        var findings: [Finding] = []
        if file.text.lineCount > scriptLines {
            findings.append(
                file.finding(
                    line: scriptLines + 1,
                    "make this script a subcommand or a test: at most \(scriptLines) lines"
                )
            )
        }
        if file.text.positions(of: "\nset -euo pipefail\n").isEmpty {
            findings.append(file.finding(line: 2, "add `set -euo pipefail` below the head"))
        }
        return findings
    }
}
