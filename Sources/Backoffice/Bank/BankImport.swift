// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Documents
import Primitives
import SQLInterface
import Storage

/// Reads bank statements, proposes whose money their entries are, and books what a person
/// confirms.
///
/// ```
/// file ─▶ entries, each kept once ─▶ proposals ─┬─ confirmed ─▶ payment
///                                               └─ set aside
/// ```
///
/// - Source: billing rules, section 6.
package struct BankImport: Sendable {
    /// Of entries whose mapping or bank says nothing else.
    package static let method = "Bank transfer"

    let office: Office

    package init(_ office: Office) {
        self.office = office
    }

    /// Reads a file and keeps its entries; nothing is booked.
    ///
    /// A file that was imported before is found again, and entries of other files are not
    /// kept twice.
    ///
    /// `mapping`: the columns of a CSV; not needed for camt.053.
    /// - Throws: `ImportErrors` with lines, `FieldErrors` without a mapping for a CSV.
    package func read(
        _ file: BankFile,
        mapping: BankMapping?,
        by actor: Actor
    ) async throws -> BankStatementID {
        let isXML = Camt053.isXML(file.octets)
        let read: [ReadBankEntry]
        if isXML {
            read = try Camt053.read(file.octets)
        } else {
            guard let mapping else {
                throw FieldErrors("mapping", "A CSV needs to be told what its columns mean.")
            }
            read = try mapping.read(String(decoding: file.octets, as: UTF8.self))
        }
        guard !read.isEmpty else {
            throw ImportErrors([LineProblem(line: 1, sentence: "The file has no booked entry.")])
        }
        let now = office.now
        let hash = StoredText.hash(of: String(decoding: file.octets, as: UTF8.self))
        let statement = BankStatement(
            id: office.newID(),
            name: file.name.isEmpty ? Self.name(of: read) : file.name,
            format: isXML ? "camt.053" : "csv",
            contentHash: hash,
            importedAt: now,
            importedBy: actor.login
        )
        let keys = Self.keys(read)
        return try await office.database.write { transaction in
            if let known = try BankRepository.statement(contentHash: hash, in: transaction) {
                return known.id
            }
            try BankRepository.insert(statement, in: transaction)
            var known = 0
            for (entry, key) in zip(read, keys) {
                let stored = BankEntry(
                    id: office.newID(),
                    statementID: statement.id,
                    key: key,
                    read: entry
                )
                if try !BankRepository.insert(stored, in: transaction) { known += 1 }
            }
            try BankRepository.setKnown(known, of: statement.id, in: transaction)
            try SettingsChange(transaction: transaction, now: now, actor: actor)
                .log("import", "bank_statement", id: "\(statement.id)", after: statement)
            return statement.id
        }
    }

    /// The days of the entries, for files whose name nobody kept.
    private static func name(of entries: [ReadBankEntry]) -> String {
        let days = entries.map(\.bookedOn)
        guard let first = days.min(), let last = days.max() else { return "" }
        return first == last ? "\(first)" : "\(first) – \(last)"
    }

    /// Names movements by what the bank says of them; equal ones of one file are counted.
    static func keys(_ entries: [ReadBankEntry]) -> [String] {
        var seen: [String: Int] = [:]
        return entries.map { entry in
            let content = [
                entry.account, entry.bankID, "\(entry.bookedOn)", "\(entry.amount.micros)",
                entry.amount.currency.code, entry.reference, entry.payer, entry.description,
            ].map { "\($0.utf8.count):\($0)" }.joined()
            seen[content, default: 0] += 1
            return StoredText.hash(of: "\(seen[content] ?? 0)|\(content)")
        }
    }
}

/// A file as it was uploaded.
package struct BankFile: Hashable, Sendable {
    package var name: String
    package var octets: [UInt8]

    package init(name: String, octets: [UInt8]) {
        self.name = name
        self.octets = octets
    }
}

/// An entry with whose money it seems to be.
package struct BankProposal: Hashable, Sendable {
    package var entry: BankEntry
    package var match: BankMatch
}
