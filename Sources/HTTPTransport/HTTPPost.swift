// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import CCurl

/// One POST to a server that somebody else named.
package struct HTTPPost: Hashable, Sendable {
    package var url: String
    /// Lines such as `Content-Type: application/json`.
    package var headers: [String]
    package var body: [UInt8]
    /// Lets it connect to private and loopback addresses as well; only tests and platforms whose
    /// clients sit in the same network set it.
    package var allowsPrivateAddresses = false
    /// A PEM file of certificates to trust instead of the system's.
    package var authorities = ""

    /// A receiver that takes longer is tried again later.
    package static let secondsMax = 15

    package init(url: String, headers: [String], body: [UInt8]) {
        self.url = url
        self.headers = headers
        self.body = body
    }

    /// What the server answered.
    package struct Answer: Hashable, Sendable {
        package let status: Int
        /// The beginning of its body.
        package let text: String
    }

    /// Sends it and waits for the answer; blocks the calling thread.
    ///
    /// A redirect is an answer like any other and is not followed.
    ///
    /// - Throws: `HTTPPostError` when there was no answer.
    package func send() throws(HTTPPostError) -> Answer {
        var result = tollgate_post_result()
        let code = run(&result)
        if result.refused != 0 { throw .addressNotAllowed }
        guard code == 0 else {
            let detail = withUnsafeBytes(of: result.error) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            throw .unreachable(detail.isEmpty ? "curl error \(code)" : detail)
        }
        let text = withUnsafeBytes(of: result.body) { bytes in
            String(decoding: bytes.prefix(Int(result.length)), as: UTF8.self)
        }
        return Answer(status: Int(result.status), text: text)
    }

    private func run(_ result: inout tollgate_post_result) -> Int32 {
        let strings = ([url, authorities] + headers).map { $0.utf8CString }
        // One block of all texts, so that every pointer stays valid for the whole call.
        var block: [CChar] = []
        var offsets: [Int] = []
        for string in strings {
            offsets.append(block.count)
            block += string
        }
        return block.withUnsafeBufferPointer { characters in
            guard let base = characters.baseAddress else { return -1 }
            let pointers: [UnsafePointer<CChar>?] = offsets.map { base + $0 }
            return Array(pointers[2...]).withUnsafeBufferPointer { lines in
                body.withUnsafeBytes { octets in
                    var post = tollgate_post()
                    post.url = pointers[0]
                    post.authorities = pointers[1]
                    post.headers = lines.baseAddress
                    post.header_count = lines.count
                    post.data = octets.bindMemory(to: CChar.self).baseAddress
                    post.length = octets.count
                    post.judge = allowsPrivateAddresses ? anyAddress : publicAddress
                    post.timeout_seconds = Self.secondsMax
                    return tollgate_post_send(&post, &result)
                }
            }
        }
    }
}

private let anyAddress: tollgate_address_judge = { _, _ in 1 }

private let publicAddress: tollgate_address_judge = { octets, count in
    guard let octets else { return 0 }
    let address = Array(UnsafeBufferPointer(start: octets, count: Int(count)))
    return PublicAddress.contains(address) ? 1 : 0
}

/// Why there was no answer.
package enum HTTPPostError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The name leads to an address that is not on the open Internet.
    case addressNotAllowed
    /// What went wrong on the way.
    case unreachable(String)

    package var description: String {
        switch self {
        case .addressNotAllowed:
            "The host's address is private, local or reserved; only public ones are called."
        case .unreachable(let reason): reason
        }
    }
}
