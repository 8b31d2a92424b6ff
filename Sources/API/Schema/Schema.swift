// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// What a JSON value must look like: checks requests, and is written into the OpenAPI document.
package indirect enum Schema: Sendable {
    case text(TextKind)
    case integer(ClosedRange<Int64>)
    case boolean
    case object([Property])
    case array(Schema, count: ClosedRange<Int>)
    case nullable(Schema)
    /// A schema that several routes use, under its name.
    case named(String, Schema)

    /// One member of an object; objects have no others.
    package struct Property: Sendable {
        package let name: String
        package let schema: Schema
        package let isRequired: Bool
        /// What it means, for people.
        package let words: String

        package init(_ name: String, _ schema: Schema, _ words: String = "") {
            self.name = name
            self.schema = schema
            self.words = words
            isRequired = true
        }

        private init(optional name: String, _ schema: Schema, _ words: String) {
            self.name = name
            self.schema = schema
            self.words = words
            isRequired = false
        }

        /// A member that may be left out.
        package static func optional(
            _ name: String,
            _ schema: Schema,
            _ words: String = ""
        ) -> Property {
            Property(optional: name, schema, words)
        }
    }

    /// The schema behind its name.
    var resolved: Schema {
        if case .named(_, let schema) = self { schema.resolved } else { self }
    }
}

/// A value that does not fit its schema.
package struct SchemaFault: Hashable, Sendable {
    /// Such as `messages[3].to`; empty for the whole.
    package let field: String
    package let sentence: String
}

extension Schema {
    /// Everything of a value that does not fit, up to a bound: nobody mends more at once.
    package func faults(of value: JSON) -> [SchemaFault] {
        var faults: [SchemaFault] = []
        check(value, at: "", &faults)
        return Array(faults.prefix(Self.faultsMax))
    }

    private static let faultsMax = 50

    private func check(_ value: JSON, at field: String, _ faults: inout [SchemaFault]) {
        func refuse(_ sentence: String) {
            faults.append(SchemaFault(field: field, sentence: sentence))
        }
        switch (self, value) {
        case (.named(_, let schema), _): schema.check(value, at: field, &faults)
        case (.nullable, .null): break
        case (.nullable(let schema), _): schema.check(value, at: field, &faults)
        case (.text(let kind), .string(let text)):
            if let problem = kind.problem(of: text) { refuse(problem) }
        case (.text, _): refuse("This is a text in quotes.")
        case (.integer(let range), _):
            guard let number = value.wholeNumber, range.contains(number) else {
                return refuse(
                    "This is a whole number from \(range.lowerBound) to \(range.upperBound)."
                )
            }
        case (.boolean, .bool): break
        case (.boolean, _): refuse("This is true or false.")
        case (.array(let element, let count), .array(let elements)):
            if !count.contains(elements.count) {
                refuse("This has \(count.lowerBound) to \(count.upperBound) elements.")
            }
            for (index, value) in elements.prefix(count.upperBound).enumerated() {
                element.check(value, at: "\(field)[\(index)]", &faults)
            }
        case (.array, _): refuse("This is an array.")
        case (.object(let properties), .object(let members)):
            Self.check(members, properties, at: field, &faults)
        case (.object, _): refuse("This is an object.")
        }
    }

    private static func check(
        _ members: [JSON.Member],
        _ properties: [Property],
        at field: String,
        _ faults: inout [SchemaFault]
    ) {
        func path(_ name: String) -> String { field.isEmpty ? name : "\(field).\(name)" }
        for member in members {
            guard let property = properties.first(where: { $0.name == member.name }) else {
                let known = properties.map(\.name).joined(separator: ", ")
                let sentence = "There is no such field; there are \(known)."
                faults.append(SchemaFault(field: path(member.name), sentence: sentence))
                continue
            }
            property.schema.check(member.value, at: path(member.name), &faults)
        }
        for property in properties where property.isRequired {
            guard !members.contains(where: { $0.name == property.name }) else { continue }
            let sentence = "This field is required."
            faults.append(SchemaFault(field: path(property.name), sentence: sentence))
        }
    }
}

extension JSON {
    /// The value of a number without a fraction, however it was written.
    var wholeNumber: Int64? {
        switch self {
        case .integer(let value): return value
        case .number(let text):
            // 5.0 is a whole number in JSON Schema; an exponent is nobody's way to write one.
            let parts = text.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count == 2, parts[1].allSatisfy({ $0 == "0" }) else { return nil }
            return Int64(parts[0])
        default: return nil
        }
    }
}
