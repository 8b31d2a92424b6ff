// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import Gateway
import Messaging
import NIOPosix
import Primitives
import SQLInterface
import SQLiteDriver
import Simulation
import Storage

/// A gateway with one rich client, one supplier and one price, for load.
struct TrafficWorld {
    let database: SQLiteDatabase
    let gateway: Gateway
    private let centre: SimulatedMessageCentre
    private let port: Int

    init(folder: String, window: Int) async throws {
        database = try SQLiteDatabase(path: folder + "/tollgate.sqlite")
        try Migrator().migrate(database, at: WallClock.system.now)
        let group = MultiThreadedEventLoopGroup.singleton
        var behaviour = MessageCentreBehaviour()
        behaviour.receiptDelayMilliseconds = 1...20
        centre = SimulatedMessageCentre(behaviour: behaviour, clock: .system, group: group)
        let supplierPort = try await centre.start(
            host: "127.0.0.1",
            port: 0,
            logger: .program("supplier")
        )
        try LoadSettings(supplierPort: supplierPort).store(in: database)
        var parts = GatewayParts(
            database: database,
            catalogue: .builtIn,
            group: group,
            clock: .system,
            logger: .program("gateway"),
            checkPassword: { _, _, done in done(true) }
        )
        parts.port = 0
        gateway = try Gateway(parts)
        port = try await gateway.listen()
    }

    func startLoad(sessions: Int, window: Int) async throws -> SimulatedClient {
        let pattern = TrafficPattern(
            senders: ["Bench"],
            prefixes: ["38067"],
            texts: ["Your code is 123456. It is valid for ten minutes. Never share it."]
        )
        let client = SimulatedClient(
            pattern: pattern,
            shape: .saturated(window: window),
            seed: 1,
            group: MultiThreadedEventLoopGroup.singleton
        )
        client.start(
            LoadTarget(host: "127.0.0.1", port: port, systemID: "load", password: "load"),
            sessions: sessions,
            logger: .program("load")
        )
        return client
    }

    /// Waits until every message has ended; false when that takes over a minute.
    func settle(_ client: SimulatedClient) async throws -> Bool {
        for _ in 0..<600 {
            let counts = client.counts
            let ended = counts.accepted + counts.refused + counts.unanswered
            if ended == counts.submitted, gateway.statistics.openMessages == 0 { return true }
            try await Task.sleep(for: .milliseconds(100))
        }
        return false
    }

    func stop(_ client: SimulatedClient) async {
        await client.stop()
        await gateway.stop()
        await centre.stop()
    }
}

/// The settings of a load test, stored as they are.
struct LoadSettings {
    var supplierPort: Int

    func store(in database: any SQLDatabase) throws {
        guard let euro = Currency("EUR"), let country = CountryCode("UA"),
            let day = CalendarDate("2026-01-01")
        else { return }
        var client = Client(
            id: ClientID(1),
            login: "load",
            currency: euro,
            zone: "UTC",
            firstDay: day
        )
        client.terms.mode = .postpaid
        client.terms.creditLimitMicros = 1_000_000_000_000_000
        var access = Access(
            id: AccessID(2),
            clientID: client.id,
            systemID: "load",
            passwordHash: "load"
        )
        access.limits.windowSize = 10_000
        access.limits.throughput = 1_000_000
        var connector = Connector(
            host: "127.0.0.1",
            port: supplierPort,
            systemID: "load",
            password: "load"
        )
        connector.sessions = 4
        connector.windowSize = 500
        connector.throughput = 1_000_000
        let supplier = Supplier(
            id: SupplierID(3),
            name: "Load",
            currency: euro,
            connector: connector
        )
        let prices = self.prices(of: client.id, supplier.id, Destination(country: country), euro)
        try database.writeBlocking { [client, access] transaction in
            try ClientRepository.insert(client, in: transaction)
            try AccessRepository.insert(access, in: transaction)
            try SupplierRepository.insert(supplier, in: transaction)
            try PriceRepository.append(prices, in: transaction)
            try RouteRepository.insert(
                Route(id: RouteID(6), priority: 1, supplierID: supplier.id),
                in: transaction
            )
        }
    }

    private func prices(
        of client: ClientID,
        _ supplier: SupplierID,
        _ ukraine: Destination,
        _ euro: Currency
    ) -> [PriceRow] {
        [
            PriceRow(
                id: PriceRowID(4),
                owner: .client(client),
                destination: ukraine,
                price: Price(micros: 4_250, euro),
                basis: .delivered,
                effectiveFrom: .epoch
            ),
            PriceRow(
                id: PriceRowID(5),
                owner: .supplier(supplier),
                destination: ukraine,
                price: Price(micros: 3_100, euro),
                effectiveFrom: .epoch
            ),
        ]
    }
}
