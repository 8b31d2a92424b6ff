// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import ArgumentParser
import Backoffice
import Billing
import Documents
import Foundation
import Primitives
import Storage

/// `tollgate export`: hands files out.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write files for other programs.",
        subcommands: [ExportJournal.self]
    )
}

/// `tollgate export journal`: the documents and payments of some days for a bookkeeping program.
struct ExportJournal: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal",
        abstract: "Write invoices, credit notes and payments as double entries.",
        discussion: """
            Accounts are set in the admin panel under Bookkeeping. Without --output the file gets \
            its usual name in the present folder.
            """
    )

    @OptionGroup var data: DataOptions

    @Option(help: "The name of the enterprise; may be left out when there is one.")
    var enterprise: String?

    @Option(help: "The first day, such as 2026-11-01.")
    var from: String

    @Option(help: "The last day, such as 2026-11-30.")
    var through: String

    @Option(help: "csv, xlsx, datev, xero or quickbooks.")
    var format = "csv"

    @Option(help: "Where to write the file.")
    var output: String?

    func run() async throws {
        guard let format = JournalFormat(rawValue: format) else {
            let known = JournalFormat.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("--format is one of \(known), not \(self.format).")
        }
        guard let first = CalendarDate(from), let last = CalendarDate(through) else {
            throw ValidationError("--from and --through are dates such as 2026-11-30.")
        }
        let office = Office(
            database: try data.openForReading(),
            clock: .system,
            ids: .commandLine()
        )
        let chosen = try await chosen(office)
        do {
            let file = try await Bookkeeping(office: office).file(
                format,
                of: chosen.id,
                from: first,
                through: last
            )
            let path = output ?? file.name
            try Data(file.bytes).write(to: URL(fileURLWithPath: path))
            print("\(path): \(file.bytes.count) octets")
        } catch let errors as FieldErrors {
            let sentences = errors.entries.map(\.sentence.english)
            throw ValidationError(sentences.joined(separator: " "))
        }
    }

    private func chosen(_ office: Office) async throws -> Enterprise {
        let all = try await office.database.read { try EnterpriseRepository.list(in: $0) }
        if enterprise == nil, all.count == 1 { return all[0] }
        guard let found = all.first(where: { $0.name == enterprise }) else {
            let names = all.map(\.name).joined(separator: ", ")
            throw ValidationError("Name one of the enterprises with --enterprise: \(names).")
        }
        return found
    }
}
