// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import CPostgres
import SQLInterface

/// Inserts many rows at once by `COPY … FROM STDIN` in the binary format.
///
/// - Source: PostgreSQL, "COPY", "Binary Format".
struct PostgresCopy {
    /// Fewer rows than this are inserted one by one.
    static let rowsMin = 8
    private static let chunkOctets = 256 * 1_024

    private let connection: PostgresConnection
    private let table: BulkTable

    init(_ connection: PostgresConnection, _ table: BulkTable) {
        self.connection = connection
        self.table = table
    }

    /// Sends that many rows, each written by `row`; throws what the server refused.
    func run(
        count: Int,
        _ row: (_ index: Int, _ writer: any SQLRowWriter) throws -> Void
    ) throws {
        try connection.finishStream()
        guard let begun = PQexec(connection.handle, table.copyText) else { throw failure(nil) }
        defer { PQclear(begun) }
        guard PQresultStatus(begun) == PGRES_COPY_IN else { throw failure(begun) }
        do {
            try send(count, row)
        } catch {
            PQputCopyEnd(connection.handle, "the rows could not be sent")
            connection.discardResults()
            throw error
        }
        guard PQputCopyEnd(connection.handle, nil) == 1 else { throw failure(nil) }
        var refusal: SQLError?
        while let result = PQgetResult(connection.handle) {
            defer { PQclear(result) }
            if PQresultStatus(result) != PGRES_COMMAND_OK { refusal = refusal ?? failure(result) }
        }
        if let refusal { throw refusal }
        if !connection.isAlive { throw failure(nil) }
    }

    private func send(
        _ count: Int,
        _ row: (_ index: Int, _ writer: any SQLRowWriter) throws -> Void
    ) throws {
        let writer = PostgresCopyWriter()
        for index in 0..<count {
            writer.begin(columns: table.columns.count)
            try row(index, writer)
            guard writer.count == table.columns.count else {
                throw SQLError(
                    .misuse,
                    message: "\(writer.count) values for \(table.columns.count) columns",
                    sql: table.copyText
                )
            }
            if writer.bytes.count >= Self.chunkOctets {
                try put(writer.bytes)
                writer.bytes.removeAll(keepingCapacity: true)
            }
        }
        writer.bytes.append(bigEndian: Int16(-1))
        try put(writer.bytes)
    }

    private func put(_ bytes: [UInt8]) throws {
        let isSent = bytes.withUnsafeBytes { raw in
            PQputCopyData(
                connection.handle,
                raw.assumingMemoryBound(to: CChar.self).baseAddress,
                CInt(raw.count)
            )
        }
        guard isSent == 1 else { throw failure(nil) }
    }

    private func failure(_ result: OpaquePointer?) -> SQLError {
        connection.failure(result, sql: table.copyText)
    }
}

/// Writes rows in the binary format of `COPY`.
private final class PostgresCopyWriter: SQLRowWriter {
    /// What is to be sent; begins with the signature, no flags, no extension.
    var bytes: [UInt8] =
        Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0x00] + [0, 0, 0, 0] + [0, 0, 0, 0]
    /// Values of the present row.
    private(set) var count = 0

    func begin(columns: Int) {
        count = 0
        bytes.append(bigEndian: Int16(columns))
    }

    func integer(_ value: Int64) {
        count += 1
        bytes.append(bigEndian: Int32(8))
        bytes.append(bigEndian: value)
    }

    func null() {
        count += 1
        bytes.append(bigEndian: Int32(-1))
    }

    func blob(_ value: [UInt8]) {
        count += 1
        bytes.append(bigEndian: Int32(value.count))
        bytes.append(contentsOf: value)
    }

    func text(_ value: String) {
        count += 1
        let start = bytes.count
        bytes.append(bigEndian: Int32(0))
        StoredCharacters.append(value, to: &bytes)
        // As stored it may be longer than it was.
        let length = UInt32(bytes.count - start - 4)
        for octet in 0..<4 {
            bytes[start + octet] = UInt8(truncatingIfNeeded: length >> (24 - 8 * octet))
        }
    }
}
