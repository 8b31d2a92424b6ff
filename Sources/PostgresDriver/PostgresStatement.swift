// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import CPostgres
import SQLInterface

/// A prepared statement of an open transaction.
final class PostgresStatement: SQLStatement {
    private let prepared: PostgresPrepared
    private let transaction: PostgresTransaction
    private var parameters = PostgresParameters()

    /// Runs that are sent before their results are read; small enough for both sides' buffers.
    private static let pipelineMax = 256

    init(_ prepared: PostgresPrepared, in transaction: PostgresTransaction) {
        self.prepared = prepared
        self.transaction = transaction
    }

    private var connection: PostgresConnection { transaction.connection }

    @discardableResult
    func execute(_ arguments: [SQLValue]) throws -> Int {
        try transaction.guarding {
            try start(arguments)
            var changed = 0
            while let result = PQgetResult(connection.handle) {
                defer { PQclear(result) }
                changed += try count(result)
            }
            return changed
        }
    }

    func forEach(_ arguments: [SQLValue], _ body: (SQLRow) throws -> Void) throws {
        let stream = try transaction.guarding {
            try start(arguments)
            return PostgresRowStream(connection, sql: prepared.text)
        }
        defer { stream.abandon() }
        while let row = try transaction.guarding({ try stream.nextRow() }) { try body(row) }
    }

    func scan(_ arguments: [SQLValue], _ body: (any SQLCells) throws -> Void) throws {
        let stream = try transaction.guarding {
            try start(arguments)
            return PostgresRowStream(connection, sql: prepared.text)
        }
        defer { stream.abandon() }
        let cells = PostgresCells(sql: prepared.text)
        while try transaction.guarding({ try stream.nextCells(cells) }) { try body(cells) }
    }

    func executeAll(_ rows: [[SQLValue]]) throws {
        guard rows.count > 1 else {
            for row in rows { try execute(row) }
            return
        }
        try transaction.guarding {
            // Prepared outside of the pipeline, where its own result is waited for.
            for row in rows { _ = try name(for: row) }
            guard PQenterPipelineMode(connection.handle) == 1 else {
                throw connection.failure(nil, sql: prepared.text)
            }
            defer { PQexitPipelineMode(connection.handle) }
            var index = 0
            while index < rows.count {
                let end = min(rows.count, index + Self.pipelineMax)
                try runPipelined(rows[index..<end])
                index = end
            }
        }
    }

    // MARK: - Sending

    private func name(for arguments: [SQLValue]) throws -> String {
        try transaction.requireOpen(prepared.text)
        guard arguments.count == prepared.parametersCount else {
            throw SQLError(
                .misuse,
                message: "\(arguments.count) arguments for \(prepared.parametersCount) parameters",
                sql: prepared.text
            )
        }
        return try connection.name(of: prepared, PostgresParameters.types(of: arguments))
    }

    private func start(_ arguments: [SQLValue]) throws {
        let name = try name(for: arguments)
        try connection.finishStream()
        try send(name, arguments)
    }

    private func send(_ name: String, _ arguments: [SQLValue]) throws {
        parameters.encode(arguments)
        let isSent = parameters.withPointers { values, lengths, formats in
            PQsendQueryPrepared(
                connection.handle,
                name,
                CInt(arguments.count),
                values,
                lengths,
                formats,
                1
            )
        }
        guard isSent == 1 else { throw connection.failure(nil, sql: prepared.text) }
    }

    private func runPipelined(_ rows: ArraySlice<[SQLValue]>) throws {
        for row in rows { try send(try name(for: row), row) }
        guard PQpipelineSync(connection.handle) == 1 else {
            throw connection.failure(nil, sql: prepared.text)
        }
        var failure: SQLError?
        var isSynced = false
        while !isSynced {
            guard let result = PQgetResult(connection.handle) else {
                // The end of one run's results; the next begins, unless nobody is there.
                guard connection.isAlive else {
                    throw connection.failure(nil, sql: prepared.text)
                }
                continue
            }
            defer { PQclear(result) }
            switch PQresultStatus(result) {
            case PGRES_PIPELINE_SYNC: isSynced = true
            case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_PIPELINE_ABORTED: break
            default: failure = failure ?? connection.failure(result, sql: prepared.text)
            }
        }
        if let failure { throw failure }
    }

    /// The rows that a statement inserted, updated or deleted.
    private func count(_ result: OpaquePointer) throws -> Int {
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK:
            guard !String(cString: PQcmdStatus(result)).hasPrefix("SELECT") else { return 0 }
            return Int(String(cString: PQcmdTuples(result))) ?? 0
        default:
            let error = connection.failure(result, sql: prepared.text)
            connection.discardResults()
            throw error
        }
    }
}
