// Draws every [data-chart] from the JSON beside it, in the page's colours; drawn anew when the theme changes.
(function () {
  "use strict";
  const slots = Array.from(document.querySelectorAll("[data-chart]"));
  const drawn = new Map();
  const ROLES = { company: "company-fill", new: "customers", expansion: "customers-mid", contraction: "fall-mid", churn: "fall" };

  function colours() {
    const style = getComputedStyle(document.documentElement);
    const of = function (name) { return style.getPropertyValue("--" + name).trim(); };
    return {
      role: function (name) { return of(ROLES[name] || name); },
      ink: of("ink"), quiet: of("ink-2"), line: of("line"), surface: of("surface"), font: of("sans"),
    };
  }

  function compact(value) {
    return new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 }).format(value);
  }

  // A few months are all named; else the years, every second or fourth where there are many.
  function few(names) { return !names[0].includes("Q") && names.length < 19; }
  function shown(name, names) {
    const years = names.length / (names[0].includes("Q") ? 4 : 12);
    return few(names) || (/-(Q1|01)$/.test(name) && (years < 6.5 || Number(name.slice(0, 4)) % (years < 15 ? 2 : 4) === 0));
  }

  // Numbered lines across the bars, for what a list beside the chart tells.
  function marks(data, paint) {
    return {
      silent: true, symbol: "none", animation: false, lineStyle: { color: paint.ink, type: "dashed", width: 1.5 },
      label: { formatter: function (mark) { return mark.name; }, color: paint.surface, backgroundColor: paint.ink, padding: [2, 5], borderRadius: 8, fontFamily: paint.font, fontSize: 11, distance: 2 },
      data: (data.marks || []).map(function (mark) { return { xAxis: mark.at, name: String(mark.number) }; }),
    };
  }

  function option(data, paint) {
    const label = { color: paint.quiet, fontFamily: paint.font, fontSize: 11 };
    return {
      animation: false,
      aria: { enabled: false },
      textStyle: { fontFamily: paint.font },
      grid: { left: 4, right: 6, top: (data.marks || []).length ? 24 : 10, bottom: 2, containLabel: true },
      tooltip: {
        trigger: "axis", renderMode: "richText", confine: true, axisPointer: { type: "shadow" },
        backgroundColor: paint.surface, borderColor: paint.line, textStyle: { color: paint.ink, fontSize: 12 },
        valueFormatter: function (value) {
          return value === null || value === undefined ? "not recorded" : Math.round(value).toLocaleString("en") + " " + data.unit;
        },
      },
      xAxis: {
        type: "category", data: data.quarters, axisTick: { show: false }, axisLine: { lineStyle: { color: paint.line } },
        axisLabel: Object.assign({ hideOverlap: true, interval: function (n, name) { return shown(name, data.quarters); }, formatter: function (name) { return few(data.quarters) ? name : name.slice(0, 4); } }, label),
      },
      yAxis: { type: "value", splitNumber: 3, scale: data.form === "line", splitLine: { lineStyle: { color: paint.line } }, axisLabel: Object.assign({ formatter: compact }, label) },
      series: data.series.map(function (series, n) {
        if (data.form === "line") {
          return {
            type: "line", name: series.name, data: series.values, symbol: "none", connectNulls: false,
            lineStyle: { color: paint.role(series.role), width: 2.5 }, itemStyle: { color: paint.role(series.role) }, emphasis: { disabled: true },
          };
        }
        return {
          type: "bar", name: series.name, stack: "all", data: series.values, barCategoryGap: "22%",
          itemStyle: { color: paint.role(series.role) }, emphasis: { disabled: true },
          markLine: n ? undefined : marks(data, paint),
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
