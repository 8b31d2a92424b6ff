# SPDX-License-Identifier: Apache-2.0
# Copyright the Tollgate authors
"""Sends with smpp34, an SMPP library written in Rust, and waits for the receipts.

Argument: that of smpp_send.py; only ports, logins, messages and "receiptSeconds" are used.
Prints: what smpp_send.py prints.
"""

import asyncio
import json
import sys
import time

import smpp34


def encoded(message):
    if message.get("coding") == "ucs2":
        return message["text"].encode("utf-16-be"), 8
    return message["text"].encode("ascii"), 0


async def send(session, message):
    octets, coding = encoded(message)
    answer = await session.submit_sm(
        message["to"], octets, source_addr="Rust", source_addr_ton=5, dest_addr_ton=1,
        dest_addr_npi=1, registered_delivery=1, data_coding=coding)
    return {"status": answer.command_status, "id": answer.message_id or ""}


def receipt(event):
    values = {tlv.tag: tlv for tlv in event.tlvs}
    return {
        "id": values[smpp34.TLV_RECEIPTED_MESSAGE_ID].as_string(),
        "state": values[smpp34.TLV_MESSAGE_STATE].as_int(), "esmClass": event.esm_class,
        "text": event.short_message.decode()}


async def run(wanted):
    result = {"bound": False, "bindStatus": 0, "lost": False, "answers": [], "receipts": [],
              "unanswered": 0}
    client = smpp34.Client(
        "127.0.0.1", wanted["port"], wanted["systemID"], wanted["password"], bind_type="TRX")
    session = await client.connect()
    result["bound"] = True
    result["answers"] = await asyncio.gather(*(send(session, m) for m in wanted["messages"]))
    end = time.monotonic() + wanted.get("receiptSeconds", 20)
    accepted = sum(1 for answer in result["answers"] if answer["status"] == 0)
    while len(result["receipts"]) < accepted and time.monotonic() < end:
        event = await asyncio.wait_for(session.next(), end - time.monotonic())
        if isinstance(event, smpp34.Disconnected):
            result["lost"] = True
            break
        result["receipts"].append(receipt(event))
    await session.unbind()
    return result


if __name__ == "__main__":
    print(json.dumps(asyncio.run(run(json.loads(sys.argv[1])))))
