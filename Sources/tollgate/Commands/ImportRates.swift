// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import ArgumentParser
import Backoffice
import Foundation

/// `tollgate import rates FILE`: keeps the exchange rates of a file.
struct ImportRates: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rates",
        abstract: "Import exchange rates from a CSV file.",
        discussion: """
            Columns: date, base, quote, rate; or date and one column per currency, as central \
            banks publish them. All lines or none; a rate that an issued document used stays.
            """
    )

    @OptionGroup var data: DataOptions

    @Argument(help: "The CSV file.")
    var file: String

    @Option(help: "What the columns are rates of, in files with a column per currency.")
    var base = "EUR"

    @Flag(help: "Show what would be imported and change nothing.")
    var dryRun = false

    func run() async throws {
        guard let base = Currency(base.uppercased()) else {
            throw ValidationError("--base is an ISO 4217 code such as EUR, not \(self.base).")
        }
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw ValidationError("\(file) cannot be read as UTF-8 text.")
        }
        let office = Office(
            database: try data.openExistingDatabase(),
            clock: .system,
            ids: .commandLine()
        )
        let settings = Settings(office: office, catalogue: .builtIn)
        do {
            let changes =
                dryRun
                ? try await settings.previewExchangeRates(text, base: base)
                : try await settings.importExchangeRates(text, base: base, .system)
            for kind in ExchangeRateChange.Kind.allCases {
                let count = changes.count { $0.kind == kind }
                if count > 0 { print("\(kind.rawValue): \(count)") }
            }
            print(dryRun ? "Nothing was imported: this was a dry run." : "Imported.")
        } catch let errors as ImportErrors {
            print("Nothing was imported:")
            for problem in errors.problems { print("line \(problem.line): \(problem.sentence)") }
            throw ExitCode(1)
        }
    }
}
