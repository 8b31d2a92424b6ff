// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// The command_status of a PDU header: the outcome of a request.
///
/// Open: vendors use values of their own, which are kept as they came.
///
/// - Source: SMPP 3.4 §5.1.3, SMPP 5.0 §4.7.6.
public struct CommandStatus: RawRepresentable, Hashable, Sendable {
    /// The value on the wire.
    public var rawValue: UInt32

    /// Wraps any value of the wire.
    @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// No error.
    public static let ok = CommandStatus(rawValue: 0x00)
    /// Message length is invalid.
    public static let invalidMessageLength = CommandStatus(rawValue: 0x01)
    /// Command length is invalid.
    public static let invalidCommandLength = CommandStatus(rawValue: 0x02)
    /// Command is unknown.
    public static let invalidCommandID = CommandStatus(rawValue: 0x03)
    /// Request does not fit the bind status.
    public static let invalidBindStatus = CommandStatus(rawValue: 0x04)
    /// ESME is already bound.
    public static let alreadyBound = CommandStatus(rawValue: 0x05)
    /// Priority flag is invalid.
    public static let invalidPriority = CommandStatus(rawValue: 0x06)
    /// Registered delivery flag is invalid.
    public static let invalidRegisteredDelivery = CommandStatus(rawValue: 0x07)
    /// System error.
    public static let systemError = CommandStatus(rawValue: 0x08)
    /// Source address is invalid.
    public static let invalidSourceAddress = CommandStatus(rawValue: 0x0A)
    /// Destination address is invalid.
    public static let invalidDestinationAddress = CommandStatus(rawValue: 0x0B)
    /// Message ID is invalid.
    public static let invalidMessageID = CommandStatus(rawValue: 0x0C)
    /// Bind failed.
    public static let bindFailed = CommandStatus(rawValue: 0x0D)
    /// Password is invalid.
    public static let invalidPassword = CommandStatus(rawValue: 0x0E)
    /// System ID is invalid.
    public static let invalidSystemID = CommandStatus(rawValue: 0x0F)
    /// Cancelling failed.
    public static let cancelFailed = CommandStatus(rawValue: 0x11)
    /// Replacing failed.
    public static let replaceFailed = CommandStatus(rawValue: 0x13)
    /// Message queue is full.
    public static let messageQueueFull = CommandStatus(rawValue: 0x14)
    /// Service type is invalid.
    public static let invalidServiceType = CommandStatus(rawValue: 0x15)
    /// Number of destinations is invalid.
    public static let invalidDestinationCount = CommandStatus(rawValue: 0x33)
    /// Distribution list name is invalid.
    public static let invalidDistributionList = CommandStatus(rawValue: 0x34)
    /// Destination flag is invalid.
    public static let invalidDestinationFlag = CommandStatus(rawValue: 0x40)
    /// Replace-if-present is invalid or not supported.
    public static let invalidReplaceIfPresent = CommandStatus(rawValue: 0x42)
    /// ESM class is invalid.
    public static let invalidESMClass = CommandStatus(rawValue: 0x43)
    /// Cannot submit to a distribution list.
    public static let distributionListNotAllowed = CommandStatus(rawValue: 0x44)
    /// Submitting failed.
    public static let submitFailed = CommandStatus(rawValue: 0x45)
    /// Source type of number is invalid.
    public static let invalidSourceTypeOfNumber = CommandStatus(rawValue: 0x48)
    /// Source numbering plan is invalid.
    public static let invalidSourceNumberingPlan = CommandStatus(rawValue: 0x49)
    /// Destination type of number is invalid.
    public static let invalidDestinationTypeOfNumber = CommandStatus(rawValue: 0x50)
    /// Destination numbering plan is invalid.
    public static let invalidDestinationNumberingPlan = CommandStatus(rawValue: 0x51)
    /// System type is invalid.
    public static let invalidSystemType = CommandStatus(rawValue: 0x53)
    /// Replace-if-present flag is invalid.
    public static let invalidReplaceFlag = CommandStatus(rawValue: 0x54)
    /// Number of messages is invalid.
    public static let invalidMessageCount = CommandStatus(rawValue: 0x55)
    /// Agreed throughput is exceeded.
    public static let throttled = CommandStatus(rawValue: 0x58)
    /// Scheduled delivery time is invalid.
    public static let invalidScheduleTime = CommandStatus(rawValue: 0x61)
    /// Validity period is invalid.
    public static let invalidValidityPeriod = CommandStatus(rawValue: 0x62)
    /// Predefined message is invalid or missing.
    public static let invalidDefaultMessageID = CommandStatus(rawValue: 0x63)
    /// Receiver has a temporary application error.
    public static let receiverTemporaryError = CommandStatus(rawValue: 0x64)
    /// Receiver has a permanent application error.
    public static let receiverPermanentError = CommandStatus(rawValue: 0x65)
    /// Receiver rejected the message.
    public static let receiverRejected = CommandStatus(rawValue: 0x66)
    /// Querying failed.
    public static let queryFailed = CommandStatus(rawValue: 0x67)
    /// Optional part of the PDU body is invalid.
    public static let invalidOptionalPart = CommandStatus(rawValue: 0xC0)
    /// Optional parameter is not allowed.
    public static let optionalParameterNotAllowed = CommandStatus(rawValue: 0xC1)
    /// Parameter length is invalid.
    public static let invalidParameterLength = CommandStatus(rawValue: 0xC2)
    /// Expected optional parameter is missing.
    public static let missingOptionalParameter = CommandStatus(rawValue: 0xC3)
    /// Optional parameter value is invalid.
    public static let invalidOptionalParameterValue = CommandStatus(rawValue: 0xC4)
    /// Delivery failed (data_sm_resp).
    public static let deliveryFailed = CommandStatus(rawValue: 0xFE)
    /// Unknown error.
    public static let unknownError = CommandStatus(rawValue: 0xFF)
    /// Service type is not authorised (5.0).
    public static let serviceTypeNotAuthorised = CommandStatus(rawValue: 0x100)
    /// Operation is prohibited (5.0).
    public static let prohibited = CommandStatus(rawValue: 0x101)
    /// Service type is unavailable (5.0).
    public static let serviceTypeUnavailable = CommandStatus(rawValue: 0x102)
    /// Service type is denied (5.0).
    public static let serviceTypeDenied = CommandStatus(rawValue: 0x103)
    /// Data coding scheme is invalid (5.0).
    public static let invalidDataCoding = CommandStatus(rawValue: 0x104)
    /// Source address subunit is invalid (5.0).
    public static let invalidSourceSubunit = CommandStatus(rawValue: 0x105)
    /// Destination address subunit is invalid (5.0).
    public static let invalidDestinationSubunit = CommandStatus(rawValue: 0x106)
    /// Broadcast frequency is invalid (5.0).
    public static let invalidBroadcastFrequency = CommandStatus(rawValue: 0x107)
    /// Broadcast alias name is invalid (5.0).
    public static let invalidBroadcastAlias = CommandStatus(rawValue: 0x108)
    /// Broadcast area format is invalid (5.0).
    public static let invalidBroadcastArea = CommandStatus(rawValue: 0x109)
    /// Number of broadcast areas is invalid (5.0).
    public static let invalidBroadcastAreaCount = CommandStatus(rawValue: 0x10A)
    /// Broadcast content type is invalid (5.0).
    public static let invalidBroadcastContent = CommandStatus(rawValue: 0x10B)
    /// Broadcast message class is invalid (5.0).
    public static let invalidBroadcastClass = CommandStatus(rawValue: 0x10C)
    /// Broadcasting failed (5.0).
    public static let broadcastFailed = CommandStatus(rawValue: 0x10D)
    /// Querying a broadcast failed (5.0).
    public static let broadcastQueryFailed = CommandStatus(rawValue: 0x10E)
    /// Cancelling a broadcast failed (5.0).
    public static let broadcastCancelFailed = CommandStatus(rawValue: 0x10F)
    /// Number of repeated broadcasts is invalid (5.0).
    public static let invalidBroadcastRepeat = CommandStatus(rawValue: 0x110)
    /// Broadcast service group is invalid (5.0).
    public static let invalidBroadcastServiceGroup = CommandStatus(rawValue: 0x111)
    /// Broadcast channel indicator is invalid (5.0).
    public static let invalidBroadcastChannel = CommandStatus(rawValue: 0x112)

    /// Whether the request succeeded.
    @inlinable public var isOK: Bool { rawValue == 0 }
}
