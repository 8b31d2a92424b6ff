// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import CPostgres
import SQLInterface

extension SQLError {
    /// Translates the error of a result.
    ///
    /// - Source: PostgreSQL, appendix A, "PostgreSQL Error Codes".
    init(state: String, message: String, sql: String) {
        self.init(SQLError.kind(ofState: state), message: message, sql: sql)
    }

    /// The error of a result, or of the connection when it is gone.
    static func failure(
        _ result: OpaquePointer?,
        on connection: OpaquePointer,
        sql: String
    ) -> SQLError {
        let field = result.flatMap { PQresultErrorField($0, sqlStateField) }
        guard let field else {
            let isLost = PQstatus(connection) == CONNECTION_BAD
            return SQLError(
                isLost ? .connectionLost : .other,
                message: text(PQerrorMessage(connection)),
                sql: sql
            )
        }
        return SQLError(
            state: String(cString: field),
            message: text(result.flatMap { PQresultErrorMessage($0) }),
            sql: sql
        )
    }

    private static func text(_ message: UnsafePointer<CChar>?) -> String {
        guard let message else { return "" }
        return String(cString: message).split(separator: "\n").joined(separator: "; ")
    }

    private static func text(_ message: UnsafeMutablePointer<CChar>?) -> String {
        text(message.map { UnsafePointer($0) })
    }

    private static func kind(ofState state: String) -> Kind {
        switch state {
        case "23505": .uniqueViolation
        case "23503": .foreignKey
        case "23502", "23514", "42804", "22P02", "22P03", "22003", "22001", "22021": .check
        case "40001", "40P01": .conflict
        case "55P03", "57014": .busy
        case "53100": .full
        case "58030", "58P01", "XX001", "XX002": .io
        case "57P01", "57P02", "57P03", "53300": .connectionLost
        case "25001", "25006", "25P01", "08P01": .misuse
        case _ where state.hasPrefix("08"): .connectionLost
        default: .other
        }
    }
}

/// `PG_DIAG_SQLSTATE`, a character constant that is not imported.
private let sqlStateField = CInt(UInt8(ascii: "C"))
