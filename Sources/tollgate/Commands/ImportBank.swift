// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import ArgumentParser
import Backoffice
import Billing
import Foundation

/// `tollgate import bank FILE`: reads a bank statement into proposals.
struct ImportBank: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bank",
        abstract: "Read a bank statement (camt.053, or CSV with a saved mapping).",
        discussion: """
            Entries become proposals in Finance, Bank statements; each is kept once, however \
            many files have it. Nothing is booked unless --book-certain says so.
            """
    )

    @OptionGroup var data: DataOptions

    @Argument(help: "The file of the bank.")
    var file: String

    @Option(help: "The name of a saved mapping; needed for a CSV.")
    var mapping: String?

    @Flag(help: "Book the entries that name an invoice and are exactly what is owed.")
    var bookCertain = false

    func run() async throws {
        guard let octets = FileManager.default.contents(atPath: file) else {
            throw ValidationError("\(file) cannot be read.")
        }
        let database = try data.openExistingDatabase()
        let office = Office(database: database, clock: .system, ids: .commandLine())
        let bank = BankImport(office)
        do {
            var saved: BankMapping?
            if let mapping { saved = try await bank.savedMapping(mapping) }
            let name = URL(filePath: file).lastPathComponent
            let id = try await bank.read(
                BankFile(name: name, octets: Array(octets)),
                mapping: saved,
                by: .system
            )
            if bookCertain {
                let count = try await bank.bookCertain(of: id, by: .system)
                print("\(count) booked.")
            }
            let proposals = try await database.read { try BankImport.proposals(of: id, in: $0) }
            for proposal in proposals { print(line(proposal)) }
            if proposals.isEmpty { print("Every entry was known from earlier files.") }
        } catch let errors as ImportErrors {
            print("Nothing was imported:")
            for problem in errors.problems { print("line \(problem.line): \(problem.sentence)") }
            throw ExitCode(1)
        } catch let errors as FieldErrors {
            throw ValidationError(errors.entries.map(\.sentence.english).joined(separator: " "))
        }
    }

    private func line(_ proposal: BankProposal) -> String {
        let entry = proposal.entry
        let state =
            entry.state == .open
            ? "\(proposal.match.confidence.rawValue): \(proposal.match.reason)"
            : entry.state.rawValue
        let amount = "\(entry.amount.decimalText) \(entry.amount.currency)"
        return "\(entry.bookedOn)  \(amount)  \(entry.payer)  \(state)"
    }
}
