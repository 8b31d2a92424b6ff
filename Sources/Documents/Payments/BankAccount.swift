// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// A bank account that payments can be sent to, read from an enterprise's printed details.
///
/// - Source: ISO 13616 (IBAN, check digits by ISO 7064 MOD 97-10), ISO 9362 (BIC).
package struct BankAccount: Hashable, Sendable {
    /// Without blanks.
    package let iban: String
    /// Without blanks; empty when the details name none.
    package let bic: String

    /// The accounts with a valid IBAN in a typed text, one a paragraph, in its order.
    ///
    /// What is no valid IBAN (a mistyped one, a national number) is left for people to read:
    /// a wrong account in a machine's hands would be worse than none.
    package static func all(in text: String) -> [BankAccount] {
        var accounts: [BankAccount] = []
        for paragraph in paragraphs(text) {
            let words = paragraph.split { !$0.isLetter && !$0.isNumber }.map(String.init)
            guard let iban = firstIBAN(words), !accounts.contains(where: { $0.iban == iban })
            else { continue }
            accounts.append(BankAccount(iban: iban, bic: firstBIC(words, of: iban)))
        }
        return accounts
    }

    /// Whether a text without blanks is an IBAN by length, letters and check digits.
    package static func isIBAN(_ text: String) -> Bool {
        let octets = Array(text.utf8)
        guard (15...34).contains(octets.count), octets.prefix(2).allSatisfy(isCapital),
            octets[2...3].allSatisfy(isDigit),
            octets.allSatisfy({ isCapital($0) || isDigit($0) })
        else { return false }
        return remainder97(octets[4...] + octets[..<4]) == 1
    }

    /// The remainder by 97 of a text whose letters count from A = 10.
    static func remainder97(_ octets: some Sequence<UInt8>) -> Int {
        octets.reduce(0) { rest, octet in
            isDigit(octet)
                ? (rest * 10 + Int(octet - 0x30)) % 97 : (rest * 100 + Int(octet - 0x37)) % 97
        }
    }

    private static func paragraphs(_ text: String) -> [String] {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .split { $0.allSatisfy(\.isWhitespace) }.map { $0.joined(separator: "\n") }
    }

    /// Words that make an IBAN when put together, as it is printed in groups of four.
    private static func firstIBAN(_ words: [String]) -> String? {
        for start in words.indices {
            var candidate = ""
            for word in words[start...] {
                candidate += word
                if candidate.utf8.count > 34 { break }
                if isIBAN(candidate) { return candidate }
            }
        }
        return nil
    }

    private static func firstBIC(_ words: [String], of iban: String) -> String {
        words.first { word in
            let octets = Array(word.utf8)
            return [8, 11].contains(octets.count) && octets.prefix(6).allSatisfy(isCapital)
                && octets.allSatisfy { isCapital($0) || isDigit($0) }
                && word.dropFirst(4).prefix(2) == iban.prefix(2)
        } ?? ""
    }

    private static func isDigit(_ octet: UInt8) -> Bool { (0x30...0x39).contains(octet) }
    private static func isCapital(_ octet: UInt8) -> Bool { (0x41...0x5A).contains(octet) }
}
