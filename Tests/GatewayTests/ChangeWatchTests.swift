// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import EngineTesting
import Logging
import Messaging
import Primitives
import SQLInterface
import Storage
import Testing

@testable import Gateway

/// What another process changes is what the core decides by, soon and as a whole.
@Suite("Changes from outside", .bothEngines, .serialized)
struct ChangeWatchTests {
    /// Far longer than any test: only the engine's own word ends a wait.
    private static let never = Duration.seconds(600)

    /// Runs `body` while a watch runs, with the database as another process has it.
    private func watched(
        interval: Duration = never,
        _ body: (GatewayStage, any SQLDatabase) async throws -> Void
    ) async throws {
        let stage = try await GatewayStage()
        let database = stage.world.database
        let watch = ChangeWatch(
            gateway: stage.gateway,
            database: database,
            known: try database.readBlocking(ChangeCounterRepository.versions),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            interval: interval
        )
        let other = try Engine.another(database)
        let task = Task { await watch.keepWatching() }
        // A change before its first look would be seen without any word.
        try await Task.sleep(for: .milliseconds(300))
        do {
            try await body(stage, other)
        } catch {
            Issue.record(error)
        }
        task.cancel()
        await task.value
        await stage.stop()
        try other.close()
    }

    /// Changes something through another connection; returns how long it took to count.
    private func time(
        _ topic: String,
        in other: any SQLDatabase,
        _ change: (any SQLTransaction) throws -> Void,
        until isSo: () async throws -> Bool
    ) async throws -> Duration {
        try other.writeBlocking { transaction in
            try change(transaction)
            try ChangeCounterRepository.bump(topic, in: transaction)
        }
        let start = ContinuousClock.now
        while try await !isSo() {
            try #require(ContinuousClock.now - start < .seconds(20), "\(topic) never counted")
            try await Task.sleep(for: .milliseconds(5))
        }
        return ContinuousClock.now - start
    }

    private func submit(_ stage: GatewayStage) async throws -> SubmitReply {
        let submission = Submission(
            clientID: CoreStage.client,
            accessID: CoreStage.access,
            originator: SubmittedAddress(text: "Acme", typeOfNumber: 5, numberingPlan: 0),
            recipient: "380671234567",
            content: SubmittedContent(
                dataCoding: 0,
                esmClass: 0,
                protocolID: 0,
                body: [0x68],
                text: "h",
                segments: 1
            ),
            registeredDelivery: 0
        )
        return try #require(await stage.gateway.submit([submission], from: "127.0.0.1").first)
    }

    private func priceOfNext(_ stage: GatewayStage) async throws -> Int64? {
        guard case .accepted(let id) = try await submit(stage) else { return nil }
        let key = MessageKey(clientID: CoreStage.client, id: id)
        let message = try stage.world.database.readBlocking {
            try MessageRepository.find(key, in: $0)
        }
        return message?.facts.charging.priceMicros
    }

    @Test func pricesRoutesAndAccessesCountWithinASecond() async throws {
        try await watched { stage, other in
            var price = try #require(
                try CoreStage.prices(basis: .sent).first { $0.id == PriceRowID(51) }
            )
            price.id = PriceRowID(151)
            price.price = Price(micros: 5_100, CoreStage.euro)
            price.effectiveFrom = stage.clock.now
            let raised = price
            var times = [
                try await time("prices", in: other) {
                    try PriceRepository.append([raised], in: $0)
                } until: {
                    try await priceOfNext(stage) == 5_100
                }
            ]
            times.append(
                try await time("routes", in: other) { transaction in
                    for var route in CoreStage.routes {
                        route.isActive = false
                        try RouteRepository.update(route, in: transaction)
                    }
                } until: {
                    try await submit(stage) == .blocked(.noRoute)
                }
            )
            times.append(
                try await time("accesses", in: other) { transaction in
                    var access = try #require(
                        try AccessRepository.find(CoreStage.access, in: transaction)
                    )
                    access.isActive = false
                    try AccessRepository.update(access, in: transaction)
                } until: {
                    try await submit(stage) == .blocked(.channelDisabled)
                }
            )
            // A busy machine may keep one of them waiting, and not all.
            #expect(try #require(times.min()) < .seconds(1), "\(times)")
        }
    }

    @Test func moneyFromOutsideIsSpentAtOnce() async throws {
        try await watched { stage, other in
            let account = LedgerAccountKey(
                kind: .client,
                ownerID: CoreStage.client.rawValue,
                currency: CoreStage.euro
            )
            _ = try await time(ChangeCounterRepository.moneyTopic, in: other) { transaction in
                try transaction.execute(
                    """
                    UPDATE balances SET debits_micros = credits_micros WHERE account_id IN
                        (SELECT id FROM ledger_accounts WHERE kind = \(account.kind.rawValue)
                            AND owner_id = \(account.ownerID))
                    """
                )
            } until: {
                try await submit(stage) == .blocked(.noMoney)
            }
        }
    }

    @Test func withoutAWordTheVersionsAreLookedAt() async throws {
        let stage = try await GatewayStage()
        let silent = SilentDatabase(stage.world.database)
        let watch = ChangeWatch(
            gateway: stage.gateway,
            database: silent,
            known: try silent.readBlocking(ChangeCounterRepository.versions),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            interval: .milliseconds(100)
        )
        let task = Task { await watch.keepWatching() }
        _ = try await time("routes", in: stage.world.database) { transaction in
            for var route in CoreStage.routes {
                route.isActive = false
                try RouteRepository.update(route, in: transaction)
            }
        } until: {
            try await submit(stage) == .blocked(.noRoute)
        }
        task.cancel()
        await task.value
        await stage.stop()
    }

    @Test func aLostListenerIsReplaced() async throws {
        guard Engine.current == .postgreSQL else { return }
        // The wait in which the connection is lost ends, and the next one listens again.
        try await watched { stage, other in
            for number in 1...3 {
                try await killListener(from: other, round: number)
            }
            _ = try await time("routes", in: other) { transaction in
                for var route in CoreStage.routes {
                    route.isActive = false
                    try RouteRepository.update(route, in: transaction)
                }
            } until: {
                try await submit(stage) == .blocked(.noRoute)
            }
        }
    }

    /// Ends the server's side of the connection that listens, once there is one.
    private func killListener(from other: any SQLDatabase, round: Int) async throws {
        let start = ContinuousClock.now
        var killed: Int64 = 0
        while killed == 0 {
            try #require(ContinuousClock.now - start < .seconds(20), "round \(round)")
            try await Task.sleep(for: .milliseconds(100))
            killed = try other.writeBlocking { transaction in
                try #require(
                    try transaction.first(
                        """
                        SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity
                        WHERE query = 'LISTEN "tollgate_' || hashtext(current_schema()) || '"'
                        """
                    )
                ).get(0)
            }
        }
        #expect(killed == 1, "round \(round)")
    }

    @Test func aSnapshotIsNeverHalfOfAChange() async throws {
        let stage = try await GatewayStage()
        let other = try Engine.another(stage.world.database)
        let writing = Task.detached {
            for round in 1...150 {
                try other.writeBlocking { transaction in
                    for id in [CoreStage.first, CoreStage.second] {
                        var supplier = try #require(
                            try SupplierRepository.find(id, in: transaction)
                        )
                        supplier.name = "\(id) in round \(round)"
                        try SupplierRepository.update(supplier, in: transaction)
                    }
                    for var route in CoreStage.routes {
                        route.weight = 1 + round % 100
                        try RouteRepository.update(route, in: transaction)
                    }
                    try ChangeCounterRepository.bump("suppliers", in: transaction)
                }
            }
        }
        var versions: [Int64] = []
        var rounds: Set<String> = []
        let end = ContinuousClock.now + .seconds(60)
        repeat {
            try #require(ContinuousClock.now < end, "the writer stands still")
            let settings = try SettingsLoader.load(
                from: stage.world.database,
                builtIn: .builtIn
            )
            let names = Set(settings.suppliers.values.map { String($0.name.dropFirst(6)) })
            if settings.version == 0 { continue }
            #expect(names.count == 1, "half a change: \(names)")
            #expect(names == ["round \(settings.version)"])
            versions.append(settings.version)
            rounds.formUnion(names)
        } while !rounds.contains("round 150")
        #expect(versions == versions.sorted(), "an older snapshot after a newer one")
        #expect(versions.count > 2)
        try await writing.value
        await stage.stop()
        try other.close()
    }
}

/// A database whose engine says nothing when others change it.
private final class SilentDatabase: SQLDatabase {
    private let real: any SQLDatabase

    init(_ real: any SQLDatabase) { self.real = real }

    var dialect: Dialect { real.dialect }

    func writeBlocking<Result>(
        _ body: (any SQLTransaction) throws -> Result
    ) throws -> Result { try real.writeBlocking(body) }

    func readBlocking<Result>(
        _ body: (any SQLTransaction) throws -> Result
    ) throws -> Result { try real.readBlocking(body) }

    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result { try await real.write(body) }

    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result { try await real.read(body) }

    func close() throws { try real.close() }
}
