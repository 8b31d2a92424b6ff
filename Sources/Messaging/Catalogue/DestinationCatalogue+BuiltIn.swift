// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Reading the tables that come with the program.
///
/// ```
/// countries by MCC     425 IL PS      the main country first
/// networks             25501 UA Vodafone
/// prefixes             @UA 380        country and calling code of what follows
///                      .              prefixes: the calling code itself
///                      #25501         network of the prefixes that follow
///                      50 66 95 99
///                      ~Intertelecom  operator without a known network
///                      94 892-4       a run of last digits: 892, 893 and 894
/// ```
extension DestinationCatalogue {
    init(builtInData: Void) {
        self.init()
        for line in NetworksData.countriesByMCC.split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard fields.count >= 2, let mcc = MCC(fields[0]) else { continue }
            countriesByMCC[mcc] = CountryCode(fields[1])
        }
        for line in NetworksData.networks.split(separator: "\n") {
            let fields = line.split(separator: " ", maxSplits: 2)
            guard fields.count == 3, let network = Network(fields[0]) else { continue }
            for country in fields[1].split(separator: ",").compactMap({ CountryCode($0) }) {
                insert(network, name: String(fields[2]), country: country)
            }
        }
        for table in PrefixesData.tables { insert(prefixTable: table) }
    }

    private mutating func insert(prefixTable table: String) {
        var reader = PrefixTableReader()
        var table = table
        table.withUTF8 { octets in
            for line in octets.split(separator: UInt8(ascii: "\n")) {
                reader.read(line, into: &self)
            }
        }
    }
}

/// Keeps what the lines above said about the prefixes of the next.
private struct PrefixTableReader {
    private var country: CountryCode?
    private var callingCode: [UInt8] = []
    private var position: Int32?
    private var digits: [UInt8] = []

    mutating func read(
        _ line: Slice<UnsafeBufferPointer<UInt8>>,
        into catalogue: inout DestinationCatalogue
    ) {
        let rest = line.dropFirst()
        switch line.first {
        case UInt8(ascii: "@"):
            let fields = rest.split(separator: UInt8(ascii: " "))
            guard fields.count == 2 else { return }
            country = CountryCode(String(decoding: fields[0], as: UTF8.self))
            callingCode = fields[1].map { $0 - 0x30 }
            position = entry(nil, nil, &catalogue)
        case UInt8(ascii: "#"):
            let network = Network(String(decoding: rest, as: UTF8.self))
            position = entry(network, nil, &catalogue)
        case UInt8(ascii: "~"):
            position = entry(nil, String(decoding: rest, as: UTF8.self), &catalogue)
        default:
            for token in line.split(separator: UInt8(ascii: " ")) {
                insert(token, into: &catalogue)
            }
        }
    }

    private func entry(
        _ network: Network?,
        _ name: String?,
        _ catalogue: inout DestinationCatalogue
    ) -> Int32? {
        country.map { country in
            catalogue.position(
                of: DestinationCatalogue.Entry(
                    destination: Destination(country: country, network: network),
                    operatorName: name
                )
            )
        }
    }

    private mutating func insert(
        _ token: Slice<UnsafeBufferPointer<UInt8>>,
        into catalogue: inout DestinationCatalogue
    ) {
        guard let position else { return }
        digits.removeAll(keepingCapacity: true)
        digits.append(contentsOf: callingCode)
        var last: UInt8?
        var isRun = false
        for octet in token {
            switch octet {
            case UInt8(ascii: "."): continue
            case UInt8(ascii: "-"): isRun = true
            case _ where isRun: last = octet - 0x30
            default: digits.append(octet - 0x30)
            }
        }
        guard let last, let first = digits.popLast(), first <= last else {
            return catalogue.trie.insert(prefix: digits, value: position)
        }
        for digit in first...last {
            digits.append(digit)
            catalogue.trie.insert(prefix: digits, value: position)
            digits.removeLast()
        }
    }
}
