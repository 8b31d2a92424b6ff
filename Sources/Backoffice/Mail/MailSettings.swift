// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import SQLInterface
import Storage

/// Which server takes the platform's mail.
package struct MailSettings: Hashable, Sendable {
    /// Empty when none is set.
    package var host = ""
    package var port = 587
    package var security = Security.startTLS
    /// Empty when the server wants none.
    package var user = ""
    package var password = ""
    /// The sender of every letter; empty for the brand's own address.
    package var sender = ""

    /// How the connection is protected.
    package enum Security: String, Hashable, Sendable, CaseIterable {
        case none
        case startTLS = "starttls"
        case tls
    }

    package init() {}

    /// Whether there is a server.
    package var isSet: Bool { !host.isEmpty }

    /// Reads the stored settings; unset ones have their defaults.
    package static func read(in transaction: any SQLTransaction) throws -> MailSettings {
        let stored = try SettingRepository.all(in: transaction)
        var settings = MailSettings()
        settings.host = stored["mail.host"] ?? ""
        settings.port = stored["mail.port"].flatMap { Int($0) } ?? 587
        settings.security =
            stored["mail.security"].flatMap(Security.init(rawValue:)) ?? .startTLS
        settings.user = stored["mail.user"] ?? ""
        settings.password = stored["mail.password"] ?? ""
        settings.sender = stored["mail.sender"] ?? ""
        return settings
    }

    fileprivate func write(in transaction: any SQLTransaction) throws {
        let values = [
            "host": host, "port": "\(port)", "security": security.rawValue, "user": user,
            "password": password, "sender": sender,
        ]
        for (name, value) in values.sorted(by: { $0.key < $1.key }) {
            try SettingRepository.set("mail.\(name)", to: value, in: transaction)
        }
    }
}

extension Settings {
    /// Saves the mail server from its form; an empty password keeps the stored one.
    ///
    /// - Throws: `FieldErrors`.
    package func setMail(_ typed: TypedFields, _ request: SettingsRequest) async throws {
        var reader = FieldReader(typed)
        var read = MailSettings()
        read.host = reader.text("host", "Server", limit: 253)
        if read.host.contains(where: { !$0.isASCII || $0.isWhitespace || "/@".contains($0) }) {
            reader.refuse("host", "Server is a name such as smtp.example.com.")
        }
        read.port = reader.requiredNumber("port", "Port", in: 1...65_535)
        read.security =
            reader.choice("security", "Security", of: MailSettings.Security.self) ?? .startTLS
        read.user = reader.text("user", "User")
        read.password = typed.values["password"] ?? ""
        read.sender = reader.email("sender", "Sender")
        try reader.errors.check()
        let (now, wanted) = (office.now, read)
        try await office.database.write { transaction in
            let before = try MailSettings.read(in: transaction)
            var settings = wanted
            if settings.password.isEmpty, !settings.user.isEmpty {
                settings.password = before.password
            }
            try settings.write(in: transaction)
            try SettingsChange(transaction: transaction, now: now, actor: request.actor)
                .log("update", "mail_settings", id: "mail", before: before, after: settings)
        }
    }
}
