"use strict";
/* Bars and intervals, drawn by hand; each stands beside a table with the same numbers. */
(() => {
  const { el, svg, count, share, shown, plain, score } = Tracemill;

  /** A bar in a table's cell, of a width between 0 and 1. */
  function bar(width, kind = "") {
    const inner = el("span", { class: "bar-inner" });
    inner.style.width = `${Math.max(0, Math.min(1, width || 0)) * 100}%`;
    return el("span", { class: `bar ${kind}`, "aria-hidden": "true" }, inner);
  }

  const WIDTH = 480;
  const HEIGHT = 150;
  const FOOT = 22;
  const TOP = 16;

  function column(entry, at, step, most, bar0) {
    const tall = most ? ((HEIGHT - FOOT - TOP) * entry.count) / most : 0;
    const x = at * step + step * 0.12;
    const y = HEIGHT - FOOT - tall;
    const middle = at * step + step / 2;
    const under = bar0 !== null && Number(entry.name) < bar0;
    return svg("g", {},
      svg("rect", { x, y, width: step * 0.76, height: Math.max(tall, entry.count ? 1 : 0),
        class: under ? "column under" : "column" }),
      svg("text", { x: middle, y: y - 4, class: "value" }, count(entry.count)),
      svg("text", { x: middle, y: HEIGHT - 6, class: "tick" }, plain(entry.name, 14)));
  }

  function barLine(entries, step, bar0) {
    const at = entries.findIndex((entry) => Number(entry.name) >= bar0);
    if (at < 0) {
      return null;
    }
    return svg("g", {},
      svg("line", { x1: at * step, x2: at * step, y1: 2, y2: HEIGHT - FOOT, class: "bar-line" }),
      svg("text", { x: at * step + 4, y: 11, class: "bar-text" }, "bar"));
  }

  /** Columns of [{name, count}]; under `bar0` they are pale and a line says where it lies. */
  function columns(key, title, entries, unit, bar0 = null) {
    const total = entries.reduce((sum, entry) => sum + entry.count, 0);
    const most = Math.max(1, ...entries.map((entry) => entry.count));
    const step = WIDTH / Math.max(1, entries.length);
    const drawn = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true",
      focusable: "false", class: "columns" },
      svg("line", { x1: 0, x2: WIDTH, y1: HEIGHT - FOOT, y2: HEIGHT - FOOT, class: "ground" }),
      entries.map((entry, at) => column(entry, at, step, most, bar0)),
      bar0 === null ? null : barLine(entries, step, bar0));
    return el("figure", { data: { chart: key } },
      el("figcaption", {}, title),
      drawn,
      numbers(title, entries, unit, total));
  }

  function numbers(title, entries, unit, total) {
    const rows = entries.map((entry) =>
      el("tr", {},
        el("th", { scope: "row" }, shown(entry.name)),
        el("td", { class: "number" }, count(entry.count)),
        el("td", { class: "number" }, share(entry.count, total))));
    return el("details", {},
      el("summary", {}, "As a table", el("span", { class: "unseen" }, `: ${title}`)),
      el("table", {},
        el("thead", {}, el("tr", {},
          el("th", { scope: "col" }, unit),
          el("th", { scope: "col", class: "number" }, "Traces"),
          el("th", { scope: "col", class: "number" }, "Share"))),
        el("tbody", {}, rows)));
  }

  const SPAN = 200;
  const PAD = 6;

  /** An interval and its middle on an axis from `from` to `to`, with a line at `zero`. */
  function interval(low, middle, high, from, to, zero = null) {
    const at = (value) => PAD + ((SPAN - 2 * PAD) * (value - from)) / (to - from || 1);
    const known = typeof low === "number" && typeof high === "number";
    const kind = zero === null || !known ? "" : low > zero ? " up" : high < zero ? " down" : "";
    return svg("svg", { viewBox: `0 0 ${SPAN} 20`, class: `interval${kind}`, "aria-hidden": "true",
      focusable: "false" },
      svg("line", { x1: PAD, x2: SPAN - PAD, y1: 10, y2: 10, class: "axis" }),
      [from, to].map((end) =>
        svg("line", { x1: at(end), x2: at(end), y1: 6, y2: 14, class: "axis" })),
      zero === null ? null
        : svg("line", { x1: at(zero), x2: at(zero), y1: 1, y2: 19, class: "zero" }),
      known ? svg("line", { x1: at(low), x2: at(high), y1: 10, y2: 10, class: "range" }) : null,
      known ? [low, high].map((end) =>
        svg("line", { x1: at(end), x2: at(end), y1: 6, y2: 14, class: "range thin" })) : null,
      typeof middle === "number"
        ? svg("circle", { cx: at(middle), cy: 10, r: 4, class: "middle" }) : null);
  }

  /** "0.591 to 0.841". */
  function between(low, high, say = score) {
    return typeof low === "number" && typeof high === "number" ? `${say(low)} to ${say(high)}` : "–";
  }

  Object.assign(Tracemill, { bar, columns, interval, between });
})();
