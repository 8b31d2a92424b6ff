// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// The related account whose traffic a line bills.
///
/// - Source: billing rules, section 3: related accounts are sections of their main client's
///   invoice.
package struct LineAccount: Hashable, Sendable, Codable {
    package var id: ClientID
    /// The account's login when the document was made.
    package var name: String

    package init(id: ClientID, name: String) {
        self.id = id
        self.name = name
    }
}

/// The lines of one account in a document, in their order.
package struct LineSection: Hashable, Sendable {
    /// Nil for the client's own.
    package let account: LineAccount?
    package fileprivate(set) var lines: [InvoiceLine]
}

extension InvoiceDocument {
    /// The lines by account, the client's own first; one section when none is a related account's.
    package var sections: [LineSection] {
        var sections: [LineSection] = []
        for line in lines {
            if let index = sections.firstIndex(where: { $0.account?.id == line.account?.id }) {
                sections[index].lines.append(line)
            } else {
                sections.append(LineSection(account: line.account, lines: [line]))
            }
        }
        return sections
    }

    /// Whether lines are told apart by account.
    package var hasSections: Bool { lines.contains { $0.account != nil } }
}
