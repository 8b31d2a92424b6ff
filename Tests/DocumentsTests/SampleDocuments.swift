// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives

/// Documents to render, made by hand so that this target needs no drafter.
enum SampleDocuments {
    struct Missing: Error {}

    /// A network with its operator, for lines.
    typealias Place = (country: String, network: String, operatorName: String)

    static let places: [Place] = [
        ("DE", "26201", "Telekom Deutschland"), ("DE", "26202", "Vodafone"),
        ("DE", "26203", "O2 Telefónica Germany"), ("PL", "26001", "Plus"),
        ("PL", "26002", "T-Mobile Polska"), ("PL", "26006", "Play (P4)"),
        ("FR", "20801", "Orange France"), ("FR", "20810", "SFR"),
        ("ES", "21401", "Vodafone España"), ("ES", "21407", "Movistar"),
        ("EE", "24801", "Telia Eesti"), ("EE", "24802", "Elisa Eesti"),
    ]

    static func date(_ text: String) throws -> CalendarDate {
        guard let date = CalendarDate(text) else { throw Missing() }
        return date
    }

    static func currency(_ code: String) throws -> Currency {
        guard let currency = Currency(code) else { throw Missing() }
        return currency
    }

    static func country(_ code: String) throws -> CountryCode {
        guard let country = CountryCode(code) else { throw Missing() }
        return country
    }

    /// October and November 2026 in a zone two hours east of UTC, three before the 25th.
    static func period() throws -> BillingPeriod {
        let first = try date("2026-10-01")
        let last = try date("2026-10-31")
        return BillingPeriod(
            start: Instant(utcMidnightOf: first).adding(seconds: -3 * 3_600),
            end: Instant(utcMidnightOf: last.adding(days: 1)).adding(seconds: -2 * 3_600),
            days: first...last,
            zone: "Europe/Kyiv",
            offsetsMinutes: (start: 180, end: 120)
        )
    }

    static func seller(_ currency: Currency) throws -> SellerDetails {
        var enterprise = Enterprise(
            id: EnterpriseID(1),
            brandID: BrandID(1),
            name: "Northwind Messaging OÜ",
            country: try country("EE")
        )
        enterprise.legalAddress = "Narva maantee 5\n10117 Tallinn"
        enterprise.registrationNumber = "14567890"
        enterprise.taxID = "EE102345678"
        enterprise.bankAccounts = """
            LHV Pank AS
            IBAN EE38 2200 2210 2014 5685
            BIC LHVBEE22

            SEB Bank AS
            IBAN EE47 1000 0010 2014 5685
            BIC EEUHEE2X
            """
        let brand = Brand(
            id: BrandID(1),
            name: "Northwind",
            contact: Brand.Contact(
                email: "billing@northwind.example",
                phone: "+372 600 1234",
                website: "northwind.example",
                address: "Narva maantee 5, 10117 Tallinn"
            ),
            currency: currency
        )
        return SellerDetails(enterprise: enterprise, brand: brand)
    }

    static func buyer(_ currency: Currency, country code: String) throws -> BuyerDetails {
        var client = Client(
            id: ClientID(7),
            login: "acme",
            currency: currency,
            zone: "Europe/Kyiv",
            firstDay: try date("2026-01-01")
        )
        client.company.name = "Acme Logistics GmbH"
        client.company.credential = "Friedrichstraße 68\n10117 Berlin\nHRB 123456 B"
        client.company.country = try country(code)
        client.company.taxID = "DE123456789"
        client.invoicing.billingEmail = "accounts@acme.example"
        return BuyerDetails(client: client)
    }

    /// A document without lines.
    static func empty(
        _ kind: InvoiceKind,
        _ code: String,
        language: DocumentLanguage = .english
    ) throws -> InvoiceDocument {
        let currency = try currency(code)
        let heading = InvoiceHeading(
            kind: kind,
            number: kind == .proforma ? "PF-2026-00007" : "INV-2026-00042",
            dates: (issue: try date("2026-11-01"), due: try date("2026-11-15")),
            currency: currency,
            language: language,
            period: kind == .usage ? try period() : nil
        )
        return InvoiceDocument(
            heading: heading,
            seller: try seller(currency),
            buyer: try buyer(currency, country: "DE")
        )
    }

    static func line(
        _ place: Place,
        segments: Int64,
        priceMicros: Int64,
        _ currency: Currency
    ) throws -> InvoiceLine {
        let exact = Money(micros: segments * priceMicros, currency)
        var line = InvoiceLine(text: "", net: exact.rounded())
        line.country = try country(place.country)
        line.network = Network(place.network)
        line.operatorName = place.operatorName
        line.basis = segments % 3 == 0 ? .delivered : .sent
        line.messages = segments - segments / 10
        line.quantity = segments
        line.unitPriceMicros = priceMicros
        line.exactMicros = exact.micros
        return line
    }

    /// A usage invoice of so many lines over the places, totals without tax.
    static func usage(
        lines count: Int,
        _ code: String = "EUR",
        language: DocumentLanguage = .english,
        priceMicros: Int64 = 42_500
    ) throws -> InvoiceDocument {
        var document = try empty(.usage, code, language: language)
        let sorted = (0..<count).map { places[$0 % places.count] }.sorted { $0 < $1 }
        for (index, place) in sorted.enumerated() {
            let segments = Int64(index * index * 37 % 91_000 + 1_204 + index)
            let price = priceMicros + Int64(index % 7) * (priceMicros / 17 / 500 * 500)
            document.lines.append(
                try line(place, segments: segments, priceMicros: price, document.currency)
            )
        }
        return closed(document)
    }

    /// A document of one typed sum.
    static func amount(
        _ kind: InvoiceKind,
        text: String,
        micros: Int64
    ) throws
        -> InvoiceDocument
    {
        var document = try empty(kind, "EUR")
        let net = Money(micros: micros, document.currency)
        document.lines = [InvoiceLine(text: text, net: net)]
        return closed(document)
    }

    /// Sums up lines, taxes them, and takes what was paid before from the total.
    static func closed(
        _ document: InvoiceDocument,
        category: TaxCategory = .outsideScope,
        rate: Int = 0,
        reason: String = "",
        paidMicros: Int64 = 0
    ) -> InvoiceDocument {
        var document = document
        let net = document.lines.reduce(Money.zero(document.currency)) { $0 + $1.net }
        let rate = BasisPoints(rate)
        let tax = net.percentage(rate)
        document.taxes = [
            TaxLine(category: category, rate: rate, taxable: net, tax: tax, reason: reason)
        ]
        document.totals = InvoiceTotals(net: net, tax: tax)
        document.totals.paidBefore = Money(micros: paidMicros, document.currency)
        document.totals.due = document.totals.total - document.totals.paidBefore
        document.totals.exactMicros = document.lines.reduce(0) { $0 + $1.exactMicros }
        return document
    }
}
