// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives
import Storage

/// Values that many objects have, as schemas and as JSON.
extension Schema {
    /// An exact sum.
    static let money = Schema.named(
        "Money",
        .object([
            .init("amount", .text(.decimal), "Decimal digits; up to six decimals."),
            .init("currency", .text(.currency)),
        ])
    )
    static let id = Schema.text(.identifier)
    static let optionalID = Schema.nullable(.text(.identifier))
    static let instant = Schema.text(.instant)
    static let optionalInstant = Schema.nullable(.text(.instant))
    static let date = Schema.text(.date)
    static let count = Schema.integer(0...Int64.max)
    /// A text of an answer, whatever its length.
    static let anyText = Schema.text(.words(0...1_000_000))

    /// Free text of at most that many characters; may be empty.
    static func line(_ count: Int) -> Schema { .text(.words(0...count)) }

    /// A choice among the raw values of an enumeration.
    static func choice<Value: CaseIterable & RawRepresentable<String>>(
        of type: Value.Type
    ) -> Schema {
        .text(.choice(Value.allCases.map(\.rawValue)))
    }

    /// A page of a list.
    static func page(of element: Schema) -> Schema {
        .object([
            .init("items", .array(element, count: 0...200)),
            .init(
                "next_cursor",
                .nullable(.text(.words(1...60))),
                "The `cursor` of the next page; null on the last one."
            ),
        ])
    }
}

extension JSON {
    static func id<Object>(_ id: Identifier<Object>) -> JSON { .string(id.description) }

    static func money(_ money: Money) -> JSON {
        [
            "amount": .string(money.decimalText), "currency": .string(money.currency.code),
        ]
    }

    static func money(_ micros: Int64, _ currency: Currency) -> JSON {
        money(Money(micros: micros, currency))
    }

    static func count(_ count: Int64) -> JSON { .integer(max(0, count)) }

    static func instant(_ instant: Instant) -> JSON { .string(instant.description) }

    /// A page: one element more than the limit was read, to know whether there is another.
    static func page<Element>(
        _ found: [Element],
        limit: Int,
        cursor: (Element) -> String,
        _ element: (Element) throws -> JSON
    ) rethrows -> JSON {
        let shown = found.prefix(limit)
        let next = found.count > limit ? shown.last.map(cursor) : nil
        return ["items": .array(try shown.map(element)), "next_cursor": .optional(next)]
    }
}
