// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Documents
import Primitives
import WebSupport

/// The electronic forms that an issued document has, and why it lacks the others.
struct ElectronicForms {
    /// The forms that can be downloaded.
    private(set) var offered: [EInvoiceSyntax] = []
    private var problem: EInvoiceProblem?

    init(_ document: InvoiceDocument) {
        for syntax in EInvoiceSyntax.allCases {
            do throws(EInvoiceProblem) {
                _ = try syntax.render(document)
                offered.append(syntax)
            } catch {
                problem = problem ?? error
            }
        }
    }

    /// One line under the page's head; empty when every form is offered.
    var reason: HTML {
        guard let problem else { return "" }
        let what: Phrase = offered.isEmpty ? "No electronic invoice" : "No Peppol invoice"
        return #"<p class="hint">\#(what): \#(problem.sentence)</p>"#
    }
}

extension EInvoiceSyntax {
    /// The word of its link.
    var label: String {
        switch self {
        case .ubl: "UBL"
        case .peppol: "Peppol"
        case .cii: "CII"
        }
    }
}
