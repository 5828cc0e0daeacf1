// Draws every [data-chart] from the JSON beside it, in the page's colours; drawn anew when the theme changes.
(function () {
  "use strict";
  const slots = Array.from(document.querySelectorAll("[data-chart]"));
  const drawn = new Map();

  function colours() {
    const style = getComputedStyle(document.documentElement);
    const of = function (name) { return style.getPropertyValue("--" + name).trim(); };
    return {
      roles: { community: of("community"), company: of("company-fill"), customers: of("customers"), unknown: of("unknown"),
        new: of("customers"), expansion: of("customers-mid"), contraction: of("fall-mid"), churn: of("fall") },
      ink: of("ink"), quiet: of("ink-2"), line: of("line"), surface: of("surface"), font: of("sans"),
    };
  }

  function compact(value) {
    return new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 }).format(value);
  }

  function option(data, paint) {
    const label = { color: paint.quiet, fontFamily: paint.font, fontSize: 11 };
    return {
      animation: false,
      aria: { enabled: false },
      textStyle: { fontFamily: paint.font },
      grid: { left: 4, right: 6, top: 10, bottom: 2, containLabel: true },
      tooltip: {
        trigger: "axis", renderMode: "richText", confine: true, axisPointer: { type: "shadow" },
        backgroundColor: paint.surface, borderColor: paint.line, textStyle: { color: paint.ink, fontSize: 12 },
        valueFormatter: function (value) {
          return value === null || value === undefined ? "not recorded" : Math.round(value).toLocaleString("en") + " " + data.unit;
        },
      },
      xAxis: {
        type: "category", data: data.quarters, axisTick: { show: false }, axisLine: { lineStyle: { color: paint.line } },
        axisLabel: Object.assign({ hideOverlap: true, interval: function (n, name) { return name.endsWith("Q1") && (data.quarters.length < 26 || Number(name.slice(0, 4)) % (data.quarters.length < 60 ? 2 : 4) === 0); }, formatter: function (name) { return name.slice(0, 4); } }, label),
      },
      yAxis: { type: "value", splitNumber: 3, scale: data.form === "line", splitLine: { lineStyle: { color: paint.line } }, axisLabel: Object.assign({ formatter: compact }, label) },
      series: data.series.map(function (series) {
        if (data.form === "line") {
          return {
            type: "line", name: series.name, data: series.values, symbol: "none", connectNulls: false,
            lineStyle: { color: paint.roles[series.role], width: 2.5 }, itemStyle: { color: paint.roles[series.role] }, emphasis: { disabled: true },
          };
        }
        return {
          type: "bar", name: series.name, stack: "all", data: series.values, barCategoryGap: "22%",
          itemStyle: { color: paint.roles[series.role] }, emphasis: { disabled: true },
        };
      }),
    };
  }

  function draw() {
    const paint = colours();
    slots.forEach(function (slot) {
      const data = JSON.parse(document.getElementById(slot.dataset.chart).textContent);
      const chart = drawn.get(slot) || window.echarts.init(slot, null, { renderer: "svg" });
      drawn.set(slot, chart);
      chart.setOption(option(data, paint), true);
    });
  }

  draw();
  document.addEventListener("honeyflow:theme", draw);
  const resize = function () { drawn.forEach(function (chart) { chart.resize(); }); };
  window.addEventListener("resize", resize);
  // Paper is white whatever the screen is.
  const root = document.documentElement;
  let theme;
  window.addEventListener("beforeprint", function () {
    theme = root.dataset.theme;
    root.dataset.theme = "light";
    draw();
    resize();
  });
  window.addEventListener("afterprint", function () {
    if (theme === undefined) delete root.dataset.theme; else root.dataset.theme = theme;
    draw();
    resize();
  });
})();
