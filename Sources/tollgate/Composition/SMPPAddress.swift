// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOConcurrencyHelpers

/// What clients are told to bind to; the port is known once the gateway listens.
final class SMPPAddress: Sendable {
    private let host: String
    private let port: NIOLockedValueBox<Int>

    /// Creates the address that was asked for; port 0 stands for any free one.
    init(_ listen: ListenOptions) {
        host = listen.host
        port = NIOLockedValueBox(listen.smppPort)
    }

    /// Notes the port that is really bound.
    func bind(port bound: Int) {
        port.withLockedValue { $0 = bound }
    }

    /// Such as `smpp.example.com:2775`.
    var text: String { "\(host):\(port.withLockedValue { $0 })" }
}
