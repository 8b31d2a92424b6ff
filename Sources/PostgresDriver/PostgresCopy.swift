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

    /// Sends the rows; throws what the server refused.
    func run(_ rows: [[SQLValue]]) throws {
        try connection.finishStream()
        guard let begun = PQexec(connection.handle, table.copyText) else { throw failure(nil) }
        defer { PQclear(begun) }
        guard PQresultStatus(begun) == PGRES_COPY_IN else { throw failure(begun) }
        do {
            try send(rows)
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

    private func send(_ rows: [[SQLValue]]) throws {
        // The signature, no flags, no extension.
        var bytes: [UInt8] = Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0x00]
        bytes.append(bigEndian: Int32(0))
        bytes.append(bigEndian: Int32(0))
        for row in rows {
            guard row.count == table.columns.count else {
                throw SQLError(
                    .misuse,
                    message: "\(row.count) values for \(table.columns.count) columns",
                    sql: table.copyText
                )
            }
            bytes.append(bigEndian: Int16(row.count))
            for value in row { append(value, to: &bytes) }
            if bytes.count >= Self.chunkOctets {
                try put(bytes)
                bytes.removeAll(keepingCapacity: true)
            }
        }
        bytes.append(bigEndian: Int16(-1))
        try put(bytes)
    }

    private func append(_ value: SQLValue, to bytes: inout [UInt8]) {
        switch value {
        case .null: bytes.append(bigEndian: Int32(-1))
        case .integer(let number):
            bytes.append(bigEndian: Int32(8))
            bytes.append(bigEndian: number)
        case .blob(let blob):
            bytes.append(bigEndian: Int32(blob.count))
            bytes.append(contentsOf: blob)
        case .text:
            let start = bytes.count
            bytes.append(bigEndian: Int32(0))
            bytes.append(binary: value)
            let length = UInt32(bytes.count - start - 4)
            for octet in 0..<4 {
                bytes[start + octet] = UInt8(truncatingIfNeeded: length >> (24 - 8 * octet))
            }
        }
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
