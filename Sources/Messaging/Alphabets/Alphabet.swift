// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// How the octets of a message stand for characters.
package enum Alphabet: String, Hashable, Sendable, CaseIterable {
    /// GSM 03.38, one septet in each octet.
    case gsm7
    /// GSM 03.38, eight septets in seven octets.
    case gsm7Packed
    case ascii
    /// ISO 8859-1.
    case latin1
    /// ISO 8859-5.
    case cyrillic
    /// ISO 8859-8.
    case hebrew
    case utf8
    /// Big-endian UTF-16: what phones make of UCS-2.
    case ucs2
    /// Octets that are no text, or a text in an alphabet we do not read.
    case binary
}

extension Alphabet {
    /// Decodes octets for display; what has no character becomes a replacement character.
    ///
    /// Packed septets begin after `fillBits` zero bits where a user data header is before them,
    /// and septets are read by the tables that the header names.
    package func decode(
        _ octets: some Collection<UInt8>,
        fillBits: Int = 0,
        tables: ShiftTables = .standard
    ) -> String {
        switch self {
        case .gsm7: tables.decode(octets)
        case .gsm7Packed: tables.decode(SeptetPacking.unpack(octets, fillBits: fillBits))
        case .utf8: String(decoding: octets, as: UTF8.self)
        case .ucs2: String(decoding: UTF16Octets.units(octets), as: UTF16.self)
        case .ascii, .latin1, .cyrillic, .hebrew:
            String(String.UnicodeScalarView(octets.map(scalar)))
        case .binary: Alphabet.hexadecimal(octets)
        }
    }

    /// Encodes a text; nil when the alphabet lacks one of its characters.
    package func encode(_ text: String) -> [UInt8]? {
        switch self {
        case .gsm7: GSMAlphabet.encode(text)
        case .gsm7Packed: GSMAlphabet.encode(text).map { SeptetPacking.pack($0) }
        case .utf8: Array(text.utf8)
        case .ucs2: UTF16Octets.octets(text.utf16)
        case .ascii, .latin1, .cyrillic, .hebrew: encodeByTable(text)
        case .binary: nil
        }
    }

    private func encodeByTable(_ text: String) -> [UInt8]? {
        var octets: [UInt8] = []
        octets.reserveCapacity(text.utf8.count)
        for wanted in text.unicodeScalars {
            guard let octet = octet(wanted) else { return nil }
            octets.append(octet)
        }
        return octets
    }

    private func octet(_ wanted: Unicode.Scalar) -> UInt8? {
        if wanted.value < 0x80 { return UInt8(wanted.value) }
        guard wanted != "\u{FFFD}" else { return nil }
        return (0x80...0xFF).first { scalar($0) == wanted }
    }

    /// The character of an octet in one of the single-octet alphabets.
    private func scalar(_ octet: UInt8) -> Unicode.Scalar {
        guard octet >= 0x80 else { return Unicode.Scalar(octet) }
        switch self {
        case .latin1: return Unicode.Scalar(octet)
        case .cyrillic: return Alphabet.cyrillicScalar(octet)
        case .hebrew: return Alphabet.hebrewScalar(octet)
        default: return "\u{FFFD}"
        }
    }

    /// - Source: ISO 8859-5.
    private static func cyrillicScalar(_ octet: UInt8) -> Unicode.Scalar {
        switch octet {
        case 0x80...0xA0, 0xAD: Unicode.Scalar(octet)
        case 0xF0: "№"
        case 0xFD: "§"
        default: Unicode.Scalar(0x0360 + UInt16(octet)) ?? "\u{FFFD}"
        }
    }

    /// - Source: ISO 8859-8.
    private static func hebrewScalar(_ octet: UInt8) -> Unicode.Scalar {
        switch octet {
        case 0xAA: "×"
        case 0xBA: "÷"
        case 0xDF: "\u{2017}"
        case 0xE0...0xFA: Unicode.Scalar(0x04F0 + UInt16(octet)) ?? "\u{FFFD}"
        case 0xFD: "\u{200E}"
        case 0xFE: "\u{200F}"
        case 0xA1, 0xBF...0xDE, 0xFB, 0xFC, 0xFF: "\u{FFFD}"
        default: Unicode.Scalar(octet)
        }
    }

    /// Pairs of hexadecimal digits: what people can be shown of binary content.
    private static func hexadecimal(_ octets: some Collection<UInt8>) -> String {
        var text = ""
        text.reserveCapacity(octets.count * 2)
        for octet in octets {
            if octet < 0x10 { text += "0" }
            text += String(octet, radix: 16, uppercase: true)
        }
        return text
    }
}

/// UTF-16 code units as pairs of octets, the high one first.
enum UTF16Octets {
    /// Joins pairs of octets; a last single octet is dropped.
    static func units(_ octets: some Collection<UInt8>) -> [UInt16] {
        var units: [UInt16] = []
        units.reserveCapacity(octets.count / 2)
        var high: UInt8?
        for octet in octets {
            if let first = high {
                units.append(UInt16(first) << 8 | UInt16(octet))
                high = nil
            } else {
                high = octet
            }
        }
        return units
    }

    /// Splits units into pairs of octets.
    static func octets(_ units: some Sequence<UInt16>) -> [UInt8] {
        units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    }
}
