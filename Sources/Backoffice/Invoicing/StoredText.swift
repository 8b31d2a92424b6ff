// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Crypto
import Foundation

/// Reads texts that were frozen earlier.
enum StoredText {
    /// Reads a value back from JSON.
    static func read<Value: Decodable>(
        _ text: String,
        as type: Value.Type = Value.self
    ) throws
        -> Value
    {
        try JSONDecoder().decode(type, from: Data(text.utf8))
    }

    /// SHA-256 of a text, in hexadecimal digits.
    static func hash(of text: String) -> String {
        SHA256.hash(data: Array(text.utf8)).reduce(into: "") { digits, octet in
            let hex = String(octet, radix: 16)
            digits += hex.utf8.count == 1 ? "0" + hex : hex
        }
    }
}
