// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Messaging

extension [PendingCorrection] {
    /// Their invoice lines, with the names printed for destinations.
    package func lines(_ operatorName: (Destination) -> String) -> [InvoiceLine] {
        map { $0.line(operatorName: operatorName($0.charge.destination)) }
    }
}
