// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import ArgumentParser
import Billing
import Messaging
import Primitives

/// An invoice and a report as a busy client gets them, made without a database.
struct SampleInvoice {
    private let euro: Currency
    private let estonia: CountryCode
    private let firstOn: CalendarDate
    private let networks: [Network]

    init() throws {
        let networks = ["26201", "26202", "26001", "20801", "21407"].compactMap(Network.init)
        guard let euro = Currency("EUR"), let estonia = CountryCode("EE"),
            let firstOn = CalendarDate("2026-10-01"), networks.count == 5
        else { throw ValidationError("The tables of currencies and networks are broken.") }
        self.euro = euro
        self.estonia = estonia
        self.firstOn = firstOn
        self.networks = networks
    }

    /// An invoice; each variant has a number, a client and figures of its own.
    func document(lines: Int, variant: Int = 0) -> InvoiceDocument {
        var document = InvoiceDocument(
            heading: InvoiceHeading(
                kind: .usage,
                number: "INV-2026-\(10_042 + variant)",
                dates: (issue: period.lastOn.adding(days: 1), due: period.lastOn.adding(days: 15)),
                currency: euro,
                language: .english,
                period: period
            ),
            seller: seller,
            buyer: BuyerDetails(client: client(variant))
        )
        document.lines = (0..<lines).map { line($0, variant: variant) }
        let net = document.lines.reduce(Money.zero(euro)) { $0 + $1.net }
        let rate = BasisPoints(2_200)
        let tax = net.percentage(rate)
        document.taxes = [
            TaxLine(category: .standard, rate: rate, taxable: net, tax: tax, reason: "")
        ]
        document.totals = InvoiceTotals(net: net, tax: tax)
        return document
    }

    func report(rows: Int) throws -> StatisticsReport {
        let rows = (0..<rows).map { index in
            var row = StatisticsRow(
                on: firstOn.adding(days: index % 31),
                destination: Destination(country: estonia, network: networks[index % 5]),
                operatorName: "Operator \(index % 5)",
                sender: "Sender \(index % 97)",
                basis: .sent,
                priceMicros: 42_500
            )
            row.counts.submitted = 100
            row.chargedMessages = 100
            row.chargedSegments = 110
            row.amountMicros = row.priceMicros * row.chargedSegments
            return row
        }
        return StatisticsReport(
            client: client(0),
            language: .english,
            invoiceNumber: "INV-2026-00042",
            period: period,
            rows: rows
        )
    }

    private func line(_ index: Int, variant: Int) -> InvoiceLine {
        let segments = Int64((index * 37 + variant * 101) % 9_100 + 1_204)
        let price = Int64(42_500 + (index + variant * 13) % 700 * 10)
        let exact = Money(micros: segments * price, euro)
        var line = InvoiceLine(text: "", net: exact.rounded())
        line.country = estonia
        line.network = networks[index % 5]
        line.operatorName = "Operator \(index % 5)"
        line.basis = .delivered
        line.messages = segments
        line.quantity = segments
        line.unitPriceMicros = price
        line.exactMicros = exact.micros
        return line
    }

    private var period: BillingPeriod {
        BillingPeriod(
            start: Instant(utcMidnightOf: firstOn),
            end: Instant(utcMidnightOf: firstOn.adding(days: 31)),
            days: firstOn...firstOn.adding(days: 30),
            zone: "UTC",
            offsetsMinutes: (start: 0, end: 0)
        )
    }

    private var seller: SellerDetails {
        var enterprise = Enterprise(
            id: EnterpriseID(1),
            brandID: BrandID(1),
            name: "Bench Messaging",
            country: estonia
        )
        enterprise.legalAddress = "Narva maantee 5\n10117 Tallinn"
        enterprise.taxID = "EE102345678"
        enterprise.bankAccounts = "Bank\nIBAN EE38 2200 2210 2014 5685\nBIC LHVBEE22"
        let contact = Brand.Contact(
            email: "bench@bench.example",
            phone: "+372 600 1234",
            website: "bench.example",
            address: "Narva maantee 5"
        )
        let brand = Brand(id: BrandID(1), name: "Bench", contact: contact, currency: euro)
        return SellerDetails(enterprise: enterprise, brand: brand)
    }

    private func client(_ variant: Int) -> Client {
        var client = Client(
            id: ClientID(1),
            login: "busy",
            currency: euro,
            zone: "UTC",
            firstDay: firstOn
        )
        client.company.name = "Busy \(variant)"
        client.company.country = estonia
        client.invoicing.billingEmail = "busy@bench.example"
        return client
    }
}
