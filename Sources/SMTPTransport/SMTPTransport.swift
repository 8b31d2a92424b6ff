// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import CCurl

/// Where mail is handed to the world, and as whom.
///
/// - Source: RFC 5321; RFC 3207 for STARTTLS; RFC 8314 for TLS from the first octet.
package struct SMTPServer: Hashable, Sendable {
    package var host: String
    package var port: Int
    package var security: Security
    /// Empty when the server wants none.
    package var user: String
    package var password: String
    /// Accepts any certificate; only tests set it.
    package var trustsAnyCertificate = false

    /// How the connection is protected.
    package enum Security: String, Hashable, Sendable, CaseIterable {
        /// A server on the same machine.
        case none
        /// Plain at first, then TLS, without which nothing is sent.
        case startTLS = "starttls"
        /// TLS from the first octet.
        case tls
    }

    package init(
        host: String,
        port: Int,
        security: Security,
        user: String = "",
        password: String = ""
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.user = user
        self.password = password
    }
}

/// Why a message was not taken.
package struct SMTPError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The server's reply code, such as 550; 0 when there was none.
    package let code: Int
    /// The server's last line, or what went wrong on the way to it.
    package let reason: String

    /// Whether trying again can help: every failure but a refusal for good.
    package var isTemporary: Bool { code / 100 != 5 }

    package var description: String { reason }
}

/// Hands messages to a server.
package enum SMTPTransport {
    /// A message takes no longer than this, however slow the server is.
    package static let secondsMax = 120

    /// Sends one message and waits for the server's answer; blocks the calling thread.
    ///
    /// - Parameters:
    ///   - message: header and body with CRLF line ends.
    ///   - sender: the envelope's sender.
    ///   - recipients: the envelope's recipients.
    ///   - server: where it is handed in, and as whom.
    /// - Returns: The server's last reply, such as `250 OK`.
    /// - Throws: `SMTPError`.
    package static func send(
        _ message: [UInt8],
        from sender: String,
        to recipients: [String],
        through server: SMTPServer
    ) throws(SMTPError) -> String {
        let scheme = server.security == .tls ? "smtps" : "smtp"
        let host = server.host.contains(":") ? "[\(server.host)]" : server.host
        let texts = [
            "\(scheme)://\(host):\(server.port)", server.user, server.password, "<\(sender)>",
        ]
        let exchange = Exchange(server: server, texts: texts, recipients: recipients)
        var result = tollgate_mail_result()
        let code = exchange.run(message, &result)
        let reply = text(of: result.reply)
        guard code == 0 else {
            let detail = text(of: result.error)
            let isRefusal = result.code >= 400 && !reply.isEmpty
            throw SMTPError(
                code: isRefusal ? Int(result.code) : 0,
                reason: isRefusal ? reply : (detail.isEmpty ? "curl error \(code)" : detail)
            )
        }
        return reply
    }

    private static func text<Buffer>(of buffer: Buffer) -> String {
        withUnsafeBytes(of: buffer) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
    }
}

/// Keeps the texts of a request alive while curl has them.
private struct Exchange {
    let server: SMTPServer
    let texts: [String]
    let recipients: [String]

    func run(_ message: [UInt8], _ result: inout tollgate_mail_result) -> Int32 {
        let strings = (texts + recipients.map { "<\($0)>" }).map { $0.utf8CString }
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
            let envelope = Array(pointers[4...])
            return envelope.withUnsafeBufferPointer { recipients in
                message.withUnsafeBufferPointer { octets in
                    octets.withMemoryRebound(to: CChar.self) { data in
                        var mail = tollgate_mail()
                        mail.url = pointers[0]
                        mail.user = pointers[1]
                        mail.password = pointers[2]
                        mail.sender = pointers[3]
                        mail.recipients = recipients.baseAddress
                        mail.recipient_count = recipients.count
                        mail.data = data.baseAddress
                        mail.length = data.count
                        mail.security = server.security == .startTLS ? 1 : 0
                        mail.trusts_all = server.trustsAnyCertificate ? 1 : 0
                        mail.timeout_seconds = SMTPTransport.secondsMax
                        return tollgate_mail_send(&mail, &result)
                    }
                }
            }
        }
    }
}
