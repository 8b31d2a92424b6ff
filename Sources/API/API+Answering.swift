// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import Primitives
import Storage
import WebSupport

/// From a request to its answer: the one place where keys, scopes, schemas and repetitions are
/// looked at.
extension API {
    /// The answers to everything under `/api`, for the web server.
    package var answers: ProgramAnswers {
        ProgramAnswers { request, context in
            let path = request.uri.path
            guard path == "/api" || path.hasPrefix("/api/") else { return nil }
            return await respond(request, context)
        }
    }

    private func respond(_ request: Request, _ context: PanelContext) async -> Response {
        do {
            return try await answer(request, context)
        } catch let problem as APIProblem {
            return response(problem)
        } catch {
            logger.error(
                "request failed",
                metadata: ["http.path": "\(request.uri.path)", "error": "\(error)"]
            )
            return response(.failed)
        }
    }

    private func answer(
        _ request: Request,
        _ context: PanelContext
    ) async throws -> Response {
        let path = request.uri.path
        if let open = try openAnswer(request, path) { return open }
        guard path.hasPrefix(Self.root + "/") else { throw APIProblem.notFound }
        let caller = try await caller(request, context)
        let parts = path.dropFirst(Self.root.count).split(separator: "/")
        let matches = matches(parts)
        if matches.isEmpty { throw APIProblem.notFound }
        let isHead = request.method == .head
        let method = isHead ? "GET" : request.method.rawValue
        guard let (route, values) = matches.first(where: { $0.route.method.rawValue == method })
        else { throw APIProblem.method(matches.map(\.route.method.rawValue)) }
        guard caller.holds(route.scope) else { throw APIProblem.forbidden }
        var asked = APIRequest(
            caller: caller,
            path: values,
            query: try Self.query(request, route),
            body: .null,
            now: desk.office.now
        )
        guard route.isWrite else {
            var response = try response(try await run(route, asked), route)
            if isHead { response.body = ResponseBody() }
            return response
        }
        let octets = try await body(request)
        asked.body = try Self.checked(octets, route)
        return try await write(route, asked, key: request.headers[Self.idempotencyKey])
    }

    // MARK: - Who asks, and for what

    private func caller(_ request: Request, _ context: PanelContext) async throws -> APICaller {
        let now = desk.office.now
        let words = (request.headers[.authorization] ?? "").split(separator: " ")
        guard words.count == 2, words[0].lowercased() == "bearer",
            let (key, person) = try await keys.find(token: String(words[1]))
        else {
            guard isWithinLimit("address \(context.address)", now) else {
                throw APIProblem.tooMany
            }
            throw APIProblem.noKey
        }
        guard isWithinLimit("key \(key.id)", now) else { throw APIProblem.tooMany }
        return APICaller(key: key, person: person, address: context.address)
    }

    /// The routes of a path with the path's values; a written-out name goes before one in
    /// braces, so that `/messages/bulk` is no message.
    private func matches(_ parts: [Substring]) -> [(route: APIRoute, values: [String: String])] {
        let all = routes.compactMap { route in
            Self.match(parts, route).map { (route: route, values: $0) }
        }
        let fewest = all.map(\.values.count).min()
        return all.filter { $0.values.count == fewest }
    }

    /// The values of a path that fits a route; nil when it does not.
    static func match(_ parts: [Substring], _ route: APIRoute) -> [String: String]? {
        let names = route.path.split(separator: "/")
        guard parts.count == names.count else { return nil }
        var values: [String: String] = [:]
        for (part, name) in zip(parts, names) {
            if name.hasPrefix("{") {
                guard let value = URLText.decode(part.utf8) else { return nil }
                values[String(name.dropFirst().dropLast())] = value
            } else if part != name {
                return nil
            }
        }
        return values
    }

    private static func query(_ request: Request, _ route: APIRoute) throws -> [String: String] {
        var values: [String: String] = [:]
        var faults: [SchemaFault] = []
        for (name, value) in URLText.pairs(request.uri.query ?? "") {
            guard let parameter = route.parameters.first(where: { $0.name == name }) else {
                let known = route.parameters.map(\.name).joined(separator: ", ")
                let sentence =
                    known.isEmpty
                    ? "This address takes no parameters."
                    : "There is no such parameter; there are \(known)."
                faults.append(SchemaFault(field: name, sentence: sentence))
                continue
            }
            if values[name] != nil {
                faults.append(SchemaFault(field: name, sentence: "This stands twice."))
            } else if let problem = parameter.problem(of: value) {
                faults.append(SchemaFault(field: name, sentence: problem))
            }
            values[name] = value
        }
        for parameter in route.parameters where parameter.isRequired {
            guard values[parameter.name] == nil else { continue }
            faults.append(
                SchemaFault(field: parameter.name, sentence: "This parameter is required.")
            )
        }
        if !faults.isEmpty { throw APIProblem.validation(400, Array(faults.prefix(50))) }
        return values
    }

    private func body(_ request: Request) async throws -> [UInt8] {
        let kind = (request.headers[.contentType] ?? "").split(separator: ";").first ?? ""
        let isJSON = kind.trimmingCharacters(in: .whitespaces).lowercased()
        guard isJSON == "application/json" else { throw APIProblem.notJSON }
        do {
            return Array(try await request.body.collect(upTo: Self.bodySizeMax).readableBytesView)
        } catch {
            throw APIProblem.tooLarge
        }
    }

    private static func checked(_ octets: [UInt8], _ route: APIRoute) throws -> JSON {
        let value: JSON
        do throws(JSONError) {
            value = try JSONReader.read(octets)
        } catch {
            throw APIProblem(400, "json", "\(error.reason) (octet \(error.offset))")
        }
        let faults = route.body?.faults(of: value) ?? []
        if !faults.isEmpty { throw APIProblem.validation(422, faults) }
        return value
    }

    private func run(_ route: APIRoute, _ asked: APIRequest) async throws -> APIAnswer {
        do {
            return try await route.handler(asked)
        } catch {
            throw APIProblem(error) ?? error
        }
    }
}

// MARK: - Writing requests

extension API {
    static let idempotencyKey = HTTPField.Name("Idempotency-Key") ?? .ifMatch
    static let replayed = HTTPField.Name("Idempotency-Replayed") ?? .ifMatch
    private static let idempotencyKeyMax = 100

    private func write(
        _ route: APIRoute,
        _ asked: APIRequest,
        key: String?
    ) async throws -> Response {
        guard let key else { return try response(try await run(route, asked), route) }
        guard (1...Self.idempotencyKeyMax).contains(key.utf8.count),
            key.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else {
            let sentence =
                "This has 1 to \(Self.idempotencyKeyMax) visible ASCII characters."
            let fault = SchemaFault(field: "Idempotency-Key", sentence: sentence)
            throw APIProblem.validation(400, [fault])
        }
        let owner = asked.caller.key.id
        var asked = asked
        let name = "api \(owner) \(key)"
        asked.requestID = name
        // Two at once: one works, the other is told so.
        guard underWay.withLockedValue({ $0.insert(name).inserted }) else {
            throw APIProblem.inProgress
        }
        defer { underWay.withLockedValue { _ = $0.remove(name) } }
        switch try await claim(key, owner, content: Self.hash(route, asked)) {
        case .usedForOtherContent: throw APIProblem.keyReused
        case .repeated(let status, let body):
            var response = Self.json(status, body)
            response.headers[Self.replayed] = "true"
            return response
        // Where the first attempt was cut off, the verbs below know what it did.
        case .new, .unknown: return try await firstAnswer(route, asked, key, owner)
        }
    }

    private func claim(
        _ key: String,
        _ owner: APIKeyID,
        content: String
    ) async throws -> APIAnswerClaim {
        let now = desk.office.now
        return try await desk.office.database.write { transaction in
            try APIAnswerRepository.claim(
                key,
                of: owner,
                contentHash: content,
                at: now,
                in: transaction
            )
        }
    }

    private func firstAnswer(
        _ route: APIRoute,
        _ asked: APIRequest,
        _ key: String,
        _ owner: APIKeyID
    ) async throws -> Response {
        let status: Int
        let body: String
        do {
            guard case .json(let value) = try await run(route, asked),
                case .json(let success, _) = route.success
            else { throw APIProblem.failed }
            (status, body) = (success, value.written())
        } catch let problem as APIProblem where problem.isFinal {
            (status, body) = (problem.status, problem.document.written())
        } catch let problem as APIProblem {
            try await desk.office.database.write { transaction in
                try APIAnswerRepository.forget(key, of: owner, in: transaction)
            }
            throw problem
        }
        try await desk.office.database.write { transaction in
            try APIAnswerRepository.record(
                key,
                of: owner,
                status: status,
                body: body,
                in: transaction
            )
        }
        return Self.json(status, body)
    }

    /// Stands for everything that was asked for.
    private static func hash(_ route: APIRoute, _ asked: APIRequest) -> String {
        let path = asked.path.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let text = ([route.name] + path + [asked.body.written()]).joined(separator: "\n")
        return SHA256.hash(data: Array(text.utf8)).map { padded(Int($0), to: 3) }.joined()
    }

    // MARK: - Answers

    private func response(_ answer: APIAnswer, _ route: APIRoute) throws -> Response {
        switch (answer, route.success) {
        case (.json(let value), .json(let status, _)): Self.json(status, value.written())
        case (.file(let file), _):
            Response.file(
                PanelFile(bytes: file.bytes, mediaType: file.mediaType, name: file.name)
            )
        case (.json, .files): throw APIProblem.failed
        }
    }

    private func response(_ problem: APIProblem) -> Response {
        var response = Self.json(problem.status, problem.document.written())
        switch problem.status {
        case 401: response.headers[.wwwAuthenticate] = "Bearer"
        case 429, 503: response.headers[.retryAfter] = "1"
        case 405: response.headers[.allow] = problem.allowed.joined(separator: ", ")
        default: break
        }
        return response
    }

    static func json(_ status: Int, _ body: String) -> Response {
        let kind = status < 400 ? "application/json" : "application/problem+json"
        return Response(
            status: .init(code: status),
            headers: [.contentType: kind, .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: body))
        )
    }
}
