// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Crypto

/// Secrets from the kernel's random source, and their hashes.
package enum Secrets {
    /// A new secret of 32 octets, as hexadecimal digits.
    package static func token() -> String { hexadecimal(octets(32)) }

    /// A new SMPP password: eight letters and digits, none of which looks like another.
    ///
    /// - Source: SMPP 3.4 §5.2.2: at most eight octets.
    package static func smppPassword() -> String {
        let alphabet = Array("abcdefghjkmnpqrstuvwxyz23456789")
        return String(octets(8).map { alphabet[Int($0) % alphabet.count] })
    }

    /// A new password for a person: four groups of five letters and digits.
    package static func password() -> String {
        let alphabet = Array("abcdefghjkmnpqrstuvwxyz23456789")
        let groups = (0..<4).map { _ in
            String(octets(5).map { alphabet[Int($0) % alphabet.count] })
        }
        return groups.joined(separator: "-")
    }

    /// A new recovery code: three groups of five letters and digits.
    package static func recoveryCode() -> String {
        password().split(separator: "-").dropLast().joined(separator: "-")
    }

    /// What is stored of a token: whoever reads the database cannot sign in with it.
    package static func hash(_ token: String) -> String {
        hexadecimal(SHA256.hash(data: Array(token.utf8)))
    }

    static func octets(_ count: Int) -> [UInt8] {
        // Secrets must not follow from a seed: this is the one place that asks the kernel.
        var random = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
    }

    private static func hexadecimal(_ octets: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef")
        return octets.reduce(into: "") { text, octet in
            text.append(digits[Int(octet >> 4)])
            text.append(digits[Int(octet & 0x0F)])
        }
    }
}
