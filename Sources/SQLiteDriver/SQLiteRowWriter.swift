// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import GRDBSQLite
import SQLInterface

/// Binds the values of a row, or of a few, to a statement that is run again and again.
///
/// Texts and octets lie one after the other in one piece of memory, which SQLite reads where
/// it is and which the next run uses again.
final class SQLiteRowWriter: SQLRowWriter {
    // What every value touches is not checked for overlapping access: one thread uses it, nothing
    // is called back while it changes, and the checks took a fifth of the time of a row.
    private let handle: OpaquePointer
    @exclusivity(unchecked) private var memory = UnsafeMutableRawPointer.allocate(
        byteCount: 1_024,
        alignment: 16
    )
    @exclusivity(unchecked) private var capacity = 1_024
    @exclusivity(unchecked) private var used = 0
    @exclusivity(unchecked) private var column: CInt = 0
    /// What lies in the memory; bound at the end of the run, since the memory may move.
    @exclusivity(unchecked) private var pieces: [Piece] = []
    /// The first refusal of a value.
    @exclusivity(unchecked) private var code = SQLITE_OK

    private struct Piece {
        let column: CInt
        let offset: Int
        let count: Int
        let isText: Bool
    }

    init(_ handle: OpaquePointer) {
        self.handle = handle
    }

    deinit { memory.deallocate() }

    func integer(_ value: Int64) {
        column += 1
        note(sqlite3_bind_int64(handle, column, value))
    }

    func null() {
        column += 1
        note(sqlite3_bind_null(handle, column))
    }

    func text(_ value: String) {
        var value = value
        value.withUTF8 { keep(UnsafeRawBufferPointer($0), isText: true) }
    }

    func blob(_ value: [UInt8]) {
        value.withUnsafeBytes { keep($0, isText: false) }
    }

    /// Values since the run began.
    var count: Int { Int(column) }

    /// Begins a run.
    func begin() {
        column = 0
        used = 0
        pieces.removeAll(keepingCapacity: true)
    }

    /// Binds what is left of the run.
    ///
    /// - Returns: SQLite's first refusal, or `SQLITE_OK`.
    func finish() -> CInt {
        for piece in pieces {
            let start = memory + piece.offset
            if piece.isText {
                let characters = start.assumingMemoryBound(to: CChar.self)
                note(sqlite3_bind_text(handle, piece.column, characters, CInt(piece.count), nil))
            } else {
                note(sqlite3_bind_blob(handle, piece.column, start, CInt(piece.count), nil))
            }
        }
        return code
    }

    private func keep(_ octets: UnsafeRawBufferPointer, isText: Bool) {
        column += 1
        if used + octets.count > capacity { grow(to: used + octets.count) }
        if let start = octets.baseAddress, !octets.isEmpty {
            (memory + used).copyMemory(from: start, byteCount: octets.count)
        }
        pieces.append(Piece(column: column, offset: used, count: octets.count, isText: isText))
        used += octets.count
    }

    private func grow(to needed: Int) {
        let larger = max(needed, 2 * capacity)
        let new = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 16)
        new.copyMemory(from: memory, byteCount: used)
        memory.deallocate()
        memory = new
        capacity = larger
    }

    private func note(_ result: CInt) {
        if code == SQLITE_OK { code = result }
    }
}
