// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation
import Testing

extension TemporaryFolder {
    typealias PEM = (certificate: String, key: String)

    /// Makes a certificate for localhost that signs itself.
    func makeCertificate(_ name: String) throws -> PEM {
        let files = (certificate: "\(path)/\(name).pem", key: "\(path)/\(name).key")
        let openssl = try ChildProcess(
            "/usr/bin/openssl",
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
                "-nodes", "-keyout", files.key, "-out", files.certificate, "-days", "2",
                "-subj", "/CN=\(name)", "-addext", "subjectAltName=DNS:localhost",
            ],
            log: URL(filePath: "\(path)/\(name).log")
        )
        try #require(try openssl.finish(within: .seconds(20)) == 0, "\(openssl.output)")
        return files
    }

    /// Puts a certificate and its key where a program looks for them.
    func copy(_ files: PEM, to certificate: String, _ key: String) throws {
        for (from, to) in [(files.key, key), (files.certificate, certificate)] {
            try Data(contentsOf: URL(filePath: from)).write(to: URL(filePath: to))
        }
    }
}
