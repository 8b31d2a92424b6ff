// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives

/// Statistics to render.
enum SampleReports {
    /// A report with one row per given sender, over the sample places.
    static func report(
        senders: [String],
        _ code: String = "EUR",
        language: DocumentLanguage = .english,
        priceMicros: Int64 = 4_250
    ) throws -> StatisticsReport {
        let currency = try SampleDocuments.currency(code)
        var client = Client(
            id: ClientID(7),
            login: "acme",
            currency: currency,
            zone: "Europe/Kyiv",
            firstDay: try SampleDocuments.date("2026-01-01")
        )
        client.company.name = "Acme Logistics GmbH"
        var rows: [StatisticsRow] = []
        for (index, sender) in senders.enumerated() {
            let place = SampleDocuments.places[index % SampleDocuments.places.count]
            var row = StatisticsRow(
                on: try SampleDocuments.date("2026-10-01").adding(days: index % 31),
                destination: Destination(
                    country: try SampleDocuments.country(place.country),
                    network: Network(place.network)
                ),
                operatorName: place.operatorName,
                sender: sender,
                basis: index % 2 == 0 ? .sent : .delivered,
                priceMicros: priceMicros + Int64(index) * 10
            )
            row.counts.submitted = Int64(100 + index)
            row.counts.delivered = Int64(90 + index)
            row.counts.failed = 10
            row.chargedMessages = Int64(95 + index)
            row.chargedSegments = Int64(101 + index * 3)
            row.amountMicros = row.priceMicros * row.chargedSegments
            rows.append(row)
        }
        return StatisticsReport(
            client: client,
            language: language,
            invoiceNumber: "INV-2026-00042",
            period: try SampleDocuments.period(),
            rows: rows
        )
    }
}
