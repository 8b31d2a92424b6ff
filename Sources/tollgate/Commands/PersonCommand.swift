// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import ArgumentParser
import Backoffice
import Messaging
import Storage
import WebSupport

/// `tollgate person`: those who sign in to the panels.
struct PersonCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "person",
        abstract: "Help people who cannot sign in.",
        subcommands: [PersonResetPassword.self]
    )
}

/// `tollgate person reset-password LOGIN`: the way back in for whoever owns the data.
struct PersonResetPassword: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset-password",
        abstract: "Give somebody a new password, which is shown once.",
        discussion: """
            Signs the person out everywhere. Works beside a running platform, and is in the \
            audit log.
            """
    )

    @OptionGroup var data: DataOptions

    @Argument(help: "The login, such as owner.")
    var login: String

    func run() async throws {
        let database = try data.openExistingDatabase()
        let people = try await database.read { try PersonRepository.list(in: $0) }
        guard let person = people.first(where: { $0.login.lowercased() == login.lowercased() })
        else {
            let logins = people.map(\.login).sorted().prefix(20).joined(separator: ", ")
            throw ValidationError(
                logins.isEmpty
                    ? "There is nobody yet: `tollgate serve` makes the owner."
                    : "There is no login \(login). There are: \(logins)."
            )
        }
        let office = Office(database: database, clock: .system, ids: .commandLine())
        let secrets = PlatformSecrets(pool: .singleton)
        let password = Secrets.password()
        try await Settings(office: office, catalogue: .builtIn).setPassword(
            of: person.id,
            to: password,
            .system,
            hashing: secrets.hashPerson
        )
        print("New sign-in  \(person.login) / \(password)")
        print("             Shown only now: write it down, or change it in the panel.")
        if !person.isActive {
            print("             Inactive still: an owner can change that in the panel.")
        }
    }
}
