// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting

/// The tax of a document in the currency that the seller accounts for it in.
///
/// - Source: EN 16931 BT-6 and BT-111; Council Directive 2006/112/EC, articles 91 and 230.
package struct NationalTax: Hashable, Sendable, Codable {
    /// BT-111; its currency is BT-6.
    package var tax: Money
    /// How it was converted; the rates are those of the issue day.
    package var conversion: ExchangeConversion

    /// Converts the tax of a document, rounded once; nil when it leaves the range of money.
    package init?(_ tax: Money, by conversion: ExchangeConversion) {
        guard let converted = conversion.convert(tax) else { return nil }
        self.tax = converted
        self.conversion = conversion
    }

    /// Converts a part of it by the same rates; nil when it leaves the range of money.
    package func part(_ tax: Money) -> NationalTax? {
        NationalTax(tax, by: conversion)
    }

    /// Such as `1 EUR = 4.2567 PLN`, with what else it went through.
    package var rateText: String {
        conversion.rates.map(\.description).joined(separator: ", ")
    }
}
