// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// A language with tables of its own in the 7-bit alphabet.
///
/// - Source: 3GPP TS 23.038 §6.2.1.2.4 and Annex A.
package enum NationalLanguage: UInt8, Hashable, Sendable, CaseIterable {
    case turkish = 1
    case spanish
    case portuguese
    case bengali
    case gujarati
    case hindi
    case kannada
    case malayalam
    case oriya
    case punjabi
    case tamil
    case telugu
    case urdu

    /// The table in place of the main table: 128 codes, `nil` where one has no character.
    ///
    /// Spanish has none of its own.
    var lockingTable: [Unicode.Scalar?] {
        switch self {
        case .turkish: Self.scalars(Self.turkishLocking)
        case .spanish: GSMAlphabet.mainScalars.map(\.self)
        case .portuguese: Self.scalars(Self.portugueseLocking)
        case .bengali: Self.locking(NationalLetters.bengaliLocking)
        case .gujarati: Self.locking(NationalLetters.gujaratiLocking)
        case .hindi: Self.locking(NationalLetters.hindiLocking)
        case .kannada: Self.locking(NationalLetters.kannadaLocking)
        case .malayalam: Self.locking(NationalLetters.malayalamLocking)
        case .oriya: Self.locking(NationalLetters.oriyaLocking)
        case .punjabi: Self.locking(NationalLetters.punjabiLocking)
        case .tamil: Self.locking(NationalLetters.tamilLocking)
        case .telugu: Self.locking(NationalLetters.teluguLocking)
        case .urdu: Self.locking(NationalLetters.urduLocking)
        }
    }

    /// The table in place of the extension table: 128 codes, `nil` where one has no character.
    var singleTable: [Unicode.Scalar?] {
        switch self {
        case .turkish: Self.extended(Self.turkishSingle)
        case .spanish: Self.extended(Self.spanishSingle)
        case .portuguese: Self.extended(Self.portugueseSingle)
        case .bengali: Self.single(NationalLetters.bengaliSingle)
        case .gujarati: Self.single(NationalLetters.gujaratiSingle)
        case .hindi: Self.single(NationalLetters.hindiSingle)
        case .kannada: Self.single(NationalLetters.kannadaSingle)
        case .malayalam: Self.single(NationalLetters.malayalamSingle)
        case .oriya: Self.single(NationalLetters.oriyaSingle)
        case .punjabi: Self.single(NationalLetters.punjabiSingle)
        case .tamil: Self.single(NationalLetters.tamilSingle)
        case .telugu: Self.single(NationalLetters.teluguSingle)
        case .urdu: Self.single(NationalLetters.urduSingle)
        }
    }

    // MARK: - Tables of Annex A

    private static let turkishLocking =
        "@£$¥€éùıòÇ\nĞğ\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u{1B}ŞşßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
        + "İABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§çabcdefghijklmnopqrstuvwxyzäöñüà"

    private static let portugueseLocking =
        "@£$¥êéúíóç\nÔô\rÁáΔ_ªÇÀ∞^\\€Ó|\u{1B}ÂâÊÉ !\"#º%&'()*+,-./0123456789:;<=>?"
        + "ÍABCDEFGHIJKLMNOPQRSTUVWXYZÃÕÚÜ§~abcdefghijklmnopqrstuvwxyzãõ`üà"

    private static let turkishSingle: [UInt8: Unicode.Scalar] = [
        0x47: "Ğ", 0x49: "İ", 0x53: "Ş", 0x63: "ç", 0x67: "ğ", 0x69: "ı", 0x73: "ş",
    ]

    private static let spanishSingle: [UInt8: Unicode.Scalar] = [
        0x09: "ç", 0x41: "Á", 0x49: "Í", 0x4F: "Ó", 0x55: "Ú", 0x61: "á", 0x69: "í", 0x6F: "ó",
        0x75: "ú",
    ]

    private static let portugueseSingle: [UInt8: Unicode.Scalar] = [
        0x05: "ê", 0x09: "ç", 0x0B: "Ô", 0x0C: "ô", 0x0E: "Á", 0x0F: "á", 0x12: "Φ", 0x13: "Γ",
        0x15: "Ω", 0x16: "Π", 0x17: "Ψ", 0x18: "Σ", 0x19: "Θ", 0x1F: "Ê", 0x41: "À", 0x49: "Í",
        0x4F: "Ó", 0x55: "Ú", 0x5B: "Ã", 0x5C: "Õ", 0x61: "Â", 0x69: "í", 0x6F: "ó", 0x75: "ú",
        0x7B: "ã", 0x7C: "õ", 0x7F: "â",
    ]

    /// What the locking tables of India and Urdu share, with blanks for their letters.
    private static let lockingPattern =
        "          \n  \r             \u{1B}     !      )(  , . 0123456789:;   ?"
        + "                                 abcdefghijklmnopqrstuvwxyz     "

    /// What the single shift tables of India and Urdu share, with blanks for their signs.
    private static let singlePattern =
        "@£$¥¿\"¤%&'\u{0C}*+ -/<=>¡^¡_#*               {}     \\            [~] "
        + "|ABCDEFGHIJKLMNOPQRSTUVWXYZ          €                          "

    private static func scalars(_ table: String) -> [Unicode.Scalar?] {
        table.unicodeScalars.map(\.self)
    }

    /// The extension table with changes.
    private static func extended(_ changes: [UInt8: Unicode.Scalar]) -> [Unicode.Scalar?] {
        var table = GSMAlphabet.extensionScalars
        for (code, scalar) in changes { table[Int(code)] = scalar }
        return table
    }

    private static func locking(_ letters: [UInt16]) -> [Unicode.Scalar?] {
        var table = blank(lockingPattern)
        table[0x20] = " "
        return filled(table, NationalLetters.lockingCodes, letters)
    }

    private static func single(_ letters: [UInt16]) -> [Unicode.Scalar?] {
        filled(blank(singlePattern), NationalLetters.singleCodes, letters)
    }

    private static func blank(_ pattern: String) -> [Unicode.Scalar?] {
        pattern.unicodeScalars.map { $0 == " " ? nil : $0 }
    }

    private static func filled(
        _ table: [Unicode.Scalar?],
        _ codes: [UInt8],
        _ letters: [UInt16]
    ) -> [Unicode.Scalar?] {
        var table = table
        for (code, letter) in zip(codes, letters) where letter != 0 {
            table[Int(code)] = Unicode.Scalar(letter)
        }
        return table
    }
}
