// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import ArgumentParser
import Logging
import NIOPosix
import Primitives
import SMPPTransport
import Simulation

/// `tollgate smpp listen`: a message centre that only pretends to send.
struct SmppListen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "listen",
        abstract: "Run a simulated SMPP message centre until it is stopped."
    )

    @OptionGroup var options: SmppListenOptions

    func run() async throws { try await options.run() }
}

/// `tollgate simulate-supplier`: the name that `smpp listen` had before.
struct SimulateSupplier: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate-supplier",
        abstract: "The same as `smpp listen`.",
        shouldDisplay: false
    )

    @OptionGroup var options: SmppListenOptions

    func run() async throws { try await options.run() }
}

/// Where a simulated message centre listens, and how it treats what it is given.
struct SmppListenOptions: ParsableArguments {
    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The port; 0 lets the system choose.")
    var port = 2776

    @Option(help: "A second port, with TLS; 0 lets the system choose.")
    var smppsPort: Int?

    @Option(help: "The PEM file of the certificate for --smpps-port.")
    var tlsCertificate: String?

    @Option(help: "The PEM file of the certificate's private key.")
    var tlsKey: String?

    @Option(help: "The only system id that may bind; without it any may.")
    var systemId: String?

    @Option(help: "The password of --system-id.")
    var password = ""

    @OptionGroup(title: "What becomes of messages") var fate: SmppFateOptions

    @Flag(help: "Print every message.")
    var messages = false

    func validate() throws {
        guard (smppsPort == nil) == (tlsCertificate == nil) else {
            throw ValidationError("--smpps-port and --tls-certificate need each other.")
        }
        for port in [port, smppsPort ?? 0] where !(0...65_535).contains(port) {
            throw ValidationError("A port is a number from 0 to 65535, not \(port).")
        }
        guard systemId != nil || password.isEmpty else {
            throw ValidationError("--password needs --system-id.")
        }
    }

    func run() async throws {
        var behaviour = fate.behaviour
        behaviour.login = systemId.map { .init(systemID: $0, password: password) }
        let isPrinting = messages
        let centre = SimulatedMessageCentre(
            behaviour: behaviour,
            clock: .system,
            group: MultiThreadedEventLoopGroup.singleton,
            observe: { if isPrinting { MessageLine.print($0) } }
        )
        let bound = try await centre.start(
            host: host,
            port: port,
            secure: try securePort(),
            logger: .program("message centre")
        )
        let whom = systemId.map { "system id \($0)" } ?? "any system id and password"
        print("Simulated message centre   \(host):\(bound), \(whom)")
        if let port = centre.securePort { print("With TLS                   \(host):\(port)") }
        print("Ready")
        flushOutput()
        await Shutdown.requested()
        await centre.stop()
        let counts = centre.counts
        print(
            "\(counts.submitted) submitted, \(counts.accepted) accepted, "
                + "\(counts.receiptsConfirmed) receipts confirmed"
        )
    }

    private func securePort() throws -> SMPPSecurePort? {
        guard let smppsPort, let tlsCertificate else { return nil }
        let tls = try SMPPServerTLS(
            certificateFile: tlsCertificate,
            keyFile: tlsKey ?? tlsCertificate
        )
        return SMPPSecurePort(port: smppsPort, tls: tls)
    }
}
