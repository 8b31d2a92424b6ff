// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives

/// Which corrected price a line of an invoice accounts for.
package struct LineCorrection: Hashable, Sendable, Codable {
    package var reratingID: ReratingID
    /// Counts from 1 within the correction.
    package var line: Int

    package init(reratingID: ReratingID, line: Int) {
        self.reratingID = reratingID
        self.line = line
    }
}
