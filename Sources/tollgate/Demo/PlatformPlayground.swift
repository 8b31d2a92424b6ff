// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import AdminPanel
import Backoffice
import Billing
import Gateway
import Logging
import NIOConcurrencyHelpers
import NIOPosix
import Primitives
import SQLInterface
import Simulation
import Storage

/// What a new platform is tried with: a message centre of its own, and the demo company.
actor PlatformPlayground: Playground {
    /// What the centre's supplier binds with.
    static let systemID = "tollgate-simulator"
    private static let host = "127.0.0.1"

    private let office: Office
    private let settings: Settings
    private let hashing: PasswordHashing
    private let gateway: Gateway?
    private var centre: SimulatedMessageCentre?
    private var port = 0
    private var isLoading = false

    /// Creates it over a platform; `gateway` is nil where none runs.
    init(settings: Settings, hashing: @escaping PasswordHashing, gateway: Gateway?) {
        office = settings.office
        self.settings = settings
        self.hashing = hashing
        self.gateway = gateway
    }

    /// The port of a centre that somebody else runs.
    func use(port: Int) { self.port = port }

    // MARK: - The message centre

    func startCentre() async throws -> SimulatedCentre {
        if port == 0 { try await listen(0) }
        return SimulatedCentre(
            host: Self.host,
            port: port,
            systemID: Self.systemID,
            password: "simulated"
        )
    }

    /// Starts the centre again on the port that suppliers know, if all suppliers are its.
    ///
    /// Beside a real supplier it would take what that one cannot, and deliver it to nobody.
    func resume() async {
        let known = Set([Self.systemID] + DemoSupplier.all.map(\.systemID))
        let suppliers = try? await office.database.read { try SupplierRepository.list(in: $0) }
        let its = suppliers?.first {
            $0.connector.host == Self.host && known.contains($0.connector.systemID)
        }
        let isAlone = suppliers?.allSatisfy { known.contains($0.connector.systemID) } ?? false
        guard port == 0, isAlone, let its else { return }
        do {
            try await listen(its.connector.port)
        } catch {
            Logger.program("simulator").error(
                "the simulated message centre has no port",
                metadata: ["port": "\(its.connector.port)", "error": "\(error)"]
            )
        }
    }

    private func listen(_ wanted: Int) async throws {
        let started = SimulatedMessageCentre(
            behaviour: MessageCentreBehaviour(),
            clock: .system,
            group: MultiThreadedEventLoopGroup.singleton
        )
        port = try await started.start(
            host: Self.host,
            port: wanted,
            logger: .program("simulator")
        )
        centre = started
    }

    /// Ends the centre, if it runs.
    func stop() async {
        await centre?.stop()
        centre = nil
    }

    // MARK: - The demo

    /// Where the demo stands; nobody's to load or to clear while a gateway runs, whose scheduler
    /// would bill a history that is still being written and whose journal knows accounts by id.
    func demoState() async throws -> DemoState {
        if gateway != nil { return .inUse }
        if isLoading { return .loading }
        return try await office.database.read { try Self.state(in: $0) }
    }

    /// Nothing, nothing but the demo, or somebody's platform.
    static func state(in transaction: any SQLTransaction) throws -> DemoState {
        let brands = try BrandRepository.list(in: transaction).map(\.name)
        let enterprises = try EnterpriseRepository.list(in: transaction).map(\.name)
        let clients = try ClientRepository.list(in: transaction).map(\.login)
        let products = try ProductRepository.list(in: transaction)
        let suppliers = try SupplierRepository.list(in: transaction).map(\.connector.systemID)
        if brands.isEmpty, enterprises.isEmpty, clients.isEmpty, products.isEmpty,
            suppliers.isEmpty
        {
            return .empty
        }
        let isDemo =
            brands.allSatisfy { $0 == DemoCompany.brand }
            && enterprises == [DemoCompany.enterprise] && products.isEmpty
            && Set(clients).isSubset(of: DemoClient.all.map(\.login))
            && Set(suppliers).isSubset(of: DemoSupplier.all.map(\.systemID))
        return isDemo ? .loaded(name: DemoCompany.enterprise) : .inUse
    }

    func loadDemo(by actor: Actor) async throws {
        guard try await demoState() == .empty else {
            throw FieldErrors("", "Demo data go into an empty platform only; this one is not.")
        }
        isLoading = true
        let centre: SimulatedCentre
        do {
            centre = try await startCentre()
            try await note("load demo", actor)
        } catch {
            isLoading = false
            throw error
        }
        Task {
            do {
                try await fill(supplierPort: centre.port)
            } catch {
                let logger = Logger.program("demo")
                logger.error("the demo was not loaded", metadata: ["error": "\(error)"])
            }
            await finishLoading()
        }
    }

    /// Fills the platform and returns when that is done.
    func fill(supplierPort: Int) async throws {
        let company = DemoFilling(database: office.database, hashing: hashing)
        try await company.run(supplierPort: supplierPort, withPeople: false)
    }

    private func finishLoading() async {
        isLoading = false
        await tell()
    }

    func clearDemo(by actor: Actor) async throws {
        guard case .loaded = try await demoState() else {
            throw FieldErrors("", "Only a platform that has nothing but the demo is cleared.")
        }
        if gateway?.hasBoundClients == true {
            throw FieldErrors("", "Nothing was cleared: clients are bound. Unbind them first.")
        }
        try await office.database.write { transaction in
            // Asked again inside: somebody may have set something up meanwhile.
            guard case .loaded = try Self.state(in: transaction) else {
                throw FieldErrors("", "Only a platform that has nothing but the demo is cleared.")
            }
            try PlatformReset.run(in: transaction)
        }
        try await note("clear demo", actor)
        await tell()
    }

    private func note(_ action: String, _ actor: Actor) async throws {
        let entry = AuditEntry(
            at: office.now,
            actor: "\(actor)",
            action: action,
            objectKind: "platform",
            objectID: "demo"
        )
        try await office.database.write { _ = try AuditLogRepository.append(entry, in: $0) }
    }

    /// Everything is new to the gateway: settings, and the money of each client.
    private func tell() async {
        for topic in SettingsTopic.allCases { office.didChange(.settings(topic)) }
        let clients = try? await office.database.read { try ClientRepository.list(in: $0) }
        for client in clients ?? [] { office.didChange(.clientMoney(client.id)) }
    }
}
