// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import ArgumentParser

/// The program: every command is a file in `Commands` or `Bench`.
@main
struct Tollgate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tollgate",
        abstract: "A wholesale SMS platform that bills itself.",
        version: "0.1.0",
        subcommands: [
            Serve.self, Demo.self, DemoData.self, PersonCommand.self, InvoiceCommand.self,
            DunningCommand.self, Rerate.self, DisputeCommand.self, AuditCommand.self,
            ImportCommand.self, ExportCommand.self,
            RetentionCommand.self, Smpp.self, SimulateSupplier.self, Simulate.self,
            Bench.self,
        ]
    )
}
