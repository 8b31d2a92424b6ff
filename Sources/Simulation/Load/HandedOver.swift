// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Connections on their way to the one thread that uses them from then on.
// They are handed over once, before that thread begins, and never touched by another again.
struct HandedOver: @unchecked Sendable {
    let connections: [RawConnection]

    init(_ connections: [RawConnection]) { self.connections = connections }
}
