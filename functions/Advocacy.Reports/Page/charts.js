"use strict";
// Charts of Apache ECharts in the page's colours. Each has a table beside it that says the same.
const Charts = {
  palettes: { light: ["#1b5e9c", "#b35900", "#2f7d4f", "#8a3a8f", "#6b6b00", "#a1361f"], dark: ["#6fb3f2", "#f0a04b", "#72cf97", "#d695db", "#cfcf5a", "#ff9d85"] },
  all: [],

  colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  },

  palette() {
    return Charts.palettes[document.documentElement.dataset.theme];
  },

  clear() {
    for (const chart of Charts.all) chart.dispose();
    Charts.all = [];
  },

  // A picture to put elsewhere, twice as sharp as the screen.
  picture(box, title, option) {
    const chart = echarts.init(Object.assign(document.createElement("div"), { style: `width:${box.clientWidth}px;height:${box.clientHeight}px` }), null, { renderer: "canvas", width: box.clientWidth, height: box.clientHeight });
    chart.setOption(option);
    Page.save(chart.getDataURL({ type: "png", pixelRatio: 2, backgroundColor: Charts.colour("paper") }), `${title}.png`);
    chart.dispose();
  },

  draw(parent, title, option, height, onClick) {
    const box = Page.add(parent, "div", { class: "chart", role: "img", "aria-label": Say.text("chartOf", title) });
    if (height) box.style.height = height;
    const chart = echarts.init(box, null, { renderer: "svg" });
    const whole = { animation: false, color: Charts.palette(), textStyle: { color: Charts.colour("ink"), fontFamily: "inherit" }, ...option };
    chart.setOption(whole);
    if (onClick) chart.on("click", item => onClick(item.dataIndex));
    Charts.all.push(chart);
    Page.add(parent, "button", { type: "button", class: "get", "aria-label": `${Say.text("png")}: ${title}` }, Say.text("png")).addEventListener("click", () => Charts.picture(box, title, { ...whole, textStyle: { ...whole.textStyle, fontFamily: "sans-serif" } }));
  },

  axis(more) {
    const soft = Charts.colour("soft"), line = Charts.colour("line");
    return { axisLabel: { color: soft, hideOverlap: true }, axisLine: { lineStyle: { color: line } }, splitLine: { lineStyle: { color: line } }, nameTextStyle: { color: soft }, ...more };
  },

  tooltip(more) {
    return { backgroundColor: Charts.colour("paper"), borderColor: Charts.colour("line"), textStyle: { color: Charts.colour("ink") }, ...more };
  },

  legend(more) {
    return { type: "scroll", top: 0, textStyle: { color: Charts.colour("ink") }, pageTextStyle: { color: Charts.colour("ink") }, ...more };
  },

  lines(parent, title, keys, series, format, short = Say.short) {
    Charts.draw(parent, title, {
      legend: series.length > 1 ? Charts.legend() : undefined, grid: { left: 8, right: 44, top: series.length > 1 ? 36 : 12, bottom: 8, containLabel: true },
      tooltip: Charts.tooltip({ trigger: "axis", valueFormatter: format }),
      xAxis: Charts.axis({ type: "category", boundaryGap: false, data: keys.map(Say.date), splitLine: { show: false } }),
      yAxis: Charts.axis({ type: "value", axisLabel: { color: Charts.colour("soft"), formatter: short } }),
      series: series.map(one => ({ name: one.label, type: "line", symbol: "none", lineStyle: { width: 2 }, sampling: "lttb", connectNulls: false, data: one.values, ...one.more })),
    });
  },

  bars(parent, title, names, values, format, onClick) {
    Charts.draw(parent, title, {
      grid: { left: 8, right: 72, top: 8, bottom: 8, containLabel: true }, tooltip: Charts.tooltip({ trigger: "axis", axisPointer: { type: "shadow" }, valueFormatter: format }),
      xAxis: Charts.axis({ type: "value", axisLabel: { color: Charts.colour("soft"), formatter: Say.short, hideOverlap: true } }),
      yAxis: Charts.axis({ type: "category", inverse: true, data: names, splitLine: { show: false }, axisLabel: { color: Charts.colour("ink"), width: innerWidth < 600 ? 110 : 240, overflow: innerWidth < 600 ? "break" : "truncate" } }),
      series: [{ name: title, type: "bar", barMaxWidth: 22, data: values, label: { show: true, position: "right", color: Charts.colour("ink"), formatter: item => format(item.value) } }],
    }, `${Math.max(7, 2.4 * names.length + 3)}rem`, onClick);
  },

  // Differences with their intervals, and the line at 0.
  intervals(parent, title, rows) {
    Charts.draw(parent, title, {
      grid: { left: 8, right: 24, top: 8, bottom: 8, containLabel: true }, tooltip: Charts.tooltip({ formatter: item => rows[item.dataIndex].text }),
      xAxis: Charts.axis({ type: "value", axisLabel: { color: Charts.colour("soft"), formatter: value => Say.signed(value, 0) } }),
      yAxis: Charts.axis({ type: "category", inverse: true, data: rows.map(row => row.name), splitLine: { show: false }, axisLabel: { color: Charts.colour("ink") } }),
      series: [
        {
          type: "custom", data: rows.map((row, i) => [row.low, row.high, i]), encode: { x: [0, 1], y: 2 },
          renderItem: (_, api) => {
            const [start, end] = [api.coord([api.value(0), api.value(2)]), api.coord([api.value(1), api.value(2)])], style = { stroke: Charts.palette()[0], lineWidth: 2 };
            const line = (x1, y1, x2, y2) => ({ type: "line", shape: { x1, y1, x2, y2 }, style });
            return { type: "group", children: [line(start[0], start[1], end[0], end[1]), line(start[0], start[1] - 6, start[0], start[1] + 6), line(end[0], end[1] - 6, end[0], end[1] + 6)] };
          },
        },
        { type: "scatter", symbolSize: 10, data: rows.map((row, i) => [row.value, i]), markLine: { silent: true, symbol: "none", label: { show: false }, lineStyle: { color: Charts.colour("soft"), type: "dashed" }, data: [{ xAxis: 0 }] } },
      ],
    }, `${Math.max(8, 2.2 * rows.length + 3)}rem`);
  },
};
