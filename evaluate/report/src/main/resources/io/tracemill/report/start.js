"use strict";
/* Puts the page together. */
(() => {
  const { el, data } = Tracemill;

  function sections() {
    const { funnel, shares, survey, metrics, rows, relabelled, settings } = Tracemill;
    const made = data.comparison ? [metrics, rows, relabelled, settings]
      : [funnel, shares, survey, metrics, rows, relabelled, settings];
    return made.map((make) => make()).filter(Boolean);
  }

  const SHORT = { funnel: "Funnel", shares: "Labels and tools", survey: "Traces", metrics: "Metrics",
    rows: "Test rows", relabelled: "Relabelled", settings: "Settings" };

  function contents(all) {
    return el("ul", {}, all.map((section) =>
      el("li", {}, el("a", { href: `#${section.id}` }, SHORT[section.id]))));
  }

  function start() {
    Tracemill.head();
    const all = sections();
    document.getElementById("main").replaceChildren(...all);
    document.getElementById("contents").append(contents(all));
    document.getElementById("foot").append(
      el("p", {}, "Made by Tracemill on this machine. This page loads nothing and sends nothing."));
    Tracemill.startRows();
    Tracemill.go();
    document.body.dataset.ready = "yes";
  }

  start();
})();
