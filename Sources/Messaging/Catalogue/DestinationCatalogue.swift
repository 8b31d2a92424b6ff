// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Tells a number's destination by its longest known prefix, and names what it knows.
///
/// Numbers ported to another network keep their prefix: the catalogue names the network that
/// the prefix was given to.
package struct DestinationCatalogue: Sendable {
    var trie = PrefixTrie()
    /// What prefixes lead to; the trie's values are positions in here.
    var entries: [Entry] = []
    /// The destinations of `entries` alone, which is all that a lookup touches.
    private var destinations: ContiguousArray<Destination> = []
    var positions: [Entry: Int32] = [:]
    var operatorNames: [Network: String] = [:]
    var networksByCountry: [CountryCode: [Network]] = [:]
    var countriesByMCC: [MCC: CountryCode] = [:]

    /// What one prefix leads to.
    struct Entry: Hashable, Sendable {
        var destination: Destination
        /// Kept where the operator is known by name and its network is not.
        var operatorName: String?
    }

    /// Creates a catalogue that knows nothing.
    package init() {}

    /// The catalogue that comes with the program.
    package static let builtIn = DestinationCatalogue(builtInData: ())

    /// Finds the destination of a number; nil when no prefix matches.
    ///
    /// - Complexity: one step per digit, at most 15; no allocation.
    package func destination(for number: MSISDN) -> Destination? {
        trie.value(forLongestPrefixOf: number).map { destinations[Int($0)] }
    }

    /// The name of the operator that a number's prefix was given to.
    package func operatorName(for number: MSISDN) -> String? {
        guard let position = trie.value(forLongestPrefixOf: number) else { return nil }
        let entry = entries[Int(position)]
        return entry.operatorName ?? entry.destination.network.flatMap { operatorNames[$0] }
    }

    /// The name of a network's operator.
    package func operatorName(of network: Network) -> String? {
        operatorNames[network]
    }

    /// Every country that some prefix or network belongs to, by code.
    package var countries: [CountryCode] {
        Set(entries.map(\.destination.country)).union(networksByCountry.keys).sorted()
    }

    /// The known networks of a country, by number.
    package func networks(in country: CountryCode) -> [Network] {
        networksByCountry[country] ?? []
    }

    /// The country of a network: as the catalogue lists it, else by its mobile country code.
    package func country(of network: Network) -> CountryCode? {
        let main = countriesByMCC[network.mcc]
        if let main, networks(in: main).contains(network) { return main }
        let listed = networksByCountry.filter { $0.value.contains(network) }.keys.min()
        return listed ?? main
    }

    /// The country that a mobile country code belongs to, the largest where several share it.
    package func country(of mcc: MCC) -> CountryCode? {
        countriesByMCC[mcc]
    }
}

// MARK: - Building

extension DestinationCatalogue {
    /// Adds a network, or names it anew.
    mutating func insert(_ network: Network, name: String?, country: CountryCode) {
        if let name { operatorNames[network] = name }
        var networks = networksByCountry[country] ?? []
        let place = networks.firstIndex { $0 >= network } ?? networks.endIndex
        if place < networks.endIndex, networks[place] == network { return }
        networks.insert(network, at: place)
        networksByCountry[country] = networks
    }

    /// Makes a prefix lead to an entry, in place of what it led to before.
    mutating func insert(prefix: some Collection<UInt8>, entry: Entry) {
        trie.insert(prefix: prefix, value: position(of: entry))
    }

    /// The position of an entry in `entries`, where it is added when it is new.
    mutating func position(of entry: Entry) -> Int32 {
        if let position = positions[entry] { return position }
        let position = Int32(entries.count)
        entries.append(entry)
        destinations.append(entry.destination)
        positions[entry] = position
        return position
    }
}
