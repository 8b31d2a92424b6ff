// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// The numbers whose incoming messages are a client's, as its access lists them.
///
/// ```
/// 447700900123, 1234 STOP, 1234 WIN     a number of its own, and two keywords on a shared one
/// ```
package struct InboundNumbers: Hashable, Sendable {
    /// One number, for all texts or for those that begin with a keyword.
    package struct Entry: Hashable, Sendable {
        /// Digits only.
        package let number: String
        /// In upper case; nil for every text.
        package let keyword: String?

        /// Creates an entry.
        package init(number: String, keyword: String?) {
            self.number = number
            self.keyword = keyword
        }
    }

    /// The entries as listed.
    package let entries: [Entry]

    /// Reads a list.
    ///
    /// - Throws: `InboundNumbersError` with the first entry that is wrong.
    package init(_ text: String) throws(InboundNumbersError) {
        var entries: [Entry] = []
        for part in text.split(whereSeparator: { $0 == "," || $0.isNewline }) {
            let words = part.split(whereSeparator: \.isWhitespace)
            guard let first = words.first else { continue }
            let digits = Self.digits(String(first))
            guard words.count <= 2, (3...15).contains(digits.count),
                digits.allSatisfy({ $0.isASCII && $0.isNumber })
            else { throw InboundNumbersError(entry: words.joined(separator: " ")) }
            let keyword = words.count == 2 ? words[1].uppercased() : nil
            entries.append(Entry(number: digits, keyword: keyword))
        }
        self.entries = entries
    }

    /// A number as the list holds it: without a plus or the zeros of an international call.
    package static func digits(_ number: String) -> String {
        if number.hasPrefix("+") { return String(number.dropFirst()) }
        return number.hasPrefix("00") ? String(number.dropFirst(2)) : number
    }

    /// The keyword that a text begins with, in upper case.
    package static func keyword(of text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).first?.uppercased() ?? ""
    }
}

/// An entry of a list of numbers that could not be read.
package struct InboundNumbersError: Error, Hashable, Sendable {
    package let entry: String
}
