// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Primitives
import Simulation
import Storage

extension TrafficPattern {
    /// One message of the pattern as the core takes it; no receipt is asked for.
    func submission(
        client: ClientID,
        access: AccessID,
        _ random: inout SeededGenerator
    ) -> Submission {
        let sender = random.pick(senders)
        let isNumber = sender.allSatisfy(\.isNumber)
        let content = MessageContent(text: random.pick(texts))
        return Submission(
            clientID: client,
            accessID: access,
            originator: SubmittedAddress(
                text: sender,
                typeOfNumber: isNumber ? 1 : 5,
                numberingPlan: isNumber ? 1 : 0
            ),
            recipient: recipient(&random),
            content: SubmittedContent(content),
            registeredDelivery: 0
        )
    }
}
