"use strict";
/* The data of the page, with what older runs lack filled in by what says "nothing". */
(() => {
  const { mapOf, listOf } = Tracemill;

  const PRIMARY = ["accuracy", "tool_call_equivalence", "binary_tool_call", "binary"];

  function parsed() {
    return mapOf(JSON.parse(document.getElementById("data").textContent));
  }

  function modelsOf(raw) {
    return listOf(raw.models).map((model, at) => ({
      name: String(model?.name ?? `model ${at + 1}`),
      summary: mapOf(model?.summary),
    }));
  }

  /** The metric that says whether an answer is right: by name, else the first that has scores. */
  function primaryOf(metrics, models) {
    const scored = (name) =>
      models.some((model) => (mapOf(mapOf(model.summary.metrics)[name]).n ?? 1) > 0);
    const usable = metrics.filter(scored);
    return PRIMARY.find((name) => usable.includes(name)) ?? usable[0] ?? metrics[0] ?? null;
  }

  /** A label, or the labels of several calls, as a list; no label is an empty one. */
  function labelsOf(label) {
    return Array.isArray(label) ? label.map(String)
      : label === null || label === undefined ? [] : [String(label)];
  }

  function answerOf(answer) {
    return answer === null || typeof answer !== "object" ? null
      : { text: String(answer.text ?? ""), labels: labelsOf(answer.label), scores: listOf(answer.scores) };
  }

  function rowOf(item, at) {
    const row = mapOf(item);
    return {
      row: row.row ?? at + 1,
      prompt: listOf(row.prompt),
      context: row.context ?? null,
      expected: typeof row.expected === "string" ? row.expected
        : row.expected === null || row.expected === undefined ? null : JSON.stringify(row.expected),
      labels: labelsOf(row.label),
      answers: models.map((_, model) => answerOf(listOf(row.answers)[model])),
    };
  }

  const raw = parsed();
  const models = modelsOf(raw);
  const metrics = listOf(raw.metrics).map(String);
  const rows = mapOf(raw.rows);
  const items = listOf(rows.items).map(rowOf);

  /** Folders are not named in the data, so that a run repeated gives the same page. */
  function folder() {
    try {
      return decodeURIComponent(location.pathname.split("/").at(-2));
    } catch {
      return "";
    }
  }

  Tracemill.data = Object.freeze({
    comparison: raw.kind === "comparison",
    name: String(raw.name ?? (folder() || "A run")),
    run: raw.run ? mapOf(raw.run) : null,
    counts: mapOf(mapOf(raw.run).counts),
    survey: mapOf(mapOf(raw.run).survey),
    models,
    metrics,
    primary: primaryOf(metrics, models),
    paired: listOf(raw.paired),
    rows: items,
    rowsTotal: rows.total ?? items.length,
    rowsSeed: rows.seed ?? null,
    rowsUnreadable: rows.unreadable ?? 0,
    surprises: listOf(raw.surprises).map(String),
    examples: listOf(raw.examples),
    shares: { labels: listOf(mapOf(raw.shares).labels), tools: listOf(mapOf(raw.shares).tools) },
    relabelled: raw.relabelled ? mapOf(raw.relabelled) : null,
  });
})();
