// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import API
import HTTPTransport
import NIOPosix

/// Carries webhooks over HTTP, on a thread that may wait.
func webhookCarrier(allowsPrivateAddresses: Bool) -> WebhookCarrier {
    { url, headers, body in
        let answer = try await NIOThreadPool.singleton.runIfActive {
            var post = HTTPPost(url: url, headers: headers, body: Array(body.utf8))
            post.allowsPrivateAddresses = allowsPrivateAddresses
            return try post.send()
        }
        return (answer.status, answer.text)
    }
}
