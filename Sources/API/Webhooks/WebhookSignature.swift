// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Crypto
import Foundation
import Primitives

/// The headers that prove where a webhook comes from.
///
/// - Source: Standard Webhooks 1.0: `HMAC-SHA256(id.timestamp.body)` in Base64 behind `v1,`, one
///   signature for each valid secret.
package enum WebhookSignature {
    /// The header lines of a delivery.
    ///
    /// `id`: the event's, the same in every attempt.
    /// `secrets`: `whsec_` and a key in Base64.
    package static func headers(
        id: String,
        at now: Instant,
        body: String,
        secrets: [String]
    ) -> [String] {
        let signed = Array("\(id).\(now.seconds).\(body)".utf8)
        let signatures = secrets.compactMap { secret -> String? in
            guard let key = Data(base64Encoded: String(secret.dropFirst("whsec_".count))) else {
                return nil
            }
            let code = HMAC<SHA256>.authenticationCode(
                for: signed,
                using: SymmetricKey(data: key)
            )
            return "v1,\(Data(code).base64EncodedString())"
        }
        return [
            "webhook-id: \(id)", "webhook-timestamp: \(now.seconds)",
            "webhook-signature: \(signatures.joined(separator: " "))",
        ]
    }
}
