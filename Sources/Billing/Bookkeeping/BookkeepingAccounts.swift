// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting

/// An enterprise's own names of accounts, keys and numbers in its bookkeeping program.
package struct BookkeepingAccounts: Hashable, Sendable {
    /// The codes that were set, by role.
    package var codes: [String: String]

    package init(_ codes: [String: String] = [:]) {
        self.codes = codes
    }

    /// What an account or a field of a hand-off is for.
    package enum Role: Hashable, Sendable {
        /// What clients owe.
        case receivable
        /// The account of one client, by its login.
        case client(String)
        case bank
        case revenue
        /// Revenue of one tax category; else that of all.
        case categoryRevenue(TaxCategory)
        case tax
        /// DATEV's tax key (BU-Schlüssel) of a category; none where the account knows it.
        case taxKey(TaxCategory)
        /// Xero's name of a category's tax rate.
        case taxType(TaxCategory)
        /// DATEV: the tax adviser's number.
        case datevConsultant
        /// DATEV: the enterprise's number at its adviser.
        case datevClient
        /// DATEV: digits of accounts that are no persons'.
        case datevAccountLength
        /// The first month of the fiscal year, 1 to 12.
        case fiscalYearMonth

        /// The name it is stored under.
        package var key: String {
            switch self {
            case .receivable: "receivable"
            case .client(let login): "client:\(login)"
            case .bank: "bank"
            case .revenue: "revenue"
            case .categoryRevenue(let category): "revenue:\(category.rawValue)"
            case .tax: "tax"
            case .taxKey(let category): "tax_key:\(category.rawValue)"
            case .taxType(let category): "tax_type:\(category.rawValue)"
            case .datevConsultant: "datev_consultant"
            case .datevClient: "datev_client"
            case .datevAccountLength: "datev_account_length"
            case .fiscalYearMonth: "fiscal_year_month"
            }
        }

        /// What counts where nothing was set; empty for nothing.
        var standard: String {
            switch self {
            case .receivable: "1200"
            case .bank: "1000"
            case .revenue: "4000"
            case .tax: "2200"
            case .taxType(.standard): "Tax on Sales"
            case .taxType: "Tax Exempt"
            case .datevConsultant: "1001"
            case .datevClient: "1"
            case .datevAccountLength: "4"
            case .fiscalYearMonth: "1"
            case .client, .categoryRevenue, .taxKey: ""
            }
        }
    }

    /// The code of a role, with what it falls back to.
    package subscript(role: Role) -> String {
        if let code = codes[role.key], !code.isEmpty { return code }
        switch role {
        case .client: return self[.receivable]
        case .categoryRevenue: return self[.revenue]
        default: return role.standard
        }
    }

    /// The roles that a person sets, but those of single clients.
    package static let roles: [Role] =
        [.receivable, .bank, .revenue, .tax]
        + TaxCategory.allCases.map { .categoryRevenue($0) }
        + TaxCategory.allCases.map { .taxKey($0) }
        + TaxCategory.allCases.map { .taxType($0) }
        + [.datevConsultant, .datevClient, .datevAccountLength, .fiscalYearMonth]
}
