// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import CPostgres
import SQLInterface

/// Reads values of results, which all come in the binary format.
enum PostgresReading {
    /// The names and types of a result's columns.
    static func columns(_ result: OpaquePointer) -> (SQLColumns, [Oid]) {
        let indices = 0..<PQnfields(result)
        let names = indices.map { PQfname(result, $0).map { String(cString: $0) } ?? "" }
        return (SQLColumns(names: names), indices.map { PQftype(result, $0) })
    }

    /// One row's values.
    ///
    /// - Throws: `SQLError` of kind `other` for a type that the interface has no value for.
    static func values(
        _ result: OpaquePointer,
        row: CInt,
        types: [Oid],
        sql: String
    ) throws -> [SQLValue] {
        var values: [SQLValue] = []
        values.reserveCapacity(types.count)
        for (index, type) in types.enumerated() {
            let column = CInt(index)
            guard PQgetisnull(result, row, column) == 0,
                let start = PQgetvalue(result, row, column)
            else {
                values.append(.null)
                continue
            }
            let length = Int(PQgetlength(result, row, column))
            let bytes = UnsafeRawBufferPointer(start: start, count: length)
            guard let value = value(bytes, type) else {
                throw SQLError(
                    .other,
                    message: "column \(index) is of type \(type), or too large for 64 bits",
                    sql: sql
                )
            }
            values.append(value)
        }
        return values
    }

    /// One value, or nil when the interface has none for it.
    static func value(_ bytes: UnsafeRawBufferPointer, _ type: Oid) -> SQLValue? {
        switch type {
        case PostgresType.int8: .integer(bytes.bigEndian(at: 0, as: Int64.self))
        case PostgresType.text, PostgresType.varchar, PostgresType.name, PostgresType.unknown:
            .text(StoredCharacters.read(bytes.bindMemory(to: UInt8.self)))
        case PostgresType.bytea: .blob([UInt8](bytes))
        case PostgresType.int4: .integer(Int64(bytes.bigEndian(at: 0, as: Int32.self)))
        case PostgresType.int2: .integer(Int64(bytes.bigEndian(at: 0, as: Int16.self)))
        case PostgresType.oid: .integer(Int64(bytes.bigEndian(at: 0, as: UInt32.self)))
        case PostgresType.bool: .integer(bytes[0] == 0 ? 0 : 1)
        case PostgresType.numeric: wholeNumber(bytes).map { .integer($0) }
        default: nil
        }
    }

    /// A `numeric` without a fraction, which is what `SUM` over 64-bit columns answers.
    ///
    /// - Source: PostgreSQL, `numeric.c`: count of digits, weight, sign, scale, then digits to
    ///   the base of 10,000.
    private static func wholeNumber(_ bytes: UnsafeRawBufferPointer) -> Int64? {
        let count = Int(bytes.bigEndian(at: 0, as: Int16.self))
        let weight = Int(bytes.bigEndian(at: 2, as: Int16.self))
        let sign = bytes.bigEndian(at: 4, as: UInt16.self)
        guard sign == 0 || sign == 0x4000, count <= weight + 1 else {
            return count == 0 && (sign == 0 || sign == 0x4000) ? 0 : nil
        }
        guard count > 0 else { return 0 }
        var number: Int64 = 0
        for place in 0...weight {
            let digit = place < count ? bytes.bigEndian(at: 8 + 2 * place, as: Int16.self) : 0
            let (scaled, overflow) = number.multipliedReportingOverflow(by: 10_000)
            // Downwards, so that the smallest number fits as well.
            let (next, overflowAgain) = scaled.subtractingReportingOverflow(Int64(digit))
            guard !overflow, !overflowAgain else { return nil }
            number = next
        }
        if sign == 0x4000 { return number }
        return number == .min ? nil : -number
    }
}

extension UnsafeRawBufferPointer {
    fileprivate func bigEndian<Number: FixedWidthInteger>(
        at offset: Int,
        as type: Number.Type
    ) -> Number {
        Number(bigEndian: loadUnaligned(fromByteOffset: offset, as: Number.self))
    }
}
