// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// bind_receiver, bind_transmitter or bind_transceiver: an ESME asks for a session.
///
/// The three have the same fields; `kind` says which one it is.
///
/// - Source: SMPP 3.4 §4.1.1, §4.1.3, §4.1.5.
public struct Bind: Hashable, Sendable {
    /// Which of the three requests this is.
    public var kind: BindKind
    /// The login name of the ESME.
    public var systemID: COctetString
    /// The password of the ESME.
    public var password: COctetString
    /// The kind of system the ESME is, by agreement.
    public var systemType = COctetString()
    /// The version the ESME speaks.
    public var interfaceVersion = InterfaceVersion.v34
    /// The type of number of the addresses the ESME serves.
    public var addressTON = TypeOfNumber.unknown
    /// The numbering plan of the addresses the ESME serves.
    public var addressNPI = NumberingPlan.unknown
    /// The addresses the ESME serves.
    public var addressRange = COctetString()
    /// Optional parameters; the specification defines none here.
    public var tlvs = TLVs()

    /// Makes a request; what is not given has its usual value.
    public init(_ kind: BindKind, systemID: COctetString, password: COctetString) {
        self.kind = kind
        self.systemID = systemID
        self.password = password
    }

    // MARK: - Coding

    init(_ kind: BindKind, from reader: inout BodyReader) throws(SMPPDecodingError) {
        self.init(
            kind,
            systemID: try reader.cString(.systemID, max: 16),
            password: try reader.cString(.password, max: 9)
        )
        systemType = try reader.cString(.systemType, max: 13)
        interfaceVersion = InterfaceVersion(rawValue: try reader.octet(.interfaceVersion))
        addressTON = TypeOfNumber(rawValue: try reader.octet(.addressRange))
        addressNPI = NumberingPlan(rawValue: try reader.octet(.addressRange))
        addressRange = try reader.cString(.addressRange, max: 41)
        tlvs = try reader.tlvs()
    }

    func write(into writer: inout BodyWriter) {
        writer.cString(systemID)
        writer.cString(password)
        writer.cString(systemType)
        writer.octets(
            interfaceVersion.rawValue,
            addressTON.rawValue,
            addressNPI.rawValue
        )
        writer.cString(addressRange)
        writer.tlvs(tlvs)
    }
}
