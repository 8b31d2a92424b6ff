// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore

/// Typed access to the parameters that 5.0 added.
///
/// - Source: SMPP 5.0 §4.8.4.
extension TLVs {
    /// How busy the message centre is: 0 idle, 1 to 29 low, up to 99 congested.
    public var congestionState: UInt8? {
        get { integer(.congestionState) }
        set { replace(.congestionState, newValue) { $0.append($1, $2) } }
    }

    /// Who pays: a format octet and up to 1,023 octets of it.
    public var billingIdentification: ByteBuffer? {
        get { self[.billingIdentification]?.value }
        set { replace(.billingIdentification, newValue) { $0.append($1, $2) } }
    }

    /// The network of the originator, by its registered name.
    public var sourceNetworkID: COctetString? {
        get { self[.sourceNetworkID]?.cString }
        set { replace(.sourceNetworkID, newValue) { $0.append($1, cString: $2) } }
    }

    /// The network of the recipient, by its registered name.
    public var destinationNetworkID: COctetString? {
        get { self[.destinationNetworkID]?.cString }
        set { replace(.destinationNetworkID, newValue) { $0.append($1, cString: $2) } }
    }

    /// The node of the originator: six decimal digits.
    public var sourceNodeID: ByteBuffer? {
        get { self[.sourceNodeID]?.value }
        set { replace(.sourceNodeID, newValue) { $0.append($1, $2) } }
    }

    /// The node of the recipient: six decimal digits.
    public var destinationNodeID: ByteBuffer? {
        get { self[.destinationNodeID]?.value }
        set { replace(.destinationNodeID, newValue) { $0.append($1, $2) } }
    }

    /// Whether number portability was looked up: 0 no, 1 not ported, 2 ported.
    public var numberPortabilityResolution: UInt8? {
        get { integer(.numberPortabilityResolution) }
        set { replace(.numberPortabilityResolution, newValue) { $0.append($1, $2) } }
    }

    /// What the look-up of number portability found: ten digits.
    public var numberPortabilityInformation: ByteBuffer? {
        get { self[.numberPortabilityInformation]?.value }
        set { replace(.numberPortabilityInformation, newValue) { $0.append($1, $2) } }
    }

    /// The country code of a ported number, one to five digits.
    public var numberPortabilityCountry: ByteBuffer? {
        get { self[.numberPortabilityCountry]?.value }
        set { replace(.numberPortabilityCountry, newValue) { $0.append($1, $2) } }
    }

    /// The channel of cell broadcast: 0 basic, 1 extended.
    public var broadcastChannelIndicator: UInt8? {
        get { integer(.broadcastChannelIndicator) }
        set { replace(.broadcastChannelIndicator, newValue) { $0.append($1, $2) } }
    }

    /// What the broadcast is about.
    public var broadcastContentType: BroadcastContentType? {
        get { self[.broadcastContentType].flatMap { BroadcastContentType($0.value) } }
        set { replace(.broadcastContentType, newValue) { $0.append($1, $2.octets) } }
    }

    /// More about the content, by the network.
    public var broadcastContentTypeInfo: ByteBuffer? {
        get { self[.broadcastContentTypeInfo]?.value }
        set { replace(.broadcastContentTypeInfo, newValue) { $0.append($1, $2) } }
    }

    /// Where the broadcast goes on the phone, as the class of a message.
    public var broadcastMessageClass: UInt8? {
        get { integer(.broadcastMessageClass) }
        set { replace(.broadcastMessageClass, newValue) { $0.append($1, $2) } }
    }

    /// How often to broadcast; 0 is the default of the message centre.
    public var broadcastRepeatCount: UInt16? {
        get { integer(.broadcastRepeatCount) }
        set { replace(.broadcastRepeatCount, newValue) { $0.append($1, $2) } }
    }

    /// The time from one broadcast to the next.
    public var broadcastFrequency: BroadcastFrequency? {
        get { self[.broadcastFrequency].flatMap { BroadcastFrequency($0.value) } }
        set { replace(.broadcastFrequency, newValue) { $0.append($1, $2.octets) } }
    }

    /// Why the first area that failed did.
    public var broadcastErrorStatus: UInt32? {
        get { integer(.broadcastErrorStatus) }
        set { replace(.broadcastErrorStatus, newValue) { $0.append($1, $2) } }
    }

    /// When the broadcast ended, in the form of message times.
    public var broadcastEndTime: COctetString? {
        get { self[.broadcastEndTime]?.cString }
        set { replace(.broadcastEndTime, newValue) { $0.append($1, cString: $2) } }
    }

    /// The group of users that the broadcast is for.
    public var broadcastServiceGroup: ByteBuffer? {
        get { self[.broadcastServiceGroup]?.value }
        set { replace(.broadcastServiceGroup, newValue) { $0.append($1, $2) } }
    }

    /// The areas to broadcast to, or that failed, in order.
    public var broadcastAreas: [BroadcastArea] {
        get { filter { $0.tag == .broadcastArea }.compactMap { BroadcastArea($0.value) } }
        set {
            removeAll(.broadcastArea)
            for area in newValue { append(.broadcastArea, area.octets) }
        }
    }

    /// How many percent of each area were reached, in the order of the areas; 255 is unknown.
    public var broadcastAreaSuccess: [UInt8] {
        get { filter { $0.tag == .broadcastAreaSuccess }.compactMap { $0.integer() } }
        set {
            removeAll(.broadcastAreaSuccess)
            for rate in newValue { append(.broadcastAreaSuccess, rate) }
        }
    }
}
