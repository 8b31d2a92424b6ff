// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import ArgumentParser
import Logging
import SMPPTransport

/// How clients' connections are protected, and through which proxies they come.
struct ProtectionOptions: ParsableArguments {
    @Option(help: "A second port for clients, with TLS; 0 lets the system choose.")
    var smppsPort: Int?

    @Option(help: "The PEM file of the certificate for --smpps-port, with its chain.")
    var tlsCertificate: String?

    @Option(help: "The PEM file of the private key; without it the certificate's file.")
    var tlsKey: String?

    @Option(
        help: ArgumentHelp(
            """
            The address of a proxy that sends PROXY protocol headers, or `any`. Clients then \
            come through proxies only. May be given several times.
            """,
            valueName: "address"
        )
    )
    var proxyProtocol: [String] = []

    func validate() throws {
        guard (smppsPort == nil) == (tlsCertificate == nil) else {
            throw ValidationError("--smpps-port and --tls-certificate need each other.")
        }
        guard tlsKey == nil || tlsCertificate != nil else {
            throw ValidationError("--tls-key needs --tls-certificate.")
        }
    }

    /// The port with TLS, when one is asked for.
    ///
    /// - Throws: `SMPPTLSError` when the files cannot be used.
    func securePort() throws -> SMPPSecurePort? {
        guard let smppsPort, let tlsCertificate else { return nil }
        let tls = try SMPPServerTLS(
            certificateFile: tlsCertificate,
            keyFile: tlsKey ?? tlsCertificate
        )
        return SMPPSecurePort(port: smppsPort, tls: tls)
    }

    var proxies: SMPPProxies? {
        if proxyProtocol.isEmpty { return nil }
        return proxyProtocol.contains("any") ? .anywhere : .at(Set(proxyProtocol))
    }
}
