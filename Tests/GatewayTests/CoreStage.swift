// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives
import Storage
import Testing

@testable import Gateway

/// A core with a small world around it: one client, two suppliers, Ukrainian and German prices.
///
/// Time moves only when a test says so; outcomes gather until `drain`.
struct CoreStage {
    static let client = ClientID(11)
    static let access = AccessID(21)
    static let first = SupplierID(31)
    static let second = SupplierID(32)
    static let euro = Currency("EUR") ?? Currency.fallback
    static let start = Instant(seconds: 1_790_000_000)

    var core: Core
    var now = CoreStage.start
    var outcome = Outcome()
    private var nextSequence: UInt32 = 1
    private(set) var disk: [MessageKey: RecoveredMessage] = [:]

    init(
        basis: BillingBasis = .delivered,
        balance: Int64 = 1_000_000,
        limits: CoreLimits = .inMemory,
        change: (inout CoreSettings) -> Void = { _ in }
    ) throws {
        var settings = try Self.settings(basis: basis)
        change(&settings)
        core = Core(settings: settings, limits: limits, ids: IdentifierGenerator(node: 1))
        core.funds[Self.client] = Funds(balanceMicros: balance)
    }

    static func settings(basis: BillingBasis) throws -> CoreSettings {
        let calendar = try BillingCalendar(zone: "Europe/Kyiv")
        let day = try #require(CalendarDate(year: 2026, month: 9, day: 1))
        let client = Client(
            id: client,
            login: "acme",
            currency: euro,
            zone: "Europe/Kyiv",
            firstDay: day
        )
        let access = Access(
            id: access,
            clientID: Self.client,
            systemID: "acme",
            passwordHash: ""
        )
        return CoreSettings(
            clients: [Self.client: ClientSettings(client: client, calendar: calendar)],
            accesses: [Self.access: access],
            suppliers: [
                first: Supplier(first, "First"), second: Supplier(second, "Second"),
            ],
            routes: RouteTable(routes),
            prices: PriceBook(try prices(basis: basis)),
            catalogue: .builtIn
        )
    }

    static let routes = [
        Route(id: RouteID(41), priority: 1, supplierID: first),
        Route(id: RouteID(42), priority: 2, supplierID: second),
    ]

    /// 0.0042 for Ukraine; both suppliers cost 0.003 when sent.
    static func prices(basis: BillingBasis) throws -> [PriceRow] {
        let ukraine = Destination(country: try #require(CountryCode("UA")))
        let sell = PriceRow(
            id: PriceRowID(51),
            owner: .client(client),
            destination: ukraine,
            price: Price(micros: 4_200, euro),
            basis: basis,
            effectiveFrom: .epoch
        )
        let buying = [first, second].enumerated().map { index, supplier in
            PriceRow(
                id: PriceRowID(Int64(61 + index)),
                owner: .supplier(supplier),
                destination: ukraine,
                price: Price(micros: 3_000, euro),
                effectiveFrom: .epoch
            )
        }
        return [sell] + buying
    }

    // MARK: - Acting

    mutating func handle(_ command: Command) {
        core.handle(command, now: now, into: &outcome)
    }

    /// Answers for the supplier that has a message.
    mutating func answer(_ id: MessageID, _ answer: SupplierAnswer) {
        let supplier = core.messages[id]?.progress.supplierID ?? Self.first
        handle(.supplierAnswered(id, by: supplier, answer))
    }

    mutating func pass(seconds: Int64) {
        now = now.adding(seconds: seconds)
        core.tick(now: now, into: &outcome)
    }

    /// What the loop does between two batches: facts are stored, and what the core wants of
    /// them is given back, until it wants no more.
    mutating func store() {
        for facts in outcome.journal.admitted {
            let key = MessageKey(clientID: facts.clientID, id: facts.id)
            let progress = MessageProgress(phase: .queued, state: .enroute)
            disk[key] = RecoveredMessage(facts: facts, progress: progress, nextEvent: 0)
        }
        for (key, facts) in outcome.journal.replaced { disk[key]?.facts = facts }
        for (key, progress) in outcome.journal.progress { disk[key]?.progress = progress }
        for event in outcome.journal.events { disk[event.key]?.nextEvent = event.sequence + 1 }
        outcome.journal = JournalBatch()
        guard core.wantsFetching || core.hasDeferred else { return }
        let deferred = core.takeDeferred()
        handle(.fetched(core.takeWanted().compactMap { disk[$0] }))
        for command in deferred { handle(command) }
        core.tick(now: now, into: &outcome)
        store()
    }

    /// What is stored of a message's state.
    func stored(_ id: MessageID) -> MessageProgress? {
        disk.first { $0.key.id == id }?.value.progress
    }

    mutating func bind(_ suppliers: SupplierID..., window: Int = 10) {
        for supplier in suppliers { handle(.supplierBound(supplier, window: window)) }
    }

    @discardableResult
    mutating func submit(
        to recipient: String = "380671234567",
        segments: Int = 1,
        receipts: UInt8 = 1,
        expiresAfter seconds: Int64? = nil,
        change: (inout Submission) -> Void = { _ in }
    ) -> SubmitReply? {
        var submission = Submission(
            clientID: Self.client,
            accessID: Self.access,
            originator: SubmittedAddress(text: "Acme", typeOfNumber: 5, numberingPlan: 0),
            recipient: recipient,
            content: SubmittedContent(
                dataCoding: 0,
                esmClass: 0,
                protocolID: 0,
                body: Array("hello".utf8),
                text: "hello",
                segments: segments
            ),
            registeredDelivery: receipts
        )
        submission.expiresAt = seconds.map { now.adding(seconds: $0) }
        change(&submission)
        let ticket = ReplyTicket(session: 1, sequence: nextSequence, kind: .submit)
        nextSequence += 1
        handle(.submit(submission, ticket))
        for case .reply(ticket, let reply) in outcome.effects { return reply }
        return nil
    }

    /// Submits a message that must be admitted.
    mutating func admitted(change: (inout Submission) -> Void = { _ in }) throws -> MessageID {
        guard case .accepted(let id) = submit(change: change) else {
            throw StageError.notAdmitted
        }
        return id
    }

    // MARK: - Looking

    /// Takes the effects so far.
    mutating func drain() -> [Effect] {
        defer { outcome.effects = [] }
        return outcome.effects
    }

    /// Takes the dispatches so far, as supplier and message.
    mutating func dispatches() -> [(supplier: SupplierID, id: MessageID)] {
        drain().compactMap { effect in
            guard case .dispatch(let supplier, let dispatch) = effect else { return nil }
            return (supplier, dispatch.messageID)
        }
    }

    var available: Int64? { core.availableMicros(Self.client, now: now) }
    var held: Int64 { core.funds[Self.client]?.heldMicros ?? 0 }
    var balance: Int64 { core.funds[Self.client]?.balanceMicros ?? 0 }

    /// The last state of a message that the journal was given.
    func progress(of id: MessageID) -> MessageProgress? {
        outcome.journal.progress[MessageKey(clientID: Self.client, id: id)]
    }

    /// The details of a message's trace, of one kind.
    func details(of id: MessageID, _ kind: MessageEventKind) -> [String] {
        outcome.journal.events.filter { $0.key.id == id && $0.kind == kind }.map(\.detail)
    }

    func events(of id: MessageID) -> [MessageEventKind] {
        outcome.journal.events.filter { $0.key.id == id }.map(\.kind)
    }

    func receipt(_ id: String, _ state: MessageState) -> Command {
        .receiptArrived(
            SupplierReceipt(
                references: [SupplierReference(supplierID: Self.first, messageID: id)],
                state: state,
                error: "",
                doneAt: now
            ),
            ReplyTicket(session: 9, sequence: 1, kind: .receipt)
        )
    }
}

extension CoreLimits {
    /// For tests that are not about the disk: what rests stays in memory.
    static var inMemory: CoreLimits {
        var limits = CoreLimits()
        limits.residentPauseSeconds = 7 * 86_400
        return limits
    }
}

extension Supplier {
    init(_ id: SupplierID, _ name: String) {
        self.init(
            id: id,
            name: name,
            currency: CoreStage.euro,
            connector: Connector(host: "127.0.0.1", port: 1, systemID: "x", password: "x")
        )
    }
}

extension Currency {
    /// Never used: `EUR` is a code of ISO 4217.
    static var fallback: Currency { preconditionFailure("EUR is a currency") }
}
