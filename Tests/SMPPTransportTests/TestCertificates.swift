// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation

/// Two certificates that sign themselves, with their keys.
///
/// They are for `centre-a.test` and `centre-b.test`, and both for `localhost`. They protect
/// nothing: they exist for these tests alone.
enum TestCertificates {
    static let fingerprintA = "d33af03a96db91d0ce91a7725f7ce4fa524bdc48e31a8638c91938969efd9be3"
    static let fingerprintB = "47da00f7a3aecfd0c509efd32cfb9f9c241243b073bb8029da3c0d6b10ce434e"
    static let certificateA = """
        -----BEGIN CERTIFICATE-----
        MIIBojCCAUigAwIBAgIUIOhhFp+4pargF8+eqS4mDQZDiSYwCgYIKoZIzj0EAwIw
        EzERMA8GA1UEAwwIY2VudHJlIGEwIBcNMjYxMTI1MTQxOTMzWhgPMjEyNjExMDEx
        NDE5MzNaMBMxETAPBgNVBAMMCGNlbnRyZSBhMFkwEwYHKoZIzj0CAQYIKoZIzj0D
        AQcDQgAEzhcvvu2Ety3k35fT2wEfFyK5eZwvr0WRv+fOhOHO3RQ1uLvxq7iKBIPa
        rS9onnN9RjIx/NtJytQx2buzl2LSfKN4MHYwHQYDVR0OBBYEFCA32NQNjphEWHKP
        WJ8jZl0hewlMMB8GA1UdIwQYMBaAFCA32NQNjphEWHKPWJ8jZl0hewlMMCMGA1Ud
        EQQcMBqCDWNlbnRyZS1hLnRlc3SCCWxvY2FsaG9zdDAPBgNVHRMBAf8EBTADAQH/
        MAoGCCqGSM49BAMCA0gAMEUCIFeNAeqa+SWEvLBbB3yTQN1Fl9tW1fFuPdB6deda
        QoI4AiEAkrDffJLOHreaQZ+vVblhkwfryR9DTGfErnONuVYDiM8=
        -----END CERTIFICATE-----
        """
    static let keyA = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgKc+dgBJypOeXiIq/
        pdj7EfwimYChC63qKUgjeAtqCwWhRANCAATOFy++7YS3LeTfl9PbAR8XIrl5nC+v
        RZG/586E4c7dFDW4u/GruIoEg9qtL2iec31GMjH820nK1DHZu7OXYtJ8
        -----END PRIVATE KEY-----
        """
    static let certificateB = """
        -----BEGIN CERTIFICATE-----
        MIIBojCCAUigAwIBAgIUUivJjl60pJiuMMCm4tFSoinkzzYwCgYIKoZIzj0EAwIw
        EzERMA8GA1UEAwwIY2VudHJlIGIwIBcNMjYxMTI1MTQxOTMzWhgPMjEyNjExMDEx
        NDE5MzNaMBMxETAPBgNVBAMMCGNlbnRyZSBiMFkwEwYHKoZIzj0CAQYIKoZIzj0D
        AQcDQgAEOiPy78FeGBueg5kH4vUNcrzJmp7FItscbX085/jAkwGjJEZ4TFcf2OEi
        Cj42uohzxDp5q1akZMt9FSUMZjYjbKN4MHYwHQYDVR0OBBYEFHQP1/JgFhz7nrsJ
        ejVHQnlxaWUiMB8GA1UdIwQYMBaAFHQP1/JgFhz7nrsJejVHQnlxaWUiMCMGA1Ud
        EQQcMBqCDWNlbnRyZS1iLnRlc3SCCWxvY2FsaG9zdDAPBgNVHRMBAf8EBTADAQH/
        MAoGCCqGSM49BAMCA0gAMEUCIQD1ORg2f0MFov+AdidCuyao4i8cEJkgDqwS8PrW
        ueRKywIgbfJRDk/ToWI2bc8OJhU5ayRkmYAqkBLNW7bLxiqanyE=
        -----END CERTIFICATE-----
        """
    static let keyB = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg8MJ6sFGHJYOLmgj3
        rKokwWHzhfoGbDIJ22tjBfJhRMChRANCAAQ6I/LvwV4YG56DmQfi9Q1yvMmansUi
        2xxtfTzn+MCTAaMkRnhMVx/Y4SIKPja6iHPEOnmrVqRky30VJQxmNiNs
        -----END PRIVATE KEY-----
        """
}

/// A folder with PEM files that vanishes with its owner.
final class PEMFolder: Sendable {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory
            .appendingPathComponent("tollgate-pem-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var certificate: String { path + "/certificate.pem" }
    var key: String { path + "/key.pem" }

    func write(certificate: String, key: String) throws {
        try certificate.write(toFile: self.certificate, atomically: true, encoding: .utf8)
        try key.write(toFile: self.key, atomically: true, encoding: .utf8)
    }

    /// Writes a file of its own and returns its path.
    func write(_ name: String, _ text: String) throws -> String {
        try text.write(toFile: path + "/" + name, atomically: true, encoding: .utf8)
        return path + "/" + name
    }
}
