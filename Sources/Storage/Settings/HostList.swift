// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Addresses of one message centre as an operator lists them: `b.example.com:2776, [2001:db8::1]`.
///
/// An address without a port has the one that the list is read with.
package struct HostList: Hashable, Sendable {
    /// One address.
    package struct Entry: Hashable, Sendable {
        package let host: String
        package let port: Int

        /// Creates an address.
        package init(host: String, port: Int) {
            self.host = host
            self.port = port
        }
    }

    /// The addresses in their order.
    package let entries: [Entry]

    /// Reads a list.
    ///
    /// - Throws: `HostListError` with the first entry that is no address.
    package init(_ text: String, port: Int) throws(HostListError) {
        var entries: [Entry] = []
        for part in text.split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
            guard let entry = Self.entry(part, port) else {
                throw HostListError(entry: String(part))
            }
            entries.append(entry)
        }
        self.entries = entries
    }

    private static func entry(_ text: Substring, _ port: Int) -> Entry? {
        let (host, digits) = parts(text)
        guard isHost(host) else { return nil }
        guard let digits else { return Entry(host: host, port: port) }
        guard let number = Int(digits), (1...65_535).contains(number) else { return nil }
        return Entry(host: host, port: number)
    }

    private static func parts(_ text: Substring) -> (host: String, port: Substring?) {
        if text.first == "[", let end = text.lastIndex(of: "]") {
            let rest = text[text.index(after: end)...]
            let host = String(text[text.index(after: text.startIndex)..<end])
            if rest.isEmpty { return (host, nil) }
            return rest.first == ":" ? (host, rest.dropFirst()) : ("", nil)
        }
        // An IPv6 address has several colons, and no port without brackets.
        guard text.count(where: { $0 == ":" }) == 1, let colon = text.firstIndex(of: ":") else {
            return (String(text), nil)
        }
        return (String(text[..<colon]), text[text.index(after: colon)...])
    }

    /// Whether text can be a host: labels of ASCII letters, digits and inner hyphens, an IPv4
    /// address, or an IPv6 address in its hexadecimal groups.
    ///
    /// - Source: RFC 1123 section 2.1.
    package static func isHost(_ text: String) -> Bool {
        guard !text.isEmpty, text.utf8.count <= 253 else { return false }
        if text.contains(":") {
            return text.allSatisfy { $0.isASCII && ($0.isHexDigit || $0 == ":" || $0 == ".") }
        }
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        return labels.allSatisfy { label in
            (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        }
    }
}

/// An entry of a list of hosts that could not be read.
package struct HostListError: Error, Hashable, Sendable {
    package let entry: String
}
