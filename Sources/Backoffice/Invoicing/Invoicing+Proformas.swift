// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives
import Storage

extension Invoicing {
    /// Issues the payment request of a top-up that the client itself asked for.
    ///
    /// Its date is the client's today and its text is in the client's language; the client sees
    /// it whatever *Send invoices* says, since it asked for it.
    ///
    /// - Throws: `InvoicingRefusal`; nothing was changed then.
    package func requestProforma(
        _ amount: Money,
        of client: ClientID,
        requestID: String,
        by actor: Actor
    ) async throws -> IssuedDocuments {
        let now = office.now
        let facts = try await office.database.read { transaction in
            let billed = try BilledClient(client, in: transaction)
            return (try billed.language(), billed.calendar.localDate(of: now))
        }
        let request = AmountInvoiceRequest(
            clientID: client,
            issueOn: facts.1,
            amount: amount,
            text: Self.topUpText(facts.0),
            kind: .proforma
        )
        let made = try await create(request, requestID: requestID, by: actor)
        if let id = made.invoiceID {
            try await office.database.write { transaction in
                try InvoiceRepository.setVisible(true, id, in: transaction)
            }
        }
        return made
    }

    private static func topUpText(_ language: DocumentLanguage) -> String {
        switch language {
        case .english: "Top-up of the messaging account"
        case .russian: "Пополнение счёта за сообщения"
        case .ukrainian: "Поповнення рахунку за повідомлення"
        case .german: "Aufladung des Nachrichtenkontos"
        case .polish: "Doładowanie konta wiadomości"
        case .spanish: "Recarga de la cuenta de mensajería"
        case .french: "Rechargement du compte de messagerie"
        case .arabic: "تعبئة رصيد حساب الرسائل"
        }
    }
}
