// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import ArgumentParser
import Backoffice
import Foundation
import Messaging

/// `tollgate import`: brings files in.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Import files into the platform.",
        subcommands: [ImportPrefixes.self, ImportBank.self, ImportRates.self]
    )
}

/// `tollgate import prefixes FILE`: lays an own prefix table over the built-in catalogue.
struct ImportPrefixes: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prefixes",
        abstract: "Replace the imported prefix table by a CSV file.",
        discussion: "Columns: prefix, country, mcc, mnc, operator. All lines or none."
    )

    @OptionGroup var data: DataOptions

    @Argument(help: "The CSV file.")
    var file: String

    func run() async throws {
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
            let count = try await settings.importPrefixes(text, .system)
            print("\(count) prefixes imported.")
        } catch let errors as ImportErrors {
            print("Nothing was imported:")
            for problem in errors.problems { print("line \(problem.line): \(problem.sentence)") }
            throw ExitCode(1)
        }
    }
}

extension IdentifierSource {
    /// For a command beside a running platform: a node of its own, so that ids never meet.
    static func commandLine() -> IdentifierSource {
        IdentifierSource(node: UInt8(16 + getpid() % 240))
    }
}
