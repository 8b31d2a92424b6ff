// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import CPostgres
import SQLInterface

/// The arguments of one run of a statement, in the binary format.
///
/// Kept between runs, so that a thousand rows reuse the same memory.
struct PostgresParameters {
    private var bytes: [UInt8] = []
    /// Where each value begins; -1 for null.
    private var starts: [Int] = []
    private var lengths: [CInt] = []
    private var formats: [CInt] = []

    init() {}

    /// The types to declare: what a value is, or 0 for a null, which the server infers.
    static func types(of arguments: [SQLValue]) -> [Oid] {
        arguments.map { argument in
            switch argument {
            case .null: 0
            case .integer: PostgresType.int8
            case .text: PostgresType.text
            case .blob: PostgresType.bytea
            }
        }
    }

    /// Replaces the arguments.
    mutating func encode(_ arguments: [SQLValue]) {
        bytes.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        lengths.removeAll(keepingCapacity: true)
        formats.removeAll(keepingCapacity: true)
        for argument in arguments {
            let start = bytes.count
            starts.append(argument == .null ? -1 : start)
            bytes.append(binary: argument)
            lengths.append(CInt(bytes.count - start))
            formats.append(1)
        }
        // An empty value still needs an address, which is what tells it from null.
        bytes.append(0)
    }

    /// Hands the arguments over as libpq wants them.
    func withPointers<Result>(
        _ body: (
            _ values: [UnsafePointer<CChar>?], _ lengths: [CInt], _ formats: [CInt]
        ) -> Result
    ) -> Result {
        bytes.withUnsafeBytes { raw in
            let base = raw.assumingMemoryBound(to: CChar.self).baseAddress
            let values = starts.map { start in start < 0 ? nil : base.map { $0 + start } }
            return body(values, lengths, formats)
        }
    }
}

extension [UInt8] {
    /// Adds a value in PostgreSQL's binary format, without its length; nothing for null.
    mutating func append(binary value: SQLValue) {
        switch value {
        case .null: break
        case .integer(let number): append(bigEndian: number)
        case .text(let text): StoredCharacters.append(text, to: &self)
        case .blob(let blob): append(contentsOf: blob)
        }
    }

    /// Adds a number in network order.
    mutating func append(bigEndian number: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: number.bigEndian) { append(contentsOf: $0) }
    }
}

/// The types that values have on the wire.
///
/// - Source: PostgreSQL, `pg_type.dat`.
enum PostgresType {
    static let bool: Oid = 16
    static let bytea: Oid = 17
    static let int8: Oid = 20
    static let int2: Oid = 21
    static let int4: Oid = 23
    static let text: Oid = 25
    static let oid: Oid = 26
    static let name: Oid = 19
    static let unknown: Oid = 705
    static let varchar: Oid = 1_043
    static let numeric: Oid = 1_700
}
