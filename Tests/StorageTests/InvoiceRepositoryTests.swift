// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import EngineTesting
import Primitives
import SQLInterface
import Storage
import Testing

@Suite(.bothEngines) struct InvoiceRepositoryTests {
    private let test: TestDatabase

    init() throws {
        test = try TestDatabase()
    }

    @Test func anInvoiceComesBackWithItsFrozenDocument() throws {
        let new = try test.issue(1, .usage, period: test.period(20_370, days: 30))
        try test.read { transaction throws in
            #expect(try InvoiceRepository.find(new.invoice.id, in: transaction) == new.invoice)
            let document = try InvoiceRepository.document(of: new.invoice.id, in: transaction)
            #expect(document == new.document)
            let timeline = try InvoiceRepository.timeline(of: new.invoice, in: transaction)
            #expect(timeline.map(\.kind) == [.issued])
            #expect(timeline.first?.stamp.actor == "tester")
            let found = try InvoiceRepository.find(
                number: "usage-1",
                of: test.enterprise.id,
                in: transaction
            )
            #expect(found == new.invoice)
        }
    }

    @Test func aTouchedDocumentIsNotRead() throws {
        let new = try test.issue(1)
        try test.write {
            _ = try $0.execute(
                "UPDATE invoices SET document = REPLACE(document, '100000000', '100000001')"
            )
        }
        #expect(throws: StorageError.self) {
            try test.read { try InvoiceRepository.document(of: new.invoice.id, in: $0) }
        }
    }

    @Test func equalDocumentsHaveEqualHashes() throws {
        let new = try test.issue(1)
        #expect(try FrozenText(new.document).hash == new.frozen.hash)
        #expect(new.frozen.hash.count == 64)
    }

    @Test(arguments: [
        (20_369, 1, [] as [Int64]), (20_369, 2, [1]), (20_399, 1, [1]), (20_400, 5, [2]),
        (20_399, 2, [1, 2]), (20_430, 1, []),
    ])
    func overlapsAreThoseOfHalfOpenPeriods(first: Int, days: Int, found: [Int64]) throws {
        _ = try test.issue(1, .usage, period: test.period(20_370, days: 30))
        _ = try test.issue(2, .usage, period: test.period(20_400, days: 30))
        let period = test.period(first, days: days)
        let overlapping = try test.read {
            try InvoiceRepository.overlapping(
                test.client.id,
                from: period.start,
                before: period.end,
                in: $0
            )
        }
        #expect(overlapping.map(\.id.rawValue) == found)
    }

    @Test func aPeriodIsInvoicedOnce() throws {
        _ = try test.issue(1, .usage, period: test.period(20_370, days: 30))
        let error = #expect(throws: SQLError.self) {
            try test.issue(2, .usage, period: test.period(20_370, days: 1))
        }
        #expect(error?.kind == .uniqueViolation)
        // The number that the refused invoice had taken is free again.
        #expect(try test.issue(3).invoice.number == "amount-2")
    }

    @Test func pagesFollowEachOtherWithoutGapOrRepetition() throws {
        for id in 1...7 { _ = try test.issue(Int64(id), issueOn: 20_400 + id / 3) }
        let filter = InvoiceFilter(today: CalendarDate(daysSince1970: 20_400))
        var seen: [Int64] = []
        var position: InvoicePosition?
        repeat {
            let page = try test.read {
                try InvoiceRepository.page(filter, after: position, limit: 3, in: $0)
            }
            seen += page.map(\.id.rawValue)
            position = page.last.map(InvoicePosition.init)
        } while position != nil
        #expect(seen == [7, 6, 5, 4, 3, 2, 1])
    }

    @Test(arguments: [20_400, 20_414, 20_415])
    func statusesInListsAreThoseOfTheInvoices(today: Int) throws {
        for (id, paid) in [(1, 0), (2, 40), (3, 100)] as [(Int64, Int64)] {
            let new = try test.issue(id)
            try test.write {
                try InvoiceRepository.addPaid(paid * 1_000_000, to: new.invoice.id, in: $0)
            }
        }
        let today = CalendarDate(daysSince1970: today)
        var filter = InvoiceFilter(today: today)
        let all = try test.read { try InvoiceRepository.page(filter, limit: 9, in: $0) }
        let counts = try test.read { try InvoiceRepository.counts(filter, in: $0) }
        for status in InvoiceStatus.allCases {
            filter.statuses = [status]
            let listed = try test.read { try InvoiceRepository.page(filter, limit: 9, in: $0) }
            #expect(listed == all.filter { $0.status(on: today) == status })
            #expect(counts[status] == listed.count)
        }
        filter.statuses = InvoiceFilter.open
        let sums = try test.read { try InvoiceRepository.totals(filter, in: $0) }
        #expect(sums.first?.invoices == 2)
        #expect(sums.first?.outstanding == Money(micros: 160_000_000, test.client.currency))
        let owed = try test.read {
            try InvoiceRepository.outstanding(of: test.client.id, in: $0)
        }
        #expect(owed.map(\.id.rawValue) == [1, 2])
    }

    @Test(
        arguments: [
            ("amount-2", [2]), ("ACME", [1, 2] as [Int64]), ("nobody", []),
        ] as [(String, [Int64])]
    )
    func invoicesAreFoundByNumberAndClient(text: String, found: [Int64]) throws {
        for id in [1, 2] as [Int64] { _ = try test.issue(id) }
        var filter = InvoiceFilter(today: CalendarDate(daysSince1970: 0))
        filter.text = text
        let page = try test.read { try InvoiceRepository.page(filter, limit: 9, in: $0) }
        #expect(page.map(\.id.rawValue).sorted() == found)
    }

    @Test func paymentsSettleNoMoreThanTheyHaveOrIsOwed() throws {
        let new = try test.issue(1)
        let payment = Payment(
            id: PaymentID(7),
            clientID: test.client.id,
            amount: Money(micros: 60_000_000, test.client.currency),
            paidOn: CalendarDate(daysSince1970: 20_401),
            recordedAt: test.now
        )
        try test.write { try PaymentRepository.insert(payment, in: $0) }
        let parts = PaymentAllocation.allocate(
            [.init(paymentID: payment.id, unallocatedMicros: 60_000_000)],
            over: [.init(invoiceID: new.invoice.id, outstandingMicros: 100_000_000)]
        )
        let part = try #require(parts.first)
        try test.write {
            try PaymentRepository.allocate(part, of: test.client.id, at: test.now, in: $0)
        }
        #expect(throws: StorageError.overAllocated(table: "payments", id: "7")) {
            try test.write {
                try PaymentRepository.allocate(part, of: test.client.id, at: .epoch, in: $0)
            }
        }
        #expect(throws: StorageError.overAllocated(table: "invoices", id: "1")) {
            try test.write {
                try InvoiceRepository.addPaid(40_000_001, to: new.invoice.id, in: $0)
            }
        }
        try test.read { transaction throws in
            let stored = try PaymentRepository.find(payment.id, in: transaction)
            #expect(stored?.unallocated.isZero == true)
            let unallocated = try PaymentRepository.unallocated(
                of: test.client.id,
                in: transaction
            )
            #expect(unallocated.isEmpty)
            let invoice = try InvoiceRepository.find(new.invoice.id, in: transaction)
            #expect(invoice?.paid.micros == 60_000_000)
            let allocations = try PaymentRepository.allocations(
                to: new.invoice.id,
                in: transaction
            )
            #expect(allocations.map(\.micros) == [60_000_000])
        }
    }

    @Test(arguments: oddTexts)
    func onlyTheEditableFieldsOfAPaymentChange(text: String) throws {
        var payment = Payment(
            id: PaymentID(7),
            clientID: test.client.id,
            amount: Money(micros: -5, test.client.currency),
            paidOn: CalendarDate(daysSince1970: 20_401),
            recordedAt: test.now
        )
        try test.write { try PaymentRepository.insert(payment, in: $0) }
        payment.comment = text
        payment.method = text
        payment.isPaid = false
        payment.paidOn = CalendarDate(daysSince1970: 20_402)
        var asked = payment
        asked.amount = Money(micros: 99, test.client.currency)
        try test.write { try PaymentRepository.update(asked, in: $0) }
        #expect(try test.read { try PaymentRepository.page(limit: 5, in: $0) } == [payment])
        #expect(try test.read { try PaymentRepository.totals(in: $0) } == [payment.amount])
    }

    @Test func aCutIsMadeOnce() throws {
        let period = test.period(20_370, days: 30)
        let cut = InvoiceCut(
            clientID: test.client.id,
            start: period.start,
            end: period.end,
            invoiceID: nil,
            recordedAt: test.now
        )
        try test.write { try InvoiceCutRepository.insert(cut, in: $0) }
        #expect(try test.read { try InvoiceCutRepository.last(of: test.client.id, in: $0) } == cut)
        let error = #expect(throws: SQLError.self) {
            try test.write { try InvoiceCutRepository.insert(cut, in: $0) }
        }
        #expect(error?.kind == .uniqueViolation)
    }

    @Test func aReportComesBackFrozen() throws {
        let period = test.period(20_370, days: 30)
        let report = StatisticsReport(
            client: test.client,
            language: .russian,
            invoiceNumber: "1",
            period: period,
            rows: []
        )
        let record = StatisticsRecord(
            id: ReportID(5),
            clientID: test.client.id,
            invoiceID: nil,
            period: period,
            isVisibleToClient: false,
            createdAt: test.now
        )
        try test.write { transaction throws in
            try StatisticsReportRepository.insert(report, as: record, in: transaction)
            let stored = try StatisticsReportRepository.content(of: record.id, in: transaction)
            #expect(stored == report)
            #expect(try StatisticsReportRepository.page(limit: 2, in: transaction) == [record])
            _ = try transaction.execute("UPDATE statistics_reports SET content = '{}'")
            #expect(throws: StorageError.self) {
                try StatisticsReportRepository.content(of: record.id, in: transaction)
            }
        }
    }

    @Test func aClientSeesItsOwnVisibleInvoicesOnly() throws {
        let own = try test.issue(1)
        let other = try test.addClient(77, "other")
        let today = CalendarDate(daysSince1970: 20_400)
        func see(_ client: ClientID) throws -> ([Invoice], InvoiceDocument?) {
            try test.read { transaction throws in
                let scope = ClientScope(client)
                return (
                    try scope.invoices(
                        InvoiceFilter(today: today),
                        limit: 5,
                        in: transaction
                    ),
                    try scope.document(of: own.invoice.id, in: transaction)
                )
            }
        }
        #expect(try see(test.client.id).1 == nil)
        try test.write { try InvoiceRepository.setVisible(true, own.invoice.id, in: $0) }
        #expect(try see(test.client.id).0.count == 1)
        #expect(try see(test.client.id).1 == own.document)
        #expect(try see(other.id).0.isEmpty)
        #expect(try see(other.id).1 == nil)
    }
}
