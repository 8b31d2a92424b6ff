// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Storage

extension Person {
    /// Reads a person's form over the person as it was (or over a new one).
    mutating func read(_ reader: inout FieldReader) {
        login = reader.required("login", "Login", limit: 120)
        if !login.allSatisfy(isPanelLoginCharacter) {
            reader.refuse(
                "login",
                "Login is one word of letters, digits and . _ - + @, such as an e-mail address."
            )
        }
        name = reader.required("name", "Name")
        email = reader.email("email", "E-mail")
        zone = reader.zone("zone")
        clientID = reader.identifier("client_id", "Client")
        isActive = reader.flag("is_active")
        guard let chosen = reader.choice("role", "Role", of: Role.self) else {
            if reader.typed[field: "role"].isEmpty { reader.refuse("role", "Role is required.") }
            return
        }
        role = chosen
        if role.isForClients, clientID == nil {
            reader.refuse("client_id", "This role belongs to a client: choose which.")
        } else if !role.isForClients, clientID != nil {
            reader.refuse("role", "A client's person needs one of the client roles.")
        }
    }
}

/// Whether a character may stand in the login of a person: letters and digits of any script, and
/// the signs of an e-mail address.
private func isPanelLoginCharacter(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "._-+@".contains(character)
}

/// Reads a new password for a panel.
func readPanelPassword(_ reader: inout FieldReader) -> String {
    let password = reader.typed.values["password"] ?? ""
    if password.count < 12 {
        reader.refuse("password", "Passwords have at least 12 characters; a sentence is good.")
    } else if password.utf8.count > 200 {
        reader.refuse("password", "Passwords have at most 200 characters.")
    }
    return password
}
