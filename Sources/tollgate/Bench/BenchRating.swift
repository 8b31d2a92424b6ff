// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import ArgumentParser
import Billing
import Messaging
import Primitives
import Storage

/// The way of a message's money in memory: number, destination, price, hold, rollup, charge.
struct BenchRating {
    private let prices: PriceBook
    private let catalogue = DestinationCatalogue.builtIn
    private let numbers: [String]
    private let euro: Currency
    private let client = ClientID(1)

    /// A book of a client with a product, with a price for each network of some countries.
    init() throws {
        guard let euro = Currency("EUR") else {
            throw ValidationError("The currency table is broken.")
        }
        self.euro = euro
        var rows: [PriceRow] = []
        for country in catalogue.countries {
            let networks: [Network?] = catalogue.networks(in: country) + [nil]
            for network in networks {
                rows.append(
                    PriceRow(
                        id: PriceRowID(Int64(rows.count) + 1),
                        owner: rows.count % 3 == 0 ? .client(client) : .product(ProductID(2)),
                        destination: Destination(country: country, network: network),
                        price: Price(micros: 4_250, euro),
                        effectiveFrom: .epoch
                    )
                )
            }
        }
        prices = PriceBook(rows)
        numbers = (0..<4_096).map { "38067" + String(1_000_000 + $0 * 731) }
    }

    /// Messages per second of one core.
    func measure(seconds: Int) throws -> [Measure] {
        let clock = ContinuousClock()
        let end = clock.now + .seconds(seconds)
        let start = clock.now
        let now = WallClock.system.now
        var funds = Funds(balanceMicros: .max / 2)
        var facts = Self.facts(of: client, at: now)
        var messages = 0
        let before = ProcessUsage.now.cpuSeconds
        while clock.now < end {
            var batch = JournalBatch()
            for number in numbers { try pass(number, now, &funds, &facts, &batch) }
            messages += numbers.count
        }
        let rate = Double(messages) / ((clock.now - start) / .seconds(1))
        let spent = ProcessUsage.now.cpuSeconds - before
        return [
            Measure(name: "core.rate_hold_post", value: rate, unit: "msg/s"),
            .processor("core.rate_hold_post_cpu_us", spent, per: messages),
        ]
    }

    private static func facts(of client: ClientID, at now: Instant) -> MessageFacts {
        let content = SubmittedContent(
            dataCoding: 0,
            esmClass: 0,
            protocolID: 0,
            body: [],
            text: "",
            segments: 1
        )
        let submission = Submission(
            clientID: client,
            accessID: AccessID(2),
            originator: SubmittedAddress(text: "Bench", typeOfNumber: 5, numberingPlan: 0),
            recipient: "",
            content: content,
            registeredDelivery: 0
        )
        return MessageFacts(
            id: MessageID(1),
            submission: submission,
            receivedAt: now,
            destination: nil,
            charging: MessageCharging(billingClientID: client)
        )
    }

    private func pass(
        _ number: String,
        _ now: Instant,
        _ funds: inout Funds,
        _ facts: inout MessageFacts,
        _ batch: inout JournalBatch
    ) throws {
        guard let destination = catalogue.destination(for: try MSISDN(number)),
            let row = prices.sellPrice(
                client: client,
                product: ProductID(2),
                destination: destination,
                messageType: .sms,
                at: now
            )
        else { throw ValidationError("\(number) has no price.") }
        let amount = row.price.amount(segments: 1).micros
        guard funds.hold(amount, limitMicros: 0) == .held else {
            throw ValidationError("The money ran out.")
        }
        let payer = PayerKey(clientID: client, currency: euro)
        batch.hold(amount, of: payer)
        funds.charge(amount)
        batch.hold(-amount, of: payer)
        facts.destination = destination
        facts.charging.priceMicros = row.price.micros
        batch.count(RollupKey(facts: facts, currency: euro, at: now)) {
            $0.chargedMessages += 1
            $0.chargedSegments += 1
            $0.chargedMicros += amount
        }
    }
}
