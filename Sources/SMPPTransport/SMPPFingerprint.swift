// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Crypto
import NIOSSL

/// The fingerprint that names one certificate.
enum SMPPFingerprint {
    /// The SHA-256 of a certificate's octets (DER), in hexadecimal digits of lower case.
    static func of(_ certificate: NIOSSLCertificate) throws -> String {
        SHA256.hash(data: try certificate.toDERBytes()).map { octet in
            let digits = String(octet, radix: 16)
            return octet < 16 ? "0" + digits : digits
        }.joined()
    }
}
