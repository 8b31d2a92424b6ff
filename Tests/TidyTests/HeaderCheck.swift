// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// The licence header of sources.
enum HeaderCheck {
    static let header = [
        "SPDX-License-Identifier: Apache-2.0",
        "Copyright the Tollgate authors",
    ]

    static func findings(in file: RepositoryFile) -> [Finding] {
        guard file.isSwift || file.isPython, file.path != "Package.swift" else { return [] }
        let mark = file.isSwift ? "// " : "# "
        let first = file.text.line(1).hasPrefix("#!") ? 2 : 1
        for (offset, line) in header.enumerated()
        where file.text.line(first + offset) != mark + line {
            return [
                file.finding(
                    line: first + offset,
                    "begin with the licence header: \"\(mark + line)\""
                )
            ]
        }
        return []
    }
}
