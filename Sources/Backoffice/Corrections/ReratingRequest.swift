// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives

/// Which prices were wrong, of whom and when.
package struct ReratingRequest: Hashable, Sendable, Codable {
    /// Longer reasons do not fit a line of an invoice.
    package static let reasonLimit = 200

    /// The client, with its related accounts; nil when a product is meant.
    package var clientID: ClientID?
    /// The product whose clients were charged wrongly.
    package var productID: ProductID?
    /// The zone of the days, IANA.
    package var zone: String
    package var start: Instant
    package var end: Instant
    package var corrections: [PriceCorrection]
    package var reason: String

    package init(
        clientID: ClientID? = nil,
        productID: ProductID? = nil,
        zone: String,
        span: Range<Instant>,
        corrections: [PriceCorrection],
        reason: String
    ) {
        self.clientID = clientID
        self.productID = productID
        self.zone = zone
        start = span.lowerBound
        end = span.upperBound
        self.corrections = corrections
        self.reason = reason
    }

    /// Reads the form; times are in `zone`.
    ///
    /// - Throws: `FieldErrors`.
    package init(
        typed: TypedFields,
        zone: String,
        currency: Currency,
        catalogue: DestinationCatalogue
    ) throws(FieldErrors) {
        var reader = FieldReader(typed)
        clientID = reader.identifier("client", "Client")
        productID = reader.identifier("product", "Product")
        if (clientID == nil) == (productID == nil), reader.errors.isEmpty {
            reader.refuse("client", "Choose a client or a product, and not both.")
        }
        self.zone = zone
        start = Self.moment("from", "From", zone, &reader)
        end = Self.moment("to", "To", zone, &reader)
        if start >= end, reader.errors["from"] == nil, reader.errors["to"] == nil {
            reader.refuse("to", "The end must come after the beginning.")
        }
        reason = reader.required("reason", "Reason", limit: Self.reasonLimit)
        corrections = []
        do throws(ImportErrors) {
            let text = typed.values["corrections"] ?? ""
            corrections = try CorrectionText(text, currency, catalogue).corrections
        } catch {
            let first = error.problems.first
            reader.refuse("corrections", "Line \(first?.line ?? 1): \(first?.sentence ?? "")")
        }
        if productID != nil, corrections.contains(where: { $0.chargedMicros == nil }) {
            reader.refuse(
                "corrections",
                "Of a product the charged price must be given, since clients may have own prices."
            )
        }
        try reader.errors.check()
    }

    private static func moment(
        _ field: String,
        _ name: Phrase,
        _ zone: String,
        _ reader: inout FieldReader
    ) -> Instant {
        let text = reader.required(field, name)
        guard !text.isEmpty else { return .epoch }
        do {
            let instant = try Settings.instant(text, zone: zone, field: field) ?? .epoch
            if BillingCalendar.quarterHour(at: instant) != instant {
                reader.refuse(
                    field,
                    "\(name) must be a full quarter-hour: traffic is summed by them."
                )
            }
            return instant
        } catch {
            reader.refuse(field, error[field] ?? "")
            return .epoch
        }
    }
}

/// The lines that say which prices were wrong.
///
/// ```
/// mccmnc,country,charged,price
/// 25501,,0.05,0.0425
/// ,KZ,,0.061
/// ```
private struct CorrectionText {
    let corrections: [PriceCorrection]

    /// More corrections than this at once are a new rate deck, not a slip.
    private static let limit = 5_000

    init(
        _ text: String,
        _ currency: Currency,
        _ catalogue: DestinationCatalogue
    ) throws(ImportErrors) {
        let table = try SeparatedText(text)
        let network = table.column("mccmnc", "network", "mcc_mnc", "mcc/mnc")
        let country = table.column("country", "iso")
        let charged = table.column("charged", "old", "wrong")
        guard let price = table.column("price", "right", "new"), network != nil || country != nil
        else {
            throw Self.refusal(
                1,
                "The first line names the columns: mccmnc or country, charged, price."
            )
        }
        var corrections: [PriceCorrection] = []
        for (line, cells) in table.rows {
            func cell(_ index: Int?) -> String {
                index.flatMap { cells.indices.contains($0) ? cells[$0] : nil } ?? ""
            }
            let place = try Self.place(line, cell(network), cell(country), catalogue)
            let right = try Self.price(line, cell(price), currency)
            let wrong = cell(charged)
            let old = wrong.isEmpty ? nil : try Self.price(line, wrong, currency)
            if old == right { throw Self.refusal(line, "The price is the one that was charged.") }
            corrections.append(
                PriceCorrection(
                    country: place.country,
                    network: place.network,
                    chargedMicros: old,
                    rightMicros: right
                )
            )
        }
        if corrections.isEmpty { throw Self.refusal(2, "There are no lines below the first.") }
        if corrections.count > Self.limit {
            throw Self.refusal(Self.limit, "At most \(Self.limit) prices are corrected at once.")
        }
        self.corrections = corrections
    }

    private static func price(
        _ line: Int,
        _ text: String,
        _ currency: Currency
    ) throws(ImportErrors) -> Int64 {
        do {
            return try Price(decimal: text, currency).micros
        } catch {
            throw refusal(line, sentence(error, about: "Price"))
        }
    }

    private static func place(
        _ line: Int,
        _ network: String,
        _ country: String,
        _ catalogue: DestinationCatalogue
    ) throws(ImportErrors) -> Destination {
        let home = CountryCode(country.uppercased())
        if !country.isEmpty, home.map(CountryCode.all.contains) != true {
            throw refusal(line, "\"\(country)\" is not a two-letter country code.")
        }
        guard !network.isEmpty else {
            guard let home else { throw refusal(line, "There is no network and no country.") }
            return Destination(country: home)
        }
        guard let found = Network(network) else {
            throw refusal(line, "\"\(network)\" is not MCC and MNC such as 25501.")
        }
        guard let place = home ?? catalogue.country(of: found) else {
            throw refusal(line, "No country is known for \(found); add a country column.")
        }
        return Destination(country: place, network: found)
    }

    private static func refusal(_ line: Int, _ sentence: Phrase) -> ImportErrors {
        ImportErrors([LineProblem(line: line, sentence: sentence)])
    }
}
