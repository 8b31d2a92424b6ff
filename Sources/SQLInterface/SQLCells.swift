// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// A row that is read where the engine has it, value by value and without an array of them.
///
/// For passes over millions of rows. Columns count from 0, and there are no names. Only valid
/// inside the closure that got it, and until the next row.
package protocol SQLCells: AnyObject {
    /// Whether a column is null.
    func isNull(_ column: Int) -> Bool

    /// Reads a column that holds an integer.
    ///
    /// - Throws: `SQLError` when it holds something else, or a number beyond 64 bits.
    func integer(_ column: Int) throws -> Int64

    /// Reads a column that holds text.
    ///
    /// - Throws: `SQLError` when it holds something else.
    func text(_ column: Int) throws -> String

    /// Reads a column that holds octets.
    ///
    /// - Throws: `SQLError` when it holds something else.
    func blob(_ column: Int) throws -> [UInt8]

    /// The stored octets of text or a blob, without a copy; valid until the next row.
    ///
    /// Equal texts have equal octets. They are the engine's own: `text` makes a string of them.
    ///
    /// - Throws: `SQLError` when the column holds a number or null.
    func octets(_ column: Int) throws -> UnsafeRawBufferPointer
}

extension SQLCells {
    /// Reads a column that holds an integer or null.
    @inlinable
    package func integerIfAny(_ column: Int) throws -> Int64? {
        isNull(column) ? nil : try integer(column)
    }

    /// Reads a column that holds text or null.
    @inlinable
    package func textIfAny(_ column: Int) throws -> String? {
        isNull(column) ? nil : try text(column)
    }
}

/// Reads a row's columns one after the other.
///
/// Inlinable, so that its generic methods are made for each type where they are used.
package struct SQLCellReader {
    @usableFromInline let cells: any SQLCells
    @usableFromInline var column = 0

    /// Begins at the first column.
    @inlinable
    package init(_ cells: any SQLCells) {
        self.cells = cells
    }

    /// Goes past a column.
    @inlinable
    package mutating func skip() { column += 1 }

    /// Reads an integer.
    @inlinable
    package mutating func integer() throws -> Int64 {
        defer { column += 1 }
        return try cells.integer(column)
    }

    /// Reads an integer or null.
    @inlinable
    package mutating func integerIfAny() throws -> Int64? {
        defer { column += 1 }
        return try cells.integerIfAny(column)
    }

    /// Reads a number that fits another type.
    ///
    /// - Throws: `SQLError` when it does not fit.
    @inlinable
    package mutating func number<Number: FixedWidthInteger>(
        as type: Number.Type = Number.self
    ) throws -> Number {
        let value = try integer()
        guard let number = Number(exactly: value) else {
            throw SQLError(.other, message: "column \(column - 1) holds \(value), no \(type)")
        }
        return number
    }

    /// Hands the octets of text or a blob over, without a copy; valid until the next row.
    @inlinable
    package mutating func octets() throws -> UnsafeRawBufferPointer {
        defer { column += 1 }
        return try cells.octets(column)
    }

    /// Reads text.
    @inlinable
    package mutating func text() throws -> String {
        defer { column += 1 }
        return try cells.text(column)
    }

    /// Reads text or null.
    @inlinable
    package mutating func textIfAny() throws -> String? {
        defer { column += 1 }
        return try cells.textIfAny(column)
    }

    /// Reads octets.
    @inlinable
    package mutating func blob() throws -> [UInt8] {
        defer { column += 1 }
        return try cells.blob(column)
    }

    /// Reads one of the values that an enumeration is stored as.
    ///
    /// - Throws: `SQLError` when it is none of them.
    @inlinable
    package mutating func value<Value: RawRepresentable<String>>(
        as type: Value.Type = Value.self
    ) throws -> Value {
        let text = try text()
        guard let value = Value(rawValue: text) else {
            throw SQLError(.other, message: "column \(column - 1) holds “\(text)”, no \(type)")
        }
        return value
    }
}
