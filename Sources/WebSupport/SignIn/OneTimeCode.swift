// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Crypto
import Primitives

/// Codes of six digits that an authenticator app makes anew every half minute.
///
/// - Source: RFC 6238 with its defaults: HMAC-SHA-1, 30 seconds, 6 digits. Other choices are
///   ignored by common apps.
package enum OneTimeCode {
    static let secondsOfStep: Int64 = 30
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    /// A new secret of 20 octets in base 32.
    package static func newSecret() -> String { base32(Secrets.octets(20)) }

    /// The time step of an instant.
    package static func step(at instant: Instant) -> Int64 {
        floorDivide(instant.seconds, secondsOfStep)
    }

    /// The code of a time step; nil when the secret is no base 32.
    package static func code(secret: String, step: Int64) -> String? {
        guard let key = octets(base32: secret) else { return nil }
        let counter = withUnsafeBytes(of: step.bigEndian) { Array($0) }
        let mac = Array(
            HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: key))
        )
        // RFC 4226 section 5.3: four octets from where the last half octet points.
        let start = Int((mac.last ?? 0) & 0x0F)
        let number = mac[start..<start + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        return padded(Int((number & 0x7FFF_FFFF) % 1_000_000), to: 6)
    }

    /// The time step that a typed code is of: the present one or a neighbour, for clocks that
    /// differ a little; nil when it is wrong.
    package static func step(of typed: String, secret: String, at now: Instant) -> Int64? {
        let digits = typed.filter { !$0.isWhitespace }
        let present = step(at: now)
        return [present, present - 1, present + 1].first {
            code(secret: secret, step: $0) == digits
        }
    }

    /// What the app reads from the picture.
    static func uri(secret: String, login: String) -> String {
        "otpauth://totp/Tollgate:\(URLText.encode(login))?secret=\(secret)&issuer=Tollgate"
    }

    static func base32(_ octets: [UInt8]) -> String {
        var text: [UInt8] = []
        var buffer = 0
        var bits = 0
        for octet in octets {
            buffer = (buffer << 8 | Int(octet)) & 0xFFF
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(alphabet[buffer >> bits & 0x1F])
            }
        }
        if bits > 0 { text.append(alphabet[buffer << (5 - bits) & 0x1F]) }
        return String(decoding: text, as: UTF8.self)
    }

    static func octets(base32 text: String) -> [UInt8]? {
        var octets: [UInt8] = []
        var buffer = 0
        var bits = 0
        for letter in text.utf8 {
            guard let value = alphabet.firstIndex(of: letter) else { return nil }
            buffer = (buffer << 5 | value) & 0xFFF
            bits += 5
            guard bits >= 8 else { continue }
            bits -= 8
            octets.append(UInt8(buffer >> bits & 0xFF))
        }
        return octets
    }
}
