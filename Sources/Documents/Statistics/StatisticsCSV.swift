// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing

/// The statistics of a period as comma-separated values: one header row, then plain data.
package enum StatisticsCSV {
    /// Renders a report; dates are ISO 8601 and numbers plain decimals in every language.
    package static func render(_ report: StatisticsReport) -> [UInt8] {
        let columns = StatisticsColumn.columns(of: report)
        let texts = StatisticsTexts.of(report.language)
        let names = DestinationNames(language: report.language)
        var writer = CSVWriter()
        writer.writeRow(columns.map(texts.title(of:)))
        for row in report.rows {
            writer.writeRow(
                columns.map { column in
                    switch column.value(in: row, names: names, texts: texts) {
                    case .text(let text): text
                    case .day(let date): date.description
                    case .count(let count): String(count)
                    case .decimal(let micros):
                        DecimalText.string(
                            micros: micros,
                            minimumDecimals: report.currency.minorUnitDigits
                        )
                    }
                }
            )
        }
        return writer.takeBytes()
    }
}
