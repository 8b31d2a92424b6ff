// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Documents
import Messaging
import Primitives
import SQLInterface
import Storage
import Testing

/// One client with a person, an access, messages, prices, documents and payments; every id
/// and text tells whose it is.
struct ClientFixture: Sendable {
    let client: Client
    let person: Person
    let messageID: MessageID
    let blockedID: MessageID
    let invoiceID: InvoiceID
    let hiddenInvoiceID: InvoiceID
    let reportID: ReportID
    let loneReportID: ReportID
    let hiddenReportID: ReportID
    private let number: Int64

    var keyID: APIKeyID { APIKeyID(1_100 + number) }
    var webhookID: WebhookEndpointID { WebhookEndpointID(1_200 + number) }
    var noticeLetterID: MailID { MailID(1_700 + number) }
    var letterID: MailID { MailID(1_500 + number) }
    var deliveryID: WebhookDeliveryID { WebhookDeliveryID(1_300 + number) }

    /// A text that only this client's data have.
    var mark: String { "\(client.login)-only" }
    var invoiceNumber: String { "INV-\(client.login)-1" }

    init(number: Int64, login: String, company: String, currency: Currency) {
        self.number = number
        var client = Client(
            id: ClientID(30 + number),
            login: login,
            currency: currency,
            zone: "Europe/Kyiv",
            firstDay: CalendarDate(daysSince1970: 20_750)
        )
        client.company.name = company
        client.company.credential = "Street of \(login)"
        client.invoicing.dates = "1,16"
        client.invoicing.enterpriseID = EnterpriseID(21)
        client.terms.creditLimitMicros = 500_000_000 * number
        self.client = client
        var person = Person(
            id: PersonID(40 + number),
            clientID: client.id,
            login: "\(login)-person",
            role: .clientOwner,
            passwordHash: "hash of the old password"
        )
        person.zone = "Europe/Kyiv"
        self.person = person
        let base = IdentifierGenerator.floor(at: ClientWorld.now.adding(seconds: -3_600))
        messageID = MessageID(base + number * 10)
        blockedID = MessageID(base + number * 10 + 1)
        invoiceID = InvoiceID(500 + number)
        hiddenInvoiceID = InvoiceID(600 + number)
        reportID = ReportID(700 + number)
        loneReportID = ReportID(800 + number)
        hiddenReportID = ReportID(900 + number)
    }

    func insertParties(in transaction: any SQLTransaction) throws {
        try ClientRepository.insert(client, in: transaction)
        try PersonRepository.insert(person, in: transaction)
        var access = Access(
            id: AccessID(50 + number),
            clientID: client.id,
            systemID: "sys-\(client.login)",
            passwordHash: "secret-hash-\(client.login)"
        )
        access.limits.windowSize = 77
        try AccessRepository.insert(access, in: transaction)
        let ukraine = try #require(CountryCode("UA"))
        let kazakhstan = try #require(CountryCode("KZ"))
        let owner = PriceOwner.client(client.id)
        try PriceRepository.append(
            [
                PriceRow(
                    id: PriceRowID(60 + number),
                    owner: owner,
                    destination: Destination(country: ukraine, network: Network("25501")),
                    price: Price(micros: 42_500 + number, client.currency),
                    effectiveFrom: ClientWorld.now.adding(seconds: -864_000)
                ),
                PriceRow(
                    id: PriceRowID(70 + number),
                    owner: owner,
                    destination: Destination(country: kazakhstan, network: nil),
                    price: Price(micros: 61_000 + number, client.currency),
                    effectiveFrom: ClientWorld.now.adding(seconds: 864_000)
                ),
            ],
            in: transaction
        )
    }

    /// A key of the API, and a webhook with a delivery.
    func insertPrograms(in transaction: any SQLTransaction) throws {
        let key = APIKey(
            id: keyID,
            owner: .client(client.id),
            name: "Shop of \(mark)",
            token: ("tgk_\(number)", "hash of key \(number)"),
            scopes: [.messagesRead],
            created: (ClientWorld.now, "tester")
        )
        try APIKeyRepository.insert(key, in: transaction)
        let endpoint = WebhookEndpoint(
            id: webhookID,
            clientID: client.id,
            url: "https://\(mark).example/events",
            secret: "whsec_AAAA",
            createdAt: ClientWorld.now
        )
        try WebhookRepository.insert(endpoint, in: transaction)
        let event = WebhookEvent(
            .invoiceIssued,
            of: client.id,
            about: invoiceID.rawValue,
            at: ClientWorld.now
        )
        try WebhookRepository.insert(
            event,
            eventID: 1_400 + number,
            as: deliveryID,
            to: endpoint.id,
            in: transaction
        )
    }

    // MARK: - Traffic

    func insertTraffic(in transaction: any SQLTransaction) throws {
        var batch = JournalBatch()
        try add(messageID, nil, to: &batch)
        try add(blockedID, .noRoute, to: &batch)
        var writer = JournalWriter(ids: IdentifierGenerator(node: UInt8(number)))
        try writer.write(batch, at: ClientWorld.now, in: transaction)
    }

    private func add(
        _ id: MessageID,
        _ block: BlockReason?,
        to batch: inout JournalBatch
    ) throws {
        let at = ClientWorld.now.adding(seconds: -3_600)
        let facts = try facts(id, at: at, isBlocked: block != nil)
        batch.admit(facts)
        let key = MessageKey(clientID: client.id, id: id)
        var progress = MessageProgress(phase: .closed, state: .delivered)
        var steps: [(MessageEventKind, String)] = [
            (.admitted, ""), (.dispatched, "Secret Carrier"), (.accepted, "carrier-id-1"),
            (.charged, "by sent"), (.finished, "delivered"),
        ]
        if let block {
            progress = MessageProgress(phase: .blocked, state: .rejected)
            progress.reason = block.rawValue
            steps = [(.blocked, block.rawValue)]
        } else {
            progress.money = .charged
            progress.moneyAt = at
            progress.supplierID = SupplierID(3)
            progress.supplierMessageID = "carrier-id-1"
        }
        batch.change(key, progress)
        for (index, step) in steps.enumerated() {
            batch.note(
                MessageEvent(
                    key: key,
                    sequence: index + 1,
                    at: at.adding(milliseconds: Int64(index) * 41),
                    kind: step.0,
                    detail: step.1
                )
            )
        }
        batch.count(RollupKey(facts: facts, currency: client.currency, at: at)) { delta in
            delta.submitted += block == nil ? 1 : 0
            delta.submittedSegments += block == nil ? 2 : 0
            delta.blocked += block == nil ? 0 : 1
            guard block == nil else { return }
            delta.delivered += 1
            delta.chargedMessages += 1
            delta.chargedSegments += 2
            delta.chargedMicros += facts.amountMicros
        }
    }

    private func facts(
        _ id: MessageID,
        at instant: Instant,
        isBlocked: Bool
    ) throws -> MessageFacts {
        let ukraine = try #require(CountryCode("UA"))
        let content = SubmittedContent(
            dataCoding: 0,
            esmClass: 0,
            protocolID: 0,
            body: [65],
            text: "<script>\(mark)</script>",
            segments: 2
        )
        let submission = Submission(
            clientID: client.id,
            accessID: AccessID(50 + number),
            originator: SubmittedAddress(
                text: "<i>\(mark)",
                typeOfNumber: 5,
                numberingPlan: 0
            ),
            recipient: "38050000000\(number)",
            content: content,
            registeredDelivery: 1
        )
        return MessageFacts(
            id: id,
            submission: submission,
            receivedAt: instant,
            destination: Destination(country: ukraine, network: Network("25501")),
            charging: MessageCharging(
                billingClientID: client.id,
                priceID: isBlocked ? nil : PriceRowID(60 + number),
                priceMicros: isBlocked ? 0 : 42_500 + number
            )
        )
    }
}

// MARK: - Finance

extension ClientFixture {
    func insertFinance(
        _ enterprise: Enterprise,
        _ brand: Brand,
        in transaction: any SQLTransaction
    ) throws {
        let calendar = try BillingCalendar(zone: client.zone)
        let first = CalendarDate(daysSince1970: 20_757)
        let period = try #require(calendar.period(from: first, through: first.adding(days: 14)))
        let reports = [
            (reportID, true, invoiceNumber), (loneReportID, true, ""),
            (hiddenReportID, false, ""),
        ]
        for (id, isVisible, number) in reports {
            try insertReport(id, period, invoiceNumber: number, isVisible, in: transaction)
        }
        for (id, isVisible) in [(invoiceID, true), (hiddenInvoiceID, false)] {
            let new = try issue(
                id,
                isVisible ? (.usage, invoiceNumber, period) : (.amount, "HID-\(mark)", nil),
                (enterprise, brand),
                in: transaction
            )
            try InvoiceRepository.setVisible(isVisible, new.invoice.id, in: transaction)
        }
        try InvoiceRepository.setReport(reportID, of: invoiceID, in: transaction)
        try insertLetters(SellerDetails(enterprise: enterprise, brand: brand), in: transaction)
        try insertPayment(in: transaction)
    }

    /// A letter with a file of its own, and one with a notice of price changes.
    private func insertLetters(
        _ seller: SellerDetails,
        in transaction: any SQLTransaction
    ) throws {
        func mail(_ id: Int64, _ subject: String) -> StoredMail {
            StoredMail(
                id: MailID(id),
                clientID: client.id,
                from: .init(name: "Brand", address: "mail@brand.example"),
                to: ["\(client.login)@clients.example"],
                words: (subject, "Pay, <b>\(mark)</b>!"),
                at: ClientWorld.now
            )
        }
        try MailRepository.insert(
            mail(letterID.rawValue, "Reminder of \(mark)"),
            with: [
                .init(name: "reminder-\(mark).pdf", mediaType: "application/pdf", bytes: [37, 80])
            ],
            in: transaction
        )
        let notice = PriceNotice(
            head: LetterHead(
                seller: seller,
                buyer: BuyerDetails(client: client),
                language: .english,
                on: CalendarDate(daysSince1970: 20_772)
            ),
            currency: client.currency,
            changes: [
                .init(
                    destination: Destination(
                        country: try #require(CountryCode("KZ")),
                        network: nil
                    ),
                    operatorName: "",
                    oldMicros: nil,
                    newMicros: 61_000 + number,
                    validFrom: CalendarDate(daysSince1970: 20_790)
                )
            ]
        )
        let record = PriceNoticeRecord(
            id: PriceNoticeID(1_600 + number),
            clientID: client.id,
            throughPriceID: PriceRowID(70 + number),
            changes: 1,
            sentAt: ClientWorld.now,
            sentBy: "operator"
        )
        try PriceNoticeRepository.insert(record, content: notice, in: transaction)
        var carrier = mail(noticeLetterID.rawValue, "Prices of \(mark)")
        carrier.priceNoticeID = record.id
        try MailRepository.insert(carrier, in: transaction)
    }

    private func insertReport(
        _ id: ReportID,
        _ period: BillingPeriod,
        invoiceNumber: String,
        _ isVisible: Bool,
        in transaction: any SQLTransaction
    ) throws {
        var row = StatisticsRow(
            on: period.firstOn,
            destination: Destination(country: try #require(CountryCode("UA")), network: nil),
            operatorName: "",
            sender: mark,
            basis: .sent,
            priceMicros: 42_500
        )
        row.counts.submitted = 3
        let report = StatisticsReport(
            client: client,
            language: .english,
            invoiceNumber: invoiceNumber,
            period: period,
            rows: [row]
        )
        try StatisticsReportRepository.insert(
            report,
            as: StatisticsRecord(
                id: id,
                clientID: client.id,
                invoiceID: nil,
                period: period,
                isVisibleToClient: isVisible,
                createdAt: ClientWorld.now
            ),
            in: transaction
        )
    }

    private func issue(
        _ id: InvoiceID,
        _ what: (kind: InvoiceKind, number: String, period: BillingPeriod?),
        _ parties: (enterprise: Enterprise, brand: Brand),
        in transaction: any SQLTransaction
    ) throws -> NewInvoice {
        let series = NumberSeries(
            enterpriseID: parties.enterprise.id,
            kind: NumberSeriesKind(what.kind),
            scope: "2026"
        )
        let issueOn = CalendarDate(daysSince1970: 20_772)
        var document = InvoiceDocument(
            heading: InvoiceHeading(
                kind: what.kind,
                number: what.number,
                dates: (issue: issueOn, due: issueOn.adding(days: 14)),
                currency: client.currency,
                language: .english,
                period: what.period
            ),
            seller: SellerDetails(enterprise: parties.enterprise, brand: parties.brand),
            buyer: BuyerDetails(client: client)
        )
        let net = Money(micros: 1_234_560_000 + number * 1_000_000, client.currency)
        document.lines = [InvoiceLine(text: "Fee", net: net)]
        document.totals = InvoiceTotals(net: net, tax: .zero(client.currency))
        let new = try NewInvoice(
            id: id,
            clientID: client.id,
            document: document,
            series: series,
            seriesNumber: try NumberSeriesRepository.takeNext(series, in: transaction),
            issuedAt: ClientWorld.now
        )
        try InvoiceRepository.insert(new, by: "tester", in: transaction)
        return new
    }

    private func insertPayment(in transaction: any SQLTransaction) throws {
        var payment = Payment(
            id: PaymentID(1_000 + number),
            clientID: client.id,
            amount: Money(micros: 100_000_000 * number, client.currency),
            paidOn: CalendarDate(daysSince1970: 20_780),
            recordedAt: ClientWorld.now
        )
        payment.method = "Transfer of \(mark)"
        payment.comment = "note of the operator"
        payment.invoiceID = invoiceID
        try PaymentRepository.insert(payment, in: transaction)
        var ids = IdentifierGenerator(node: 7)
        var posting = LedgerPosting(
            debit: LedgerAccountKey(kind: .cash, currency: client.currency),
            credit: LedgerAccountKey(
                kind: .client,
                ownerID: client.id.rawValue,
                currency: client.currency
            ),
            amount: payment.amount,
            code: .payment,
            at: ClientWorld.now.adding(seconds: -60 * number)
        )
        posting.referenceID = payment.id.rawValue
        try LedgerRepository.post(
            posting,
            newID: { ids.nextRawValue(at: ClientWorld.now.adding(seconds: number)) },
            in: transaction
        )
    }
}
