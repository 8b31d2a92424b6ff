// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import ArgumentParser
import Billing
import Gateway
import Messaging
import Primitives
import SQLInterface
import Storage

/// Batches as a busy core hands them to its journal, for one client of a thousand numbers.
struct JournalLoad {
    let journal: StoredJournal
    private let euro: Currency
    private let client = ClientID(1)
    private let supplier = SupplierID(3)
    private let destination: Destination
    private var ids = IdentifierGenerator(node: 5)
    private var count: Int64 = 0

    /// Stores the client and its prices, so that a core can be rebuilt and audited.
    init(in database: any SQLDatabase) throws {
        guard let euro = Currency("EUR"), let country = CountryCode("UA") else {
            throw ValidationError("The currency and country tables are broken.")
        }
        self.euro = euro
        destination = Destination(country: country, network: Network("25503"))
        try LoadSettings(supplierPort: 1).store(in: database)
        journal = StoredJournal(database: database, clock: .system, node: 1)
    }

    func commit(_ batch: JournalBatch) throws {
        try journal.commit(batch)
    }

    /// New messages whose money is held.
    mutating func accepted(_ messages: Int) -> JournalBatch {
        var batch = JournalBatch()
        let now = WallClock.system.now
        for _ in 0..<messages {
            let facts = facts(at: now, basis: .delivered)
            var progress = MessageProgress(phase: .queued, state: .enroute)
            progress.money = .held
            progress.moneyAt = now
            add(facts, progress, [.admitted], to: &batch)
            batch.hold(facts.amountMicros, of: payer)
            batch.count(RollupKey(facts: facts, currency: euro, at: now)) {
                $0.submitted += 1
                $0.submittedSegments += 1
            }
        }
        return batch
    }

    /// Messages that a supplier has taken and that were charged as sent; receipts are awaited.
    mutating func inFlight(_ messages: Int) -> JournalBatch {
        var batch = JournalBatch()
        let now = WallClock.system.now
        for _ in 0..<messages {
            let facts = facts(at: now, basis: .sent)
            var progress = MessageProgress(phase: .enroute, state: .enroute)
            progress.money = .charged
            progress.moneyAt = now
            progress.attempts = 1
            progress.supplierID = supplier
            progress.supplierMessageID = String(count, radix: 16)
            progress.dispatchedAt = now
            add(facts, progress, [.admitted, .dispatched, .accepted], to: &batch)
            batch.count(RollupKey(facts: facts, currency: euro, at: now)) {
                $0.submitted += 1
                $0.submittedSegments += 1
                $0.chargedMessages += 1
                $0.chargedSegments += 1
                $0.chargedMicros += facts.amountMicros
            }
        }
        return batch
    }

    private var payer: PayerKey { PayerKey(clientID: client, currency: euro) }

    private func add(
        _ facts: MessageFacts,
        _ progress: MessageProgress,
        _ steps: [MessageEventKind],
        to batch: inout JournalBatch
    ) {
        let key = MessageKey(clientID: facts.clientID, id: facts.id)
        batch.admit(facts)
        batch.change(key, progress)
        for (sequence, kind) in steps.enumerated() {
            batch.note(
                MessageEvent(
                    key: key,
                    sequence: sequence,
                    at: facts.receivedAt,
                    kind: kind,
                    detail: "1 x 0.00425 EUR, price row 4"
                )
            )
        }
    }

    private mutating func facts(at now: Instant, basis: BillingBasis) -> MessageFacts {
        count += 1
        let text = "Your code is 123456. It is valid for ten minutes. Never share it."
        let submission = Submission(
            clientID: client,
            accessID: AccessID(2),
            originator: SubmittedAddress(text: "Bench", typeOfNumber: 5, numberingPlan: 0),
            recipient: "380671" + String(100_000 + count % 900_000),
            content: SubmittedContent(
                dataCoding: 0,
                esmClass: 0,
                protocolID: 0,
                body: Array(text.utf8),
                text: text,
                segments: 1
            ),
            registeredDelivery: 1
        )
        var facts = MessageFacts(
            id: ids.next(at: now),
            submission: submission,
            receivedAt: now,
            destination: destination,
            charging: MessageCharging(
                billingClientID: client,
                priceID: PriceRowID(4),
                priceMicros: 4_250,
                basis: basis
            )
        )
        facts.expiresAt = now.adding(seconds: 86_400)
        return facts
    }
}
