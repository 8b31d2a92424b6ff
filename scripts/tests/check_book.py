# SPDX-License-Identifier: Apache-2.0
# Copyright the Tollgate authors
"""Reads a spreadsheet with another library than the one that wrote it.

    check_book.py FILE

Prints one JSON object: sheets by name with their charts (each as the ranges it draws), the
cell below which they scroll, their filter, and the number in the last row's last column.
"""

import json
import sys

from openpyxl import load_workbook


def ranges(chart):
    return [[series.cat.strRef.f if series.cat.strRef else series.cat.numRef.f,
             series.val.numRef.f] for series in chart.series]


def described(sheet):
    last = sheet.cell(sheet.max_row, sheet.max_column)
    return {
        "charts": [ranges(chart) for chart in sheet._charts],
        "frozen": sheet.freeze_panes,
        "filter": sheet.auto_filter.ref,
        "last": last.value if isinstance(last.value, (int, float)) else None,
        "format": last.number_format,
    }


book = load_workbook(sys.argv[1])
print(json.dumps({sheet.title: described(sheet) for sheet in book.worksheets}))
