// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

extension Schema {
    /// The schema as JSON Schema 2020-12, with references to named ones.
    package var document: JSON {
        switch self {
        case .named(let name, _): ["$ref": .string("#/components/schemas/\(name)")]
        case .text(let kind): .object([.init("type", "string")] + kind.keywords)
        case .integer(let range):
            [
                "type": "integer", "minimum": .integer(range.lowerBound),
                "maximum": .integer(range.upperBound),
            ]
        case .boolean: ["type": "boolean"]
        case .nullable(let schema): ["anyOf": [schema.document, ["type": "null"]]]
        case .array(let element, let count):
            [
                "type": "array", "items": element.document,
                "minItems": .integer(Int64(count.lowerBound)),
                "maxItems": .integer(Int64(count.upperBound)),
            ]
        case .object(let properties): Self.document(of: properties)
        }
    }

    private static func document(of properties: [Property]) -> JSON {
        let required = properties.filter(\.isRequired).map { JSON.string($0.name) }
        var members: [JSON.Member] = [
            .init("type", "object"),
            .init("properties", .object(properties.map { .init($0.name, $0.document) })),
            .init("additionalProperties", false),
        ]
        if !required.isEmpty { members.append(.init("required", .array(required))) }
        return .object(members)
    }

    /// Every named schema in this one, by name.
    var names: [String: Schema] {
        switch self {
        case .named(let name, let schema): schema.names.merging([name: schema]) { one, _ in one }
        case .nullable(let schema), .array(let schema, _): schema.names
        case .object(let properties):
            properties.reduce(into: [:]) { names, property in
                names.merge(property.schema.names) { one, _ in one }
            }
        case .text, .integer, .boolean: [:]
        }
    }

    /// A value that fits, for samples.
    package var sample: JSON {
        switch self {
        case .named(_, let schema), .nullable(let schema): schema.sample
        case .text(let kind): .string(kind.sample)
        case .integer(let range): .integer(min(max(1, range.lowerBound), range.upperBound))
        case .boolean: true
        case .array(let element, _): [element.sample]
        case .object(let properties):
            .object(properties.map { .init($0.name, Self.sample(of: $0)) })
        }
    }

    /// A value of the required members alone, where there are any.
    var shortSample: JSON {
        guard case .object(let properties) = resolved else { return sample }
        let required = properties.filter(\.isRequired)
        return Schema.object(required.isEmpty ? properties : required).sample
    }

    /// Names tell more than kinds: a number to send to looks like one.
    private static func sample(of property: Property) -> JSON {
        guard case .text(.words) = property.schema.resolved,
            let known = samples[property.name]
        else { return property.schema.sample }
        return .string(known)
    }

    private static let samples = [
        "to": "380501234567", "from": "Orchid", "text": "Your code is 4711",
        "login": "orchid_media", "company": "Orchid Media LLC", "zone": "Europe/Kyiv",
        "number": "INV-2026-00007", "method": "Bank transfer", "reason": "Wrong price",
        "invoice_dates": "1,16", "billing_email": "bills@orchid.example",
        "sender": "Orchid", "comment": "November",
    ]
}

extension Schema.Property {
    fileprivate var document: JSON {
        guard !words.isEmpty, case .object(let members) = schema.document else {
            return schema.document
        }
        return .object([.init("description", .string(words))] + members)
    }
}
