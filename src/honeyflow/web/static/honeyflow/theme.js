// Applies the remembered theme before the first paint; the toggle is shown only when scripts run.
(function () {
  "use strict";
  const root = document.documentElement;
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const remembered = function () {
    try { return localStorage.getItem("honeyflow-theme"); } catch { return null; }
  };
  const theme = function () { return root.dataset.theme || (system.matches ? "dark" : "light"); };
  const stored = remembered();
  if (stored === "dark" || stored === "light") root.dataset.theme = stored;
  const tell = function () { document.dispatchEvent(new Event("honeyflow:theme")); };
  system.addEventListener("change", tell);
  document.addEventListener("DOMContentLoaded", function () {
    const button = document.querySelector("[data-theme-toggle]");
    const name = function () {
      button.setAttribute("aria-label", theme() === "dark" ? "Use light colours" : "Use dark colours");
    };
    button.hidden = false;
    name();
    button.addEventListener("click", function () {
      root.dataset.theme = theme() === "dark" ? "light" : "dark";
      try { localStorage.setItem("honeyflow-theme", root.dataset.theme); } catch { /* not remembered */ }
      name();
      tell();
    });
  });
})();
