// Draws every [data-chart] from the JSON beside it, in the page's colours; drawn anew when the theme changes.
(function () {
  "use strict";
  const slots = Array.from(document.querySelectorAll("[data-chart]"));
  const drawn = new Map();
  // What each series stands for, and the colour of the page that shows it.
  const ROLES = {
    community: "community", company: "company-fill", customers: "customers", unknown: "unknown",
    new: "customers", expansion: "customers-mid", contraction: "fall-mid", churn: "fall",
    closed: "closed", training: "training", administration: "administration", leave: "leave",
  };

  function colours() {
    const style = getComputedStyle(document.documentElement);
    const of = function (name) { return style.getPropertyValue("--" + name).trim(); };
    const roles = {};
    Object.keys(ROLES).forEach(function (role) { roles[role] = of(ROLES[role]); });
    return {
      roles: roles,
      ink: of("ink"), quiet: of("ink-2"), line: of("line"), surface: of("surface"), font: of("sans"),
    };
  }

  function draw() {
    const paint = colours();
    slots.forEach(function (slot) {
      const data = JSON.parse(document.getElementById(slot.dataset.chart).textContent);
      const chart = drawn.get(slot) || window.echarts.init(slot, null, { renderer: "svg" });
      drawn.set(slot, chart);
      chart.setOption(window.honeyflowOption(data, paint), true);
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
