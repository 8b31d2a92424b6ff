// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Why the body of a PDU could not be decoded.
public enum SMPPDecodingError: Error, Hashable, Sendable {
    /// The body ends before the field.
    case bodyTooShort(PDUField)
    /// The C-octet string has no NUL within the body.
    case unterminated(PDUField)
    /// The C-octet string has no NUL within the octets the field may have.
    case tooLong(PDUField)
    /// The length octet says more than the body or the specification allows.
    case invalidLength(PDUField)
    /// The field has a value that leaves the rest of the body without a meaning.
    case invalidValue(PDUField)
    /// An optional parameter reaches beyond the end of the PDU.
    case optionalParameterBeyondEnd
    /// Fewer octets follow the last optional parameter than one needs.
    case strayOctets

    /// The status that tells the peer what is wrong.
    public var status: CommandStatus {
        switch self {
        case .bodyTooShort: .invalidCommandLength
        case .unterminated(let field), .tooLong(let field): field.invalidStringStatus
        case .invalidLength(.numberOfDestinations): .invalidDestinationCount
        case .invalidLength: .invalidMessageLength
        case .invalidValue(.destinationFlag): .invalidDestinationFlag
        case .invalidValue: .invalidCommandLength
        case .optionalParameterBeyondEnd: .invalidOptionalParameterValue
        case .strayOctets: .invalidParameterLength
        }
    }
}
