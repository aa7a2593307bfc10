"use strict";
/* Labels and tools before and after: how many traces, training rows and test rows have each. */
(() => {
  const { el, count, many, section, table, note, shown, bar, data } = Tracemill;

  const ONE = { labels: "label", tools: "tool" };

  function cells(entry, most, recorded) {
    const cell = (key) => {
      const number = entry[key];
      return el("td", { class: "number measured" },
        el("span", {}, number === null || number === undefined ? "–" : count(number)),
        bar((number ?? 0) / (most[key] || 1), key));
    };
    return [recorded ? cell("traces") : null, cell("train"), cell("test")];
  }

  /** Whether it is a class or a tool that the test set should have; "(other)" is neither. */
  function isMissing(entry) {
    return !entry.test && !String(entry.name).startsWith("(");
  }

  function shareTable(kind, entries, caption) {
    const recorded = entries.some((entry) => typeof entry.traces === "number");
    const most = {};
    for (const key of ["traces", "train", "test"]) {
      most[key] = Math.max(0, ...entries.map((entry) => entry[key] ?? 0));
    }
    const missing = entries.filter(isMissing);
    const rows = entries.map((entry) =>
      el("tr", { data: { name: entry.name }, class: isMissing(entry) ? "missing" : null },
        el("th", { scope: "row" }, shown(entry.name),
          isMissing(entry) ? el("span", { class: "flag" }, "no test row") : null),
        cells(entry, most, recorded)));
    const columns = [{ text: ONE[kind] === "label" ? "Label" : "Tool" },
      recorded ? { text: "Traces", number: true } : null,
      { text: "Training rows", number: true }, { text: "Test rows", number: true }];
    return el("div", { class: "half" },
      table({ data: { table: kind }, class: "shares" }, caption, columns.filter(Boolean), rows),
      missing.length === 0 ? null : el("p", { class: "warn" },
        `${many(missing.length, ONE[kind])} without a test row: `
        + `what is measured says nothing about ${missing.length === 1 ? "it" : "them"}.`),
      recorded ? null : el("p", { class: "small" }, "This run did not record them over all traces."));
  }

  function shares() {
    const { labels, tools } = data.shares;
    const parts = [
      labels.length ? shareTable("labels", labels, "Labels of the answers") : null,
      tools.length ? shareTable("tools", tools, "Tools that are called") : null,
    ].filter(Boolean);
    return section("shares", "Labels and tools, before and after",
      parts.length ? el("div", { class: "halves" }, parts)
        : note("The task has neither classes nor tools, or the folder has no rows."));
  }

  Object.assign(Tracemill, { shares });
})();
