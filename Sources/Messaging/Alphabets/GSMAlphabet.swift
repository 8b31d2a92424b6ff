// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// The 7-bit default alphabet of GSM with its extension table, one septet per octet.
///
/// - Source: 3GPP TS 23.038 §6.2.1 and §6.2.1.1.
package enum GSMAlphabet {
    /// Introduces a character of the extension table, which so costs two septets.
    package static let escape: UInt8 = 0x1B

    /// The main table in code order.
    ///
    /// The escape has its own place; nothing encodes to it.
    private static let mainTable =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u{1B}ÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
        + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"

    private static let extensionTable: [(code: UInt8, scalar: Unicode.Scalar)] = [
        (0x0A, "\u{0C}"), (0x14, "^"), (0x28, "{"), (0x29, "}"), (0x2F, "\\"), (0x3C, "["),
        (0x3D, "~"), (0x3E, "]"), (0x40, "|"), (0x65, "€"),
    ]

    static let mainScalars = Array(mainTable.unicodeScalars)

    static let extensionScalars: [Unicode.Scalar?] = {
        var scalars = [Unicode.Scalar?](repeating: nil, count: 128)
        for (code, scalar) in extensionTable { scalars[Int(code)] = scalar }
        return scalars
    }()

    /// Codes by scalar below U+0400; extension characters carry `escape` in the high octet.
    private static let codes: [UInt16] = {
        var codes = [UInt16](repeating: noCode, count: 0x400)
        for (code, scalar) in mainScalars.enumerated() where scalar != "\u{1B}" {
            codes[Int(scalar.value)] = UInt16(code)
        }
        for (code, scalar) in extensionTable where scalar.value < 0x400 {
            codes[Int(scalar.value)] = UInt16(escape) << 8 | UInt16(code)
        }
        return codes
    }()

    private static let noCode: UInt16 = 0xFFFF
    private static let euroCode = UInt16(escape) << 8 | 0x65

    private static func code(of scalar: Unicode.Scalar) -> UInt16? {
        if scalar.value < 0x400 {
            let code = codes[Int(scalar.value)]
            return code == noCode ? nil : code
        }
        switch scalar {
        case "€": return euroCode
        case "\u{2126}": return code(of: "Ω")
        case "\u{212B}": return code(of: "Å")
        default: return nil
        }
    }

    /// Letters written as base and combining mark, found by canonical equivalence.
    private static let composed: [Character: Unicode.Scalar] = {
        var scalars: [Character: Unicode.Scalar] = [:]
        for scalar in mainScalars where scalar.value > 0x7F {
            scalars[Character(scalar)] = scalar
        }
        return scalars
    }()

    private static func append(_ character: Character, to septets: inout [UInt8]) -> Bool {
        let scalars = character.unicodeScalars
        if scalars.count > 1, let scalar = composed[character], let code = code(of: scalar) {
            septets.append(UInt8(code))
            return true
        }
        for scalar in scalars {
            guard let code = code(of: scalar) else { return false }
            if code > 0xFF { septets.append(escape) }
            septets.append(UInt8(code & 0xFF))
        }
        return true
    }

    /// The septets a character costs; nil when the alphabet lacks it.
    package static func septetCount(of character: Character) -> Int? {
        var septets: [UInt8] = []
        return append(character, to: &septets) ? septets.count : nil
    }

    /// Encodes a text; nil when the alphabet lacks one of its characters.
    package static func encode(_ text: String) -> [UInt8]? {
        var septets: [UInt8] = []
        septets.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            // A combining mark has no code; only then characters are looked at as a whole.
            guard let code = code(of: scalar) else { return encodeByCharacters(text) }
            if code > 0xFF { septets.append(escape) }
            septets.append(UInt8(code & 0xFF))
        }
        return septets
    }

    private static func encodeByCharacters(_ text: String) -> [UInt8]? {
        var septets: [UInt8] = []
        for character in text {
            guard append(character, to: &septets) else { return nil }
        }
        return septets
    }

    /// Decodes septets for display.
    ///
    /// An escape before a code without a character shows the main table's character, as the
    /// specification asks; an octet above 127 shows the replacement character.
    package static func decode(_ septets: some Collection<UInt8>) -> String {
        var octets: [UInt8] = []
        octets.reserveCapacity(septets.count + 16)
        var isEscaped = false
        for septet in septets {
            if septet == escape {
                // An escape after an escape is reserved for a table that does not exist.
                if isEscaped { octets.append(0x20) }
                isEscaped.toggle()
                continue
            }
            let scalar = scalar(septet, isEscaped: isEscaped)
            isEscaped = false
            if scalar.isASCII {
                octets.append(UInt8(scalar.value))
            } else {
                octets.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        return String(decoding: octets, as: UTF8.self)
    }

    private static func scalar(_ septet: UInt8, isEscaped: Bool) -> Unicode.Scalar {
        guard septet < 0x80 else { return "\u{FFFD}" }
        if isEscaped, let scalar = extensionScalars[Int(septet)] { return scalar }
        return mainScalars[Int(septet)]
    }
}
