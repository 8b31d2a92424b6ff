// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import ArgumentParser
import SMPPTransport

/// `tollgate smpp`: tools that speak SMPP with anybody, without a platform.
struct Smpp: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "smpp",
        abstract: "Send messages to a message centre, or be one for tests.",
        subcommands: [SmppSend.self, SmppListen.self]
    )
}

/// How a client of a message centre protects its connection.
struct ClientTLSOptions: ParsableArguments {
    @Flag(help: "Protect the connection with TLS.")
    var tls = false

    @Option(help: "A PEM file of the authorities to trust; without it those of the system.")
    var tlsTrust: String?

    @Option(help: "The name the certificate must have; without it that of the host.")
    var tlsServerName: String?

    @Flag(help: "Accept any certificate: who is at the other end is then not known.")
    var tlsUnverified = false

    var settings: SMPPClientTLS? {
        guard tls else { return nil }
        var settings = SMPPClientTLS()
        settings.trustedFile = tlsTrust
        settings.serverName = tlsServerName
        settings.verification = tlsUnverified ? .none : .full
        return settings
    }

    func validate() throws {
        guard tls || (tlsTrust == nil && tlsServerName == nil && !tlsUnverified) else {
            throw ValidationError("--tls-trust, --tls-server-name and --tls-unverified need --tls.")
        }
    }
}
