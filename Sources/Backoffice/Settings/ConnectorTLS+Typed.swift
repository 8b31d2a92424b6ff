// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Storage

extension ConnectorTLS {
    /// Reads how a supplier's connection is protected.
    ///
    /// What belongs to another way of trusting is kept, so that one can be tried and left again.
    mutating func read(_ reader: inout FieldReader) {
        trust = reader.choice("tls_trust", "TLS", of: Trust.self) ?? trust
        serverName = reader.text("tls_server_name", "Certificate name")
        if !serverName.isEmpty, !HostList.isHost(serverName) {
            reader.refuse("tls_server_name", "Certificate name is a host such as smpp.example.com.")
        }
        authorities = reader.text("tls_authorities", "Authorities", limit: 50_000)
        if !authorities.isEmpty || trust == .authorities { check(authorities, &reader) }
        let typed = reader.text("tls_fingerprint", "Fingerprint")
        fingerprint = Self.fingerprint(typed) ?? ""
        if fingerprint.isEmpty, !typed.isEmpty || trust == .fingerprint {
            reader.refuse(
                "tls_fingerprint",
                "Fingerprint is the SHA-256 of the certificate: 64 hexadecimal digits."
            )
        }
    }

    private func check(_ text: String, _ reader: inout FieldReader) {
        let blocks = PEMBlocks(text)
        if blocks.hasKey {
            reader.refuse(
                "tls_authorities",
                "This holds a private key. Paste only certificates; keep the key to yourself."
            )
        } else if blocks.certificates == 0 || !blocks.isWhole {
            reader.refuse(
                "tls_authorities",
                "Paste whole certificates, each from BEGIN CERTIFICATE to END CERTIFICATE."
            )
        }
    }
}

/// The blocks of a text in PEM form, as far as its lines tell.
///
/// - Source: RFC 7468 section 2.
private struct PEMBlocks {
    private(set) var certificates = 0
    private(set) var hasKey = false
    /// Whether every block that begins ends, and holds nothing but base64.
    private(set) var isWhole = true

    init(_ text: String) {
        var isInside = false
        for line in text.split(whereSeparator: \.isNewline).map(trimmed) {
            if line.hasPrefix("-----BEGIN ") {
                if isInside { isWhole = false }
                isInside = true
                hasKey = hasKey || line.contains("PRIVATE KEY")
            } else if line.hasPrefix("-----END ") {
                if !isInside { isWhole = false }
                isInside = false
                if line == "-----END CERTIFICATE-----" { certificates += 1 }
            } else if isInside, !line.allSatisfy(Self.isBase64) {
                isWhole = false
            }
        }
        if isInside { isWhole = false }
    }

    private static func isBase64(_ character: Character) -> Bool {
        character.isASCII
            && (character.isLetter || character.isNumber || "+/=".contains(character))
    }
}
