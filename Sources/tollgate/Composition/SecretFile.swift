// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Foundation

/// The key that seals stored secrets: a file of the data folder that only its owner reads.
enum SecretFile {
    static let name = "secret.key"

    /// Reads the key of a folder, and makes it the first time.
    ///
    /// - Throws: `StartFailure` when it cannot be read or written, or is no key.
    static func box(folder: String) throws -> SecretBox {
        let path = "\(folder)/\(name)"
        if let made = try make(path) { return SecretBox(key: made) }
        guard let data = FileManager.default.contents(atPath: path),
            let key = octets(String(decoding: data, as: UTF8.self))
        else {
            throw StartFailure(
                "\(path) is no key of this program: put back the file that was there, or move "
                    + "it away and type the mail server's password again."
            )
        }
        chmod(path, 0o600)
        return SecretBox(key: key)
    }

    /// Makes a new key; nil when there is one.
    ///
    /// Two programs that start together make one.
    private static func make(_ path: String) throws -> [UInt8]? {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            guard errno == EEXIST else {
                throw StartFailure(
                    "\(path) cannot be written: \(String(cString: strerror(errno)))."
                )
            }
            return nil
        }
        defer { close(file) }
        var random = SystemRandomNumberGenerator()
        let key = (0..<SecretBox.keySize).map { _ in UInt8.random(in: 0...255, using: &random) }
        let text = Array((key.map(digits).joined() + "\n").utf8)
        guard write(file, text, text.count) == text.count, fsync(file) == 0 else {
            unlink(path)
            throw StartFailure("\(path) cannot be written: \(String(cString: strerror(errno))).")
        }
        return key
    }

    private static func digits(_ octet: UInt8) -> String {
        (octet < 16 ? "0" : "") + String(octet, radix: 16)
    }

    private static func octets(_ text: String) -> [UInt8]? {
        let digits = Array(text.utf8.filter { $0 > 0x20 })
        guard digits.count == SecretBox.keySize * 2 else { return nil }
        let octets = stride(from: 0, to: digits.count, by: 2).compactMap { index in
            UInt8(String(decoding: digits[index..<index + 2], as: UTF8.self), radix: 16)
        }
        return octets.count == SecretBox.keySize ? octets : nil
    }
}
