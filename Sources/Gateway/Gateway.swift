// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Logging
import Messaging
import NIOConcurrencyHelpers
import NIOPosix
import Primitives
import SMPPTransport
import SQLInterface
import Storage

/// The running gateway: the core's loop, the clients' server and the suppliers' connectors.
package final class Gateway: Sendable {
    private let database: any SQLDatabase
    private let loop: CoreLoop
    let clientEdge: ClientEdge
    let supplierEdge: SupplierEdge
    let server: SMPPServer
    private let clock: WallClock
    private let catalogue: DestinationCatalogue
    /// The version of the settings in use.
    private let version: NIOLockedValueBox<Int64>

    /// Builds a gateway that is not running yet.
    ///
    /// - Throws: when the settings in the database cannot be read.
    package init(_ parts: GatewayParts) throws {
        database = parts.database
        clock = parts.clock
        catalogue = parts.catalogue
        let settings = try SettingsLoader.load(from: database, builtIn: parts.catalogue)
        version = NIOLockedValueBox(settings.version)
        let relay = CommandRelay()
        let ports = EdgePorts(
            clock: parts.clock,
            logger: parts.logger,
            post: { relay.post($0) }
        )
        clientEdge = ClientEdge(
            settings: EdgeSettings(settings),
            ports: ports,
            checkPassword: parts.checkPassword,
            findMessage: MessageFinder(database: parts.database).find
        )
        supplierEdge = SupplierEdge(group: parts.group, ports: ports)
        loop = CoreLoop(
            journal: StoredJournal(
                database: parts.database,
                clock: parts.clock,
                node: parts.node
            ),
            edges: GatewayEdges(
                clients: clientEdge,
                suppliers: supplierEdge,
                post: { relay.post($0) }
            ),
            clock: parts.clock,
            logger: parts.logger
        )
        relay.connect(loop)
        var configuration = SMPPServerConfiguration(host: parts.host, port: parts.port)
        configuration.secure = parts.secure
        configuration.proxies = parts.proxies
        server = SMPPServer(
            configuration: configuration,
            group: parts.group,
            delegate: clientEdge,
            logger: parts.logger
        )
        try loop.start(
            Core(settings: settings, ids: IdentifierGenerator(node: parts.node))
        )
        supplierEdge.replaceSettings(settings.suppliers)
    }

    /// Begins to accept clients and returns the port.
    package func listen() async throws -> Int {
        try await server.start()
    }

    /// The port that speaks TLS, while there is one.
    package var securePort: Int? { server.securePort }

    /// Takes over changed settings; messages under way are not disturbed.
    ///
    /// Reloads may run side by side: a snapshot that was read before the present one is dropped.
    package func reload() async throws {
        let builtIn = catalogue
        let settings = try await database.read { transaction in
            try SettingsLoader.load(in: transaction, builtIn: builtIn)
        }
        replace(settings)
    }

    private func replace(_ settings: CoreSettings) {
        version.withLockedValue { version in
            guard settings.version >= version else { return }
            version = settings.version
            clientEdge.replaceSettings(EdgeSettings(settings))
            loop.post(.settingsChanged(settings))
            supplierEdge.replaceSettings(settings.suppliers)
        }
    }

    /// Tells that a client's money moved outside of the core.
    package func moneyMoved(_ client: ClientID) {
        loop.post(.moneyMoved(client))
    }

    /// Submits messages of one access and returns their answers, in order, once they are
    /// durable: what was accepted is held, stored and on its way.
    ///
    /// The same checks are made as of an SMPP session: the access's state, address list,
    /// senders and throughput, and all of admission.
    ///
    /// `address`: where the request came from; nil when the operator sends in the client's name,
    /// so that the address list is not asked.
    package func submit(
        _ submissions: [Submission],
        from address: String?
    ) async -> [SubmitReply] {
        await clientEdge.submit(submissions, from: address)
    }

    /// Returns when everything before this instant is durable; what follows is dated after it.
    package func flush(through instant: Instant) async { await loop.flush(through: instant) }

    /// What the core's loop has done so far.
    package var statistics: LoopStatistics { loop.snapshot }

    /// All bound sessions, clients' first.
    package var sessions: [BoundSession] {
        let now = clock.now
        let clients = server.sessions.compactMap { handle -> BoundSession? in
            guard let client = clientEdge.client(of: handle) else { return nil }
            return BoundSession(handle, party: .client(client), now: now)
        }
        return clients
            + supplierEdge.sessions.map { supplier, handle in
                BoundSession(handle, party: .supplier(supplier.id), now: now)
            }
    }

    /// Stops accepting, lets what is under way be answered, and makes it durable.
    package func stop() async {
        await server.shutdown()
        await supplierEdge.stop()
        await loop.stop()
    }
}

/// What a gateway is built from.
package struct GatewayParts: Sendable {
    package var database: any SQLDatabase
    package var catalogue: DestinationCatalogue
    package var group: MultiThreadedEventLoopGroup
    package var clock: WallClock
    package var logger: Logger
    package var checkPassword: PasswordCheck
    package var host = "127.0.0.1"
    /// 0 lets the system choose.
    package var port = 2775
    /// A second port with TLS.
    package var secure: SMPPSecurePort?
    /// The proxies that clients come through.
    package var proxies: SMPPProxies?
    /// Unique among the nodes that share a database.
    package var node: UInt8 = 1

    package init(
        database: any SQLDatabase,
        catalogue: DestinationCatalogue,
        group: MultiThreadedEventLoopGroup,
        clock: WallClock,
        logger: Logger,
        checkPassword: @escaping PasswordCheck
    ) {
        self.database = database
        self.catalogue = catalogue
        self.group = group
        self.clock = clock
        self.logger = logger
        self.checkPassword = checkPassword
    }
}
