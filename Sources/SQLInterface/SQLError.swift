// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// What a database refused, in the same terms for every engine.
package struct SQLError: Error, Equatable, Sendable {
    package let kind: Kind
    /// The engine's own words.
    package let message: String
    /// The statement's text, without its arguments; empty when there was none.
    package let sql: String

    /// Creates an error.
    package init(_ kind: Kind, message: String, sql: String = "") {
        self.kind = kind
        self.message = message
        self.sql = sql
    }

    /// What went wrong, as far as callers act on it.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A row with the same key is there already.
        case uniqueViolation
        /// The row that is referred to is missing, or the row is still referred to.
        case foreignKey
        /// A value is outside of what its column allows, null or of another type included.
        case check
        /// Another writer kept the database for too long.
        case busy
        /// The engine gave the transaction up to another one; the same may work when repeated.
        case conflict
        /// The server is gone, or was not there. What was to be committed is not, unless its
        /// answer alone was lost and the server cannot be asked.
        case connectionLost
        /// The disk is full.
        case full
        /// The file cannot be read or written.
        case io
        /// The interface was used wrongly: nested transactions, use after the end.
        case misuse
        case other
    }
}

extension SQLError: CustomStringConvertible {
    package var description: String {
        sql.isEmpty ? "\(kind): \(message)" : "\(kind): \(message), in: \(sql)"
    }
}
