// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives
import SQLInterface
import Testing

@Suite struct SQLTests {
    @Test func interpolatedValuesAreBoundInOrder() {
        let sql: SQL = "SELECT \(1) WHERE a = \("x'y") AND b = \(nil as Int?) AND c = \(true)"
        #expect(sql.text == "SELECT $1 WHERE a = $2 AND b = $3 AND c = $4")
        #expect(sql.arguments == [.integer(1), .text("x'y"), .null, .integer(1)])
    }

    @Test func splicedPartsAreNumberedAnew() {
        let part: SQL = "b = \(2)"
        let sql: SQL = "SELECT 1 WHERE a = \(1) AND \(raw: part) AND c = \(3)"
        #expect(sql.text == "SELECT 1 WHERE a = $1 AND b = $2 AND c = $3")
        #expect(sql.arguments == [.integer(1), .integer(2), .integer(3)])
    }

    @Test func listsAndFiltersJoinTheirParts() {
        #expect(SQL.list([7, 8, 9]).text == "$1, $2, $3")
        #expect(SQL.filter([]).text == "")
        let filter = SQL.filter(["a = \(1)", "b = \(2) OR c = \(3)"])
        #expect(filter.text == "WHERE (a = $1) AND (b = $2 OR c = $3)")
    }

    @Test func insertAndUpdateNameEachColumn() {
        let columns: SQL.Columns = ["a": 1, "b": "two"]
        #expect(SQL.insert(into: "t", columns).text == "INSERT INTO t (a, b) VALUES ($1, $2)")
        let update = SQL.update("t", set: columns).then("WHERE id = \(3)")
        #expect(update.text == "UPDATE t SET a = $1, b = $2 WHERE id = $3")
    }

    @Test(arguments: [
        (
            Dialect.sqlite, "CREATE TABLE t (a BIGINT, b BYTEA) CLUSTERED",
            "CREATE TABLE t (a INTEGER, b BLOB) STRICT, WITHOUT ROWID"
        ),
        (Dialect.sqlite, "CREATE TABLE t (a BIGINT)", "CREATE TABLE t (a INTEGER) STRICT"),
        (Dialect.sqlite, "CREATE INDEX i ON t (a)", "CREATE INDEX i ON t (a)"),
        (Dialect.postgreSQL, "CREATE TABLE t (a BIGINT) CLUSTERED", "CREATE TABLE t (a BIGINT)"),
    ])
    func dialectsAdaptSchemaStatements(dialect: Dialect, statement: String, adapted: String) {
        #expect(dialect.adapt(statement) == adapted)
    }

    @Test func rowsNameTheColumnThatIsNotWhatWasAsked() throws {
        let columns = SQLColumns(names: ["zone", "flag"])
        let row = SQLRow(columns: columns, values: [.text("x"), .integer(2)])
        #expect(throws: SQLRowError(column: "flag", found: .integer(2), expected: "Bool")) {
            try row.get("flag", as: Bool.self)
        }
        #expect(throws: SQLRowError(column: "gone", found: nil, expected: "Int64")) {
            try row.get("gone", as: Int64.self)
        }
        #expect(try row.get("zone", as: String?.self) == "x")
        let error = SQLRowError(column: "zone", found: .text("x"), expected: "CalendarDate")
        #expect(error.description == "column zone holds “x”, which is no CalendarDate")
    }
}
