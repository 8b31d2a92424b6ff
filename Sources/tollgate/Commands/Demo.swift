// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import ArgumentParser
import Backoffice
import Gateway
import NIOPosix
import Primitives
import SQLInterface
import ServiceLifecycle
import Simulation
import Storage

/// `tollgate demo`: the platform with a demo company and traffic.
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run the platform with a demo company, a simulated supplier and traffic."
    )

    @OptionGroup var data: DataOptions
    @OptionGroup var listen: ListenOptions

    @Option(help: "The port of the simulated supplier; 0 lets the system choose.")
    var supplierPort = 2776

    func run() async throws {
        let database = try data.openDatabase()
        let lock = try ServingLock(data.place(), folder: data.data)
        defer { withExtendedLifetime(lock) {} }
        let centre = SimulatedMessageCentre(
            behaviour: MessageCentreBehaviour(),
            clock: .system,
            group: MultiThreadedEventLoopGroup.singleton
        )
        let supplier = NamedPort("--supplier-port", "127.0.0.1", supplierPort)
        let port = try await supplier.listening {
            try await centre.start(
                host: supplier.host,
                port: supplier.port,
                logger: .program("supplier")
            )
        }
        try await prepare(database, supplierPort: port)
        let platform = try Platform(
            database: database,
            listen: listen,
            box: try SecretFile.box(folder: data.data)
        )
        try await platform.settings.office.sealStoredPassword()
        await platform.playground.use(port: port)
        let traffic = DemoTraffic(host: listen.host)
        try await PlatformRun(platform: platform, listen: listen, folder: data.data)
            .untilStopped(
                supplierPort: port,
                more: [lock.service, Repeated { await traffic.keepSending() }]
            ) { ports in
                traffic.begin(port: ports.smpp)
                print("Supplier      127.0.0.1:\(port) (simulated)")
                print("Sign in as    owner / \(DemoCompany.password)   the operator")
                for client in DemoClient.all {
                    print(
                        "              \(client.login) / \(DemoCompany.password)   "
                            + (client.fields["company"] ?? "")
                    )
                }
                print("SMPP binds    the clients' logins / \(DemoCompany.smppPassword)")
            }
        await centre.stop()
    }

    /// Sets the demo company up on an empty database; on one that has it, only the supplier's
    /// port is put right.
    private func prepare(_ database: any SQLDatabase, supplierPort port: Int) async throws {
        let suppliers = try await database.read { try SupplierRepository.list(in: $0) }
        guard suppliers.isEmpty else {
            let demo = Set(DemoSupplier.all.map(\.systemID))
            try await database.write { transaction in
                for var supplier in suppliers where demo.contains(supplier.connector.systemID) {
                    supplier.connector.port = port
                    try SupplierRepository.update(supplier, in: transaction)
                }
            }
            return
        }
        let people = try await database.read { try PersonRepository.list(in: $0) }
        guard people.isEmpty else {
            throw ValidationError(
                "\(data.data) belongs to a platform without a demo. Name another --data."
            )
        }
        print("Setting up the demo company and \(DemoFilling.historyDays) days of traffic …")
        flushOutput()
        let secrets = PlatformSecrets(pool: .singleton)
        try await DemoFilling(database: database, hashing: secrets.hashPerson)
            .run(supplierPort: port, withPeople: true)
    }
}
