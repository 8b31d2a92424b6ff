// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Foundation
import SMTPTransport
import Testing

/// A mail server of another make (aiosmtpd) in a process of its own.
final class MailServer {
    private let process = Process()
    private let input = Pipe()
    private let log: URL
    let port: Int

    /// What it took.
    struct Letter: Decodable {
        var sender: String
        var recipients: [String]
        var from: String
        var to: String
        var id: String
        var subject: String
        var text: String
        var files: [File]
        var isEncrypted: Bool
        var defects: [String]

        struct File: Decodable, Equatable {
            var name: String
            var type: String
            var sha256: String
        }
    }

    private struct Opening: Decodable { var port: Int }

    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
    private static let python = root.deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: ".venv/bin/python").path

    /// Whether `scripts/bootstrap --test` has installed it.
    static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: python) }

    init(tls: String = "none", auth: Bool = false) async throws {
        log = FileManager.default.temporaryDirectory
            .appending(path: "tollgate-mail-\(ProcessInfo.processInfo.globallyUniqueString)")
        try Data().write(to: log)
        let script = Self.root.appending(path: "Peers/smtp_server.py").path
        process.executableURL = URL(filePath: Self.python)
        process.arguments = [script, #"{"tls": "\#(tls)", "auth": \#(auth)}"#]
        process.environment = ["PYTHONDONTWRITEBYTECODE": "1", "PATH": "/usr/bin:/bin"]
        process.standardOutput = try FileHandle(forWritingTo: log)
        process.standardInput = input
        try process.run()
        var port = 0
        for _ in 0..<600 where port == 0 {
            try await Task.sleep(for: .milliseconds(50))
            guard let line = try Self.lines(log).first else { continue }
            port = try JSONDecoder().decode(Opening.self, from: Data(line.utf8)).port
        }
        try #require(port != 0, "the mail server did not start")
        self.port = port
    }

    deinit {
        // It ends with its input; nobody waits for that.
        try? input.fileHandleForWriting.close()
        try? FileManager.default.removeItem(at: log)
    }

    private static func lines(_ log: URL) throws -> [String] {
        // The last line may be half written.
        try String(contentsOf: log, encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    func letters() throws -> [Letter] {
        try Self.lines(log).dropFirst()
            .map { try JSONDecoder().decode(Letter.self, from: Data($0.utf8)) }
    }

    func settings(_ security: MailSettings.Security = .none, user: String = "") -> MailSettings {
        var settings = MailSettings()
        settings.host = "127.0.0.1"
        settings.port = port
        settings.security = security
        settings.user = user
        settings.password = user.isEmpty ? "" : "s3cret"
        return settings
    }

    /// Carries letters as the platform does, but accepts the test's own certificate.
    static func carrier(trusting trustsAny: Bool = true) -> MailCarrier {
        { message, settings in
            var server = SMTPServer(
                host: settings.host,
                port: settings.port,
                security: .init(rawValue: settings.security.rawValue) ?? .tls,
                user: settings.user,
                password: settings.password
            )
            server.trustsAnyCertificate = trustsAny
            do {
                return try SMTPTransport.send(
                    message.octets,
                    from: message.from.address,
                    to: message.recipients,
                    through: server
                )
            } catch let error as SMTPError where !error.isTemporary {
                throw MailRefusal(error.reason)
            }
        }
    }
}
