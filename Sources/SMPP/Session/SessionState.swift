// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Where a session stands, with what is known only there.
///
/// ```
///         bind            accepted               unbind()
///  open ───────▶ binding ─────────▶ bound ──────────────────▶ draining ──▶ unbinding
///    │              │                 │ unbind of the peer        │            │
///    │              │                 └──────────▶ peerUnbinding  │            │
///    └──────────────┴──────────────────────────────────┴──────────┴────────────┴──▶ closed
/// ```
enum SessionState: Hashable, Sendable {
    case open
    case binding(Binding)
    case bound(Binding)
    /// We want to unbind and wait for the answers that are still out.
    case draining(Binding, deadline: MonotonicTime)
    /// We have sent unbind.
    case unbinding(SequenceNumber, deadline: MonotonicTime)
    /// The peer has sent unbind and waits for what it asked before.
    case peerUnbinding(SequenceNumber, deadline: MonotonicTime)
    case closed(SessionCloseReason)

    /// The bind request a session is about.
    struct Binding: Hashable, Sendable {
        var kind: BindKind
        var version: InterfaceVersion
        var sequence: SequenceNumber
    }
}
