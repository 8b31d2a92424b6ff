// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import EngineTesting
import Messaging
import Primitives
import SQLInterface
import Storage
import Testing

/// Rows that are written and read value by value.
@Suite(.bothEngines) struct CellsTests {
    private let database: any SQLDatabase
    private let table = BulkTable("cells", ["id", "name", "bytes", "amount"])

    init() throws {
        database = try Engine.temporaryDatabase()
        try database.writeBlocking { transaction in
            let text = """
                CREATE TABLE cells (id BIGINT PRIMARY KEY, name TEXT, bytes BYTEA, amount BIGINT)
                """
            try transaction.execute(SQL(trusted: transaction.dialect.adapt(text)))
        }
    }

    private struct Row: Equatable {
        var id: Int64
        var name: String?
        var bytes: [UInt8]
        var amount: Int64?

        func write(to writer: any SQLRowWriter) {
            writer.integer(id)
            writer.text(name)
            writer.blob(bytes)
            writer.integer(amount)
        }
    }

    private func rows(_ count: Int, seed: UInt64) -> [Row] {
        var random = SeededGenerator(seed: seed)
        return (0..<count).map { index in
            let octets = (0..<random.number(in: 0...900)).map { _ in
                UInt8(random.number(in: 0...255))
            }
            let text = random.pick(oddTexts) + String(repeating: "й", count: octets.count / 3)
            return Row(
                id: Int64(index),
                name: random.chance(percent: 10) ? nil : text,
                bytes: octets,
                amount: random.chance(percent: 30)
                    ? nil : random.pick([.min, -1, 0, 1, .max])
            )
        }
    }

    @Test("What is written comes back, few rows and many", arguments: [1, 7, 8, 300])
    func roundTrip(count: Int) throws {
        let rows = rows(count, seed: UInt64(count))
        let read = try database.writeBlocking { transaction in
            try transaction.insert(into: table, count: count) { rows[$0].write(to: $1) }
            var read: [Row] = []
            try transaction.scan("SELECT id, name, bytes, amount FROM cells ORDER BY id") { cells in
                // Another statement meanwhile, which on a server makes the rest wait in memory.
                if read.count == count / 2 { _ = try transaction.query("SELECT 1") }
                let id = try cells.integer(0)
                let octets = try cells.octets(2)
                #expect(octets.elementsEqual(rows[Int(id)].bytes))
                let row = Row(
                    id: id,
                    name: try cells.textIfAny(1),
                    bytes: try cells.blob(2),
                    amount: try cells.integerIfAny(3)
                )
                read.append(row)
            }
            return read
        }
        #expect(read == rows, "seed \(count)")
    }

    @Test("A statement runs once for each row that is written for it")
    func updates() throws {
        let rows = rows(40, seed: 5)
        let amounts = try database.writeBlocking { transaction in
            try transaction.insert(into: table, count: rows.count) { rows[$0].write(to: $1) }
            let update = try transaction.prepare("UPDATE cells SET amount = $1 WHERE id = $2")
            try update.executeAll(count: 20) { index, writer in
                writer.integer(Int64(index) * 10)
                writer.integer(Int64(index))
            }
            return try transaction.query("SELECT amount FROM cells WHERE id < 20 ORDER BY id")
                .map { try $0.get(0, as: Int64.self) }
        }
        #expect(amounts == (0..<20).map { Int64($0) * 10 })
    }

    @Test("A row with a value too few or too many is refused", arguments: [3, 5])
    func wrongCount(values: Int) {
        #expect(throws: SQLError.self) {
            try database.writeBlocking { transaction in
                try transaction.insert(into: table, count: 20) { index, writer in
                    for _ in 0..<values { writer.integer(Int64(index)) }
                }
            }
        }
    }

    @Test func aColumnOfAnotherTypeIsAnError() throws {
        try database.readBlocking { transaction in
            try transaction.scan("SELECT 1, 'a', NULL") { cells throws in
                #expect(throws: SQLError.self) { try cells.text(0) }
                #expect(throws: SQLError.self) { try cells.octets(0) }
                #expect(throws: SQLError.self) { try cells.integer(1) }
                #expect(throws: SQLError.self) { try cells.blob(1) }
                #expect(throws: SQLError.self) { try cells.integer(2) }
                #expect(cells.isNull(2))
                var reader = SQLCellReader(cells)
                let number = try reader.number(as: UInt8.self)
                #expect(number == 1)
                #expect(throws: SQLError.self) { try reader.value(as: MessagePhase.self) }
            }
            try transaction.scan("SELECT CAST(300 AS BIGINT)") { cells throws in
                var reader = SQLCellReader(cells)
                #expect(throws: SQLError.self) { try reader.number(as: UInt8.self) }
            }
        }
    }
}

/// A restart reads messages by place, the panels by name: both must see the same.
@Suite(.bothEngines) struct MessageCellsTests {
    @Test("Open messages are read as the panels read them", arguments: [1, 2, 3] as [UInt64])
    func sameMessages(seed: UInt64) throws {
        let test = try TestDatabase()
        var random = SeededGenerator(seed: seed)
        var batch = JournalBatch()
        for number in 1...60 {
            let facts = facts(Int64(number), of: test.client.id, &random)
            batch.admit(facts)
            batch.change(facts.key, progress(&random))
            for sequence in 0..<random.number(in: 0...4) {
                batch.note(
                    MessageEvent(
                        key: facts.key,
                        sequence: sequence,
                        at: facts.receivedAt,
                        kind: .admitted,
                        detail: random.pick(oddTexts)
                    )
                )
            }
        }
        var writer = JournalWriter(ids: IdentifierGenerator(node: 1))
        try test.write { try writer.write(batch, at: test.now, in: $0) }
        var count = 0
        try test.read { transaction in
            try JournalReader.forEachOpenMessage(in: transaction) { facts, progress, next in
                count += 1
                let stored = try #require(
                    try MessageRepository.find(facts.key, in: transaction)
                )
                #expect(stored.facts == facts, "seed \(seed)")
                #expect(stored.progress == progress, "seed \(seed)")
                let events = try MessageRepository.events(of: facts.key, in: transaction)
                #expect(next == events.count, "seed \(seed)")
            }
        }
        #expect(count > 0)
    }

    private func facts(
        _ number: Int64,
        of client: ClientID,
        _ random: inout SeededGenerator
    ) -> MessageFacts {
        var content = SubmittedContent(
            dataCoding: UInt8(random.number(in: 0...255)),
            esmClass: UInt8(random.number(in: 0...255)),
            protocolID: UInt8(random.number(in: 0...255)),
            body: (0..<random.number(in: 0...300)).map { UInt8(truncatingIfNeeded: $0) },
            text: random.pick(oddTexts),
            segments: random.number(in: 1...255)
        )
        content.parameters = (0..<random.number(in: 0...9)).map { UInt8($0) }
        var submission = Submission(
            clientID: client,
            accessID: AccessID(number + 7),
            originator: SubmittedAddress(
                text: random.pick(oddTexts),
                typeOfNumber: UInt8(random.number(in: 0...7)),
                numberingPlan: UInt8(random.number(in: 0...18))
            ),
            recipient: "38050\(number)",
            content: content,
            registeredDelivery: UInt8(random.number(in: 0...31))
        )
        submission.expiresAt = Instant(seconds: Int64(random.number(in: 0...2_000_000_000)))
        return MessageFacts(
            id: MessageID(number),
            submission: submission,
            receivedAt: Instant(microseconds: Int64(random.number(in: 0...9_999_999))),
            destination: random.pick([
                nil, CountryCode("UA").map { Destination(country: $0) },
                CountryCode("US").map { Destination(country: $0, network: Network("310010")) },
                CountryCode("UA").map { Destination(country: $0, network: Network("25503")) },
            ]),
            charging: MessageCharging(
                billingClientID: client,
                priceID: random.chance(percent: 50) ? PriceRowID(5) : nil,
                priceMicros: Int64(random.number(in: 0...9_000)),
                basis: random.pick([.sent, .delivered])
            )
        )
    }

    private func progress(_ random: inout SeededGenerator) -> MessageProgress {
        func instant(_ random: inout SeededGenerator) -> Instant? {
            random.chance(percent: 50) ? Instant(seconds: Int64(random.number(in: 0...9_999))) : nil
        }
        var progress = MessageProgress(
            phase: random.pick([.queued, .dispatched, .enroute, .receipt]),
            state: random.pick(Array(MessageState.allCases))
        )
        progress.reason = random.pick(["", "expired"])
        progress.money = random.pick(Array(MoneyState.allCases))
        progress.moneyAt = instant(&random)
        progress.attempts = random.number(in: 0...9)
        progress.supplierID = random.chance(percent: 50) ? SupplierID(3) : nil
        progress.supplierMessageID = random.chance(percent: 50) ? random.pick(oddTexts) : nil
        progress.dispatchedAt = instant(&random)
        if random.chance(percent: 50) {
            progress.cost = MessageCost(priceMicros: 9, basis: random.pick([.sent, .delivered]))
            progress.cost?.costedAt = instant(&random)
        }
        progress.doneAt = instant(&random)
        progress.receiptError = random.pick(["", "000"])
        progress.receipt = random.pick(Array(ReceiptState.allCases))
        progress.nextTryAt = instant(&random)
        progress.refusedBy = (0..<random.number(in: 0...3)).map { SupplierID(Int64($0) + 1) }
        return progress
    }
}
