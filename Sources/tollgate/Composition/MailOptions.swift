// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import ArgumentParser
import Backoffice
import Billing
import Foundation
import NIOPosix
import SMTPTransport

/// A mail server that goes before the stored one.
struct MailOptions: ParsableArguments {
    @Option(help: "The mail server; without it, the one of Settings, Mail in the panel.")
    var smtpHost: String?

    @Option(help: "The mail server's port.")
    var smtpPort = 587

    @Option(help: "How the connection is protected: starttls, tls or none.")
    var smtpSecurity = "starttls"

    @Option(help: "Whom to sign in as; the password is in TOLLGATE_SMTP_PASSWORD.")
    var smtpUser = ""

    @Option(help: "The sender of every letter; without it, the brand's own address.")
    var smtpSender = ""

    func validate() throws {
        guard (1...65_535).contains(smtpPort) else {
            throw ValidationError("--smtp-port is a number from 1 to 65535, not \(smtpPort).")
        }
        guard MailSettings.Security(rawValue: smtpSecurity) != nil else {
            throw ValidationError(
                "--smtp-security is starttls, tls or none, not \(smtpSecurity)."
            )
        }
    }

    /// What was typed; nil without a host.
    var settings: MailSettings? {
        guard let smtpHost else { return nil }
        var settings = MailSettings()
        settings.host = smtpHost
        settings.port = smtpPort
        settings.security = MailSettings.Security(rawValue: smtpSecurity) ?? .startTLS
        settings.user = smtpUser
        settings.password = ProcessInfo.processInfo.environment["TOLLGATE_SMTP_PASSWORD"] ?? ""
        settings.sender = smtpSender
        return settings
    }
}

extension SMTPServer {
    /// The server of the settings.
    init(_ settings: MailSettings) {
        self.init(
            host: settings.host,
            port: settings.port,
            security: Security(rawValue: settings.security.rawValue) ?? .startTLS,
            user: settings.user,
            password: settings.password
        )
    }
}

/// Carries letters by SMTP, on a thread that may wait.
let smtpCarrier: MailCarrier = { message, settings in
    do {
        return try await NIOThreadPool.singleton.runIfActive {
            try SMTPTransport.send(
                message.octets,
                from: message.from.address,
                to: message.recipients,
                through: SMTPServer(settings)
            )
        }
    } catch let error as SMTPError where !error.isTemporary {
        throw MailRefusal(error.reason)
    }
}
