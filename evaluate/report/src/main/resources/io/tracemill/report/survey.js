"use strict";
/* What the traces are like: relevance and coherence with the bar, turns, length. */
(() => {
  const { el, mapOf, section, note, columns, data, count, many } = Tracemill;

  function entriesOf(counts) {
    return Object.entries(mapOf(counts)).map(([name, number]) => ({ name, count: Number(number) || 0 }));
  }

  function scored(key, title) {
    const of = data.survey[key];
    if (!of) {
      return null;
    }
    const counts = mapOf(of.counts);
    const entries = ["1", "2", "3", "4", "5"].map((name) => ({ name, count: Number(counts[name]) || 0 }));
    const bar = typeof of.bar === "number" ? of.bar : null;
    const under = entries.filter((entry) => bar !== null && Number(entry.name) < bar)
      .reduce((sum, entry) => sum + entry.count, 0);
    const told = bar === null ? title : `${title}: ${many(under, "trace")} under the bar of ${count(bar)}`;
    return columns(key, told, entries, "Score", bar);
  }

  function binned(key, title, unit) {
    const entries = entriesOf(data.survey[key]);
    return entries.length ? columns(key, title, entries, unit) : null;
  }

  function survey() {
    const charts = [
      scored("relevance", "Relevance"), scored("coherence", "Coherence"),
      binned("turns", "Turns of the user in a trace", "Turns"),
      binned("characters", "Characters in a trace, all messages", "Characters"),
    ].filter(Boolean);
    return section("survey", "What the traces are like",
      charts.length ? el("div", { class: "charts" }, charts)
        : note(data.run ? "This run did not record length, turns, relevance or coherence; newer versions do."
          : "Nothing is known of the traces: the folder has no run.json."));
  }

  Object.assign(Tracemill, { survey });
})();
