// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// An operator's own prefixes, read from a CSV file, to be laid over the built-in catalogue.
///
/// ```
/// prefix,country,mcc,mnc,operator
/// 38067,UA,255,03,Kyivstar
/// 38044,UA,,,
/// ```
package struct PrefixImport: Hashable, Sendable {
    /// One line of the file.
    package struct Row: Hashable, Sendable {
        /// Digits, calling code first.
        package var prefix: String
        /// Where numbers with the prefix go.
        package var destination: Destination
        /// Empty when the line names none.
        package var operatorName: String

        /// Creates a line.
        package init(prefix: String, destination: Destination, operatorName: String) {
            self.prefix = prefix
            self.destination = destination
            self.operatorName = operatorName
        }
    }

    /// A line that cannot be used, and why.
    package struct Problem: Hashable, Sendable {
        /// Counted from 1, the header included.
        package var line: Int
        /// What is wrong with it.
        package var reason: Reason

        /// Creates the note of a problem.
        package init(line: Int, reason: Reason) {
            self.line = line
            self.reason = reason
        }
    }

    /// What can be wrong with a line.
    package enum Reason: Hashable, Sendable {
        case missingColumn(String)
        case unterminatedQuote
        case badPrefix(String)
        case unknownCountry(String)
        case badNetwork(String)
        case repeatedPrefix(String, firstLine: Int)
    }

    /// The usable lines, in the file's order.
    package private(set) var rows: [Row] = []
    /// What is wrong with the other lines.
    package private(set) var problems: [Problem] = []

    private static let columns = ["prefix", "country", "mcc", "mnc", "operator"]
    private static let requiredColumns = ["prefix", "country"]

    /// Takes rows that were read before and kept.
    package init(rows: [Row]) {
        self.rows = rows
    }

    /// Reads a file whose first line names the columns, in any order.
    ///
    /// The separator is a comma, a semicolon or a tab, whichever the first line has most of.
    /// Problems do not stop the reading: all of them are told at once, and whoever applies the
    /// import decides whether any is allowed.
    package init(csv text: String) {
        var lines = CSVLines(text)
        guard let header = lines.next() else {
            problems = [Problem(line: 1, reason: .missingColumn("prefix"))]
            return
        }
        let names = header.fields.map { $0.lowercased() }
        let missing = Self.requiredColumns.filter { !names.contains($0) }
        guard missing.isEmpty else {
            problems = missing.map { Problem(line: header.line, reason: .missingColumn($0)) }
            return
        }
        let positions = Self.columns.map { names.firstIndex(of: $0) }
        var firstLines: [String: Int] = [:]
        while let line = lines.next() {
            guard line.fields.contains(where: { !$0.isEmpty }) else { continue }
            do throws(Reason) {
                guard line.isComplete else { throw .unterminatedQuote }
                let values = positions.map { position in
                    position.flatMap { $0 < line.fields.count ? line.fields[$0] : nil } ?? ""
                }
                let row = try Row(values)
                if let first = firstLines[row.prefix] {
                    throw .repeatedPrefix(row.prefix, firstLine: first)
                }
                firstLines[row.prefix] = line.line
                rows.append(row)
            } catch {
                problems.append(Problem(line: line.line, reason: error))
            }
        }
    }
}

extension PrefixImport.Row {
    /// Reads prefix, country, mcc, mnc and operator.
    fileprivate init(_ values: [String]) throws(PrefixImport.Reason) {
        let prefix = values[0].hasPrefix("+") ? String(values[0].dropFirst()) : values[0]
        guard (1...MSISDN.digitCountMax).contains(prefix.utf8.count), !prefix.hasPrefix("0"),
            prefix.unicodeScalars.allSatisfy(\.isDigit)
        else { throw .badPrefix(values[0]) }
        guard let country = CountryCode(values[1]), CountryNames.builtIn[.english]?[country] != nil
        else {
            throw .unknownCountry(values[1])
        }
        let code = values[2] + values[3]
        var network: Network?
        if !code.isEmpty {
            network = MCC(values[2]).flatMap { mcc in
                MNC(Self.paddedNetworkCode(values[3])).map { Network(mcc: mcc, mnc: $0) }
            }
            if network == nil { throw .badNetwork(code) }
        }
        self.prefix = prefix
        destination = Destination(country: country, network: network)
        operatorName = values[4]
    }

    /// Spreadsheets drop the zero of `01`.
    private static func paddedNetworkCode(_ text: String) -> String {
        text.utf8.count == 1 ? "0" + text : text
    }
}

extension PrefixImport.Problem: CustomStringConvertible {
    /// A sentence for the person who imports.
    package var description: String {
        "Line \(line): \(reason)"
    }
}

extension PrefixImport.Reason: Error, CustomStringConvertible {
    /// What is wrong, in words.
    package var description: String {
        switch self {
        case .missingColumn(let name): "the column “\(name)” is missing."
        case .unterminatedQuote: "a quotation mark is not closed."
        case .badPrefix(let text): "“\(text)” is not a prefix of 1 to 15 digits."
        case .unknownCountry(let text): "“\(text)” is not a two-letter country code."
        case .badNetwork(let text): "“\(text)” is not an MCC and an MNC."
        case .repeatedPrefix(let prefix, let line):
            "prefix \(prefix) was given in line \(line) already."
        }
    }
}

// MARK: - Applying

extension DestinationCatalogue {
    /// The catalogue with an operator's prefixes laid over it.
    ///
    /// An imported prefix replaces the same prefix; longer prefixes that the catalogue has
    /// below it stay, for they say more.
    package func merging(imported: PrefixImport) -> DestinationCatalogue {
        var catalogue = self
        for row in imported.rows {
            let name = row.operatorName.isEmpty ? nil : row.operatorName
            if let network = row.destination.network {
                catalogue.insert(network, name: name, country: row.destination.country)
            }
            let entry = Entry(
                destination: row.destination,
                operatorName: row.destination.network == nil ? name : nil
            )
            catalogue.insert(prefix: row.prefix.utf8.map { $0 - 0x30 }, entry: entry)
        }
        return catalogue
    }
}
