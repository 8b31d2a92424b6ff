// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Primitives
import Storage

/// The routing table, indexed so that deciding about a message costs a few look-ups.
///
/// Order of the suppliers: a client's own routes before the platform's, routes of the network
/// before those of the country before those for everywhere, then by priority; routes of one
/// priority share the messages by weight. A refusing route that matches always wins.
package struct RouteTable: Sendable {
    private struct Key: Hashable, Sendable {
        var clientID: ClientID?
        var country: CountryCode?
        var network: Network?

        func hash(into hasher: inout Hasher) {
            hasher.combine(clientID?.rawValue ?? 0)
            hasher.combine(UInt64(country?.rawValue ?? 0) << 32 | UInt64(network?.rawValue ?? 0))
        }
    }

    private let sending: [Key: [RuledRoute]]
    private let refusing: [Key: [RuledRoute]]

    /// Indexes the active routes.
    package init(_ routes: [Route]) {
        let active = routes.filter(\.isActive).sorted {
            ($0.priority, $0.id) < ($1.priority, $1.id)
        }
        var sending: [Key: [RuledRoute]] = [:]
        var refusing: [Key: [RuledRoute]] = [:]
        for route in active {
            let key = Key(
                clientID: route.clientID,
                country: route.country,
                network: route.network
            )
            if route.refusal == nil {
                sending[key, default: []].append(RuledRoute(route))
            } else {
                refusing[key, default: []].append(RuledRoute(route))
            }
        }
        self.sending = sending
        self.refusing = refusing
    }

    /// The refusing route that applies, the reason with the highest precedence first.
    package func refusal(of query: RouteQuery) -> RouteRefusal? {
        if refusing.isEmpty { return nil }
        var matching: [RuledRoute] = []
        forEachPlace(of: query, in: refusing) { matching += $0.filter { $0.matches(query) } }
        for reason in Route.refusals {
            guard let found = matching.first(where: { $0.route.refusal == reason }) else {
                continue
            }
            return RouteRefusal(reason: reason, routeID: found.route.id)
        }
        return nil
    }

    /// The suppliers to try, best first, each once.
    package func choices(for query: RouteQuery) -> [RouteChoice] {
        var found: [RouteChoice] = []
        forEachPlace(of: query, in: sending) { routes in
            let matching =
                routes.allSatisfy { $0.matches(query) }
                ? routes : routes.filter { $0.matches(query) }
            for ruled in Self.pooled(matching, seed: query.seed) {
                guard let supplier = ruled.route.supplierID,
                    !found.contains(where: { $0.supplierID == supplier })
                else { continue }
                found.append(RouteChoice(supplierID: supplier, routeID: ruled.route.id))
            }
        }
        return found
    }

    /// Hands over the routes of each place to look, most particular first.
    private func forEachPlace(
        of query: RouteQuery,
        in table: [Key: [RuledRoute]],
        _ body: ([RuledRoute]) -> Void
    ) {
        func look(_ owner: ClientID?) {
            let country = query.destination.country
            if let network = query.destination.network,
                let routes = table[Key(clientID: owner, country: country, network: network)]
            {
                body(routes)
            }
            if let routes = table[Key(clientID: owner, country: country)] { body(routes) }
            if let routes = table[Key(clientID: owner)] { body(routes) }
        }
        look(query.client)
        if query.mainClient != query.client { look(query.mainClient) }
        look(nil)
    }

    /// Routes of one priority, drawn by weight; the same message always draws the same.
    private static func pooled(_ routes: [RuledRoute], seed: UInt64) -> [RuledRoute] {
        guard zip(routes, routes.dropFirst()).contains(where: { $0.priority == $1.priority })
        else { return routes }
        var draw = SeededGenerator(seed: seed)
        var left = routes
        var drawn: [RuledRoute] = []
        while let first = left.first {
            let pool = left.prefix { $0.priority == first.priority }
            let total = pool.reduce(0) { $0 + $1.route.weight }
            var point = draw.number(in: 0...(total - 1))
            let index = pool.firstIndex { ruled in
                point -= ruled.route.weight
                return point < 0
            }
            drawn.append(left.remove(at: index ?? 0))
        }
        return drawn
    }
}

/// What a routing decision is made from.
package struct RouteQuery: Sendable {
    package var client: ClientID
    package var mainClient: ClientID
    package var destination: Destination
    package var sender: String
    /// E.164 digits.
    package var recipient: String
    package var text: String
    /// Decides within a pool; equal for every look at one message.
    package var seed: UInt64

    /// Creates the question about one message.
    package init(_ facts: MessageFacts, to destination: Destination) {
        client = facts.clientID
        mainClient = facts.charging.billingClientID
        self.destination = destination
        sender = facts.originator.text
        recipient = facts.recipient
        text = facts.content.text
        seed = UInt64(bitPattern: facts.id.rawValue)
    }
}

/// A supplier to try, and the route that leads to it.
package struct RouteChoice: Hashable, Sendable {
    package var supplierID: SupplierID
    package var routeID: RouteID
}

/// A message that a route refuses.
package struct RouteRefusal: Hashable, Sendable {
    package var reason: BlockReason
    package var routeID: RouteID
}

/// A route with its conditions ready to compare.
private struct RuledRoute: Sendable {
    let route: Route
    private let senders: TextPatterns
    private let prefixes: [String]
    private let textPart: String
    private let isUnconditional: Bool

    var priority: Int { route.priority }

    init(_ route: Route) {
        self.route = route
        isUnconditional = route.conditions == RouteConditions()
        senders = TextPatterns(route.conditions.sender)
        prefixes = route.conditions.numberPrefix
            .split(whereSeparator: { $0 == "," || $0.isWhitespace }).map(String.init)
        textPart = route.conditions.textPart.lowercased()
    }

    func matches(_ query: RouteQuery) -> Bool {
        if isUnconditional { return true }
        return (senders.isEmpty || senders.matches(query.sender))
            && (prefixes.isEmpty || prefixes.contains { query.recipient.hasPrefix($0) })
            && (textPart.isEmpty || query.text.lowercased().contains(textPart))
    }
}
