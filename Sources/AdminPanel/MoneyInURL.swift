// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Storage

/// Addresses of bank statements, reminders, top-ups and statements of account.
package enum MoneyInURL: Hashable, Sendable {
    case bank
    case bankStatement(BankStatementID)
    case bankCertain(BankStatementID)
    case bankEntry(BankStatementID, BankEntryID)
    case reminders, remindersRun
    case plan(EnterpriseID)
    case invoiceReminders(InvoiceID)
    case topUpUndo(ClientID, TopUpID)
    case statement(ClientID, StatementFile)
    case statementMail(ClientID)

    /// The forms of a statement of account beside the PDF.
    package enum StatementFile: String, Hashable, Sendable, CaseIterable {
        case xlsx, csv
    }

    var path: String {
        switch self {
        case .bank: "/bank"
        case .bankStatement(let id): "/bank/\(id)"
        case .bankCertain(let id): "/bank/\(id)/certain"
        case .bankEntry(let statement, let id): "/bank/\(statement)/entries/\(id)"
        case .reminders: "/reminders"
        case .remindersRun: "/reminders/run"
        case .plan(let id): "/enterprises/\(id)/reminders"
        case .invoiceReminders(let id): "/invoices/\(id)/reminders"
        case .topUpUndo(let client, let id): "/clients/\(client)/top-ups/\(id)/undo"
        case .statement(let client, let file): "/clients/\(client)/statement.\(file.rawValue)"
        case .statementMail(let client): "/clients/\(client)/statement/mail"
        }
    }
}
