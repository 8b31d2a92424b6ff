// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import EngineTesting
import Storage
import Testing

@testable import AdminPanel

/// Names that differ in case only, and files that are no text.
@Suite(.bothEngines) struct AdminInputTests {
    @Test func namesThatDifferInCaseOnlyAreTaken() async throws {
        let world = try AdminWorld()
        let client = try await world.seed().client
        let settings = world.settings
        var person: TypedFields = [
            "login": "Дарина.B", "name": "Darina", "role": "owner", "zone": "UTC",
            "is_active": "1", "password": "a long password",
        ]
        let id = try await settings.createPerson(person, .system, hashing: AdminWorld.hashing)
        person[field: "login"] = "дарина.b"
        let samePerson = await #expect(throws: FieldErrors.self) {
            try await settings.createPerson(person, .system, hashing: AdminWorld.hashing)
        }
        #expect(samePerson?["login"]?.contains("taken") == true)
        let found = try await world.database.read {
            try PersonRepository.find(login: "ДАРИНА.b", in: $0)
        }
        #expect(found?.id == id)
        var form = AdminWorld.clientForm
        form[field: "login"] = "Orchid_Media"
        form[field: "invoice_dates"] = ""
        let second = form
        let sameClient = await #expect(throws: FieldErrors.self) {
            try await settings.createClient(second, .system)
        }
        #expect(sameClient?["login"]?.contains("already") == true)
        let access: TypedFields = [
            "system_id": "ORCHID1", "password": "k7Fq2mXa", "is_active": "1", "binds": "4",
            "window_size": "100", "throughput": "200",
        ]
        let sameAccess = await #expect(throws: FieldErrors.self) {
            try await settings.createAccess(
                of: client,
                access,
                .system,
                hashing: AdminWorld.accessHashing
            )
        }
        #expect(sameAccess?["system_id"]?.contains("taken") == true)
    }

    @Test(
        "a file that is no UTF-8 text is told what it is",
        arguments: [
            ([0x50, 0x4B, 0x03, 0x04, 0x14], "spreadsheet"), ([0xFF, 0xFE, 0x61, 0], "UTF-16"),
            ([0x61, 0, 0x62, 0], "UTF-16"), ([0xD0, 0xCF, 0x11, 0xE0], "XLS"),
            ([0x61, 0xE4, 0x62], "another encoding"),
        ] as [([UInt8], String)]
    )
    func uploads(bytes: [UInt8], words: String) throws {
        let form = SubmittedForm(typed: ["deck": "typed"], files: ["file": bytes])
        let errors = #expect(throws: FieldErrors.self) {
            try form.text(file: "file", or: "deck")
        }
        #expect(errors?["file"]?.contains(words) == true, "\(errors?.description ?? "")")
        #expect(errors?["file"]?.contains("CSV UTF-8") == true)
        let good = SubmittedForm(files: ["file": Array("mccmnc,price\n".utf8)])
        #expect(try good.text(file: "file", or: "deck") == "mccmnc,price\n")
    }
}
