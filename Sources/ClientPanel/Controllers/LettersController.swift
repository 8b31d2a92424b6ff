// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Documents
import Primitives
import SQLInterface
import Storage
import WebSupport

/// What was written to the client: invoices, reminders, notices of prices, statements.
struct LettersController: Sendable {
    let desk: ClientDesk

    var routes: [ClientRoute] {
        [
            .get("/client/letters", .finance, list),
            .get("/client/letters/{id}", .finance, show),
            .get("/client/letters/{id}/{file}", .finance, file),
        ]
    }

    /// Letters of a page.
    static let pageSize = 50

    private func list(_ request: ClientRequest) async throws -> ClientAnswer {
        let scope = request.scope
        let position: MailID? = request.query.identifier("before")
        let page = try await desk.read { transaction -> LettersPage in
            let found = try scope.letters(
                before: position,
                limit: Self.pageSize + 1,
                in: transaction
            )
            return LettersPage(
                letters: try found.prefix(Self.pageSize).map {
                    try scope.shownLetter($0, in: transaction)
                },
                hasMore: found.count > Self.pageSize,
                isFirst: position == nil
            )
        }
        return .page(page.page(request.frame))
    }

    private func show(_ request: ClientRequest) async throws -> ClientAnswer {
        let id: MailID = try request.id("id")
        let scope = request.scope
        let letter = try await desk.read { transaction -> ShownLetter? in
            guard let mail = try scope.letter(id, in: transaction) else { return nil }
            return try scope.shownLetter(mail, in: transaction)
        }
        guard let letter else { throw NotFound() }
        return .page(LetterPage(letter: letter).page(request.frame))
    }

    private func file(_ request: ClientRequest) async throws -> ClientAnswer {
        let id: MailID = try request.id("id")
        let scope = request.scope
        switch LetterFile(request.asked.parameters["file"] ?? "") {
        case nil: throw NotFound()
        case .own(let number):
            let files = try await desk.read { try scope.files(of: id, in: $0) }
            guard number <= files.count else { throw NotFound() }
            let file = files[number - 1]
            return .file(
                PanelFile(bytes: file.bytes, mediaType: file.mediaType, name: file.name)
            )
        case .priceNotice(let form):
            return .file(try await priceNotice(of: id, form, scope))
        }
    }

    private func priceNotice(
        of id: MailID,
        _ form: PriceNoticeFile,
        _ scope: ClientScope
    ) async throws -> PanelFile {
        let found = try await desk.read { transaction -> (PriceNotice, [UInt8]?)? in
            guard let mail = try scope.letter(id, in: transaction),
                let notice = try mail.priceNoticeID.flatMap({
                    try scope.priceNotice($0, as: PriceNotice.self, in: transaction)
                })
            else { return nil }
            let logo = try notice.head.seller.logoHash.flatMap {
                try AssetRepository.find($0, in: transaction)?.bytes
            }
            return (notice, logo)
        }
        guard let (notice, logo) = found else { throw NotFound() }
        return PanelFile(
            bytes: try form.render(notice, logo: logo),
            mediaType: form.mediaType,
            name: "\(notice.fileName).\(form.rawValue)"
        )
    }
}

extension ClientScope {
    /// A letter with what its pages say of it.
    func shownLetter(
        _ mail: StoredMail,
        in transaction: any SQLTransaction
    ) throws -> ShownLetter {
        ShownLetter(
            mail: mail,
            isReminder: try isReminder(mail.id, in: transaction),
            invoice: try mail.invoiceID.flatMap { try invoice($0, in: transaction) },
            creditNote: try mail.creditNoteID.flatMap { try creditNote($0, in: transaction) },
            files: try files(of: mail.id, in: transaction).map(\.name)
        )
    }
}
