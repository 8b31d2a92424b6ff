// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import EngineTesting
import Messaging
import Primitives
import SQLInterface
import Storage
import Testing

@Suite(.bothEngines) struct TrafficRepositoryTests {
    private let test: TestDatabase
    private let sub: Client
    private let day: BillingPeriod
    private let ukraine: Destination

    init() throws {
        test = try TestDatabase()
        sub = try test.addClient(51, "sub", main: test.client.id)
        day = test.period(20_400, days: 1)
        ukraine = Destination(country: try #require(CountryCode("UA")), network: Network("25501"))
        var batch = JournalBatch()
        for hour in [0, 23, 24] as [Int64] {
            let at = day.start.adding(seconds: hour * 3_600 + 901)
            for client in [test.client.id, sub.id] {
                let facts = try facts(client, hour * 100 + client.rawValue, at: at)
                batch.admit(facts)
                var progress = MessageProgress(phase: .closed, state: .delivered)
                progress.money = .charged
                progress.supplierID = SupplierID(3)
                batch.change(MessageKey(clientID: client, id: facts.id), progress)
                batch.note(
                    MessageEvent(
                        key: MessageKey(clientID: client, id: facts.id),
                        sequence: 0,
                        at: at,
                        kind: .admitted,
                        detail: "Київ"
                    )
                )
                batch.count(RollupKey(facts: facts, currency: sub.currency, at: at)) { delta in
                    delta.submitted += 1
                    delta.submittedSegments += 2
                    delta.delivered += 1
                    delta.chargedMessages += 1
                    delta.chargedSegments += 2
                    delta.chargedMicros += 20_000
                }
                batch.cost(
                    CostKey(
                        clientID: client,
                        supplierID: SupplierID(3),
                        destination: ukraine,
                        cost: MessageCost(priceMicros: 7_000, basis: .sent),
                        currency: try #require(Currency("USD")),
                        at: at
                    ),
                    segments: 2,
                    micros: 14_000
                )
            }
        }
        var writer = JournalWriter(ids: IdentifierGenerator(node: 1))
        try test.write { try writer.write(batch, at: test.now, in: $0) }
    }

    private func facts(_ client: ClientID, _ id: Int64, at: Instant) throws -> MessageFacts {
        let content = SubmittedContent(
            dataCoding: 8,
            esmClass: 0,
            protocolID: 0,
            body: [0, 255],
            text: oddTexts[3],
            segments: 2
        )
        let submission = Submission(
            clientID: client,
            accessID: AccessID(1),
            originator: SubmittedAddress(text: "Shop", typeOfNumber: 5, numberingPlan: 0),
            recipient: "380501234567",
            content: content,
            registeredDelivery: 1
        )
        let base = IdentifierGenerator.floor(at: at)
        return MessageFacts(
            id: MessageID(base + id),
            submission: submission,
            receivedAt: at,
            destination: ukraine,
            charging: MessageCharging(
                billingClientID: test.client.id,
                priceID: PriceRowID(8),
                priceMicros: 10_000
            )
        )
    }

    @Test func chargesOfAMainClientCoverItsRelatedAccounts() throws {
        try test.read { transaction throws in
            func charges(_ clients: [ClientID]) throws -> [UsageCharge] {
                try RollupRepository.charges(
                    of: clients,
                    from: day.start,
                    before: day.end,
                    in: transaction
                )
            }
            let both = [test.client.id, sub.id]
            #expect(
                try charges(both) == [
                    UsageCharge(
                        destination: ukraine,
                        basis: .sent,
                        priceMicros: 10_000,
                        messages: 4,
                        segments: 8
                    )
                ]
            )
            #expect(try charges([sub.id]).map(\.segments) == [4])
            let micros = try RollupRepository.chargedMicros(
                of: both,
                from: day.start,
                before: day.end,
                in: transaction
            )
            #expect(micros == 80_000)
            let quarters = try RollupRepository.quarters(
                of: [sub.id],
                from: day.start,
                before: day.end,
                in: transaction
            )
            #expect(quarters.map(\.quarterAt).first == day.start.adding(seconds: 900))
            #expect(quarters.map(\.chargedMicros) == [20_000, 20_000])
        }
    }

    @Test func spansAndDimensionsTellTrafficApart() throws {
        let next = test.period(20_401, days: 1)
        let spans = [day.start..<day.end, next.start..<next.end]
        try test.read { transaction throws in
            func charged(_ dimensions: Set<TrafficDimension>) throws -> [[Int64]] {
                try TrafficRepository.traffic(
                    TrafficQuery(spans: spans, by: dimensions),
                    in: transaction
                ).map {
                    [Int64($0.key.span), $0.key.clientID?.rawValue ?? 0, $0.charged.micros]
                }
            }
            #expect(try charged([]) == [[0, 0, 80_000], [1, 0, 40_000]])
            #expect(
                try charged([.client, .network, .sender]) == [
                    [0, 31, 40_000], [0, 51, 40_000], [1, 31, 20_000], [1, 51, 20_000],
                ]
            )
            var query = TrafficQuery(spans: spans, by: [.supplier, .country])
            query.clients = [sub.id]
            let costs = try TrafficRepository.costs(query, in: transaction)
            #expect(costs.map(\.cost.micros) == [28_000, 14_000])
            #expect(costs.first?.key.supplierID == SupplierID(3))
            #expect(costs.first?.key.country == ukraine.country)
            let margins = try TrafficRepository.margins(query, in: transaction)
            #expect(margins.first?.charged.map(\.currency.code) == ["EUR"])
            #expect(margins.first?.cost.map(\.currency.code) == ["USD"])
            #expect(margins.first?.segments == 4)
        }
    }

    @Test func aCorrectionCountsInTheSpanThatItWasMadeIn() throws {
        let next = test.period(20_401, days: 1)
        var charge = CorrectedCharge(
            clientID: test.client.id,
            account: LineAccount(id: sub.id, name: "sub"),
            destination: ukraine,
            basis: .sent,
            prices: (Price(micros: 10_000, sub.currency), Price(micros: 4_000, sub.currency))
        )
        charge.messages = 2
        charge.segments = 4
        let rerating = Rerating(
            id: ReratingID(7),
            period: day,
            reason: "Typing mistake",
            actor: "t",
            recordedAt: next.start.adding(seconds: 60)
        )
        try test.write { try ReratingRepository.insert(rerating, [charge], in: $0) }
        func corrected(_ change: (inout TrafficQuery) -> Void) throws -> [Int: [Int64]] {
            var query = TrafficQuery(
                spans: [day.start..<day.end, next.start..<next.end],
                by: [.client, .network]
            )
            change(&query)
            let wanted = query
            let margins = try test.read { try TrafficRepository.margins(wanted, in: $0) }
            return Dictionary(grouping: margins.filter { !$0.corrected.isEmpty }, by: \.key.span)
                .mapValues { $0.flatMap(\.corrected).map(\.micros) }
        }
        #expect(try corrected { _ in } == [1: [-24_000]])
        #expect(try corrected { $0.clients = [sub.id] } == [1: [-24_000]])
        #expect(try corrected { $0.clients = [test.client.id] } == [:])
        #expect(try corrected { $0.network = Network("25503") } == [:])
        #expect(try corrected { $0.network = Network("25501") } == [1: [-24_000]])
    }

    @Test func messagePagesGoFromNewestToOldestOverAllClients() throws {
        var seen: [MessageID] = []
        var position: MessageID?
        repeat {
            let page = try test.read {
                try MessageRepository.page(
                    MessageFilter(),
                    before: position,
                    limit: 4,
                    in: $0
                )
            }
            seen += page.map(\.facts.id)
            position = page.last?.facts.id
        } while position != nil
        #expect(seen.count == 6)
        #expect(seen == seen.sorted(by: >))
        #expect(try test.read { try MessageRepository.count(MessageFilter(), in: $0) } == 6)
    }

    @Test func messageFiltersHold() throws {
        try test.read { transaction throws in
            func count(_ change: (inout MessageFilter) -> Void) throws -> Int {
                var filter = MessageFilter()
                change(&filter)
                let page = try MessageRepository.page(filter, limit: 50, in: transaction)
                #expect(try MessageRepository.count(filter, in: transaction) == page.count)
                return page.count
            }
            #expect(try count { $0.clientID = sub.id } == 3)
            #expect(try count { $0.recipient = "380501234567" } == 6)
            #expect(try count { $0.originator = "shop" } == 0)
            #expect(try count { $0.state = .delivered } == 6)
            #expect(try count { $0.supplierID = SupplierID(3) } == 6)
            #expect(try count { $0.blockReason = .noMoney } == 0)
            #expect(try count { $0.receivedFrom = day.end } == 2)
            #expect(try count { $0.receivedBefore = day.end } == 4)
        }
    }

    @Test func aMessageComesBackWithItsTrace() throws {
        let at = day.start.adding(seconds: 901)
        let expected = try facts(sub.id, sub.id.rawValue, at: at)
        try test.read { transaction throws in
            let stored = try MessageRepository.find(expected.id, in: transaction)
            var facts = try #require(stored?.facts)
            facts.expiresAt = expected.expiresAt
            #expect(facts == expected)
            #expect(stored?.progress.money == .charged)
            let scope = ClientScope(sub.id)
            let events = try scope.events(of: expected.id, in: transaction)
            #expect(events.map(\.detail) == ["Київ"])
            let foreign = ClientScope(test.client.id)
            #expect(try foreign.message(expected.id, in: transaction) == nil)
            #expect(try scope.balance(in: transaction).debitsMicros == 120_000)
        }
    }
}
