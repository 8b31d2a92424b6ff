// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Takes a row's values in the order of its columns, and keeps none of them as objects.
///
/// For inserts of many rows: values go from the program's own types straight to the engine.
package protocol SQLRowWriter: AnyObject {
    func integer(_ value: Int64)
    func text(_ value: String)
    func blob(_ value: [UInt8])
    func null()
}

extension SQLRowWriter {
    /// Adds values.
    package func add(_ values: [SQLValue]) {
        for value in values {
            switch value {
            case .null: null()
            case .integer(let number): integer(number)
            case .text(let text): self.text(text)
            case .blob(let octets): blob(octets)
            }
        }
    }

    /// Adds an integer or null.
    package func integer(_ value: Int64?) {
        if let value { integer(value) } else { null() }
    }

    /// Adds text or null.
    package func text(_ value: String?) {
        if let value { text(value) } else { null() }
    }
}

/// Rows as values, for what takes nothing faster.
package final class SQLValueWriter: SQLRowWriter {
    /// The values since the last row was taken.
    private var values: [SQLValue] = []

    /// Creates an empty row.
    package init() {}

    /// Adds an integer.
    package func integer(_ value: Int64) { values.append(.integer(value)) }

    /// Adds text.
    package func text(_ value: String) { values.append(.text(value)) }

    /// Adds octets.
    package func blob(_ value: [UInt8]) { values.append(.blob(value)) }

    /// Adds a null.
    package func null() { values.append(.null) }

    /// Ends the row and begins another one.
    package func take() -> [SQLValue] {
        defer { values = [] }
        return values
    }
}
