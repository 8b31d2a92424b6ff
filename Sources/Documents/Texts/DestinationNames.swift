// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging

/// How destinations are named in documents.
struct DestinationNames: Sendable {
    let language: DocumentLanguage

    func country(_ country: CountryCode) -> String {
        NameLanguage(rawValue: language.rawValue).map(country.name(in:)) ?? country.code
    }

    /// The digits of MCC and MNC together, as rate decks write them.
    func digits(_ network: Network?) -> String {
        network?.text ?? ""
    }

    /// MCC and MNC apart, as people read them.
    func codes(_ network: Network?) -> String {
        network.map { "\($0.mcc.text)\u{A0}\($0.mnc.text)" } ?? "–"
    }
}
