// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import ArgumentParser
import Backoffice
import Billing
import Messaging
import Storage

/// `tollgate rerate FILE`: puts wrong prices right, as *Finance → Price corrections* does.
struct Rerate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rerate",
        abstract: "Correct prices that were wrong, or show what that would change.",
        discussion: """
            The file has a line per price, such as

                mccmnc,country,charged,price
                25501,,0.05,0.0425

            What was charged stays; the difference is posted now, and the next invoices explain \
            it line by line. The same charges are corrected once. Times are those of the \
            client's zone (of UTC for a product) and full quarter-hours.
            """
    )

    @OptionGroup var data: DataOptions

    @Argument(help: "The prices that were wrong, as CSV.")
    var file: String

    @Option(help: "The login of the client, whose related accounts are corrected too.")
    var client: String?

    @Option(help: "The name of the product whose clients were charged wrongly.")
    var product: String?

    @Option(help: "The first moment, such as 2026-11-01 or 2026-11-01T14:30.")
    var from: String

    @Option(help: "The moment after the last, such as 2026-12-01.")
    var to: String

    @Option(help: "Why; it is printed on the invoice.")
    var reason: String

    @Flag(help: "Show what would be posted and change nothing.")
    var dryRun = false

    func run() async throws {
        let office = Office(
            database: try data.openExistingDatabase(),
            clock: .system,
            ids: .commandLine()
        )
        let wanted = try await NamedParties.saying { try await request(office) }
        let reratings = Reratings(office: office)
        let charges = try await NamedParties.saying { try await reratings.preview(wanted) }
        for charge in charges { print(line(charge)) }
        for total in totals(charges) { print("Difference  \(text(total))") }
        if dryRun { return print("Nothing was changed.") }
        let id = try await NamedParties.saying {
            try await reratings.apply(wanted, by: .system)
        }
        print("Corrected as \(id); the next invoices explain it.")
    }

    private func request(_ office: Office) async throws -> ReratingRequest {
        let octets = try NamedParties.octets(of: file)
        var typed: TypedFields = ["from": from, "to": to, "reason": reason]
        typed[field: "corrections"] = String(decoding: octets, as: UTF8.self)
        guard (client == nil) != (product == nil) else {
            throw ValidationError("Name a client with --client, or a product with --product.")
        }
        let names = (client: client, product: product)
        let found = try await office.database.read { transaction in
            let client = try names.client.map { try NamedParties.client($0, in: transaction) }
            let product = try names.product.map { try NamedParties.product($0, in: transaction) }
            return (client, product)
        }
        typed[field: "client"] = found.0.map { "\($0.id)" } ?? ""
        typed[field: "product"] = found.1.map { "\($0.id)" } ?? ""
        guard let currency = found.0?.currency ?? found.1?.currency else {
            throw ValidationError("Name a client or a product.")
        }
        return try ReratingRequest(
            typed: typed,
            zone: found.0?.zone ?? "UTC",
            currency: currency,
            catalogue: .builtIn
        )
    }

    private func line(_ charge: CorrectedCharge) -> String {
        let currency = charge.old.currency
        let place = [charge.destination.country.code, charge.destination.network?.text]
            .compactMap(\.self).joined(separator: " ")
        let difference = Money(micros: charge.differenceMicros, currency)
        return "\(charge.account.name)  \(place)  \(charge.segments) x "
            + "\(charge.old.decimalText) -> \(charge.new.decimalText)  \(text(difference))"
    }

    private func totals(_ charges: [CorrectedCharge]) -> [Money] {
        let sums = Dictionary(grouping: charges, by: \.old.currency).map { currency, charges in
            Money(micros: charges.reduce(0) { $0 + $1.differenceMicros }, currency)
        }
        return sums.sorted { $0.currency.code < $1.currency.code }
    }

    private func text(_ money: Money) -> String { "\(money.decimalText) \(money.currency)" }
}
