# SPDX-License-Identifier: Apache-2.0
# Copyright the Tollgate authors
"""Finds the country of a number's prefix, from libphonenumber's metadata."""

import functools

import phonenumbers
import regex
from phonenumbers.phonemetadata import PhoneMetadata

REGIONS = phonenumbers.COUNTRY_CODE_TO_REGION_CODE
DEPTH = 6  # Digits after the calling code that the largest shared plan (+44) is told apart by.
KINDS = (
    "fixed_line", "mobile", "voip", "toll_free", "premium_rate", "shared_cost",
    "personal_number", "pager", "uan", "voicemail",
)


def calling_code(prefix):
    """The calling code that digits begin with; None when they are too few for one."""
    heads = (prefix[:length] for length in range(1, min(len(prefix), 3) + 1))
    return next((int(head) for head in heads if int(head) in REGIONS), None)


@functools.cache
def patterns(country):
    """The patterns of a country's national numbers, or of their first digits."""
    metadata = PhoneMetadata.metadata_for_region(country, None)
    if metadata.leading_digits:
        return True, [regex.compile("(?:" + metadata.leading_digits + ")")]
    kinds = [getattr(metadata, kind) for kind in KINDS]
    texts = [kind.national_number_pattern for kind in kinds if kind is not None]
    return False, [regex.compile(text) for text in texts if text and text != "NA"]


def candidates(code, national):
    """The countries that numbers beginning with these national digits can belong to."""
    found = []
    for country in REGIONS[code]:
        is_leading, expressions = patterns(country)
        if is_leading and expressions[0].match(national):
            found.append(country)
        elif any(each.fullmatch(national, partial=True) for each in expressions):
            found.append(country)
    return found


def split(code, national, table):
    """Divides a shared plan until each prefix has one country."""
    found = candidates(code, national)
    if len(found) == 1 or (found and len(national) == DEPTH):
        table[str(code) + national] = found[0]
    elif found:
        for digit in "0123456789":
            split(code, national + digit, table)


def country_prefixes():
    """Prefixes and their countries.

    The rest of a shared plan belongs to its main country. Calling code 1 has no main country:
    an area code that is not known yet may be an expensive island, so it leads nowhere.
    """
    table = {}
    for code, countries in REGIONS.items():
        if countries == ("001",):
            continue
        if len(countries) > 1:
            for digit in "0123456789":
                split(code, digit, table)
        if code != 1:
            table[str(code)] = countries[0]
    return table
