// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives

/// Instants are stored as microseconds since 1970 UTC.
extension Instant: SQLValueConvertible {
    package var sqlValue: SQLValue { .integer(microseconds) }

    package init?(sqlValue: SQLValue) {
        guard case .integer(let value) = sqlValue else { return nil }
        self.init(microseconds: value)
    }
}

/// Calendar dates are stored as ISO 8601 text, which sorts by time.
extension CalendarDate: SQLValueConvertible {
    package var sqlValue: SQLValue { .text(description) }

    package init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        self.init(text)
    }
}

extension Identifier: SQLValueConvertible {
    package var sqlValue: SQLValue { .integer(rawValue) }

    package init?(sqlValue: SQLValue) {
        guard case .integer(let value) = sqlValue else { return nil }
        self.init(value)
    }
}
