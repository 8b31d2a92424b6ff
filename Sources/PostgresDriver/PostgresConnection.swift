// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import CPostgres
import Glibc
import SQLInterface

/// One connection to a server, with its prepared statements.
///
/// Unchecked: whoever takes it out of the pool is the only one to use it until it is back.
final class PostgresConnection: @unchecked Sendable {
    let handle: OpaquePointer
    private var statements: [String: PostgresPrepared] = [:]
    private var preparedCount = 0
    /// The result that is being read row by row; everything else waits for its rest.
    private weak var stream: PostgresRowStream?
    /// Set when its prepared statements no longer fit the schema.
    private(set) var isStale = false

    /// Connects and prepares the session.
    ///
    /// - Throws: `SQLError` of kind `connectionLost` when no server answers or it refuses.
    init(url: String, options: PostgresOptions) throws {
        let pairs = [
            ("fallback_application_name", "tollgate"),
            ("connect_timeout", "\(options.connectSeconds)"),
            ("tcp_user_timeout", "\(options.connectSeconds * 2_000)"),
            ("client_encoding", "UTF8"),
            ("dbname", url),
        ]
        guard let handle = Self.connect(pairs) else {
            throw SQLError(.connectionLost, message: "no memory for a connection")
        }
        self.handle = handle
        guard PQstatus(handle) == CONNECTION_OK else {
            let words = String(cString: PQerrorMessage(handle))
            throw SQLError(
                .connectionLost,
                message: words.split(separator: "\n").joined(separator: "; ")
            )
        }
        _ = PQsetNoticeProcessor(handle, { _, _ in }, nil)
        try command(options.sessionSettings)
    }

    deinit { PQfinish(handle) }

    private static func connect(_ pairs: [(String, String)]) -> OpaquePointer? {
        let keys = pairs.map { strdup($0.0) } + [nil]
        let values = pairs.map { strdup($0.1) } + [nil]
        defer { (keys + values).forEach { free($0) } }
        let constantKeys = keys.map { UnsafePointer($0) }
        let constantValues = values.map { UnsafePointer($0) }
        return PQconnectdbParams(constantKeys, constantValues, 1)
    }

    /// Whether it can be used for another transaction.
    var isUsable: Bool {
        PQstatus(handle) == CONNECTION_OK && !isStale
            && PQtransactionStatus(handle) == PQTRANS_IDLE
    }

    /// Whether the server is still there, as far as is known.
    var isAlive: Bool { PQstatus(handle) == CONNECTION_OK }

    /// Runs statements without arguments in one round trip; returns the last one's values.
    @discardableResult
    func command(_ sql: String) throws -> [String] {
        try finishStream()
        guard let result = PQexec(handle, sql) else {
            throw SQLError.failure(nil, on: handle, sql: sql)
        }
        defer { PQclear(result) }
        switch PQresultStatus(result) {
        case PGRES_TUPLES_OK:
            guard PQntuples(result) > 0 else { return [] }
            return (0..<PQnfields(result)).map { String(cString: PQgetvalue(result, 0, $0)) }
        case PGRES_COMMAND_OK: return [String(cString: PQcmdStatus(result))]
        default: throw SQLError.failure(result, on: handle, sql: sql)
        }
    }

    // MARK: - Prepared statements

    /// The statement of this text, which is prepared when it is first run.
    func statement(_ text: String) -> PostgresPrepared {
        if let known = statements[text] { return known }
        let new = PostgresPrepared(text)
        statements[text] = new
        return new
    }

    /// Prepares a statement for arguments of these types, unless it is already.
    func name(of statement: PostgresPrepared, _ types: [Oid]) throws -> String {
        if let known = statement.names[types] { return known }
        try finishStream()
        preparedCount += 1
        let name = "s\(preparedCount)"
        let result = PQprepare(handle, name, statement.text, CInt(types.count), types)
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_COMMAND_OK else {
            throw failure(result, sql: statement.text)
        }
        statement.names[types] = name
        return name
    }

    /// Forgets the prepared statements when there are too many; between transactions only.
    func trim(to limit: Int) {
        guard preparedCount > limit else { return }
        statements = [:]
        preparedCount = 0
        if (try? command("DEALLOCATE ALL")) == nil { isStale = true }
    }

    // MARK: - Results

    /// Reads what is left of the result that is being read, into memory.
    func finishStream() throws {
        guard let stream else { return }
        self.stream = nil
        try stream.keepRest()
    }

    /// Makes a result the one that is being read.
    func begin(_ new: PostgresRowStream) {
        stream = new
    }

    func end(_ ended: PostgresRowStream) {
        if stream === ended { stream = nil }
    }

    /// The error of a result, noted when it makes the connection useless.
    func failure(_ result: OpaquePointer?, sql: String) -> SQLError {
        let error = SQLError.failure(result, on: handle, sql: sql)
        if error.message.contains("cached plan must not change result type") { isStale = true }
        return error
    }

    /// Reads results until there are none; what they hold is of no interest.
    func discardResults() {
        while let result = PQgetResult(handle) { PQclear(result) }
    }
}

/// A statement of one connection, under a name for each combination of argument types.
final class PostgresPrepared {
    let text: String
    let parametersCount: Int
    var names: [[Oid]: String] = [:]

    init(_ text: String) {
        self.text = text
        parametersCount = Self.countParameters(text)
    }

    /// The largest n of `$n`.
    private static func countParameters(_ text: String) -> Int {
        var largest = 0
        var number: Int?
        for octet in text.utf8 {
            if octet == UInt8(ascii: "$") {
                number = 0
            } else if let digits = number, (48...57).contains(octet) {
                number = digits * 10 + Int(octet) - 48
                largest = max(largest, number ?? 0)
            } else {
                number = nil
            }
        }
        return largest
    }
}
