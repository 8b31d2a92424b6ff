// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// A field of a PDU body, by the name the specification gives it.
public enum PDUField: String, Hashable, Sendable {
    case systemID = "system_id"
    case password
    case systemType = "system_type"
    case interfaceVersion = "interface_version"
    case addressRange = "address_range"
    case serviceType = "service_type"
    case sourceAddress = "source_addr"
    case destinationAddress = "destination_addr"
    case numberOfDestinations = "number_of_dests"
    case destinationFlag = "dest_flag"
    case distributionList = "dl_name"
    case esmClass = "esm_class"
    case protocolID = "protocol_id"
    case priority = "priority_flag"
    case scheduleTime = "schedule_delivery_time"
    case validityPeriod = "validity_period"
    case registeredDelivery = "registered_delivery"
    case replaceIfPresent = "replace_if_present_flag"
    case dataCoding = "data_coding"
    case defaultMessageID = "sm_default_msg_id"
    case shortMessage = "short_message"
    case messageID = "message_id"
    case finalDate = "final_date"
    case messageState = "message_state"
    case errorCode = "error_code"
    case numberUnsuccessful = "no_unsuccess"
    case unsuccessfulStatus = "error_status_code"
    case esmeAddress = "esme_addr"
    case optionalParameter = "optional parameter"

    /// The status that tells a peer that this field, as a string, is wrong.
    var invalidStringStatus: CommandStatus {
        switch self {
        case .systemID: .invalidSystemID
        case .password: .invalidPassword
        case .systemType: .invalidSystemType
        case .addressRange: .bindFailed
        case .serviceType: .invalidServiceType
        case .sourceAddress: .invalidSourceAddress
        case .destinationAddress, .esmeAddress: .invalidDestinationAddress
        case .distributionList: .invalidDistributionList
        case .scheduleTime: .invalidScheduleTime
        case .validityPeriod: .invalidValidityPeriod
        case .messageID: .invalidMessageID
        default: .invalidCommandLength
        }
    }
}
