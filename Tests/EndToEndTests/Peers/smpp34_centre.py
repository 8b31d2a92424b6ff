# SPDX-License-Identifier: Apache-2.0
# Copyright the Tollgate authors
"""A message centre on smpp34, an SMPP library written in Rust, until it is ended.

Argument: {"port", "undelivered": recipients that are reported as not delivered}
Prints: "Ready" when it listens.
"""

import asyncio
import json
import sys

import smpp34

DELIVERED, UNDELIVERABLE = 2, 5


async def report(session, event, number, undelivered):
    failed = event.destination_addr in undelivered
    word, error, state = "DELIVRD", "000", DELIVERED
    if failed:
        word, error, state = "UNDELIV", "027", UNDELIVERABLE
    text = (f"id:{number} sub:001 dlvrd:{0 if failed else 1:03} submit date:2601010000 "
            f"done date:2601010000 stat:{word} err:{error} text:")
    await session.deliver_sm(
        event.source_addr, text.encode(), source_addr=event.destination_addr, esm_class=4,
        tlvs=[
            smpp34.Tlv(smpp34.TLV_RECEIPTED_MESSAGE_ID, str(number).encode() + b"\0"),
            smpp34.Tlv(smpp34.TLV_MESSAGE_STATE, bytes([state]))])


async def main(wanted):
    server = smpp34.Server("127.0.0.1", wanted["port"], system_id="rust")
    await server.start()
    print("Ready", flush=True)
    sessions, number, reports = {}, 1000, set()
    while True:
        event = await server.next()
        if isinstance(event, smpp34.Esme):
            sessions[event.session_id] = event
        elif isinstance(event, smpp34.SubmitSmEvent):
            number += 1
            event.accept(str(number))
            session = sessions[event.session_id]
            task = asyncio.create_task(report(session, event, number, wanted["undelivered"]))
            reports.add(task)
            task.add_done_callback(reports.discard)


if __name__ == "__main__":
    asyncio.run(main(json.loads(sys.argv[1])))
