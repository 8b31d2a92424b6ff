// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives

/// How the numbers of a series are written, such as `INV-{YYYY}-{00000}`.
///
/// A pattern with a year or month counts anew in each: its *scope* is the part of the date it
/// shows, and one counter is kept per scope.
///
/// - Source: billing rules, section 5.
package struct NumberPattern: Hashable, Sendable {
    /// Longer numbers do not fit the field of common accounting programs.
    package static let lengthLimit = 40

    private let parts: [Part]

    private enum Part: Hashable, Sendable {
        case text(String)
        case year
        case shortYear
        case month
        case counter(width: Int)
    }

    /// Parses a pattern.
    ///
    /// - Throws: `NumberPatternError`; the person who typed it can act on it.
    package init(_ text: String) throws(NumberPatternError) {
        var parts: [Part] = []
        var rest = Substring(text)
        while let open = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
            guard rest[open] == "{", let close = rest[open...].firstIndex(of: "}") else {
                throw .unbalancedBraces
            }
            if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
            parts.append(try Self.field(rest[rest.index(after: open)..<close]))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { parts.append(.text(String(rest))) }
        self.parts = parts
        try validate(length: text.count)
    }

    /// The part of a date that the counter is kept for; empty when it never starts anew.
    package func scope(on date: CalendarDate) -> String {
        guard hasYear else { return "" }
        let year = padded(date.year, to: 4)
        return parts.contains(.month) ? "\(year)-\(padded(date.month, to: 2))" : year
    }

    /// Writes a number; a counter that outgrew its zeros is written in full.
    package func format(_ number: Int64, on date: CalendarDate) -> String {
        precondition(number > 0, "numbers of a series begin at one")
        return parts.map { part in
            switch part {
            case .text(let text): text
            case .year: padded(date.year, to: 4)
            case .shortYear: padded(date.year % 100, to: 2)
            case .month: padded(date.month, to: 2)
            case .counter(let width): padded(Int(number), to: width)
            }
        }.joined()
    }

    private var hasYear: Bool { parts.contains(.year) || parts.contains(.shortYear) }

    private func validate(length: Int) throws(NumberPatternError) {
        let counters = parts.count { if case .counter = $0 { true } else { false } }
        guard length <= Self.lengthLimit else { throw .tooLong(limit: Self.lengthLimit) }
        guard counters == 1 else { throw counters == 0 ? .noCounter : .severalCounters }
        // Otherwise January of two years would have the same numbers.
        if parts.contains(.month), !hasYear { throw .monthWithoutYear }
        for case .text(let text) in parts where text.contains(where: \.isNewline) {
            throw .unknownField(text)
        }
    }

    private static func field(_ name: Substring) throws(NumberPatternError) -> Part {
        switch name {
        case "YYYY": return .year
        case "YY": return .shortYear
        case "MM": return .month
        default:
            guard !name.isEmpty, name.count <= 18, name.allSatisfy({ $0 == "0" }) else {
                throw .unknownField(String(name))
            }
            return .counter(width: name.count)
        }
    }
}

/// Why a number pattern was refused.
package enum NumberPatternError: Error, Hashable, Sendable, CustomStringConvertible {
    case unbalancedBraces
    case unknownField(String)
    case tooLong(limit: Int)
    case noCounter
    case severalCounters
    case monthWithoutYear

    package var description: String { sentence.english }

    /// What is wrong.
    package var sentence: Phrase {
        switch self {
        case .unbalancedBraces: "Every { needs its }."
        case .unknownField(let name):
            "{\(name)} is not known; use {YYYY}, {YY}, {MM} and zeros such as {00000}."
        case .tooLong(let limit): "A pattern has at most \(limit) characters."
        case .noCounter: "The pattern needs a counter, such as {00000}."
        case .severalCounters: "The pattern may have one counter only."
        case .monthWithoutYear: "A pattern with {MM} needs {YYYY} or {YY} as well."
        }
    }
}
