// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import EngineTesting
import Storage
import Testing

@Suite("Sealed secrets") struct SecretBoxTests {
    @Test func whatIsSealedIsOpenedByTheSameKeyAlone() throws {
        let key = (0..<SecretBox.keySize).map { UInt8($0) }
        let box = SecretBox(key: key)
        let sealed = try box.seal("hush-hush ü")
        #expect(SecretBox.isSealed(sealed))
        #expect(!sealed.contains("hush"))
        #expect(try box.seal("hush-hush ü") != sealed, "each sealing has a nonce of its own")
        #expect(SecretBox(key: key).open(sealed) == "hush-hush ü")
        #expect(SecretBox().open(sealed) == nil)
        #expect(box.open(String(sealed.dropLast(4)) + "AAA=") == nil)
        #expect(try box.seal("") == "")
        #expect(box.open("") == "")
        #expect(box.open("typed before there were keys") == "typed before there were keys")
    }

    @Test("A password of an earlier version is sealed at start; another key says it is lost")
    func stored() async throws {
        let world = try World("2026-10-01 08:00")
        try world.database.writeBlocking { transaction in
            try SettingRepository.set("mail.host", to: "smtp.example.com", in: transaction)
            try SettingRepository.set("mail.password", to: "hush-hush", in: transaction)
        }
        try await world.office.sealStoredPassword()
        try await world.office.sealStoredPassword()
        let raw = try world.database.readBlocking {
            try SettingRepository.value("mail.password", in: $0)
        }
        #expect(raw.map(SecretBox.isSealed) == true)
        let box = world.office.secrets
        let settings = try world.database.readBlocking { try MailSettings.read(box, in: $0) }
        #expect(settings.password == "hush-hush")
        #expect(!settings.isPasswordLost)
        let lost = try world.database.readBlocking { try MailSettings.read(SecretBox(), in: $0) }
        #expect(lost.password.isEmpty)
        #expect(lost.isPasswordLost)
    }
}
