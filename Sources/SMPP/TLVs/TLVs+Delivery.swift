// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore

/// Typed access to the parameters about devices, networks and how a message is shown.
///
/// - Source: SMPP 3.4 §5.3.2.
extension TLVs {
    /// The part of the device the message is for: 1 display, 2 equipment, 3 smart card, 4 external.
    public var destinationAddressSubunit: UInt8? {
        get { integer(.destinationAddressSubunit) }
        set { replace(.destinationAddressSubunit, newValue) { $0.append($1, $2) } }
    }

    /// The part of the device the message is from.
    public var sourceAddressSubunit: UInt8? {
        get { integer(.sourceAddressSubunit) }
        set { replace(.sourceAddressSubunit, newValue) { $0.append($1, $2) } }
    }

    /// The network of the recipient.
    ///
    /// 1 GSM, 2 ANSI-136, 3 IS-95, 4 PDC, 5 PHS, 6 iDEN, 7 AMPS, 8 paging.
    public var destinationNetworkType: UInt8? {
        get { integer(.destinationNetworkType) }
        set { replace(.destinationNetworkType, newValue) { $0.append($1, $2) } }
    }

    /// The network of the originator.
    public var sourceNetworkType: UInt8? {
        get { integer(.sourceNetworkType) }
        set { replace(.sourceNetworkType, newValue) { $0.append($1, $2) } }
    }

    /// The bearer to the recipient: 1 SMS, 2 circuit data, 3 packet data, 4 USSD.
    public var destinationBearerType: UInt8? {
        get { integer(.destinationBearerType) }
        set { replace(.destinationBearerType, newValue) { $0.append($1, $2) } }
    }

    /// The bearer from the originator.
    public var sourceBearerType: UInt8? {
        get { integer(.sourceBearerType) }
        set { replace(.sourceBearerType, newValue) { $0.append($1, $2) } }
    }

    /// The telematic device of the recipient.
    public var destinationTelematicsID: UInt16? {
        get { integer(.destinationTelematicsID) }
        set { replace(.destinationTelematicsID, newValue) { $0.append($1, $2) } }
    }

    /// The telematic device of the originator.
    public var sourceTelematicsID: UInt8? {
        get { integer(.sourceTelematicsID) }
        set { replace(.sourceTelematicsID, newValue) { $0.append($1, $2) } }
    }

    /// What message_payload is: 0 default, 1 WCMP.
    public var payloadType: UInt8? {
        get { integer(.payloadType) }
        set { replace(.payloadType, newValue) { $0.append($1, $2) } }
    }

    /// Which message waiting indicator to set: bit 7 on or off, bits 0 and 1 the kind.
    public var messageWaitFacilities: UInt8? {
        get { integer(.msMessageWaitFacilities) }
        set { replace(.msMessageWaitFacilities, newValue) { $0.append($1, $2) } }
    }

    /// How private the message is: 0 not, 1 restricted, 2 confidential, 3 secret.
    public var privacyIndicator: UInt8? {
        get { integer(.privacyIndicator) }
        set { replace(.privacyIndicator, newValue) { $0.append($1, $2) } }
    }

    /// The subaddress of the originator.
    public var sourceSubaddress: Subaddress? {
        get { self[.sourceSubaddress].flatMap { Subaddress($0.value) } }
        set { replace(.sourceSubaddress, newValue) { $0.append($1, $2.octets) } }
    }

    /// The subaddress of the recipient.
    public var destinationSubaddress: Subaddress? {
        get { self[.destinationSubaddress].flatMap { Subaddress($0.value) } }
        set { replace(.destinationSubaddress, newValue) { $0.append($1, $2.octets) } }
    }

    /// The answer a user chose.
    public var userResponseCode: UInt8? {
        get { integer(.userResponseCode) }
        set { replace(.userResponseCode, newValue) { $0.append($1, $2) } }
    }

    /// The language of the text: 1 English, 2 French, 3 Spanish, 4 German, 5 Portuguese.
    public var languageIndicator: UInt8? {
        get { integer(.languageIndicator) }
        set { replace(.languageIndicator, newValue) { $0.append($1, $2) } }
    }

    /// The first number to call back.
    public var callbackNumber: CallbackNumber? {
        get { self[.callbackNumber].flatMap { CallbackNumber($0.value) } }
        set { replace(.callbackNumber, newValue) { $0.append($1, $2.octets) } }
    }

    /// Whether the callback number may be shown, and who checked it.
    public var callbackPresentation: UInt8? {
        get { integer(.callbackPresentation) }
        set { replace(.callbackPresentation, newValue) { $0.append($1, $2) } }
    }

    /// The name to show with the callback number.
    public var callbackTag: CallbackTag? {
        get { self[.callbackTag].flatMap { CallbackTag($0.value) } }
        set { replace(.callbackTag, newValue) { $0.append($1, $2.octets) } }
    }

    /// The messages waiting in a mailbox, at most 99.
    public var numberOfMessages: UInt8? {
        get { integer(.numberOfMessages) }
        set { replace(.numberOfMessages, newValue) { $0.append($1, $2) } }
    }

    /// How long to show the message: 0 temporary, 1 default, 2 until dismissed.
    public var displayTime: UInt8? {
        get { integer(.displayTime) }
        set { replace(.displayTime, newValue) { $0.append($1, $2) } }
    }

    /// The alerting signal of the device.
    public var smsSignal: UInt16? {
        get { integer(.smsSignal) }
        set { replace(.smsSignal, newValue) { $0.append($1, $2) } }
    }

    /// How long the device keeps the message: 0 for ever, 1 until off, 2 to 4 by place and display.
    public var messageValidity: UInt8? {
        get { integer(.msValidity) }
        set { replace(.msValidity, newValue) { $0.append($1, $2) } }
    }

    /// The USSD operation.
    public var ussdServiceOperation: UInt8? {
        get { integer(.ussdServiceOperation) }
        set { replace(.ussdServiceOperation, newValue) { $0.append($1, $2) } }
    }

    /// How an interactive teleservice is to be answered.
    public var itsReplyType: UInt8? {
        get { integer(.itsReplyType) }
        set { replace(.itsReplyType, newValue) { $0.append($1, $2) } }
    }

    /// Where the message stands in an interactive teleservice.
    public var itsSession: InteractiveSession? {
        get { self[.itsSessionInfo].flatMap { InteractiveSession($0.value) } }
        set { replace(.itsSessionInfo, newValue) { $0.append($1, $2.octets) } }
    }

    /// Whether to set the delivery pending flag when delivery fails.
    public var deliveryPending: UInt8? {
        get { integer(.setDPF) }
        set { replace(.setDPF, newValue) { $0.append($1, $2) } }
    }

    /// Whether the delivery pending flag was set.
    public var deliveryPendingResult: UInt8? {
        get { integer(.dpfResult) }
        set { replace(.dpfResult, newValue) { $0.append($1, $2) } }
    }

    /// Whether the device can be reached: 0 yes, 1 denied, 2 not.
    public var availability: UInt8? {
        get { integer(.msAvailabilityStatus) }
        set { replace(.msAvailabilityStatus, newValue) { $0.append($1, $2) } }
    }

    /// Whether the device is to alert the user when the message arrives.
    ///
    /// The parameter has no octets in 3.4 and may have one in 5.0: its presence is the value.
    public var alertsOnDelivery: Bool {
        get { self[.alertOnMessageDelivery] != nil }
        set {
            let value = newValue ? ByteBuffer() : nil
            replace(.alertOnMessageDelivery, value) { $0.append($1, $2) }
        }
    }
}
