// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives
import SQLInterface

/// What people set up for programs, in either panel: keys of the API, and webhooks.
package struct ProgramVerbs: Sendable {
    package let keys: APIKeys
    package let webhooks: Webhooks

    /// Creates the verbs; `newID` makes the number of a new object.
    package init(
        database: any SQLDatabase,
        clock: WallClock,
        newID: @escaping @Sendable (Instant) -> Int64
    ) {
        keys = APIKeys(database: database, clock: clock, newID: newID)
        webhooks = Webhooks(database: database, clock: clock, newID: newID)
    }
}
