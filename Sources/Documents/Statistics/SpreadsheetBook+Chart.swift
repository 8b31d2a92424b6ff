// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import CXLSXWriter

extension SpreadsheetBook {
    /// Puts a chart of columns on a sheet, right of its texts.
    ///
    /// Categories are the first column of the sheet `data`, from its second row on.
    func addColumnChart(
        title: String,
        data: String,
        rows: Int,
        valueColumn: Int,
        on sheet: SpreadsheetSheet
    ) throws(DocumentError) {
        guard let chart = addChart() else {
            throw .spreadsheet("the chart could not be made")
        }
        let last = UInt32(rows)
        let series = chart_add_series(chart, nil, nil)
        chart_series_set_categories(series, data, 1, 0, last, 0)
        let column = UInt16(valueColumn)
        chart_series_set_values(series, data, 1, column, last, column)
        chart_title_set_name(chart, title)
        chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
        chart_axis_set_num_format(chart.pointee.x_axis, "dd")
        try sheet.insert(chart, row: 1, column: 7)
    }
}
