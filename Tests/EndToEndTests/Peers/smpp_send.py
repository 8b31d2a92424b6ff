# SPDX-License-Identifier: Apache-2.0
# Copyright the Tollgate authors
"""Binds with smpplib, sends messages, and waits for their answers and receipts.

Argument: {"port", "systemID", "password",
           "messages": [{"to", "text", "coding": "gsm" or "ucs2"}], "repeat"?: times,
           "from"?, "window"?: 20, "receiptSeconds"?: 20, "acknowledged"?: FILE}
Prints: {"bound", "bindStatus", "answers": [{"status", "id"}], "unanswered",
         "receipts": [{"id", "state", "text"}], "lost": whether the connection broke}
Each acknowledged id is appended to FILE at once, so that a test may kill the platform.
"""

import json
import logging
import select
import sys
import time

import smpplib.client
import smpplib.consts as consts
import smpplib.exceptions
import smpplib.gsm

CODINGS = {"gsm": consts.SMPP_ENCODING_DEFAULT, "ucs2": consts.SMPP_ENCODING_ISO10646}


def as_text(value):
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else (value or "")


class Sender:
    def __init__(self, wanted):
        self.wanted = wanted
        self.answers, self.receipts, self.waiting = [], [], {}
        self.log = open(wanted["acknowledged"], "a") if "acknowledged" in wanted else None
        self.client = smpplib.client.Client(
            "127.0.0.1", wanted["port"], timeout=10, allow_unknown_opt_params=True)
        self.client.set_message_sent_handler(self.answered)
        self.client.set_error_pdu_handler(self.answered)
        self.client.set_message_received_handler(self.received)

    def answered(self, pdu):
        if pdu.command != "submit_sm_resp":
            return
        self.waiting.pop(pdu.sequence, None)
        identifier = as_text(getattr(pdu, "message_id", b""))
        if pdu.status == 0 and self.log:
            self.log.write(identifier + "\n")
            self.log.flush()
        if pdu.status != 0:
            identifier = ""
        # A refusal passes both handlers of the library; it counts once.
        if not any(a["sequence"] == pdu.sequence for a in self.answers[-2:]):
            self.answers.append(
                {"status": pdu.status, "id": identifier, "sequence": pdu.sequence})

    def received(self, pdu):
        self.receipts.append({
            "id": as_text(pdu.receipted_message_id), "state": pdu.message_state or 0,
            "esmClass": pdu.esm_class, "text": as_text(pdu.short_message)})

    def parts(self):
        for _ in range(self.wanted.get("repeat", 1)):
            for message in self.wanted["messages"]:
                parts, coding, esm_class = smpplib.gsm.make_parts(
                    message["text"], CODINGS[message.get("coding", "gsm")])
                for part in parts:
                    yield message["to"], part, coding, esm_class

    def read(self, seconds):
        if select.select([self.client._socket], [], [], seconds)[0]:
            self.client.read_once()

    def send_all(self):
        for to, part, coding, esm_class in self.parts():
            while len(self.waiting) >= self.wanted.get("window", 20):
                self.read(10)
            pdu = self.client.send_message(
                source_addr_ton=consts.SMPP_TON_ALNUM, source_addr_npi=consts.SMPP_NPI_UNK,
                source_addr=self.wanted.get("from", "Peer"),
                dest_addr_ton=consts.SMPP_TON_INTL, dest_addr_npi=consts.SMPP_NPI_ISDN,
                destination_addr=to, short_message=part, data_coding=coding,
                esm_class=esm_class, registered_delivery=True)
            self.waiting[pdu.sequence] = True
            self.read(0)

    def wait(self):
        end = time.monotonic() + self.wanted.get("receiptSeconds", 20)
        while time.monotonic() < end:
            accepted = sum(1 for answer in self.answers if answer["status"] == 0)
            if not self.waiting and len(self.receipts) >= accepted:
                break
            self.read(0.2)

    def run(self):
        result = {"bound": False, "bindStatus": 0, "lost": False}
        try:
            self.client.connect()
            self.client.bind_transceiver(
                system_id=self.wanted["systemID"], password=self.wanted["password"])
            result["bound"] = True
            self.send_all()
            self.wait()
            self.client.unbind()
        except smpplib.exceptions.PDUError as error:
            result["bindStatus"] = error.args[-1]
        except (smpplib.exceptions.ConnectionError, OSError):
            result["lost"] = True
        if self.client._socket:
            self.client.disconnect()
        return {**result, "answers": self.answers, "receipts": self.receipts,
                "unanswered": len(self.waiting)}


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    print(json.dumps(Sender(json.loads(sys.argv[1])).run()))
