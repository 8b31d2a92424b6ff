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
    /// A password is stored that this platform's key does not open: it has to be typed again.
    package var isPasswordLost = false
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
    package static func read(
        _ secrets: SecretBox,
        in transaction: any SQLTransaction
    ) throws -> MailSettings {
        let stored = try SettingRepository.all(in: transaction)
        var settings = MailSettings()
        settings.host = stored["mail.host"] ?? ""
        settings.port = stored["mail.port"].flatMap { Int($0) } ?? 587
        settings.security =
            stored["mail.security"].flatMap(Security.init(rawValue:)) ?? .startTLS
        settings.user = stored["mail.user"] ?? ""
        let password = secrets.open(stored["mail.password"] ?? "")
        settings.password = password ?? ""
        settings.isPasswordLost = password == nil
        settings.sender = stored["mail.sender"] ?? ""
        return settings
    }

    fileprivate func write(_ secrets: SecretBox, in transaction: any SQLTransaction) throws {
        let values = [
            "host": host, "port": "\(port)", "security": security.rawValue, "user": user,
            "password": try secrets.seal(password), "sender": sender,
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
        let (now, wanted, secrets) = (office.now, read, office.secrets)
        try await office.database.write { transaction in
            let before = try MailSettings.read(secrets, in: transaction)
            var settings = wanted
            if settings.password.isEmpty, !settings.user.isEmpty {
                settings.password = before.password
                // One that cannot be read stays lost until it is typed again.
                settings.isPasswordLost = before.isPasswordLost
            }
            try settings.write(secrets, in: transaction)
            try SettingsChange(transaction: transaction, now: now, actor: request.actor)
                .log("update", "mail_settings", id: "mail", before: before, after: settings)
        }
    }
}

extension Office {
    /// Seals a mail password that an earlier version stored in the clear.
    package func sealStoredPassword() async throws {
        try await database.write { transaction in
            let name = "mail.password"
            guard let stored = try SettingRepository.value(name, in: transaction),
                !stored.isEmpty, !SecretBox.isSealed(stored)
            else { return }
            try SettingRepository.set(name, to: try secrets.seal(stored), in: transaction)
        }
    }
}
