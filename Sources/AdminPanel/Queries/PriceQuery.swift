// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import SQLInterface
import Storage

/// Reads an owner's price rows: in force, ahead and superseded.
enum PriceQuery {
    /// History beyond this is not shown; imports of whole decks make long ones.
    private static let historyLimit = 20_000

    static func rows(
        of owner: PriceOwner,
        in transaction: any SQLTransaction
    ) throws -> [PriceRow] {
        let (kind, id): (String, Int64) =
            switch owner {
            case .client(let id): ("client", id.rawValue)
            case .supplier(let id): ("supplier", id.rawValue)
            case .product(let id): ("product", id.rawValue)
            }
        let ids = try transaction.query(
            """
            SELECT id FROM prices WHERE owner_kind = \(kind) AND owner_id = \(id)
            ORDER BY effective_from DESC, id DESC LIMIT \(historyLimit)
            """
        )
        return try ids.compactMap { row in
            try PriceRepository.find(try row.get("id"), in: transaction)
        }
    }
}
