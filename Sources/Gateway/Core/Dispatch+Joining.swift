// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Messaging
import SMPP
import Storage

extension Dispatch {
    /// Whether one message can stand for parts.
    ///
    /// They say the same of all but their text, and together fit into one parameter.
    static func canJoin(_ parts: [MessageFacts]) -> Bool {
        guard let first = parts.first?.content else { return false }
        let octets = parts.reduce(0) { $0 + $1.content.body.count }
        guard octets <= SubmittedContent.octetsMax else { return false }
        return parts.allSatisfy {
            $0.content.dataCoding == first.dataCoding
                && $0.content.protocolID == first.protocolID
                && $0.content.esmClass == first.esmClass
        }
    }

    /// Makes it the whole of a long message, given its parts in order.
    mutating func join(_ parts: [MessageFacts]) {
        content.body = parts.flatMap(\.content.bodyBehindHeader)
        content.text = parts.map(\.content.text).joined()
        content.segments = parts.reduce(0) { $0 + $1.content.segments }
        let header = parts.first?.content.headerOfWhole
        if let header { content.body = header.octets + content.body }
        if header == nil { content.esmClass &= ~0x40 }
        content.parameters = content.parametersOfWhole
        expiresAt = parts.map(\.expiresAt).min() ?? expiresAt
        wantsIntermediate = parts.contains(where: \.wantsIntermediate)
    }
}

extension SubmittedContent {
    private var header: UserDataHeader? {
        esmClass & 0x40 == 0 ? nil : UserDataHeader(prefixOf: body)
    }

    fileprivate var bodyBehindHeader: ArraySlice<UInt8> {
        header == nil ? body[...] : body.dropFirst(Int(body[0]) + 1)
    }

    /// The header without the place of a part; nil when nothing else is in it.
    fileprivate var headerOfWhole: UserDataHeader? {
        guard let kept = header?.withoutConcatenation, !kept.elements.isEmpty else { return nil }
        return kept
    }

    /// The parameters without the place of a part.
    fileprivate var parametersOfWhole: [UInt8] {
        if parameters.isEmpty { return [] }
        var kept = TLVs()
        let places: [TLVTag] = [.sarMessageReference, .sarTotalSegments, .sarSegmentSequence]
        for tlv in TLVs(passed: parameters) where !places.contains(tlv.tag) {
            kept.append(tlv.tag, tlv.value)
        }
        return kept.passed
    }
}
