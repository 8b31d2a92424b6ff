// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Gateway
import Logging
import Messaging
import NIOPosix
import Primitives
import SMPPTransport
import SQLInterface
import Storage
import WebSupport

/// All parts of a platform, built in the order of their dependencies and not yet listening.
struct Platform {
    let database: any SQLDatabase
    let settings: Settings
    let invoicing: Invoicing
    let gateway: Gateway
    let web: PanelServer
    /// The simulated message centre and the demo data.
    let playground: PlatformPlayground
    let secrets: PlatformSecrets
    /// The certificate of the SMPP server, when it has one.
    let tls: SMPPServerTLS?
    let smppAddress: SMPPAddress
    /// The versions of all topics before the gateway read anything.
    let versionsAtStart: [String: Int64]

    /// Builds a platform on an open database.
    ///
    /// - Throws: when the zone data or the stored settings cannot be read, or the certificate;
    ///   a platform that would bill wrong days does not start.
    init(database: any SQLDatabase, listen: ListenOptions, box: SecretBox) throws {
        try BillingCalendar.checkZones()
        self.database = database
        secrets = PlatformSecrets(pool: .singleton)
        smppAddress = SMPPAddress(listen)
        var parts = GatewayParts(
            database: database,
            catalogue: .builtIn,
            group: .singleton,
            clock: .system,
            logger: .program("gateway"),
            checkPassword: secrets.checkBind
        )
        parts.host = listen.host
        parts.port = listen.smppPort
        parts.secure = try listen.protection.securePort()
        parts.proxies = listen.protection.proxies
        tls = parts.secure?.tls
        versionsAtStart = try database.readBlocking(ChangeCounterRepository.versions)
        let gateway = try Gateway(parts)
        self.gateway = gateway
        let office = Self.office(database, box, gateway)
        settings = Settings(office: office, catalogue: .builtIn)
        invoicing = Invoicing(
            office: office,
            operatorName: Self.operatorName,
            barrier: { await gateway.flush(through: $0) }
        )
        playground = PlatformPlayground(
            settings: settings,
            hashing: secrets.hashPerson,
            gateway: gateway
        )
        let shared = WebParts(
            settings: settings,
            invoicing: invoicing,
            gateway: gateway,
            secrets: secrets,
            smppAddress: smppAddress,
            playground: playground
        )
        web = shared.server
    }

    private static func office(
        _ database: any SQLDatabase,
        _ box: SecretBox,
        _ gateway: Gateway
    ) -> Office {
        Office(
            database: database,
            clock: .system,
            ids: IdentifierSource(node: 2),
            secrets: box,
            didChange: { tell(gateway, $0) }
        )
    }

    private static func tell(_ gateway: Gateway, _ change: Change) {
        switch change {
        case .clientMoney(let client): gateway.moneyMoved(client)
        case .settings: Task { await reload(gateway) }
        }
    }

    private static func reload(_ gateway: Gateway) async {
        while true {
            do {
                return try await gateway.reload()
            } catch is CancellationError {
                return
            } catch {
                let logger = Logger.program("changes")
                logger.error("settings not reloaded yet", metadata: ["error": "\(error)"])
                try? await Task.sleep(for: .seconds(1))
            }
        }
    }

    /// The name printed for a network; a whole country needs none.
    static let operatorName: @Sendable (Destination) -> String = { destination in
        destination.network.flatMap { DestinationCatalogue.builtIn.operatorName(of: $0) } ?? ""
    }
}

/// How passwords are hashed and checked.
struct PlatformSecrets: Sendable {
    let hash: PasswordHash

    init(pool: NIOThreadPool) {
        hash = PasswordHash(pool: pool)
    }

    var hashPerson: PasswordHashing {
        { [hash] in try await hash.hash($0) }
    }

    var hashBind: PasswordHashing {
        { [hash] in try await hash.hash($0, cost: .bind) }
    }

    var verifyPerson: @Sendable (String, String) async -> Bool {
        { [hash] in await hash.verify($0, $1) }
    }

    var checkBind: PasswordCheck {
        { [hash] password, encoded, done in
            Task { done(await hash.verify(password, encoded, cost: .bind)) }
        }
    }
}
