// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Storage

/// Making a supplier's ids from responses and receipts comparable.
extension MessageIDForm {
    /// The form in which an id from a submit response is kept.
    func canonicalResponse(_ id: String) -> String {
        switch self {
        case .text: id
        case .hexInResponse, .hexadecimal: Self.decimal(id, radix: 16) ?? id
        case .hexInReceipt, .decimal: Self.decimal(id, radix: 10) ?? id
        }
    }

    /// The form in which an id from a receipt is looked for.
    func canonicalReceipt(_ id: String) -> String {
        switch self {
        case .text: id
        case .hexInResponse, .decimal: Self.decimal(id, radix: 10) ?? id
        case .hexInReceipt, .hexadecimal: Self.decimal(id, radix: 16) ?? id
        }
    }

    private static func decimal(_ id: String, radix: Int) -> String? {
        UInt64(id, radix: radix).map { String($0) }
    }
}
