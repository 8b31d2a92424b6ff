// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore
import SMPP

extension MonotonicTime {
    /// The same instant; the origin is that of NIO's clock.
    init(_ deadline: NIODeadline) {
        self.init(nanoseconds: Int64(clamping: deadline.uptimeNanoseconds))
    }
}

extension NIODeadline {
    /// The same instant.
    init(_ time: MonotonicTime) {
        self = .uptimeNanoseconds(UInt64(clamping: time.nanoseconds))
    }
}
