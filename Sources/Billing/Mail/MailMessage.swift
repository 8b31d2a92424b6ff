// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives

/// One letter with its files, written as the octets that a mail server takes.
///
/// - Source: RFC 5322, RFC 2045 to 2047, RFC 2231.
package struct MailMessage: Hashable, Sendable {
    /// Unique for ever: the same letter that is tried again keeps it, so that a receiver can see
    /// that it has it already.
    package var id: String
    package var sentAt: Instant
    package var from: Mailbox
    package var recipients: [String]
    package var subject: String
    package var text: String
    package var files: [File] = []

    /// An address with the name that is shown for it.
    package struct Mailbox: Hashable, Sendable {
        package var name: String
        package var address: String

        package init(name: String, address: String) {
            self.name = name
            self.address = address
        }
    }

    /// An attached file.
    package struct File: Hashable, Sendable {
        /// ASCII without quotes.
        package var name: String
        package var mediaType: String
        package var bytes: [UInt8]

        package init(name: String, mediaType: String, bytes: [UInt8]) {
            self.name = name
            self.mediaType = mediaType
            self.bytes = bytes
        }
    }

    package init(
        id: String,
        sentAt: Instant,
        from: Mailbox,
        to recipients: [String],
        subject: String,
        text: String
    ) {
        self.id = id
        self.sentAt = sentAt
        self.from = from
        self.recipients = recipients
        self.subject = subject
        self.text = text
    }

    /// Header and body with CRLF line ends.
    package var octets: [UInt8] {
        let boundary = "=_tollgate_\(id.filter(\.isNumber))"
        let domain = from.address.split(separator: "@").last.map(String.init) ?? "localhost"
        var lines = [
            "Date: \(MailDate.text(of: sentAt))",
            "Message-ID: <\(id)@\(domain)>",
            "From: \(Self.encoded(from.name)) <\(from.address)>",
            "To: \(recipients.joined(separator: ",\r\n "))",
            "Subject: \(Self.encoded(subject))",
            "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0",
            "Content-Type: multipart/mixed; boundary=\"\(boundary)\"", "",
            "--\(boundary)",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: base64", "",
        ]
        lines += Self.base64Lines(Array(text.utf8))
        for file in files {
            lines += [
                "--\(boundary)",
                "Content-Type: \(file.mediaType); name=\"\(file.name)\"",
                "Content-Transfer-Encoding: base64",
                "Content-Disposition: attachment; filename=\"\(file.name)\"", "",
            ]
            lines += Self.base64Lines(file.bytes)
        }
        lines += ["--\(boundary)--", ""]
        return Array(lines.joined(separator: "\r\n").utf8)
    }

    /// A header's text; words that are not plain ASCII are encoded (RFC 2047).
    static func encoded(_ text: String) -> String {
        // A line end in a header would begin another header.
        let clean = String(text.map { $0.isNewline ? " " : $0 })
        let isPlain = clean.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
        if isPlain, !clean.contains(where: { "\"(),:;<>@[]\\=?".contains($0) }), clean.count < 60 {
            return clean
        }
        var words: [String] = []
        var word: [UInt8] = []
        // An encoded word has at most 75 characters, and no character is cut in two.
        for character in clean {
            if word.count + character.utf8.count > 42 {
                words.append(base64(word))
                word = []
            }
            word += Array(character.utf8)
        }
        words.append(base64(word))
        return words.map { "=?utf-8?B?\($0)?=" }.joined(separator: "\r\n ")
    }

    private static func base64Lines(_ bytes: [UInt8]) -> [String] {
        stride(from: 0, to: bytes.count, by: 57).map { start in
            base64(bytes[start..<min(start + 57, bytes.count)])
        }
    }

    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
    )

    private static func base64(_ bytes: some Collection<UInt8>) -> String {
        var text: [UInt8] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let group = Array(rest.prefix(3))
            rest = rest.dropFirst(3)
            let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for place in 0..<4 {
                text.append(
                    place <= group.count
                        ? alphabet[bits >> (18 - 6 * place) & 0x3F] : UInt8(ascii: "=")
                )
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}

/// Dates of mail headers, in UTC.
enum MailDate {
    private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// Such as `Wed, 25 Nov 2026 14:03:20 +0000`.
    static func text(of instant: Instant) -> String {
        let date = instant.utcDate
        let seconds = Int(instant.seconds - Instant(utcMidnightOf: date).seconds)
        let clock = [seconds / 3_600, seconds / 60 % 60, seconds % 60]
            .map { padded($0, to: 2) }.joined(separator: ":")
        // The first day of 1970 was a Thursday.
        let weekday = ((date.daysSince1970 + 3) % 7 + 7) % 7
        return "\(days[weekday]), \(date.day) \(months[date.month - 1]) \(date.year) \(clock) +0000"
    }
}
