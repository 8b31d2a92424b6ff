# SPDX-License-Identifier: Apache-2.0
# Copyright the Tollgate authors
"""Joins prefixes to networks, leaves out what says nothing new, and writes the table."""

import collections

from phonenumbers.carrierdata import CARRIER_DATA

import networks as networks_module
import regions

WIDTH = 100
Value = collections.namedtuple("Value", "country network operator")


def repaired(name):
    """A name whose UTF-8 was once read as Latin-1, put right."""
    try:
        return name.encode("latin-1").decode("utf-8") if "Ã" in name else name
    except UnicodeError:
        return name


def longest(table, prefix):
    """The entry of the longest prefix that a table has."""
    for length in range(len(prefix), 0, -1):
        if prefix[:length] in table:
            return table[prefix[:length]]
    return None


def join(networks):
    """All prefixes with their values, and the share that got a network."""
    countries = collapse(regions.country_prefixes())
    table = {prefix: Value(country, None, None) for prefix, country in countries.items()}
    counts = collections.Counter()
    missing = collections.Counter()
    for prefix, names in CARRIER_DATA.items():
        country = longest(countries, prefix)
        if country is None:
            continue
        name = repaired((names.get("en") or next(iter(names.values()))).strip())
        network = networks.find(country, name)
        if network is None:
            missing[country, name] += 1
            table[prefix] = Value(country, None, name)
        else:
            # A network that is at home elsewhere only takes the number along.
            homes = networks.homes[network]
            table[prefix] = Value(country if country in homes else homes[0], network, None)
        counts[country, network is not None] += 1
    for line in networks_module.lines("prefixes.txt"):
        prefix, network = line.split()
        table[prefix] = Value(longest(countries, prefix), network, None)
    return table, counts, missing


def collapse(table):
    """The same map with as few prefixes as an exact map needs."""
    children = collections.defaultdict(set)
    for prefix in table:
        for length in range(1, len(prefix) + 1):
            children[prefix[: length - 1]].add(prefix[:length])
    table = dict(table)
    # From the longest up: where all ten prefixes below one have a value, the most frequent
    # value moves up, for no number can be left to what stood there.
    for prefix in sorted(children, key=len, reverse=True):
        below = [table.get(child) for child in sorted(children[prefix])]
        if regions.calling_code(prefix) and len(below) == 10 and None not in below:
            table[prefix] = collections.Counter(below).most_common(1)[0][0]
    kept = {}
    for prefix in sorted(table, key=len):
        if longest(kept, prefix) != table[prefix]:
            kept[prefix] = table[prefix]
    return kept


def runs(prefixes):
    """Prefixes as words: `.` for none, `892-4` for 892, 893 and 894."""
    prefixes = sorted(prefixes)
    words = []
    index = 0
    while index < len(prefixes):
        first = last = prefixes[index]
        while index + 1 < len(prefixes) and last[:-1] == prefixes[index + 1][:-1] and (
            len(last) == len(prefixes[index + 1]) and int(prefixes[index + 1]) == int(last) + 1
        ):
            index += 1
            last = prefixes[index]
        index += 1
        words.append((first if first == last else f"{first}-{last[-1]}") or ".")
    return words


def wrapped(words):
    """Words in lines of the width that source files have."""
    line = ""
    for word in words:
        if line and len(line) + 1 + len(word) > WIDTH:
            yield line
            line = word
        else:
            line = f"{line} {word}".strip()
    if line:
        yield line


def blocks(table):
    """The lines of the table, by the calling code's first digit."""
    groups = collections.defaultdict(lambda: collections.defaultdict(list))
    for prefix, value in table.items():
        code = str(regions.calling_code(prefix))
        groups[code, value.country][value].append(prefix[len(code):])
    zones = collections.defaultdict(list)
    for code, country in sorted(groups):
        zone = zones[code[0]]
        zone.append(f"@{country} {code}")
        values = groups[code, country]
        for value in sorted(values, key=lambda v: (v.network or "", v.operator or "")):
            if value.network:
                zone.append("#" + value.network)
            elif value.operator:
                zone.append("~" + value.operator)
            zone.extend(wrapped(runs(values[value])))
    return zones
