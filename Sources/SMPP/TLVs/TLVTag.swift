// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// The tag of an optional parameter.
///
/// Open: a value without a name is kept as it came.
///
/// - Source: SMPP 3.4 §5.3.2, SMPP 5.0 §4.8.1.
public struct TLVTag: RawRepresentable, Hashable, Sendable {
    /// The value on the wire.
    public var rawValue: UInt16

    /// Wraps any value of the wire.
    @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// dest_addr_subunit.
    public static let destinationAddressSubunit = TLVTag(rawValue: 0x0005)
    /// dest_network_type.
    public static let destinationNetworkType = TLVTag(rawValue: 0x0006)
    /// dest_bearer_type.
    public static let destinationBearerType = TLVTag(rawValue: 0x0007)
    /// dest_telematics_id.
    public static let destinationTelematicsID = TLVTag(rawValue: 0x0008)
    /// source_addr_subunit.
    public static let sourceAddressSubunit = TLVTag(rawValue: 0x000D)
    /// source_network_type.
    public static let sourceNetworkType = TLVTag(rawValue: 0x000E)
    /// source_bearer_type.
    public static let sourceBearerType = TLVTag(rawValue: 0x000F)
    /// source_telematics_id.
    public static let sourceTelematicsID = TLVTag(rawValue: 0x0010)
    /// qos_time_to_live.
    public static let qosTimeToLive = TLVTag(rawValue: 0x0017)
    /// payload_type.
    public static let payloadType = TLVTag(rawValue: 0x0019)
    /// additional_status_info_text.
    public static let additionalStatusInfoText = TLVTag(rawValue: 0x001D)
    /// receipted_message_id.
    public static let receiptedMessageID = TLVTag(rawValue: 0x001E)
    /// ms_msg_wait_facilities.
    public static let msMessageWaitFacilities = TLVTag(rawValue: 0x0030)
    /// privacy_indicator.
    public static let privacyIndicator = TLVTag(rawValue: 0x0201)
    /// source_subaddress.
    public static let sourceSubaddress = TLVTag(rawValue: 0x0202)
    /// dest_subaddress.
    public static let destinationSubaddress = TLVTag(rawValue: 0x0203)
    /// user_message_reference.
    public static let userMessageReference = TLVTag(rawValue: 0x0204)
    /// user_response_code.
    public static let userResponseCode = TLVTag(rawValue: 0x0205)
    /// source_port.
    public static let sourcePort = TLVTag(rawValue: 0x020A)
    /// destination_port.
    public static let destinationPort = TLVTag(rawValue: 0x020B)
    /// sar_msg_ref_num.
    public static let sarMessageReference = TLVTag(rawValue: 0x020C)
    /// language_indicator.
    public static let languageIndicator = TLVTag(rawValue: 0x020D)
    /// sar_total_segments.
    public static let sarTotalSegments = TLVTag(rawValue: 0x020E)
    /// sar_segment_seqnum.
    public static let sarSegmentSequence = TLVTag(rawValue: 0x020F)
    /// sc_interface_version.
    public static let scInterfaceVersion = TLVTag(rawValue: 0x0210)
    /// callback_num_pres_ind.
    public static let callbackPresentation = TLVTag(rawValue: 0x0302)
    /// callback_num_atag.
    public static let callbackTag = TLVTag(rawValue: 0x0303)
    /// number_of_messages.
    public static let numberOfMessages = TLVTag(rawValue: 0x0304)
    /// callback_num.
    public static let callbackNumber = TLVTag(rawValue: 0x0381)
    /// dpf_result.
    public static let dpfResult = TLVTag(rawValue: 0x0420)
    /// set_dpf.
    public static let setDPF = TLVTag(rawValue: 0x0421)
    /// ms_availability_status.
    public static let msAvailabilityStatus = TLVTag(rawValue: 0x0422)
    /// network_error_code.
    public static let networkErrorCode = TLVTag(rawValue: 0x0423)
    /// message_payload.
    public static let messagePayload = TLVTag(rawValue: 0x0424)
    /// delivery_failure_reason.
    public static let deliveryFailureReason = TLVTag(rawValue: 0x0425)
    /// more_messages_to_send.
    public static let moreMessagesToSend = TLVTag(rawValue: 0x0426)
    /// message_state.
    public static let messageState = TLVTag(rawValue: 0x0427)
    /// congestion_state.
    public static let congestionState = TLVTag(rawValue: 0x0428)
    /// ussd_service_op.
    public static let ussdServiceOperation = TLVTag(rawValue: 0x0501)
    /// display_time.
    public static let displayTime = TLVTag(rawValue: 0x1201)
    /// sms_signal.
    public static let smsSignal = TLVTag(rawValue: 0x1203)
    /// ms_validity.
    public static let msValidity = TLVTag(rawValue: 0x1204)
    /// alert_on_message_delivery.
    public static let alertOnMessageDelivery = TLVTag(rawValue: 0x130C)
    /// its_reply_type.
    public static let itsReplyType = TLVTag(rawValue: 0x1380)
    /// its_session_info.
    public static let itsSessionInfo = TLVTag(rawValue: 0x1383)
    /// broadcast_channel_indicator (5.0).
    public static let broadcastChannelIndicator = TLVTag(rawValue: 0x0600)
    /// broadcast_content_type (5.0).
    public static let broadcastContentType = TLVTag(rawValue: 0x0601)
    /// broadcast_content_type_info (5.0).
    public static let broadcastContentTypeInfo = TLVTag(rawValue: 0x0602)
    /// broadcast_message_class (5.0).
    public static let broadcastMessageClass = TLVTag(rawValue: 0x0603)
    /// broadcast_rep_num (5.0).
    public static let broadcastRepeatCount = TLVTag(rawValue: 0x0604)
    /// broadcast_frequency_interval (5.0).
    public static let broadcastFrequency = TLVTag(rawValue: 0x0605)
    /// broadcast_area_identifier (5.0).
    public static let broadcastArea = TLVTag(rawValue: 0x0606)
    /// broadcast_error_status (5.0).
    public static let broadcastErrorStatus = TLVTag(rawValue: 0x0607)
    /// broadcast_area_success (5.0).
    public static let broadcastAreaSuccess = TLVTag(rawValue: 0x0608)
    /// broadcast_end_time (5.0).
    public static let broadcastEndTime = TLVTag(rawValue: 0x0609)
    /// broadcast_service_group (5.0).
    public static let broadcastServiceGroup = TLVTag(rawValue: 0x060A)
    /// billing_identification (5.0).
    public static let billingIdentification = TLVTag(rawValue: 0x060B)
    /// source_network_id (5.0).
    public static let sourceNetworkID = TLVTag(rawValue: 0x060D)
    /// dest_network_id (5.0).
    public static let destinationNetworkID = TLVTag(rawValue: 0x060E)
    /// source_node_id (5.0).
    public static let sourceNodeID = TLVTag(rawValue: 0x060F)
    /// dest_node_id (5.0).
    public static let destinationNodeID = TLVTag(rawValue: 0x0610)
    /// dest_addr_np_resolution (5.0).
    public static let numberPortabilityResolution = TLVTag(rawValue: 0x0611)
    /// dest_addr_np_information (5.0).
    public static let numberPortabilityInformation = TLVTag(rawValue: 0x0612)
    /// dest_addr_np_country (5.0).
    public static let numberPortabilityCountry = TLVTag(rawValue: 0x0613)
}
