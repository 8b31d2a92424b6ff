// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import ClientPanel
import Primitives

extension Invoicing {
    /// Issues the payment request that a client's person asked for; a refusal is its sentence.
    func proforma(_ request: ProformaRequest) async throws -> Phrase? {
        do {
            _ = try await requestProforma(
                request.amount,
                of: request.clientID,
                requestID: request.requestID,
                by: Actor(
                    personID: request.personID,
                    login: request.login,
                    address: request.address
                )
            )
            return nil
        } catch let refusal as InvoicingRefusal {
            return refusal.sentence
        }
    }
}
