// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import Documents
import Messaging
import Primitives
import Storage
import WebSupport

/// Price files: what was uploaded as text, and the prices in force to download.
extension PricesController {
    var fileRoutes: [AdminRoute] {
        ListForm.allCases.flatMap { form in
            [
                AdminRoute.get("/clients/{client}/prices.\(form.rawValue)", .clients) {
                    try await download(.client($0.id("client")), form)
                },
                .get("/products/{product}/prices.\(form.rawValue)", .clients) {
                    try await download(.product($0.id("product")), form)
                },
                .get("/source-prices/{supplier}/prices.\(form.rawValue)", .routing) {
                    try await download(.supplier($0.id("supplier")), form)
                },
            ]
        }
    }

    /// The deck that was pasted or uploaded; a spreadsheet as the text that the form shows.
    ///
    /// - Throws: `FieldErrors` and `ImportErrors` about a file that cannot be read.
    static func deck(_ sent: SubmittedForm) throws -> String {
        if let bytes = sent.files["file"], PriceSpreadsheet.isOne(bytes) {
            return try PriceSpreadsheet.text(bytes)
        }
        return try sent.text(file: "file", or: "deck")
    }

    /// The prices in force, in columns that the import reads again.
    private func download(_ owner: PriceOwner, _ form: ListForm) async throws -> AdminAnswer {
        let now = desk.office.now
        let (name, rows) = try await desk.read { transaction in
            let name: String? =
                switch owner {
                case .client(let id): try ClientRepository.find(id, in: transaction)?.login
                case .product(let id): try ProductRepository.find(id, in: transaction)?.name
                case .supplier(let id): try SupplierRepository.find(id, in: transaction)?.name
                }
            guard let name else { throw NotFound() }
            let rows = try PriceRepository.current(of: owner, at: now, in: transaction)
            return (name, rows.filter { !$0.isClosed && $0.messageType == .sms })
        }
        let file = ListFile(
            name: "Prices",
            columns: ["country", "mccmnc", "operator", "price", "currency", "billing", "since"]
        )
        return try file.answer(rows.map(cells), form, name: "prices-\(name)", at: now)
    }

    private func cells(_ row: PriceRow) -> [ListFile.Cell] {
        let network = row.destination.network
        return [
            .text(row.destination.country.code), .text(network?.text ?? ""),
            .text(network.flatMap { desk.catalogue.operatorName(of: $0) } ?? ""),
            .decimal(
                micros: row.price.micros,
                minimumDecimals: row.price.currency.minorUnitDigits
            ),
            .text(row.price.currency.code), .text(row.basis.rawValue),
            .text(row.effectiveFrom.description),
        ]
    }
}

extension ListFile {
    /// The list as a file to download.
    ///
    /// - Throws: `DocumentError.spreadsheet`, when there is no room for it.
    func answer(
        _ rows: [[Cell]],
        _ form: ListForm,
        name: String,
        at now: Instant
    ) throws -> AdminAnswer {
        switch form {
        case .csv:
            .file(
                PanelFile(
                    bytes: csvHeader + csv(rows),
                    mediaType: form.mediaType,
                    name: "\(name).csv"
                )
            )
        case .xlsx:
            .file(
                PanelFile(
                    bytes: try xlsx(rows, at: now),
                    mediaType: form.mediaType,
                    name: "\(name).xlsx"
                )
            )
        }
    }
}

extension ListForm {
    /// The media type that the file is sent as.
    var mediaType: String {
        switch self {
        case .csv: "text/csv; charset=utf-8"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        }
    }
}
