# SPDX-License-Identifier: Apache-2.0
# Copyright the Tollgate authors
"""Networks by country, and which of them a carrier's name means."""

import collections
import pathlib
import unicodedata
import xml.etree.ElementTree as ElementTree

HERE = pathlib.Path(__file__).parent
# MCCs whose network codes have three digits; two-digit entries of the provider list are wrong.
THREE_DIGITS = {
    "302", "310", "311", "312", "313", "314", "315", "316", "330", "334", "338", "342", "344",
    "346", "348", "352", "354", "356", "358", "360", "364", "365", "366", "376", "708", "722",
    "732", "750",
}


def lines(name):
    """The lines of a table of facts."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def normal(name):
    """A name without case, accents and punctuation; the name itself when nothing is left."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in plain if c.isalnum()) or name


class Networks:
    """The known networks and the carrier names that stand for them."""

    def __init__(self, providers):
        self.countries = {}  # MCC -> countries
        self.names = {}  # MCCMNC -> operator name
        self.homes = {}  # MCCMNC -> countries
        self.spellings = {}  # (country, normal name) -> MCCMNC
        self.excluded = set()
        for line in lines("countries.txt"):
            mcc, *countries = line.split()
            self.countries[mcc] = countries
        for line in lines("networks.txt"):
            self.add_fact(line)
        self.add_providers(providers)

    def add_fact(self, line):
        if line.startswith("!"):
            self.excluded.add(line[1:])
            return
        entry, _, spellings = line.partition(" = ")
        head, _, rest = entry.partition(" ")
        if head.isdigit():
            network, name = head, rest
            homes = self.countries[network[:3]][:1]
        else:
            homes = head.split(",")
            network, _, name = rest.partition(" ")
        unknown = set(homes) - set(self.countries[network[:3]])
        if unknown - {"GB", "GG", "JE"}:
            raise ValueError(f"{line}: {unknown} does not use MCC {network[:3]}")
        if network in self.names:
            raise ValueError(f"{line}: {network} is there already")
        self.names[network] = name
        self.homes[network] = homes
        for spelling in [name] + [s.strip() for s in spellings.split(";") if s.strip()]:
            country, colon, bare = spelling.partition(":")
            if colon and country in sum(self.countries.values(), []) and bare.strip():
                self.spell(country, bare, network)
            else:
                for home in homes:
                    self.spell(home, spelling, network)

    def spell(self, country, name, network):
        key = (country, normal(name))
        other = self.spellings.setdefault(key, network)
        if other != network:
            raise ValueError(f"{country} {name}: both {other} and {network}")

    def add_providers(self, path):
        """Adds the provider list where the facts above are silent."""
        known = set(self.names)
        meanings = collections.defaultdict(set)
        for country in ElementTree.parse(path).getroot():
            code = country.get("code").upper()
            for provider in country.findall("provider"):
                for element in provider.iter("network-id"):
                    mcc, mnc = element.get("mcc"), element.get("mnc")
                    network, name = mcc + mnc, provider.findtext("name").strip()
                    if network in self.excluded or network in known:
                        continue
                    if code not in self.countries.get(mcc, []):
                        continue
                    if len(mnc) == 2 and mcc in THREE_DIGITS:
                        continue
                    self.names.setdefault(network, name)
                    homes = self.homes.setdefault(network, [])
                    if code not in homes:
                        homes.append(code)
                    meanings[(code, normal(name))].add(network)
        for key, networks in meanings.items():
            if len(networks) == 1:
                self.spellings.setdefault(key, next(iter(networks)))

    def find(self, country, name):
        """The network that a carrier's name means in a country; None when nothing is sure."""
        return self.spellings.get((country, normal(name)))
