// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Messaging

extension SubmittedContent {
    /// A text of ours, encoded: no header of a peer's, and no protocol id.
    package init(_ content: MessageContent) {
        self.init(
            dataCoding: content.dataCoding.rawValue,
            esmClass: 0,
            protocolID: 0,
            body: content.body,
            text: content.text,
            segments: content.segments
        )
    }
}
