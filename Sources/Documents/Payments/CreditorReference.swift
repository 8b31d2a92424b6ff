// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// A reference for payments whose mistyping is found: `RF` and two check digits before the
/// letters and digits of an invoice's number.
///
/// - Source: ISO 11649.
package enum CreditorReference {
    /// The reference of a document's number, such as `RF10INV202600042`; nil when the number
    /// has none of the allowed characters or more than 21 of them.
    package static func of(_ number: String) -> String? {
        let body = number.uppercased().utf8.filter {
            (0x30...0x39).contains($0) || (0x41...0x5A).contains($0)
        }
        guard (1...21).contains(body.count) else { return nil }
        let check = 98 - BankAccount.remainder97(body + Array("RF00".utf8))
        return "RF\(check < 10 ? "0" : "")\(check)" + String(decoding: body, as: UTF8.self)
    }

    /// Groups of four, as it is printed.
    package static func printed(_ reference: String) -> String {
        var text = ""
        for (index, character) in reference.enumerated() {
            if index > 0, index % 4 == 0 { text += "\u{A0}" }
            text.append(character)
        }
        return text
    }
}
