// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Messaging
import Primitives
import Testing

@Suite struct DestinationCatalogueTests {
    private static let catalogue = DestinationCatalogue.builtIn

    @Test(
        "Numbers of large operators lead to their networks",
        arguments: [
            ("380671234567", "UA", "25503"), ("380501234567", "UA", "25501"),
            ("380631234567", "UA", "25506"), ("79101234567", "RU", "25001"),
            ("79201234567", "RU", "25002"), ("79161234567", "RU", "25001"),
            ("79031234567", "RU", "25099"),
            ("4915112345678", "DE", "26201"), ("4915201234567", "DE", "26202"),
            ("4917612345678", "DE", "26207"), ("33607123456", "FR", "20801"),
            ("33609123456", "FR", "20810"), ("33660123456", "FR", "20820"),
            ("447802123456", "GB", "23410"), ("447700912345", "GB", nil),
            ("447949123456", "GB", "23430"), ("447833123456", "GB", "23415"),
            ("447400123456", "GB", "23420"), ("393351234567", "IT", "22201"),
            ("393401234567", "IT", "22210"), ("393281234567", "IT", "22288"),
            ("34609123456", "ES", "21407"), ("34607123456", "ES", "21401"),
            ("34655123456", "ES", "21403"), ("48601123456", "PL", "26001"),
            ("48501123456", "PL", "26003"), ("48602123456", "PL", "26002"),
            ("48790123456", "PL", "26006"), ("905321234567", "TR", "28601"),
            ("905421234567", "TR", "28602"), ("905051234567", "TR", "28603"),
            ("919810123456", "IN", "40410"), ("919811123456", "IN", "40411"),
            ("2348031234567", "NG", "62130"), ("2348021234567", "NG", "62120"),
            ("2348051234567", "NG", "62150"), ("254722123456", "KE", "63902"),
            ("77011234567", "KZ", "40102"), ("77771234567", "KZ", "40101"),
            ("998931234567", "UZ", "43405"), ("971501234567", "AE", "42402"),
            ("971551234567", "AE", "42403"), ("966501234567", "SA", "42001"),
            ("966541234567", "SA", "42003"), ("966591234567", "SA", "42004"),
            ("972591234567", "PS", "42505"), ("5511991234567", "BR", nil),
            ("917012345678", "IN", "405872"), ("962791234567", "JO", "41601"),
            ("201001234567", "EG", "60202"), ("27821234567", "ZA", "65501"),
            ("8613912345678", "CN", "46000"), ("6281112345678", "ID", "51010"),
            ("84912345678", "VN", "45202"), ("923001234567", "PK", "41001"),
            ("8801712345678", "BD", "47001"), ("995599123456", "GE", "28202"),
            ("375291234567", "BY", "25701"), ("37369123456", "MD", "25901"),
            ("31612345678", "NL", nil), ("46701234567", "SE", nil),
        ] as [(String, String, String?)]
    )
    func spotChecks(digits: String, country: String, network: String?) throws {
        let destination = try #require(Self.catalogue.destination(for: try MSISDN(digits)))
        #expect(destination.country.code == country)
        if let network { #expect(destination.network?.text == network) }
    }

    @Test(
        "Shared numbering plans are told apart by country",
        arguments: [
            ("12125550100", "US"), ("14165550100", "CA"), ("18765550100", "JM"),
            ("12425550100", "BS"), ("17875550100", "PR"), ("18095550100", "DO"),
            ("16715550100", "GU"), ("74951234567", "RU"),
            ("77272123456", "KZ"), ("441481123456", "GG"), ("441534123456", "JE"),
            ("441624123456", "IM"), ("442071234567", "GB"), ("35818123456", "AX"),
            ("35891234567", "FI"), ("262692123456", "RE"), ("262639123456", "YT"),
            ("59990123456", "CW"), ("5997123456", "BQ"), ("390669812345", "VA"),
            ("390612345678", "IT"), ("4779123456", "SJ"), ("4722123456", "NO"),
            ("61891621234", "CC"), ("61291621234", "AU"),
            ("212612345678", "MA"), ("38344123456", "XK"), ("85212345678", "HK"),
            ("290212345678", "SH"), ("24712345678", "AC"),
        ]
    )
    func sharedPlans(digits: String, country: String) throws {
        let destination = Self.catalogue.destination(for: try MSISDN(digits))
        #expect(destination?.country.code == country)
    }

    @Test(
        "Numbers of no country lead nowhere",
        arguments: ["88213123456", "870773123456", "80012345678", "9991234567", "19990000000"]
    )
    func nowhere(digits: String) throws {
        #expect(Self.catalogue.destination(for: try MSISDN(digits)) == nil)
    }

    @Test("Names and lists are there for the panel")
    func lists() throws {
        let ukraine = try #require(CountryCode("UA"))
        let kyivstar = try #require(Network("25503"))
        #expect(Self.catalogue.operatorName(of: kyivstar) == "Kyivstar")
        let networks = Self.catalogue.networks(in: ukraine)
        #expect(networks.contains(kyivstar))
        #expect(networks == networks.sorted())
        #expect(Self.catalogue.country(of: kyivstar) == ukraine)
        #expect(Self.catalogue.countries.count > 230)
        let named = Self.catalogue.countries.filter { $0.name(in: .english) != $0.code }
        #expect(named.count == Self.catalogue.countries.count)
        #expect(Self.catalogue.networks(in: try #require(CountryCode("AQ"))).isEmpty)
        let jersey = try #require(Network("23450"))
        #expect(Self.catalogue.country(of: jersey)?.code == "GG")
        #expect(Self.catalogue.country(of: try #require(MCC("425")))?.code == "IL")
    }

    @Test("An operator without a known network keeps its name")
    func nameWithoutNetwork() throws {
        let number = try MSISDN("380791234567")
        #expect(Self.catalogue.destination(for: number)?.network == nil)
        #expect(Self.catalogue.operatorName(for: number) == "J&Y")
        #expect(Self.catalogue.operatorName(for: try MSISDN("380671234567")) == "Kyivstar")
        #expect(Self.catalogue.operatorName(for: try MSISDN("380441234567")) == nil)
    }

    @Test("Most countries have a network behind some prefix")
    func coverage() {
        let withNetworks = Self.catalogue.countries.filter {
            !Self.catalogue.networks(in: $0).isEmpty
        }
        #expect(withNetworks.count > 220)
    }

    @Test("An empty catalogue knows nothing until prefixes are imported")
    func importing() throws {
        let csv = """
            prefix,country,mcc,mnc,operator
            380,UA,,,
            38067,UA,255,03,Kyivstar
            380671,UA,255,1,"Own, ""quoted"" name"
            """
        let imported = PrefixImport(csv: csv)
        #expect(imported.problems.isEmpty)
        let empty = DestinationCatalogue()
        #expect(empty.destination(for: try MSISDN("380672234567")) == nil)
        let catalogue = empty.merging(imported: imported)
        let vodafone = try #require(Network("25501"))
        #expect(catalogue.destination(for: try MSISDN("380441234567"))?.network == nil)
        #expect(catalogue.destination(for: try MSISDN("380672234567"))?.network?.text == "25503")
        #expect(catalogue.destination(for: try MSISDN("380671234567"))?.network == vodafone)
        #expect(catalogue.operatorName(of: vodafone) == #"Own, "quoted" name"#)
        #expect(catalogue.countries.map(\.code) == ["UA"])
    }

    @Test("An imported prefix takes the place of the built-in one")
    func replacing() throws {
        let imported = PrefixImport(csv: "country;operator;prefix\nUA;Ported;+38067\n")
        #expect(imported.problems.isEmpty)
        let merged = Self.catalogue.merging(imported: imported)
        let number = try MSISDN("380671234567")
        #expect(merged.destination(for: number)?.network == nil)
        #expect(merged.operatorName(for: number) == "Ported")
        #expect(merged.destination(for: try MSISDN("380501234567"))?.network?.text == "25501")
        #expect(Self.catalogue.destination(for: number)?.network?.text == "25503")
    }

    @Test("Longest prefixes agree with a naive search", arguments: 0..<20 as Range<UInt64>)
    func longestPrefix(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var naive: [String: String] = [:]
        for index in 0..<60 {
            let length = generator.number(in: 1...5)
            let digits = (0..<length).map { _ in String(generator.number(in: 1...3)) }.joined()
            naive[digits] = ["UA", "PL", "DE", "FR"][index % 4]
        }
        let lines = naive.map { "\($0.key)\t\($0.value)" }.sorted()
        let imported = PrefixImport(csv: "prefix\tcountry\n" + lines.joined(separator: "\n"))
        #expect(imported.rows.count == naive.count)
        let catalogue = DestinationCatalogue().merging(imported: imported)
        for _ in 0..<200 {
            let digits = (0..<12).map { _ in String(generator.number(in: 1...4)) }.joined()
            let longest = (1...5).reversed().lazy.compactMap { naive[String(digits.prefix($0))] }
            let found = catalogue.destination(for: try MSISDN(digits))?.country.code
            #expect(found == longest.first, "seed \(seed), \(digits)")
        }
    }
}
