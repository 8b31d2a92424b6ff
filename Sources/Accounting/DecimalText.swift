// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Why a typed amount was not understood.
package enum DecimalTextError: Error, Equatable, Sendable {
    case empty
    /// Something other than digits, one separator and a leading sign, at this offset.
    case unexpectedCharacter(Character, offset: Int)
    /// A comma before exactly three digits, such as `1,000`: a thousand to some and one to others.
    case ambiguousComma
    /// More digits after the separator than the quantity can hold.
    case tooManyDecimals(allowed: Int)
    case outOfRange
    /// A number that can be stored, and that nobody can have meant.
    case aboveLimit(micros: Int64)
    case negative
}

/// Reads and writes decimal numbers as integers of micros, without any floating point.
package enum DecimalText {
    /// Parses `12`, `-0.00425` or `1234,5` into micros.
    ///
    /// One point or one comma separates decimals; there are no thousands separators. `1,234` is
    /// refused, since half of the world reads it as another number; `0,234` is not.
    ///
    /// - Throws: `DecimalTextError`; the person who typed it can act on it.
    package static func micros(
        _ text: String,
        decimals: Int = 6
    ) throws(DecimalTextError) -> Int64 {
        let trimmed = text.drop(while: \.isWhitespace)
        var digits = Int128(0)
        var decimalsSeen: Int?
        var anyDigit = false
        var wholeBeforeComma: Int128?
        let isNegative = trimmed.first == "-"
        let body = isNegative || trimmed.first == "+" ? trimmed.dropFirst() : trimmed
        for (offset, character) in trimmingEnd(body).enumerated() {
            if let digit = character.wholeNumberValue, character.isASCII {
                digits = digits * 10 + Int128(digit)
                anyDigit = true
                if let seen = decimalsSeen { decimalsSeen = seen + 1 }
            } else if character == "." || character == ",", decimalsSeen == nil {
                decimalsSeen = 0
                if character == "," { wholeBeforeComma = digits }
            } else {
                throw .unexpectedCharacter(character, offset: offset)
            }
            if digits > Int128(Int64.max) { throw .outOfRange }
        }
        guard anyDigit else { throw .empty }
        let fraction = decimalsSeen ?? 0
        if fraction == 3, let whole = wholeBeforeComma, (1...999).contains(whole) {
            throw .ambiguousComma
        }
        guard fraction <= decimals else { throw .tooManyDecimals(allowed: decimals) }
        for _ in fraction..<6 { digits *= 10 }
        guard let micros = Int64(exactly: isNegative ? -digits : digits) else {
            throw .outOfRange
        }
        return micros
    }

    /// Writes micros with at least `minimumDecimals` decimals and no more than needed.
    package static func string(micros: Int64, minimumDecimals: Int = 2) -> String {
        let magnitude = micros.magnitude
        var fraction = String(magnitude % 1_000_000)
        fraction = String(repeating: "0", count: 6 - fraction.count) + fraction
        while fraction.count > minimumDecimals, fraction.last == "0" { fraction.removeLast() }
        let sign = micros < 0 ? "-" : ""
        let whole = "\(sign)\(magnitude / 1_000_000)"
        return fraction.isEmpty ? whole : "\(whole).\(fraction)"
    }

    private static func trimmingEnd(_ text: Substring) -> Substring {
        var text = text
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}

extension Money {
    /// Plain decimal digits with at least the currency's own decimals, no thousands marks.
    package var decimalText: String {
        DecimalText.string(micros: micros, minimumDecimals: currency.minorUnitDigits)
    }

    /// The largest sum that may be typed, in micros: 1,000,000,000,000 currency units.
    ///
    /// A person who types more means something else. Sums of a few typed sums stay far from the
    /// end of the range, so taxes, limits and totals need no check of their own.
    package static let typedLimitMicros: Int64 = 1_000_000_000_000 * 1_000_000

    /// Parses a typed amount.
    ///
    /// - Throws: `DecimalTextError` when it is not a number of at most six decimals, or above
    ///   `typedLimitMicros` on either side of zero.
    package init(decimal text: String, _ currency: Currency) throws(DecimalTextError) {
        let micros = try DecimalText.micros(text)
        guard micros.magnitude <= Self.typedLimitMicros.magnitude else {
            throw .aboveLimit(micros: Self.typedLimitMicros)
        }
        self.init(micros: micros, currency)
    }
}

extension Price {
    /// Plain decimal digits, such as `0.00425`.
    package var decimalText: String {
        DecimalText.string(micros: micros, minimumDecimals: currency.minorUnitDigits)
    }

    /// The highest price of a segment that may be typed, in micros: 1,000,000 currency units.
    ///
    /// Times the 255 segments that a message has at most, it is far below the end of the range.
    package static let typedLimitMicros: Int64 = 1_000_000 * 1_000_000

    /// Parses a typed price.
    ///
    /// - Throws: `DecimalTextError`, also `.negative`, and `.aboveLimit` over
    ///   `typedLimitMicros`.
    package init(decimal text: String, _ currency: Currency) throws(DecimalTextError) {
        let micros = try DecimalText.micros(text)
        guard micros >= 0 else { throw .negative }
        guard micros <= Self.typedLimitMicros else {
            throw .aboveLimit(micros: Self.typedLimitMicros)
        }
        self.init(micros: micros, currency)
    }
}
