// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives

/// What a text of a request or an answer stands for.
package enum TextKind: Sendable, Hashable {
    /// Of an object of ours: its decimal digits.
    case identifier
    /// A sum or price: decimal digits, never a floating number.
    case decimal
    /// A sum or price of a request: below a hundred thousand millions, so that many of them stay
    /// far from the end of what can be stored.
    case sum
    case currency
    case country
    /// MCC and MNC, such as `25501`.
    case network
    case date
    /// ISO 8601 with an offset, such as `2026-11-25T09:38:23.041Z`.
    case instant
    /// Any text of a length.
    case words(ClosedRange<Int>)
    case choice([String])

    /// Why a text is not of the kind; nil when it is.
    package func problem(of text: String) -> String? {
        switch self {
        case .identifier:
            Self.isIdentifier(text) ? nil : "This is an id: its digits in quotes."
        case .decimal:
            Self.isDecimal(text, digits: 13)
                ? nil : "This is a decimal number in quotes, such as \"12.50\", of six decimals."
        case .sum:
            Self.isDecimal(text, digits: 11)
                ? nil : "This is a decimal number in quotes, such as \"12.50\", of 11 digits."
        case .currency: Currency(text) == nil ? "This is an ISO 4217 code such as EUR." : nil
        case .country: CountryCode(text) == nil ? "This is a country code such as UA." : nil
        case .network:
            Network(text) == nil ? "This is MCC and MNC, such as 25501." : nil
        case .date: CalendarDate(text) == nil ? "This is a date such as 2026-11-25." : nil
        case .instant:
            Instant(rfc3339: text) == nil
                ? "This is a time with its offset, such as 2026-11-25T09:38:23Z." : nil
        case .words(let count): Self.problem(of: text, count)
        case .choice(let values):
            values.contains(text) ? nil : "This is one of \(values.joined(separator: ", "))."
        }
    }

    private static func problem(of text: String, _ count: ClosedRange<Int>) -> String? {
        // Counted as JSON Schema does, so that a document's reader and we agree.
        if count.contains(text.unicodeScalars.count) { return nil }
        return count.lowerBound > 0 && text.isEmpty
            ? "This must not be empty." : "This has at most \(count.upperBound) characters."
    }

    private static func isIdentifier(_ text: String) -> Bool {
        (1...19).contains(text.utf8.count) && text.utf8.first != UInt8(ascii: "0")
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    private static func isDecimal(_ text: String, digits count: Int) -> Bool {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, (1...count).contains(parts[0].utf8.count),
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else { return false }
        return parts.count == 1 || (1...6).contains(parts[1].utf8.count)
    }

    /// The members of its JSON Schema beside `type`.
    var keywords: [JSON.Member] {
        switch self {
        case .identifier: [.init("pattern", "^[1-9][0-9]{0,18}$")]
        case .decimal: [.init("pattern", #"^-?[0-9]{1,13}(\.[0-9]{1,6})?$"#)]
        case .sum: [.init("pattern", #"^-?[0-9]{1,11}(\.[0-9]{1,6})?$"#)]
        case .currency: [.init("enum", .array(Currency.allCodes.map { .string($0) }))]
        case .country: [.init("pattern", "^[A-Z]{2}$")]
        case .network: [.init("pattern", "^[0-9]{5,6}$")]
        case .date: [.init("format", "date")]
        case .instant: [.init("format", "date-time")]
        case .words(let count):
            [
                .init("minLength", .integer(Int64(count.lowerBound))),
                .init("maxLength", .integer(Int64(count.upperBound))),
            ]
        case .choice(let values): [.init("enum", .array(values.map { .string($0) }))]
        }
    }

    /// A value for samples.
    var sample: String {
        switch self {
        case .identifier: "1795608200123456"
        case .decimal, .sum: "12.50"
        case .currency: "EUR"
        case .country: "UA"
        case .network: "25501"
        case .date: "2026-11-25"
        case .instant: "2026-11-25T09:38:23.041Z"
        case .words: "text"
        case .choice(let values): values.first ?? ""
        }
    }
}

extension Instant {
    /// Reads an RFC 3339 time: date, `T`, time with or without a fraction, and an offset.
    package init?(rfc3339 text: String) {
        let octets = Array(text.utf8)
        guard octets.count >= 20, octets.count <= 40, [0x54, 0x74, 0x20].contains(octets[10]),
            let date = CalendarDate(String(text.prefix(10))),
            octets[13] == 0x3A, octets[16] == 0x3A,
            let hour = Self.number(octets[11..<13], 0...23),
            let minute = Self.number(octets[14..<16], 0...59),
            let second = Self.number(octets[17..<19], 0...60)
        else { return nil }
        var rest = octets[19...]
        var micros: Int64 = 0
        if rest.first == 0x2E {
            let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
            guard !digits.isEmpty else { return nil }
            rest = rest.dropFirst(digits.count + 1)
            let six = (Array(digits) + Array(repeating: 0x30, count: 6)).prefix(6)
            micros = six.reduce(0) { $0 * 10 + Int64($1 - 0x30) }
        }
        guard let offset = Self.offset(rest) else { return nil }
        let wall = Instant(utcMidnightOf: date)
            .adding(seconds: hour * 3_600 + minute * 60 + second - offset)
        self.init(microseconds: wall.microseconds + micros)
    }

    private static func number(
        _ octets: ArraySlice<UInt8>,
        _ range: ClosedRange<Int64>
    ) -> Int64? {
        guard octets.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let value = octets.reduce(Int64(0)) { $0 * 10 + Int64($1 - 0x30) }
        return range.contains(value) ? value : nil
    }

    /// Seconds east of UTC of `Z` or `+03:00`.
    private static func offset(_ octets: ArraySlice<UInt8>) -> Int64? {
        if octets.elementsEqual([0x5A]) || octets.elementsEqual([0x7A]) { return 0 }
        let parts = Array(octets)
        guard parts.count == 6, parts[3] == 0x3A, parts[0] == 0x2B || parts[0] == 0x2D,
            let hours = number(parts[1..<3], 0...23), let minutes = number(parts[4..<6], 0...59)
        else { return nil }
        let seconds = hours * 3_600 + minutes * 60
        return parts[0] == 0x2D ? -seconds : seconds
    }
}
