// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import ArgumentParser
import Foundation
import PostgresDriver
import Primitives
import SQLInterface
import SQLiteDriver
import Storage

/// Which engine keeps the data, and where.
enum DatabasePlace: Equatable {
    /// An SQLite file, by its path.
    case file(String)
    /// A PostgreSQL database, by its URL.
    case server(String)

    /// Reads what `--database` names; nothing means the file of the data folder.
    ///
    /// - Throws: `ValidationError` for a URL of another kind of database.
    init(_ text: String?, folder: String) throws {
        guard let text, !text.isEmpty else {
            self = .file(folder + "/tollgate.sqlite")
            return
        }
        let schemes = ["postgresql://", "postgres://"]
        if schemes.contains(where: text.hasPrefix) {
            self = .server(text)
        } else if text.contains("://") {
            throw ValidationError(
                "--database is postgresql://… or the path of an SQLite file, not \(text)."
            )
        } else {
            self = .file(text)
        }
    }

    /// Opens the database; an SQLite file is made when it is not there.
    func open() throws -> any SQLDatabase {
        switch self {
        case .file(let path): return try SQLiteDatabase(path: path)
        case .server(let url): return try PostgresDatabase(url: url)
        }
    }

    /// Opens the database of a platform; nil when there is no platform in it.
    func openExisting() throws -> (any SQLDatabase)? {
        if case .file(let path) = self, !FileManager.default.fileExists(atPath: path) {
            return nil
        }
        let database = try open()
        guard case .server = self else { return database }
        let tables: Int64 = try database.readBlocking { transaction in
            try transaction.first(
                """
                SELECT COUNT(*) FROM information_schema.tables
                WHERE table_schema = current_schema() AND table_name = 'schema_migrations'
                """
            )?.get(0) ?? 0
        }
        return tables == 0 ? nil : database
    }

    /// The path of an SQLite file.
    var path: String? {
        guard case .file(let path) = self else { return nil }
        return path
    }

    /// What to call it in a message; a URL without its password.
    var name: String {
        switch self {
        case .file(let path): return path
        case .server(let url):
            guard let at = url.lastIndex(of: "@"), let scheme = url.range(of: "://") else {
                return url
            }
            let user = url[scheme.upperBound..<at].split(separator: ":").first ?? ""
            return "\(url[..<scheme.upperBound])\(user)\(url[at...])"
        }
    }
}
