// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Hummingbird
import NIOCore

/// What Hummingbird keeps for a request, with the address of the peer.
package struct PanelContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    package let address: String

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        address = source.channel.remoteAddress?.ipAddress ?? ""
    }

    /// A form with a logo or a rate deck; larger bodies are refused unread.
    package var maxUploadSize: Int { 8 * 1_048_576 }

    /// Forms of a few short fields, which anybody may send; larger bodies are refused unread.
    static let shortFormSize = 16_384
}
