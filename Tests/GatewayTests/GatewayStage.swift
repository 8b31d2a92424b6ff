// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import EngineTesting
import Logging
import Histories
import Messaging
import NIOCore
import NIOPosix
import Primitives
import SMPP
import SQLInterface
import Storage
import Synchronization
import Testing

@testable import Gateway

/// A running gateway with a client that has money, and a supplier that is not there: what is
/// accepted waits.
struct GatewayStage {
    static let password = "secret12"
    static let strangerAccess = AccessID(29)

    let world: HistoryWorld
    /// What the gateway has for its database; it can be made to fail.
    let faulty: FaultyDatabase
    let gateway: Gateway
    let port: Int
    let clock = HistoryClock(CoreStage.start)
    private let peers = Peers()

    /// The connections that were made.
    private final class Peers: Sendable {
        let list = Mutex<[RawClient]>([])
    }

    /// Starts a gateway; `change` is made to the access `acme` before.
    init(
        _ change: (inout Access) -> Void = { _ in },
        client changeClient: (inout Client) -> Void = { _ in }
    ) async throws {
        let clock = clock
        let wall = clock.wall
        world = try HistoryWorld(in: Engine.temporaryDatabase(), at: clock.now)
        faulty = FaultyDatabase(world.database)
        try Self.fill(world, changeClient, change)
        let office = Office(database: world.database, clock: wall, ids: IdentifierSource(node: 2))
        let entry = PaymentEntry(
            clientID: CoreStage.client,
            amount: Money(micros: 1_000_000_000, CoreStage.euro),
            editable: PaymentFields(paidOn: clock.now.utcDate)
        )
        _ = try await Payments(office: office).record(entry, by: .system)
        var parts = GatewayParts(
            database: faulty,
            catalogue: .builtIn,
            group: .singleton,
            clock: wall,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            checkPassword: { password, hash, done in done(!hash.isEmpty && password == hash) }
        )
        parts.port = 0
        gateway = try Gateway(parts)
        port = try await gateway.listen()
    }

    private static func fill(
        _ world: HistoryWorld,
        _ changeClient: (inout Client) -> Void,
        _ change: (inout Access) -> Void
    ) throws {
        var own = Access(
            id: CoreStage.access,
            clientID: CoreStage.client,
            systemID: "acme",
            passwordHash: password
        )
        change(&own)
        let access = own
        let stranger = Access(
            id: strangerAccess,
            clientID: HistoryWorld.prepaid,
            systemID: "stranger",
            passwordHash: password
        )
        var owner = try #require(world.settings.clients[CoreStage.client]?.client)
        changeClient(&owner)
        let client = owner
        let prices = try CoreStage.prices(basis: .delivered)
        try world.database.writeBlocking { transaction in
            _ = try ClientRepository.update(client, in: transaction)
            try AccessRepository.insert(access, in: transaction)
            try AccessRepository.insert(stranger, in: transaction)
            for (id, name) in [(CoreStage.first, "First"), (CoreStage.second, "Second")] {
                try SupplierRepository.insert(Supplier(id, name), in: transaction)
            }
            for route in CoreStage.routes { try RouteRepository.insert(route, in: transaction) }
            try PriceRepository.append(prices, in: transaction)
        }
    }

    /// Ends it; peers go first, so that it need not wait for them to unbind.
    func stop() async {
        for peer in peers.list.withLock({ $0 }) { peer.close() }
        await gateway.stop()
    }

    /// A connection that nobody has bound.
    func stranger() async throws -> RawClient {
        let peer = try await RawClient(port: port)
        peers.list.withLock { $0.append(peer) }
        return peer
    }

    /// A client that is bound.
    func peer(
        _ systemID: COctetString = "acme",
        kind: BindKind = .transceiver,
        version: InterfaceVersion = .v34
    ) async throws -> RawClient {
        let peer = try await stranger()
        let response = try await peer.bind(systemID, kind: kind, version: version)
        try #require(response.status == .ok, "\(response.status)")
        return peer
    }

    func message(_ id: COctetString) throws -> StoredMessage? {
        let id = try #require(MessageID(id.string))
        let key = MessageKey(clientID: CoreStage.client, id: id)
        return try world.database.readBlocking { try MessageRepository.find(key, in: $0) }
    }
}

/// A client without manners: it sends what it is told, at once.
final class RawClient: ChannelInboundHandler, Sendable {
    typealias InboundIn = ByteBuffer

    private struct State {
        var decoder = PDUDecoder()
        var received: [(sequence: UInt32, pdu: PDU)] = []
        var isClosed = false
        var nextSequence: UInt32 = 1
    }

    private let state = Mutex(State())
    private let channel = Mutex<(any Channel)?>(nil)

    /// Connects, from the given address of this machine.
    init(port: Int, from local: String = "127.0.0.1") async throws {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .bind(to: SocketAddress(ipAddress: local, port: 0))
            .channelInitializer { $0.pipeline.addHandler(self) }
            .connect(host: "127.0.0.1", port: port).get()
        self.channel.withLock { $0 = channel }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let octets = unwrapInboundIn(data)
        state.withLock { state in
            state.decoder.append(octets)
            while case .pdu(let pdu, let sequence) = state.decoder.next() {
                state.received.append((sequence.rawValue, pdu))
            }
        }
    }

    func channelInactive(context: ChannelHandlerContext) { state.withLock { $0.isClosed = true } }

    /// Sends PDUs in one segment, and returns their sequence numbers.
    @discardableResult
    func send(_ pdus: [PDU]) -> [UInt32] {
        var octets = ByteBuffer()
        let sequences = state.withLock { state in
            pdus.map { pdu in
                defer { state.nextSequence += 1 }
                octets.writePDU(pdu, sequence: SequenceNumber(state.nextSequence))
                return state.nextSequence
            }
        }
        channel.withLock { $0 }?.writeAndFlush(octets, promise: nil)
        return sequences
    }

    /// Waits for the response to a request.
    func response(to sequence: UInt32) async throws -> PDU {
        for _ in 0..<1_000 {
            let found = state.withLock { state in
                state.received.first { $0.sequence == sequence && $0.pdu.commandID.isResponse }
            }
            if let found { return found.pdu }
            try await Task.sleep(for: .milliseconds(10))
        }
        throw Silence()
    }

    /// Sends octets as they are.
    func send(octets: ByteBuffer) {
        channel.withLock { $0 }?.writeAndFlush(octets, promise: nil)
    }

    /// What has come, once it is as many PDUs.
    func received(_ count: Int) async throws -> [(sequence: UInt32, pdu: PDU)] {
        for _ in 0..<1_000 {
            let found = state.withLock { $0.received }
            if found.count >= count { return found }
            try await Task.sleep(for: .milliseconds(10))
        }
        throw Silence()
    }

    func close() { channel.withLock { $0 }?.close(promise: nil) }

    func ask(_ request: PDU) async throws -> PDU {
        try await response(to: send([request])[0])
    }

    func bind(
        _ systemID: COctetString,
        _ password: COctetString = COctetString(GatewayStage.password),
        kind: BindKind = .transceiver,
        version: InterfaceVersion = .v34
    ) async throws -> PDU {
        var bind = Bind(kind, systemID: systemID, password: password)
        bind.interfaceVersion = version
        return try await ask(.bind(bind))
    }

    func waitUntilClosed() async throws {
        for _ in 0..<1_000 {
            if state.withLock({ $0.isClosed }) { return }
            try await Task.sleep(for: .milliseconds(10))
        }
        throw Silence()
    }
}

struct Silence: Error {}
