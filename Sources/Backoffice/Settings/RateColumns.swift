// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import SQLInterface
import Storage

/// What the columns of an owner's price files are called, where they have unusual names; kept
/// from one import to the next.
package struct RateColumns: Hashable, Sendable {
    /// What a column can hold.
    package enum Field: String, Hashable, Sendable, CaseIterable {
        case network, mcc, mnc, country, price, effective

        /// The names that are found by themselves, in small letters.
        package var usualNames: [String] {
            switch self {
            case .network: ["mccmnc", "mcc_mnc", "mcc/mnc", "network", "mwx"]
            case .mcc: ["mcc"]
            case .mnc: ["mnc"]
            case .country: ["country", "country code", "iso"]
            case .price: ["price", "rate"]
            case .effective:
                ["effective", "effective_from", "effective from", "effective date"]
            }
        }

        /// The form's field that has the name.
        package var formName: String { "column_\(rawValue)" }
    }

    private var names: [Field: String] = [:]

    /// Creates the usual names.
    package init() {}

    /// Reads the form's fields; an empty one means the usual names.
    package init(reading typed: TypedFields) {
        for field in Field.allCases {
            // A header is a line of a file: nobody's is longer.
            self[field] = String(typed[field: field.formName].prefix(100))
        }
    }

    /// The unusual name of a column; nil for the usual ones.
    package subscript(field: Field) -> String? {
        get { names[field] }
        set { names[field] = newValue.flatMap { $0.isEmpty ? nil : $0 } }
    }

    /// The names as the form's fields.
    package var typed: [String: String] {
        Dictionary(uniqueKeysWithValues: names.map { ($0.key.formName, $0.value) })
    }

    /// The names that an owner's last import had.
    package static func saved(
        for owner: PriceOwner,
        in transaction: any SQLTransaction
    ) throws -> RateColumns {
        var columns = RateColumns()
        let stored = try SettingRepository.value(key(owner), in: transaction) ?? ""
        for line in stored.split(separator: "\n") {
            let parts = line.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, let field = Field(rawValue: String(parts[0])) else { continue }
            columns[field] = String(parts[1])
        }
        return columns
    }

    /// One line for each unusual name.
    var text: String {
        Field.allCases.compactMap { field in
            names[field].map { "\(field.rawValue)=\($0.filter { !$0.isNewline })" }
        }.joined(separator: "\n")
    }

    func save(for owner: PriceOwner, in transaction: any SQLTransaction) throws {
        let stored = try SettingRepository.value(Self.key(owner), in: transaction)
        if stored ?? "" == text { return }
        try SettingRepository.set(Self.key(owner), to: text, in: transaction)
    }

    private static func key(_ owner: PriceOwner) -> String {
        switch owner {
        case .client(let id): "price_columns.client.\(id)"
        case .product(let id): "price_columns.product.\(id)"
        case .supplier(let id): "price_columns.supplier.\(id)"
        }
    }
}
