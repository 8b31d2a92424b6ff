// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import ArgumentParser
import Backoffice
import Billing
import Foundation
import Messaging
import Storage

/// `tollgate dispute`: clients' and suppliers' own counts against ours, as *Finance → Disputes*.
struct DisputeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dispute",
        abstract: "Compare a client's or supplier's own traffic file with ours.",
        subcommands: [
            DisputeOpen.self, DisputeList.self, DisputeShow.self, DisputeNote.self,
            DisputeClose.self, DisputeCredit.self,
        ]
    )
}

/// What every command about disputes works with.
struct DisputeDesk {
    let office: Office
    let disputes: Disputes

    init(_ data: DataOptions) throws {
        office = Office(
            database: try data.openExistingDatabase(),
            clock: .system,
            ids: .commandLine()
        )
        disputes = Disputes(
            invoicing: Invoicing(office: office, operatorName: Platform.operatorName),
            catalogue: .builtIn
        )
    }

    /// - Throws: `ValidationError` when there is no such dispute.
    func find(_ text: String) async throws -> Dispute {
        guard let id = DisputeID(text),
            let dispute = try await office.database.read({
                try DisputeRepository.find(id, in: $0)
            })
        else {
            throw ValidationError("There is no dispute \(text); tollgate dispute list has them.")
        }
        return dispute
    }

    /// Prints a dispute with the days and networks that differ.
    func print(_ dispute: Dispute) async throws {
        let comparison = try await disputes.comparison(dispute.id)
        Swift.print(try await heading(dispute))
        let differences = comparison.differences
        for row in differences { Swift.print(line(row, dispute, comparison.hasAmounts)) }
        let totals = comparison.totals
        let tolerance = DecimalText.string(
            micros: Int64(dispute.tolerance.value) * 10_000,
            minimumDecimals: 0
        )
        Swift.print(
            "\(differences.count) of \(comparison.rows.count) days and networks differ by more "
                + "than \(tolerance) %; in all ours "
                + "\(text(totals.ours, dispute, comparison.hasAmounts)), theirs "
                + text(totals.theirs, dispute, comparison.hasAmounts)
        )
        if !dispute.outcome.isEmpty { Swift.print("Ended: \(dispute.outcome)") }
    }

    func heading(_ dispute: Dispute) async throws -> String {
        let name = try await office.database.read { transaction in
            switch dispute.party {
            case .client(let id): try ClientRepository.find(id, in: transaction)?.login ?? "?"
            case .supplier(let id): try SupplierRepository.find(id, in: transaction)?.name ?? "?"
            }
        }
        return "\(dispute.id)  \(dispute.state.rawValue)  \(name)  \(dispute.reference)  "
            + "\(dispute.firstOn) to \(dispute.lastOn) \(dispute.zone)"
    }

    private func line(
        _ row: TrafficComparison.Row,
        _ dispute: Dispute,
        _ hasAmounts: Bool
    ) -> String {
        let place = [row.destination.country.code, row.destination.network?.text]
            .compactMap(\.self).joined(separator: " ")
        return "\(row.on)  \(place)  ours \(text(row.ours, dispute, hasAmounts)), theirs "
            + text(row.theirs, dispute, hasAmounts)
    }

    private func text(_ count: TrafficCount, _ dispute: Dispute, _ hasAmounts: Bool) -> String {
        let money = Money(micros: count.micros, dispute.currency)
        return hasAmounts
            ? "\(count.segments) segments (\(money.decimalText) \(money.currency))"
            : "\(count.segments) segments"
    }
}

/// `tollgate dispute list`: the latest disputes.
struct DisputeList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List disputes, the latest first."
    )

    @OptionGroup var data: DataOptions

    /// More are paged in the panel.
    private static let limit = 200

    func run() async throws {
        let desk = try DisputeDesk(data)
        let found = try await desk.office.database.read {
            try DisputeRepository.page(limit: Self.limit, in: $0)
        }
        if found.isEmpty { print("There is no dispute.") }
        for dispute in found { print(try await desk.heading(dispute)) }
    }
}

/// `tollgate dispute show ID`: what differs.
struct DisputeShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show what differs, and how the dispute ended."
    )

    @OptionGroup var data: DataOptions

    @Argument(help: "Its id.")
    var id: String

    func run() async throws {
        let desk = try DisputeDesk(data)
        try await desk.print(try await desk.find(id))
    }
}
