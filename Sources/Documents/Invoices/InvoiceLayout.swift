// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing

/// What stands where on an invoice, as strings in blocks, rows and cells.
///
/// One model for the drawn page and the panel's preview: it knows no fonts and no places.
/// The texts are final, in the document's language.
package struct InvoiceLayout: Hashable, Sendable {
    /// The language of all texts.
    package var language: DocumentLanguage
    /// `Invoice`, `Proforma invoice`.
    package var title: String
    /// The number, or the word for a draft.
    package var number: String
    /// What must be said about the kind of document, such as that it is not fiscal.
    package var notice: String?
    /// Stands where there is no logo.
    package var brandName: String
    /// Accent colour, `#RRGGBB`.
    package var colour: String
    /// Who issues it.
    package var seller: PartyBlock
    /// Whom it is billed to.
    package var buyer: PartyBlock
    /// Dates, period, amount due.
    package var facts: [FactBlock]
    /// Stands before the tables; letters and templates have one.
    package var introduction: [String] = []
    /// Only when there is more than one country.
    package var countries: TableBlock?
    /// The positions.
    package var lines: TableBlock
    /// Taxes by category; nil when none were worked out.
    package var taxes: TableBlock?
    /// Net, taxes, total, paid; the last row is the amount due.
    package var totals: [TotalRow]
    /// The total in words, where the language wants it.
    package var amountInWords: FactBlock?
    /// The template's terms, after the totals.
    package var terms: [String] = []
    /// One paragraph an account.
    package var bankDetails: TextBlock?
    /// What a payment must quote.
    package var paymentReference: TextBlock?
    /// What banking apps read, for a QR code; nil for none.
    package var paymentCode: String?
    /// What stands under the code.
    package var paymentCodeLabel: String = ""
    /// The free text at the end.
    package var note: TextBlock?
    /// Who to reach, for the foot of each page.
    package var contacts: String

    /// Words for the foot of a page.
    package func pageLabel(_ page: Int, of count: Int) -> String {
        InvoiceTexts.of(language).page(page, count)
    }

    /// Whose names, addresses and numbers stand in a column of the heading.
    package struct PartyBlock: Hashable, Sendable {
        /// The part they play.
        package var heading: String
        /// The legal name.
        package var name: String
        /// Address, registration and tax numbers, one a line.
        package var lines: [String]
    }

    /// One labelled value.
    package struct FactBlock: Hashable, Sendable {
        /// What it is.
        package var label: String
        /// The value as written in the language.
        package var value: String
        /// A second, quieter line.
        package var detail: String = ""
        /// Drawn larger: the amount due.
        package var isEmphasised: Bool = false
    }

    /// A heading with paragraphs.
    package struct TextBlock: Hashable, Sendable {
        /// What it is.
        package var heading: String
        /// At least one; a paragraph may have line breaks.
        package var paragraphs: [String]
    }

    /// A line of the totals.
    package struct TotalRow: Hashable, Sendable {
        /// What is summed up.
        package var label: String
        /// The amount as written in the language.
        package var value: String
        /// How much it stands out.
        package var weight: Weight = .plain

        /// How much a total stands out.
        package enum Weight: Hashable, Sendable {
            case plain
            case strong
            case due
        }
    }
}

/// A table of strings.
package struct TableBlock: Hashable, Sendable {
    /// Empty for a table that needs none.
    package var heading: String
    /// From left to right.
    package var columns: [TableColumn]
    /// From top to bottom, without the total.
    package var rows: [TableRow]
    /// Cells of the closing row.
    package var total: [String]?
    /// What to call the sum so far at a page's end and at the next page's start.
    package var carry: CarryLabels?

    /// Labels of running totals.
    package struct CarryLabels: Hashable, Sendable {
        /// At a page's end.
        package var carried: String
        /// At the next page's start.
        package var brought: String
    }
}

/// A column of a table: its title and what it holds, which decides its width.
package struct TableColumn: Hashable, Sendable {
    /// The words in the header.
    package var title: String
    /// What it holds.
    package var content: Content

    /// What a column holds.
    package enum Content: Hashable, Sendable {
        case country
        case network
        case operatorName
        case basis
        case messages
        case segments
        case price
        case amount
        case description
        case taxCategory
        case taxRate
        /// Any other words, on one line.
        case text
        /// Any other number.
        case figure
    }

    /// Whether the column holds numbers, which end at one edge.
    package var isNumeric: Bool {
        switch content {
        case .country, .network, .operatorName, .basis, .description, .taxCategory, .text: false
        case .messages, .segments, .price, .amount, .taxRate, .figure: true
        }
    }
}

/// A row of a table.
package struct TableRow: Hashable, Sendable {
    /// As many as there are columns.
    package var cells: [String]
    /// A sentence below the row, over the whole width.
    package var detail: String = ""
    /// The sum of amounts up to and with this row, where the table carries totals over.
    package var runningTotal: String = ""
    /// Set in bold: the name and the sum of a section.
    package var isStrong: Bool = false
    /// Thousandths of the table's total that are this row's, for a bar; nil for no bar.
    package var shareThousandths: Int?
}
