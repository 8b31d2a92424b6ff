// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import API
import AdminPanel
import Backoffice
import ClientPanel
import Gateway
import Logging
import SQLInterface
import Storage
import WebSupport

/// What is served over HTTP: both panels, and the API.
struct WebParts {
    let settings: Settings
    let invoicing: Invoicing
    let gateway: Gateway
    let secrets: PlatformSecrets
    let smppAddress: SMPPAddress
    let playground: PlatformPlayground

    private var database: any SQLDatabase { settings.office.database }

    /// The server of all of them.
    var server: PanelServer {
        var server = PanelServer(
            sites: [admin.site, client.site],
            desk: SignInDesk(database: database, clock: .system, hash: secrets.hash),
            clock: .system,
            logger: .program("web")
        )
        server.programs = api.answers
        return server
    }

    private var programs: ProgramVerbs {
        ProgramVerbs(database: database, clock: .system) { [ids = settings.office.ids] in
            ids.next(at: $0)
        }
    }

    private var api: API {
        API(
            settings: settings,
            invoicing: invoicing,
            keys: programs.keys,
            logger: .program("api"),
            submit: { [gateway] in await gateway.submit($0, from: $1) }
        )
    }

    private var admin: AdminPanel {
        AdminPanel(
            settings: settings,
            invoicing: invoicing,
            running: running,
            secrets: PanelSecrets(
                hashing: secrets.hashPerson,
                accessHashing: secrets.hashBind,
                newRequestID: Secrets.token,
                newAccessPassword: Secrets.smppPassword
            ),
            programs: programs
        )
    }

    private var running: RunningPlatform {
        var running = RunningPlatform()
        running.sessions = GatewaySessions(gateway: gateway, database: database)
        running.trials = GatewayTrials(gateway: gateway, database: database)
        running.playground = playground
        return running
    }

    private var client: ClientPanel {
        ClientPanel(
            database: database,
            hashing: secrets.hashPerson,
            verifying: secrets.verifyPerson,
            smppAddress: { [smppAddress] in smppAddress.text },
            programs: programs,
            billing: .init(newRequestID: Secrets.token) { [invoicing] in
                try await invoicing.proforma($0)
            }
        )
    }
}
