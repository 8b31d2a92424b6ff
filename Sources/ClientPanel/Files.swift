// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Documents
import Primitives
import SQLInterface
import Storage
import WebSupport

/// Downloads: only documents the client may see, rendered from their frozen data.
extension ClientPanel {
    func invoiceFile(_ asked: PanelRequest) async throws -> PanelAnswer {
        guard let client = asked.person.clientID,
            let id = asked.parameters["id"].flatMap({ InvoiceID($0) })
        else { return .notFound }
        let scope = ClientScope(client)
        guard asked.parameters["file"] == "invoice.pdf" else {
            let invoice = try await database.read { try scope.invoice(id, in: $0) }
            return try await statistics(invoice?.reportID, scope, asked.parameters["file"])
        }
        let found = try await database.read { transaction -> (InvoiceDocument, [UInt8]?)? in
            guard let document = try scope.document(of: id, in: transaction) else { return nil }
            let logo = try document.seller.logoHash.flatMap {
                try AssetRepository.find($0, in: transaction)
            }
            return (document, logo?.bytes)
        }
        guard let (document, logo) = found else { return .notFound }
        return .file(
            PanelFile(
                bytes: try InvoicePDF.render(document, logo: logo),
                mediaType: "application/pdf",
                name: "\(document.number.replacing("/", with: "-")).pdf"
            )
        )
    }

    func reportFile(_ asked: PanelRequest) async throws -> PanelAnswer {
        guard let client = asked.person.clientID else { return .notFound }
        return try await statistics(
            asked.parameters["id"].flatMap { ReportID($0) },
            ClientScope(client),
            asked.parameters["file"]
        )
    }

    private func statistics(
        _ id: ReportID?,
        _ scope: ClientScope,
        _ file: String?
    ) async throws -> PanelAnswer {
        guard let id, let report = try await database.read({ try scope.report(id, in: $0) })
        else { return .notFound }
        let name = "statistics-\(report.period.firstOn)-\(report.period.lastOn)"
        switch file {
        case "statistics.xlsx":
            return .file(
                PanelFile(
                    bytes: try StatisticsXLSX.render(report),
                    mediaType:
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    name: "\(name).xlsx"
                )
            )
        case "statistics.csv":
            return .file(
                PanelFile(
                    bytes: StatisticsCSV.render(report),
                    mediaType: "text/csv; charset=utf-8",
                    name: "\(name).csv"
                )
            )
        default: return .notFound
        }
    }
}
