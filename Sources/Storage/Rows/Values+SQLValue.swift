// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import SQLInterface

/// Currencies are stored as their ISO 4217 codes.
extension Currency: SQLValueConvertible {
    package var sqlValue: SQLValue { .text(code) }

    package init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        self.init(text)
    }
}

/// Countries are stored as their two letters.
extension CountryCode: SQLValueConvertible {
    package var sqlValue: SQLValue { .text(code) }

    package init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        self.init(text)
    }
}

/// Networks are stored as five or six digits; a two-digit network code keeps its length.
extension Network: SQLValueConvertible {
    package var sqlValue: SQLValue { .text(text) }

    package init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        self.init(text)
    }
}

extension BasisPoints: SQLValueConvertible {
    package var sqlValue: SQLValue { .integer(Int64(value)) }

    package init?(sqlValue: SQLValue) {
        guard let value = Int(sqlValue: sqlValue) else { return nil }
        self.init(value)
    }
}

/// Types of address are stored as they are written: `5/0`.
extension AddressType: SQLValueConvertible {
    package var sqlValue: SQLValue { .text(description) }

    package init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        self.init(text)
    }
}

extension ClientStatus: SQLValueConvertible {}
extension BillingMode: SQLValueConvertible {}
extension TaxScheme: SQLValueConvertible {}
extension TaxTreatment: SQLValueConvertible {}
extension ClientKind: SQLValueConvertible {}
extension DocumentLanguage: SQLValueConvertible {}
extension EInvoiceSyntax: SQLValueConvertible {}
extension MessageType: SQLValueConvertible {}
extension BlockReason: SQLValueConvertible {}
extension InvoiceKind: SQLValueConvertible {}
extension LedgerAccountKind: SQLValueConvertible {}
extension TransferCode: SQLValueConvertible {}
extension MessageIDForm: SQLValueConvertible {}
extension SenderTypes: SQLValueConvertible {}
extension ReceiptClock: SQLValueConvertible {}
extension ReceiptStyle.TextKey: SQLValueConvertible {}
extension RefusalForm: SQLValueConvertible {}
extension ConnectorTLS.Trust: SQLValueConvertible {}
extension ConnectorBind: SQLValueConvertible {}
extension ConnectorVersion: SQLValueConvertible {}
extension Role: SQLValueConvertible {}
extension MessageEventKind: SQLValueConvertible {}

/// A value whose absence is stored as empty text, so that it can be part of a key.
package struct EmptyText<Value: SQLValueConvertible>: SQLValueConvertible {
    package let value: Value?

    package init(_ value: Value?) {
        self.value = value
    }

    package var sqlValue: SQLValue { value?.sqlValue ?? .text("") }

    package init?(sqlValue: SQLValue) {
        if sqlValue == .text("") {
            value = nil
        } else {
            guard let value = Value(sqlValue: sqlValue) else { return nil }
            self.value = value
        }
    }
}

extension StoredRow {
    /// Reads a column where empty text means that there is no value.
    func unlessEmpty<Value: SQLValueConvertible>(
        _ column: String,
        as type: Value.Type = Value.self
    ) throws -> Value? {
        try get(column, as: EmptyText<Value>.self).value
    }

    /// Reads the columns `country` and `network`; nil when both are empty.
    func destination() throws -> Destination? {
        guard let country = try unlessEmpty("country", as: CountryCode.self) else { return nil }
        return Destination(country: country, network: try unlessEmpty("network"))
    }

    /// Reads the columns `country` and `network`, which must name a country.
    func knownDestination() throws -> Destination {
        guard let destination = try destination() else {
            throw corrupted("country", "there is none")
        }
        return destination
    }

    /// Reads an amount.
    func money(_ column: String, _ currency: Currency) throws -> Money {
        Money(micros: try get(column), currency)
    }
}
