// The ECharts option of one chart, from its data and the colours to use; pages and documents draw from the same.
var honeyflowOption = function (data, paint) {
  "use strict";
  // Written out: the engine that draws for documents has no Intl.
  const compact = function (value) {
    const steps = [[1e9, "B"], [1e6, "M"], [1e3, "K"]];
    for (const [size, letter] of steps) {
      if (Math.abs(value) >= size) return String(Math.round(value / size * 10) / 10) + letter;
    }
    return String(Math.round(value * 100) / 100);
  };
  // A few months are all named; else the years, every second or fourth where there are many.
  const names = data.quarters, quarterly = names.length > 0 && names[0].includes("Q");
  const few = !quarterly && names.length < 19;
  const named = function (n, name) {
    const years = names.length / (quarterly ? 4 : 12);
    return few || (/-(Q1|01)$/.test(name) && (years < 6.5 || Number(name.slice(0, 4)) % (years < 15 ? 2 : 4) === 0));
  };
  // Numbered lines across the bars, for what a list beside the chart tells.
  const marks = data.marks || [];
  const lines = {
    silent: true, symbol: "none", animation: false, lineStyle: { color: paint.ink, type: "dashed", width: 1.5 },
    label: { formatter: function (mark) { return mark.name; }, color: paint.surface, backgroundColor: paint.ink, padding: [2, 5], borderRadius: 8, fontFamily: paint.font, fontSize: 11, distance: 2 },
    data: marks.map(function (mark) { return { xAxis: mark.at, name: String(mark.number) }; }),
  };
  const bar = function (series, n) {
    return {
      type: "bar", name: series.name, stack: "all", data: series.values, barCategoryGap: "22%",
      itemStyle: { color: paint.roles[series.role] }, emphasis: { disabled: true }, markLine: n ? undefined : lines,
    };
  };
  const line = function (series) {
    const colour = paint.roles[series.role];
    return {
      type: "line", name: series.name, data: series.values, symbol: "none", connectNulls: false,
      lineStyle: { color: colour, width: 2.5 }, itemStyle: { color: colour }, emphasis: { disabled: true },
    };
  };
  const label = { color: paint.quiet, fontFamily: paint.font, fontSize: 11 };
  return {
    animation: false,
    aria: { enabled: false },
    textStyle: { fontFamily: paint.font },
    grid: { left: 4, right: 6, top: marks.length ? 24 : 10, bottom: 2, containLabel: true },
    tooltip: {
      trigger: "axis", renderMode: "richText", confine: true, axisPointer: { type: "shadow" },
      backgroundColor: paint.surface, borderColor: paint.line, textStyle: { color: paint.ink, fontSize: 12 },
      valueFormatter: function (value) {
        return value === null || value === undefined ? "not recorded" : Math.round(value).toLocaleString("en") + " " + data.unit;
      },
    },
    xAxis: {
      type: "category", data: names, axisTick: { show: false }, axisLine: { lineStyle: { color: paint.line } },
      axisLabel: Object.assign({ hideOverlap: true, interval: named, formatter: function (name) { return few ? name : name.slice(0, 4); } }, label),
    },
    yAxis: { type: "value", splitNumber: 3, scale: data.form === "line", splitLine: { lineStyle: { color: paint.line } }, axisLabel: Object.assign({ formatter: compact }, label) },
    series: data.series.map(data.form === "line" ? line : bar),
  };
};
