// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation
import Primitives

extension WallClock {
    /// The machine's clock; the only place that reads it.
    static let system = WallClock {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(
            microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
        )
    }
}
