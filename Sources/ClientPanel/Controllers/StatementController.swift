// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Documents
import Primitives
import SQLInterface
import Storage
import WebSupport

/// The client's statement of account, as a page and as files.
struct StatementController: Sendable {
    let desk: ClientDesk

    var routes: [ClientRoute] {
        [
            .get("/client/statement", .finance, show),
            .get("/client/statement.csv", .finance, export),
            .get("/client/statement.xlsx", .finance, spreadsheet),
            .get("/client/statement.pdf", .finance, draw),
        ]
    }

    private func show(_ request: ClientRequest) async throws -> ClientAnswer {
        .page(try await page(request).page(request.frame))
    }

    private func export(_ request: ClientRequest) async throws -> ClientAnswer {
        let page = try await page(request)
        return .csv(page.csv, name: "statement-\(page.range.first)-\(page.range.last).csv")
    }

    private func spreadsheet(_ request: ClientRequest) async throws -> ClientAnswer {
        let page = try await page(request)
        let client = request.frame.client
        let enterprise = try await desk.read { transaction in
            try client.invoicing.enterpriseID.flatMap {
                try EnterpriseRepository.find($0, in: transaction)
            }
        }
        let language = client.invoicing.language ?? enterprise?.documentLanguage ?? .english
        return .file(
            PanelFile(
                bytes: try StatementXLSX.render(page.statement, language: language),
                mediaType:
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                name: "statement-\(page.range.first)-\(page.range.last).xlsx"
            )
        )
    }

    /// The statement as a letter of the enterprise that bills the client.
    private func draw(_ request: ClientRequest) async throws -> ClientAnswer {
        let page = try await page(request)
        let client = request.frame.client
        let today = try BillingCalendar(zone: client.zone).localDate(of: request.frame.now)
        let found = try await desk.read { try Letterhead(client, on: today, in: $0) }
        guard let letter = found else { throw NotFound() }
        return .file(
            PanelFile(
                bytes: try StatementPDF.render(
                    page.statement,
                    head: letter.head,
                    logo: letter.logo
                ),
                mediaType: "application/pdf",
                name: "statement-\(page.range.first)-\(page.range.last).pdf"
            )
        )
    }

    /// Days are the billing zone's here, as on invoices, not the person's.
    private func page(_ request: ClientRequest) async throws -> StatementPage {
        let (client, scope) = (request.frame.client, request.scope)
        let calendar = try BillingCalendar(zone: client.zone)
        let today = calendar.localDate(of: request.frame.now)
        let range = DayRange(request.query, default: today.firstOfMonth...today)
        let statement = try await desk.read { transaction in
            try scope.statement(of: client, range, in: transaction)
        }
        return StatementPage(statement: statement, range: range)
    }
}

/// What a letter to a client is written on; nil for a client without an enterprise.
private struct Letterhead: Sendable {
    let head: LetterHead
    let logo: [UInt8]?

    init?(_ client: Client, on date: CalendarDate, in transaction: any SQLTransaction) throws {
        guard let id = client.invoicing.enterpriseID,
            let enterprise = try EnterpriseRepository.find(id, in: transaction),
            let brand = try BrandRepository.find(enterprise.brandID, in: transaction)
        else { return nil }
        head = LetterHead(
            seller: SellerDetails(enterprise: enterprise, brand: brand),
            buyer: BuyerDetails(client: client),
            language: client.invoicing.language ?? enterprise.documentLanguage,
            on: date
        )
        logo = try head.seller.logoHash.flatMap {
            try AssetRepository.find($0, in: transaction)?.bytes
        }
    }
}
