// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Messaging
import Testing

@Suite struct PrefixImportTests {
    @Test("Each bad line is named with its number and reason")
    func problems() {
        let csv = """
            Prefix,Country,MCC,MNC,Operator\r
            38067,UA,255,03,Kyivstar\r
            0380,UA,,,\r
            38x,UA,,,\r
            ,UA,,,\r
            38050,QQ,255,01,Vodafone\r
            38050,UA,25,01,Vodafone\r
            38050,UA,255,,Vodafone\r

            38067,UA,255,03,Again\r
            38099,UA,255,01\r
            3801,UA,255,01,"open
            """
        let imported = PrefixImport(csv: csv)
        #expect(imported.rows.map(\.prefix) == ["38067", "38099"])
        #expect(
            imported.problems == [
                PrefixImport.Problem(line: 3, reason: .badPrefix("0380")),
                PrefixImport.Problem(line: 4, reason: .badPrefix("38x")),
                PrefixImport.Problem(line: 5, reason: .badPrefix("")),
                PrefixImport.Problem(line: 6, reason: .unknownCountry("QQ")),
                PrefixImport.Problem(line: 7, reason: .badNetwork("2501")),
                PrefixImport.Problem(line: 8, reason: .badNetwork("255")),
                PrefixImport.Problem(line: 10, reason: .repeatedPrefix("38067", firstLine: 2)),
                PrefixImport.Problem(line: 12, reason: .unterminatedQuote),
            ]
        )
        #expect(imported.problems[0].description.hasPrefix("Line 3: "))
    }

    @Test(
        "A file without the needed columns is refused",
        arguments: [
            ("", ["prefix"]), ("a,b\n1,2\n", ["prefix", "country"]),
            ("prefix\n380\n", ["country"]),
        ]
    )
    func missingColumns(csv: String, columns: [String]) {
        let imported = PrefixImport(csv: csv)
        #expect(imported.rows.isEmpty)
        #expect(imported.problems.map(\.reason) == columns.map { .missingColumn($0) })
    }

    @Test("A byte order mark and spaces do no harm")
    func tolerance() {
        let imported = PrefixImport(csv: "\u{FEFF}prefix; country ;mnc;mcc\n +380 ; ua ;1;255\n")
        #expect(imported.problems.isEmpty)
        #expect(imported.rows.map(\.prefix) == ["380"])
        #expect(imported.rows.first?.destination.network?.text == "25501")
    }
}
