"use strict";
/* Metrics of each model with their intervals, paired differences, notes, classes. */
(() => {
  const { el, count, many, score, signed, mapOf, listOf, section, table, note, shown, plain, interval,
    between, data } = Tracemill;

  function metricNames() {
    const names = new Set(data.metrics);
    data.models.forEach((model) =>
      Object.keys(mapOf(model.summary.metrics)).forEach((name) => names.add(name)));
    return [...names];
  }

  function reasonsOf(metric) {
    const told = Object.entries(mapOf(metric.reasons)).map(([why, number]) => `${plain(why, 200)}: ${count(number)}`);
    return told.join("; ");
  }

  function metricRow(name, model, at) {
    const metric = mapOf(mapOf(model.summary.metrics)[name]);
    const open = metric.not_scored ?? 0;
    const none = typeof metric.mean !== "number";
    return el("tr", { class: at === 0 ? "first" : null },
      at === 0 ? el("th", { scope: "rowgroup", rowspan: data.models.length }, shown(name)) : null,
      el("th", { scope: "row", class: "model" }, shown(model.name)),
      el("td", { class: "number strong" }, score(metric.mean)),
      el("td", { class: "draw" }, none ? el("span", { class: "small" }, reasonsOf(metric) || "not scored")
        : interval(metric.low, metric.mean, metric.high, 0, 1)),
      el("td", { class: "number" }, between(metric.low, metric.high)),
      el("td", { class: "number" }, count(metric.n ?? 0)),
      el("td", { class: "number" }, open ? count(open) : "–"));
  }

  /** Means that were computed of all rows; a comparison has those of the shared rows, below. */
  function hasMeans() {
    return data.models.some((model) => Object.keys(mapOf(model.summary.metrics)).length > 0);
  }

  function metricTable() {
    const rows = metricNames().map((name) =>
      el("tbody", {}, data.models.map((model, at) => metricRow(name, model, at))));
    const made = el("table", { data: { table: "metrics" }, class: "metrics" },
      el("caption", {}, "Means with their 95% intervals, from 0 to 1"),
      el("thead", {}, el("tr", {},
        ["Metric", "Model"].map((text) => el("th", { scope: "col" }, text)),
        el("th", { scope: "col", class: "number" }, "Mean"),
        el("th", { scope: "col" }, "Interval"),
        ["95%", "Scored", "Not scored"].map((text) => el("th", { scope: "col", class: "number" }, text)))),
      rows);
    return Tracemill.scroller(made, "Metrics");
  }

  /** The same limit for all differences of a pair, so that they can be compared by eye. */
  function limitOf(differences) {
    const all = differences.flatMap((each) => [each.low, each.high, each.difference])
      .filter((value) => typeof value === "number").map(Math.abs);
    return Math.max(0.05, Math.ceil(Math.max(0, ...all) * 20) / 20);
  }

  function changeButton(pair, metric, change, number) {
    if (!number) {
      return "0";
    }
    const button = el("button", { type: "button", class: `change ${change}`,
      data: { pair, metric, change } }, count(number),
    el("span", { class: "unseen" }, ` rows got ${change}: show them`));
    button.addEventListener("click", () => Tracemill.filterRows({ pair: String(pair), metric, change }));
    return button;
  }

  function pValue(p) {
    if (typeof p !== "number") {
      return "–";
    }
    return p < 0.001 ? "<0.001" : p.toFixed(3);
  }

  function pairedRow(pair, at, name, each, limit) {
    return el("tr", {},
      el("th", { scope: "row" }, shown(name)),
      el("td", { class: "number" }, score(each.first)),
      el("td", { class: "number" }, score(each.second)),
      el("td", { class: "number strong" }, signed(each.difference)),
      el("td", { class: "draw" }, interval(each.low, each.difference, each.high, -limit, limit, 0)),
      el("td", { class: "number" }, between(each.low, each.high, signed)),
      el("td", { class: "number" }, changeButton(at, name, "better", each.better)),
      el("td", { class: "number" }, changeButton(at, name, "worse", each.worse)),
      el("td", { class: "number" }, pValue(each.p)));
  }

  function nameOf(at) {
    return data.models[at]?.name ?? `model ${at + 1}`;
  }

  function pairedTable(pair, at) {
    const metrics = Object.entries(mapOf(pair.metrics));
    const limit = limitOf(metrics.map(([, each]) => mapOf(each)));
    const first = nameOf(pair.first);
    const second = nameOf(pair.second);
    const alone = [[pair.first_alone, first], [pair.second_alone, second]]
      .filter(([number]) => number > 0)
      .map(([number, name]) => [` ${many(number, "row")} answered by `, shown(name), " alone are left out."]);
    const columns = ["Metric", plain(first, 24), plain(second, 24), "Difference", "Interval", "95%",
      "Better", "Worse", "p"].map((text, place) => ({ text, number: place > 0 && place !== 4 }));
    return el("div", { class: "pair" },
      el("h3", {}, shown(second), " against ", shown(first)),
      el("p", { class: "sub" }, `${many(pair.rows ?? 0, "row")} that both answered; differences are `,
        shown(second), " minus ", shown(first), ".", alone),
      metrics.length === 0 ? note("Nothing was scored for both.")
        : table({ data: { table: "paired", pair: at } },
          "Paired differences; p by McNemar's exact test where a metric is 0 or 1", columns,
          metrics.map(([name, each]) => pairedRow(pair, at, name, mapOf(each), limit))));
  }

  function notesOf(model) {
    const notes = listOf(model.summary.notes);
    if (notes.length === 0) {
      return null;
    }
    return el("li", {}, el("b", {}, shown(model.name)), el("ul", {}, notes.map((each) =>
      el("li", {}, shown(each?.note ?? ""), typeof each?.count === "number"
        ? `: ${count(each.count)} of ${count(each.of)}` : ""))));
  }

  /** The same numbers of tools, which the summary has as a confusion matrix alone. */
  function classesOf(summary) {
    const { labels, columns, counts } = mapOf(summary.confusion);
    if (summary.classes || !Array.isArray(labels) || !Array.isArray(columns)) {
      return Object.entries(mapOf(summary.classes));
    }
    const sum = (numbers) => numbers.reduce((all, number) => all + (number ?? 0), 0);
    return labels.map((label, at) => {
      const place = columns.indexOf(label);
      const support = sum(listOf(counts?.[at]));
      const said = sum(listOf(counts).map((row) => listOf(row)[place]));
      const hits = listOf(counts?.[at])[place] ?? 0;
      const precision = said ? hits / said : null;
      const recall = support ? hits / support : null;
      return [String(label), { precision, recall, "f1-score": (2 * hits) / (said + support || 1), support }];
    });
  }

  function classTable(model, at) {
    const classes = classesOf(model.summary);
    if (classes.length === 0) {
      return null;
    }
    const kind = model.summary.classes ? "Class" : "Tool";
    const numbers = ["Precision", "Recall", "F1", kind === "Tool" ? "Calls" : "Rows"];
    const columns = [{ text: kind }, ...numbers.map((text) => ({ text, number: true }))];
    return table({ data: { table: "classes", model: at } }, [`Each ${kind.toLowerCase()}, `, shown(model.name)], columns,
      classes.map(([name, each]) => {
        const button = el("button", { type: "button", class: "link" }, shown(name));
        button.addEventListener("click", () => Tracemill.filterRows({ label: name }));
        return el("tr", {}, el("th", { scope: "row" }, button),
          ["precision", "recall", "f1-score"].map((key) =>
            el("td", { class: "number measured" }, el("span", {}, score(mapOf(each)[key])),
              Tracemill.bar(mapOf(each)[key] ?? 0, "pale"))),
          el("td", { class: "number" }, count(mapOf(each).support)));
      }));
  }

  /** What a reader must know before the numbers mean anything. */
  function caution() {
    const relabelled = mapOf(data.run?.relabel).done;
    if (data.run && data.counts.test_set === "generated" && relabelled === false && data.models.length) {
      return note("The test rows were made from these traces and nobody relabelled them: what is expected "
        + "are the original model's own answers. It is compared with itself, so its scores near 1 say nothing "
        + "about how good it is; another model's scores say how much it agrees with the original.");
    }
    return null;
  }

  function metrics() {
    if (data.models.length === 0) {
      return section("metrics", "How good the answers are",
        note("No model's answers are in the folder. Run a model over test.jsonl with tracemill evaluate "
          + "to see its metrics here."));
    }
    const notes = data.models.map(notesOf).filter(Boolean);
    const details = data.models
      .map((model, at) => ({ table: classTable(model, at), matrix: Tracemill.confusion(model, at) }))
      .filter((each) => each.table || each.matrix);
    return section("metrics", "How good the answers are",
      caution(),
      hasMeans() ? metricTable() : data.comparison ? null : note("No metrics are in the folder."),
      data.paired.map(pairedTable),
      notes.length ? [el("h3", {}, "Notes"), el("ul", { class: "notes" }, notes)] : null,
      details.length ? el("h3", {}, data.models[0].summary.classes ? "By class" : "By tool") : null,
      details.map((each) => el("div", { class: "by-class" }, each.table, each.matrix)));
  }

  Object.assign(Tracemill, { metrics, modelName: nameOf });
})();
