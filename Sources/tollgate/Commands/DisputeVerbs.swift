// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import ArgumentParser
import Backoffice
import Billing
import Foundation
import Storage

/// `tollgate dispute open FILE`: reads a file and compares it.
struct DisputeOpen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: "Read a traffic file (CSV or XLSX) and compare it with ours.",
        discussion: """
            The file has sums by day and network or a line per message; see the reference of \
            corrections and disputes for its columns.
            """
    )

    @OptionGroup var data: DataOptions

    @Argument(help: "The client's or supplier's file.")
    var file: String

    @Option(help: "The login of the client whose file it is.")
    var client: String?

    @Option(help: "The name of the supplier whose file or invoice it is.")
    var supplier: String?

    @Option(help: "The first day, such as 2026-11-01.")
    var from: String

    @Option(help: "The last day, such as 2026-11-30.")
    var through: String

    @Option(help: "Their document's number, or what they call the matter.")
    var reference: String

    @Option(help: "The number of our invoice that a client disputes.")
    var invoice: String?

    @Option(help: "Differences up to so many percent of ours are none.")
    var tolerance = "0.5"

    @Option(help: "The total of a supplier's invoice.")
    var claimed: String?

    @Option(help: "The zone of the file's days; else the client's, or UTC.")
    var zone: String?

    @Option(help: "The name of a column, such as segments=\"Parts sent\"; may be repeated.")
    var column: [String] = []

    func run() async throws {
        let desk = try DisputeDesk(data)
        let octets = try NamedParties.octets(of: file)
        let name = URL(filePath: file).lastPathComponent
        let typed = try await typed(desk)
        let id = try await NamedParties.saying {
            try await desk.disputes.open(typed, file: (name, octets), by: .system)
        }
        try await desk.print(try await desk.find("\(id)"))
    }

    private func typed(_ desk: DisputeDesk) async throws -> TypedFields {
        guard (client == nil) != (supplier == nil) else {
            throw ValidationError("Name a client with --client, or a supplier with --supplier.")
        }
        var typed: TypedFields = [
            "from": from, "through": through, "reference": reference, "tolerance": tolerance,
            "claimed": claimed ?? "", "zone": zone ?? "",
        ]
        for text in column {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, Disputes.columnFields.contains(parts[0]) else {
                let known = Disputes.columnFields.joined(separator: ", ")
                throw ValidationError(
                    "--column is a field, = and the column's name, not \(text). Fields: \(known)."
                )
            }
            typed[field: "column_\(parts[0])"] = parts[1]
        }
        let names = (client: client, supplier: supplier, invoice: invoice)
        let found = try await desk.office.database.read { transaction in
            (
                try names.client.map { try NamedParties.client($0, in: transaction).id },
                try names.supplier.map { try NamedParties.supplier($0, in: transaction).id },
                try names.invoice.map { try NamedParties.invoice($0, in: transaction).id }
            )
        }
        typed[field: "client"] = found.0.map { "\($0)" } ?? ""
        typed[field: "supplier"] = found.1.map { "\($0)" } ?? ""
        typed[field: "invoice"] = found.2.map { "\($0)" } ?? ""
        return typed
    }
}

/// `tollgate dispute note ID TEXT`: adds to the timeline.
struct DisputeNote: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "note",
        abstract: "Add a note to a dispute's timeline."
    )

    @OptionGroup var data: DataOptions

    @Argument(help: "Its id.")
    var id: String

    @Argument(help: "The note.")
    var text: String

    func run() async throws {
        let desk = try DisputeDesk(data)
        let dispute = try await desk.find(id)
        try await NamedParties.saying {
            try await desk.disputes.note(dispute.id, ["note": text], by: .system)
        }
        print("Noted.")
    }
}

/// `tollgate dispute close ID`: ends it without a credit note.
struct DisputeClose: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "End a dispute: theirs stands (accepted) or ours (rejected)."
    )

    @OptionGroup var data: DataOptions

    @Argument(help: "Its id.")
    var id: String

    @Option(help: "accepted or rejected.")
    var state: String

    @Option(help: "Why.")
    var reason: String

    func run() async throws {
        let desk = try DisputeDesk(data)
        let dispute = try await desk.find(id)
        guard ["accepted", "rejected"].contains(state) else {
            throw ValidationError("--state is accepted or rejected, not \(state).")
        }
        try await NamedParties.saying {
            try await desk.disputes.close(
                dispute.id,
                ["state": state, "reason": reason],
                by: .system
            )
        }
        print("Closed.")
    }
}

/// `tollgate dispute credit ID`: ends it with a credit note of the disputed invoice.
struct DisputeCredit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "credit",
        abstract: "End a client's dispute with a credit note of its invoice."
    )

    @OptionGroup var data: DataOptions

    @Argument(help: "Its id.")
    var id: String

    @Option(help: "The net sum that is credited.")
    var amount: String

    @Option(help: "Why; it is printed on the credit note.")
    var reason: String

    func run() async throws {
        let desk = try DisputeDesk(data)
        let dispute = try await desk.find(id)
        try await NamedParties.saying {
            try await desk.disputes.credit(
                dispute.id,
                ["amount": amount, "reason": reason],
                by: .system
            )
        }
        let ended = try await desk.find(id)
        let number = try await desk.office.database.read { transaction in
            try ended.creditNoteID.flatMap {
                try CreditNoteRepository.find($0, in: transaction)?.number
            }
        }
        print("Credited with \(number ?? "?").")
    }
}
