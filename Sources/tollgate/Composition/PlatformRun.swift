// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import API
import Backoffice
import Foundation
import Gateway
import Hummingbird
import Logging
import NIOCore
import SMPPTransport
import ServiceLifecycle

/// A platform that listens: its services run until somebody asks for the end.
struct PlatformRun {
    let platform: Platform
    let listen: ListenOptions
    /// A mail server that goes before the stored one.
    var mail: MailSettings?
    /// The folder that `ports.json` is written to.
    let folder: String

    /// The ports in use, for people and programs that look for them.
    struct Ports: Codable {
        var http: Int
        var smpp: Int
        var smpps: Int?
        var supplier: Int?
    }

    /// Listens, says so, and returns when the platform has stopped in good order.
    ///
    /// - Parameters:
    ///   - supplierPort: the simulated supplier's port, when there is one.
    ///   - more: services beside the platform's own.
    ///   - announce: says more once everything is ready.
    /// - Throws: `StartFailure` when a port cannot be used, or a service's failure.
    func untilStopped(
        supplierPort: Int? = nil,
        more: [any Service] = [],
        announce: @escaping @Sendable (Ports) async throws -> Void
    ) async throws {
        let smppPort = try await listenForClients()
        let smppsPort = platform.gateway.securePort
        platform.smppAddress.bind(port: smppPort)
        let opened = AsyncStream<Int>.makeStream()
        let host = listen.host
        let application = Application(
            router: platform.web.router(),
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: listen.httpPort),
                serverName: "tollgate"
            ),
            onServerRunning: { channel in
                opened.continuation.yield(channel.localAddress?.port ?? 0)
            },
            logger: .program("web")
        )
        let folder = folder
        let ready = Repeated {
            for await httpPort in opened.stream {
                let ports = Ports(
                    http: httpPort,
                    smpp: smppPort,
                    smpps: smppsPort,
                    supplier: supplierPort
                )
                try Self.write(ports, to: folder)
                print("Admin panel   http://\(host):\(httpPort)/")
                print("SMPP          \(host):\(smppPort)")
                if let smppsPort { print("SMPP (TLS)    \(host):\(smppsPort)") }
                try await announce(ports)
                print("Ready")
                flushOutput()
            }
        }
        let httpPort = NamedPort("--http-port", host, listen.httpPort)
        let panels = Panels(application: application, port: httpPort)
        let services: [any Service] =
            [panels, ready] + housekeeping + certificateServices + more
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: services,
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: .program("services")
            )
        )
        try await group.run()
        await platform.gateway.stop()
        await platform.playground.stop()
        try platform.database.close()
    }

    private func listenForClients() async throws -> Int {
        let plain = NamedPort("--smpp-port", listen.host, listen.smppPort)
        let secure = NamedPort("--smpps-port", listen.host, listen.protection.smppsPort ?? 0)
        return try await plain.listening {
            do {
                return try await platform.gateway.listen()
            } catch let error as SMPPSecurePortError {
                return try await secure.listening { throw error.cause }
            }
        }
    }

    /// What a platform does by itself.
    private var housekeeping: [any Service] {
        let schedule = InvoicingSchedule(platform.invoicing, logger: .program("invoicing"))
        let watch = ChangeWatch(
            gateway: platform.gateway,
            database: platform.database,
            known: platform.versionsAtStart,
            logger: .program("changes")
        )
        let retention = RetentionRun(platform.invoicing.office)
        return [
            Repeated { await schedule.keepRunning() },
            Repeated { [playground = platform.playground] in await playground.resume() },
            mailService, webhookService,
            Repeated { await watch.keepWatching() },
            Repeated { await retention.keepRunning(logger: .program("retention")) },
        ] + moneyServices
    }

    /// Reminders, monthly top-ups and notices of low balances.
    private var moneyServices: [any Service] {
        let office = platform.settings.office
        return [
            Repeated { await DunningRun(office).keepRunning(logger: .program("dunning")) },
            Repeated { await TopUps(office).keepRunning(logger: .program("top-ups")) },
            Repeated { await LowBalanceRun(office).keepRunning(logger: .program("notices")) },
        ]
    }

    private var certificateServices: [any Service] {
        guard let tls = platform.tls else { return [] }
        let watch = CertificateWatch(tls: tls, logger: .program("certificates"))
        return [Repeated { await watch.keepWatching() }]
    }

    private var mailService: Repeated {
        let run = MailRun(
            office: platform.settings.office,
            override: mail,
            carrier: smtpCarrier
        )
        return Repeated { await run.keepRunning(logger: .program("mail")) }
    }

    private var webhookService: Repeated {
        let run = WebhookRun(
            office: platform.settings.office,
            carrier: webhookCarrier(allowsPrivateAddresses: listen.allowPrivateWebhooks)
        )
        return Repeated { await run.keepRunning(logger: .program("webhooks")) }
    }

    private static func write(_ ports: Ports, to folder: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        try encoder.encode(ports).write(
            to: URL(fileURLWithPath: folder + "/ports.json"),
            options: .atomic
        )
    }
}

/// The web server of the panels, which says which port it could not have.
private struct Panels<Server: Service>: Service {
    let application: Server
    let port: NamedPort

    func run() async throws {
        try await port.listening { try await application.run() }
    }
}

/// Work that goes on until the platform stops, and is cancelled then.
struct Repeated: Service {
    private let work: @Sendable () async throws -> Void

    init(_ work: @escaping @Sendable () async throws -> Void) {
        self.work = work
    }

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            try await work()
            // A service that returns would end its group.
            while !Task.isCancelled { try? await Task.sleep(for: .seconds(3_600)) }
        }
    }
}
