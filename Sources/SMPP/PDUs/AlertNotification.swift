// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// alert_notification: a subscriber the ESME waits for has become reachable.
///
/// It has no answer.
///
/// - Source: SMPP 3.4 §4.12.1.
public struct AlertNotification: Hashable, Sendable {
    /// The subscriber.
    public var source: Address
    /// The ESME that asked for the alert.
    public var esme: Address
    /// Optional parameters: ms_availability_status.
    public var tlvs = TLVs()

    /// Makes a notification.
    public init(source: Address, esme: Address) {
        self.source = source
        self.esme = esme
    }

    // MARK: - Coding

    init(from reader: inout BodyReader) throws(SMPPDecodingError) {
        source = try reader.address(.sourceAddress, max: Address.longValueMax)
        esme = try reader.address(.esmeAddress, max: Address.longValueMax)
        tlvs = try reader.tlvs()
    }

    func write(into writer: inout BodyWriter) {
        writer.address(source)
        writer.address(esme)
        writer.tlvs(tlvs)
    }
}
