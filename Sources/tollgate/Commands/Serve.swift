// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import ArgumentParser
import Backoffice
import Storage
import WebSupport

/// `tollgate serve`: the platform without a demo.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run the platform: SMPP server, connectors, panels and invoicing."
    )

    @OptionGroup var data: DataOptions
    @OptionGroup var listen: ListenOptions
    @OptionGroup var mail: MailOptions

    func run() async throws {
        let database = try data.openDatabase()
        let lock = try ServingLock(data.place(), folder: data.data)
        defer { withExtendedLifetime(lock) {} }
        let platform = try Platform(
            database: database,
            listen: listen,
            box: try SecretFile.box(folder: data.data)
        )
        try await platform.settings.office.sealStoredPassword()
        var run = PlatformRun(platform: platform, listen: listen, folder: data.data)
        run.mail = mail.settings
        try await run.untilStopped(more: [lock.service]) { _ in
            // Only what listens has shown its first sign-in to somebody.
            guard let password = try await firstOwner(platform) else { return }
            print("First sign-in  owner / \(password)")
            print("               Shown only now: write it down, or change it in the panel.")
        }
    }

    /// Creates the owner on an empty platform; returns the password, which is not kept.
    private func firstOwner(_ platform: Platform) async throws -> String? {
        let people = try await platform.database.read { try PersonRepository.list(in: $0) }
        guard people.isEmpty else { return nil }
        let password = Secrets.password()
        _ = try await platform.settings.createPerson(
            [
                "login": "owner", "name": "Owner", "role": "owner", "zone": "UTC",
                "is_active": "1", "password": password,
            ],
            .system,
            hashing: platform.secrets.hashPerson
        )
        return password
    }
}
