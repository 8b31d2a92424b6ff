// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Crypto
import Foundation

/// Seals texts that the database must not hold in the clear, such as the mail server's password.
///
/// The key is a file beside the database, so a copy of the database alone, an export or a
/// backup without that file tells nothing.
///
/// - Source: AES-GCM, NIST SP 800-38D, as swift-crypto does it.
package struct SecretBox: Sendable {
    /// Octets of a key.
    package static let keySize = 32
    private static let mark = "sealed:"

    private let key: SymmetricKey

    /// Creates a box with a key that was kept.
    package init(key: [UInt8]) {
        precondition(key.count == Self.keySize, "a key has 32 octets")
        self.key = SymmetricKey(data: key)
    }

    /// Creates a box whose key nobody keeps: what it seals is readable until it is gone.
    package init() {
        key = SymmetricKey(size: .bits256)
    }

    /// Whether a stored text was sealed, with whatever key.
    package static func isSealed(_ text: String) -> Bool { text.hasPrefix(mark) }

    /// Seals a text; an empty one stays empty.
    package func seal(_ text: String) throws -> String {
        if text.isEmpty { return "" }
        let box = try AES.GCM.seal(Data(text.utf8), using: key)
        guard let combined = box.combined else { throw CryptoKitError.incorrectParameterSize }
        return Self.mark + combined.base64EncodedString()
    }

    /// Opens a sealed text; nil when another key has sealed it, or somebody touched it.
    ///
    /// A text from before there were keys is as it is.
    package func open(_ text: String) -> String? {
        guard Self.isSealed(text) else { return text }
        guard let data = Data(base64Encoded: String(text.dropFirst(Self.mark.count))),
            let box = try? AES.GCM.SealedBox(combined: data),
            let plain = try? AES.GCM.open(box, using: key)
        else { return nil }
        return String(decoding: plain, as: UTF8.self)
    }
}
