// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging

/// Makes the tables of an invoice.
struct InvoiceTables {
    let document: InvoiceDocument
    let words: InvoiceTexts
    let format: DocumentFormat
    /// Columns that a template leaves out.
    var hiddenColumns: Set<DocumentTemplate.Column> = []

    private var names: DestinationNames { DestinationNames(language: document.language) }

    /// Sums by country in the order the lines have them; nil for a single country.
    func countries() -> TableBlock? {
        var order: [CountryCode] = []
        var sums: [CountryCode: (messages: Int64, segments: Int64, net: Money)] = [:]
        for line in document.lines {
            guard let country = line.country else { continue }
            if sums[country] == nil { order.append(country) }
            var sum = sums[country] ?? (0, 0, .zero(document.currency))
            sum.messages += line.messages
            sum.segments += line.quantity
            sum.net += line.net
            sums[country] = sum
        }
        guard order.count > 1 else { return nil }
        let total = sums.values.reduce((Int64(0), Int64(0), Money.zero(document.currency))) {
            ($0.0 + $1.messages, $0.1 + $1.segments, $0.2 + $1.net)
        }
        let rows = order.compactMap { country in
            sums[country].map { sum in
                TableRow(
                    cells: [
                        names.country(country), format.count(sum.messages),
                        format.count(sum.segments), format.amount(sum.net),
                    ],
                    shareThousandths: thousandths(sum.net, of: total.2)
                )
            }
        }
        return TableBlock(
            heading: words.byCountry,
            columns: columns([.country, .messages, .segments, .amount]),
            rows: rows,
            total: [
                words.total, format.count(total.0), format.count(total.1),
                format.amount(total.2),
            ]
        )
    }

    /// The positions: by network, or by text when every line has one.
    func lines() -> TableBlock {
        let isUsage = document.period != nil || document.lines.contains { $0.text.isEmpty }
        let contents = isUsage ? usageContents : [.description, .amount]
        var sum = Money.zero(document.currency)
        let decimals = priceDecimals
        var rows: [TableRow] = []
        for section in document.sections {
            let name = section.account?.name ?? document.buyer.reference
            if document.hasSections {
                let title = "\(words.account) \(name)"
                rows.append(sectionRow(title, section, contents, sum: sum, isTotal: false))
            }
            for line in section.lines {
                sum += line.net
                var row = TableRow(cells: [], runningTotal: format.amount(sum))
                if isUsage {
                    row.cells = usageCells(line, contents, priceDecimals: decimals)
                    row.detail = line.correction == nil ? "" : line.text
                } else {
                    row.cells = [line.text, format.amount(line.net)]
                }
                rows.append(row)
            }
            if document.hasSections {
                let title = "\(SectionTexts.of(document.language).subtotal) \(name)"
                rows.append(sectionRow(title, section, contents, sum: sum, isTotal: true))
            }
        }
        return TableBlock(
            heading: isUsage ? words.byNetwork : words.charges,
            columns: columns(contents),
            rows: rows,
            carry: .init(carried: words.carriedForward, brought: words.broughtForward)
        )
    }

    /// The name of an account, or what its lines come to.
    private func sectionRow(
        _ title: String,
        _ section: LineSection,
        _ contents: [TableColumn.Content],
        sum: Money,
        isTotal: Bool
    ) -> TableRow {
        let net = section.lines.reduce(Money.zero(document.currency)) { $0 + $1.net }
        let segments = section.lines.filter { $0.correction == nil }.reduce(0) { $0 + $1.quantity }
        let cells = contents.enumerated().map { index, content -> String in
            if index == 0 { return title }
            guard isTotal else { return "" }
            return switch content {
            case .segments: format.count(segments)
            case .amount: format.amount(net)
            default: ""
            }
        }
        return TableRow(cells: cells, runningTotal: format.amount(sum), isStrong: true)
    }

    /// Taxes by category, with the legal wording below each; what is outside the scope of
    /// tax has no rate.
    func taxes() -> TableBlock? {
        if document.taxes.isEmpty { return nil }
        let columns = [
            TableColumn(title: words.tax.category, content: .taxCategory),
            TableColumn(title: words.tax.rate, content: .taxRate),
            TableColumn(title: words.tax.taxable, content: .amount),
            TableColumn(title: words.tax.tax, content: .amount),
        ]
        let rows = document.taxes.map { line in
            TableRow(
                cells: [
                    words.tax.name(of: line.category),
                    line.category == .outsideScope ? "–" : format.percent(line.rate),
                    format.amount(line.taxable), format.amount(line.tax),
                ],
                detail: line.reason
            )
        }
        return TableBlock(heading: "", columns: columns, rows: rows)
    }

    private func thousandths(_ part: Money, of whole: Money) -> Int? {
        guard part.micros >= 0, whole.micros > 0 else { return nil }
        return Int(Int128(part.micros) * 1_000 / Int128(whole.micros))
    }

    private var usageContents: [TableColumn.Content] {
        let optional: [(TableColumn.Content, DocumentTemplate.Column)] = [
            (.network, .network), (.operatorName, .operatorName), (.basis, .basis),
            (.price, .price),
        ]
        let hidden = optional.filter { hiddenColumns.contains($0.1) }.map(\.0)
        let all: [TableColumn.Content] = [
            .country, .network, .operatorName, .basis, .segments, .price, .amount,
        ]
        return all.filter { !hidden.contains($0) }
    }

    private func usageCells(
        _ line: InvoiceLine,
        _ contents: [TableColumn.Content],
        priceDecimals: Int
    ) -> [String] {
        contents.map { content in
            if content == .amount { return format.amount(line.net) }
            if line.correction != nil {
                return content == .country ? SectionTexts.of(document.language).correction : ""
            }
            if !line.text.isEmpty { return content == .country ? line.text : "" }
            return switch content {
            case .country: line.country.map(names.country) ?? ""
            case .network: names.codes(line.network)
            case .operatorName: line.operatorName
            case .basis: line.basis.map(words.table.name(of:)) ?? ""
            case .segments: format.count(line.quantity)
            default: format.decimal(micros: line.unitPriceMicros, minimumDecimals: priceDecimals)
            }
        }
    }

    /// Enough decimals for every price, so that they stand under each other.
    private var priceDecimals: Int {
        document.lines.filter(\.text.isEmpty).map {
            decimalsNeeded($0.unitPriceMicros, minimum: document.currency.minorUnitDigits)
        }.max() ?? 0
    }

    private func columns(_ contents: [TableColumn.Content]) -> [TableColumn] {
        contents.map { TableColumn(title: title($0), content: $0) }
    }

    private func title(_ content: TableColumn.Content) -> String {
        switch content {
        case .country: words.table.country
        case .network: words.table.network
        case .operatorName: words.table.operatorName
        case .basis: words.table.basis
        case .messages: words.table.messages
        case .segments: words.table.segments
        case .price: "\(words.table.price), \(document.currency.code)"
        case .amount: "\(words.table.amount), \(document.currency.code)"
        case .description: words.table.description
        case .taxCategory: words.tax.category
        case .taxRate: words.tax.rate
        case .text, .figure: ""
        }
    }
}

/// How many decimals an exact number of micros has, at least `minimum`.
func decimalsNeeded(_ micros: Int64, minimum: Int) -> Int {
    var decimals = 6
    var rest = micros
    while decimals > minimum, rest % 10 == 0 {
        rest /= 10
        decimals -= 1
    }
    return decimals
}
