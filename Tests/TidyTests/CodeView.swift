// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Blanks comments and string literals of Swift source, so that what is left is code at the
/// same positions.
///
/// Code inside of an interpolation is blanked too: the checks are for people who forget, not
/// for people who hide.
struct CodeView {
    private let bytes: [UInt8]
    private var code: [UInt8]
    private var index = 0

    /// The code of a source file, with spaces where comments and literals were.
    static func code(of text: SourceText) -> SourceText {
        var view = CodeView(text.bytes)
        view.scan()
        return SourceText(view.code)
    }

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
        code = bytes
    }

    private mutating func scan() {
        while index < bytes.count {
            if starts(with: "//") {
                blank(until: "\n", isClosing: false)
            } else if starts(with: "/*") {
                blank(until: "*/", isClosing: true)
            } else if starts(with: "\"\"\"") {
                blankString(delimiter: "\"\"\"")
            } else if bytes[index] == UInt8(ascii: "\"") {
                blankString(delimiter: "\"")
            } else {
                index += 1
            }
        }
    }

    private func starts(with word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        guard index + count <= bytes.count else { return false }
        for offset in 0..<count where bytes[index + offset] != word.utf8Start[offset] {
            return false
        }
        return true
    }

    private mutating func blankOne() {
        if bytes[index] != 0x0A { code[index] = 0x20 }
        index += 1
    }

    private mutating func blank(until end: StaticString, isClosing: Bool) {
        while index < bytes.count, !starts(with: end) { blankOne() }
        guard isClosing else { return }
        blank(count: end.utf8CodeUnitCount)
    }

    private mutating func blank(count: Int) {
        for _ in 0..<count where index < bytes.count { blankOne() }
    }

    /// Blanks a literal with its quotes; interpolations may hold quotes of their own.
    private mutating func blankString(delimiter: StaticString) {
        let width = delimiter.utf8CodeUnitCount
        let isRaw = index > 0 && bytes[index - 1] == UInt8(ascii: "#")
        blank(count: width)
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "\\"), !isRaw {
                blankEscape()
            } else if starts(with: delimiter) {
                return blank(count: width)
            } else if width == 1, bytes[index] == 0x0A {
                return
            } else {
                blankOne()
            }
        }
    }

    private mutating func blankEscape() {
        blank(count: 2)
        guard bytes[index - 1] == UInt8(ascii: "(") else { return }
        var depth = 1
        while index < bytes.count, depth > 0 {
            if bytes[index] == UInt8(ascii: "\"") {
                blankString(delimiter: "\"")
                continue
            }
            if bytes[index] == UInt8(ascii: "(") { depth += 1 }
            if bytes[index] == UInt8(ascii: ")") { depth -= 1 }
            blankOne()
        }
    }
}
