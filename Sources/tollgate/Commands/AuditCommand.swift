// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import ArgumentParser
import Backoffice

/// `tollgate audit`: proves that traffic, books and papers agree.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Check that messages, ledger, invoices and payments agree to the micro.",
        discussion: """
            Works from the stored facts alone, beside a running platform. Prints each broken \
            rule with the rows that break it; the exit code is 1 when there is one.
            """
    )

    @OptionGroup var data: DataOptions

    func run() async throws {
        let database = try data.openForReading()
        let report = try await Audit(database).run()
        print(report)
        if !report.isClean { throw ExitCode(1) }
    }
}
