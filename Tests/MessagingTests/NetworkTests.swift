// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Messaging
import Testing

@Suite struct NetworkTests {
    @Test(
        "Every usual way to write a network is read",
        arguments: [
            ("25501", "25501", "255", "01"),
            ("255-01", "25501", "255", "01"),
            ("255 01", "25501", "255", "01"),
            ("310410", "310410", "310", "410"),
            ("310-410", "310410", "310", "410"),
            ("310/004", "310004", "310", "004"),
        ]
    )
    func reading(text: String, digits: String, mcc: String, mnc: String) throws {
        let network = try #require(Network(text))
        #expect(network.text == digits)
        #expect(network.mcc.text == mcc)
        #expect(network.mnc.text == mnc)
        #expect(Network(mcc: network.mcc, mnc: network.mnc) == network)
    }

    @Test(
        "Other texts are no networks",
        arguments: ["", "255", "2550", "255-", "255--01", "2550123", "25x01", "255-0a", "٢٥٥٠١"]
    )
    func refused(text: String) {
        #expect(Network(text) == nil)
    }

    @Test("Two and three digits of an MNC are two networks")
    func digitCount() throws {
        let short = try #require(Network("31004"))
        let long = try #require(Network("310004"))
        #expect(short != long)
        #expect(short < long)
        #expect(short.text == "31004")
    }

    @Test(
        "A country code is two Latin letters",
        arguments: [
            ("UA", "UA"), ("ua", "UA"), ("Xk", "XK"), ("U", nil), ("UAH", nil), ("", nil),
            ("1A", nil), ("ÜA", nil), ("{A", nil), ("@A", nil),
        ] as [(String, String?)]
    )
    func countryCodes(text: String, code: String?) {
        #expect(CountryCode(text)?.code == code)
    }

    @Test("Countries have names in three languages")
    func names() throws {
        let ukraine = try #require(CountryCode("UA"))
        #expect(ukraine.name(in: .english) == "Ukraine")
        #expect(ukraine.name(in: .russian) == "Украина")
        #expect(ukraine.name(in: .ukrainian) == "Україна")
        let kosovo = try #require(CountryCode("XK"))
        #expect(kosovo.name(in: .english) == "Kosovo")
        let unknown = try #require(CountryCode("QQ"))
        #expect(unknown.name(in: .english) == "QQ")
        #expect(CountryCode.all.count > 240)
        #expect(!CountryCode.all.contains(unknown))
    }
}
