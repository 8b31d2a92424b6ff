// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Why a document could not be rendered; each case can be acted on by a person.
package enum DocumentError: Error, Equatable, Sendable {
    /// No installed font has this character; nil means a fixed text of ours holds it.
    case missingGlyph(Character, field: InvoiceField?)
    /// This text alone is taller than a page.
    case textTooLong(field: InvoiceField)
    /// The logo is not a PNG image, or larger than `InvoicePDF.maximumLogoSide` on a side.
    case unreadableLogo
    /// The drawing library gave up, with its own words: out of memory, for one.
    case drawing(String)
    /// The spreadsheet library gave up, with its own words: a full disk, for one.
    case spreadsheet(String)
    /// The archive cannot hold that much; says what to do.
    case archive(String)
}
