"use strict";
/* One test row, side by side: the prompt, what is expected, each model's answer. */
(() => {
  const { el, count, score, shown, plain, block, readable, diff, messages, data, scoreOf, metricAt,
    isFull } = Tracemill;

  function scoresOf(answer) {
    const known = data.metrics.map((name, at) => [name, scoreOf(answer, at)])
      .filter(([, value]) => value !== null);
    if (known.length === 0) {
      return el("p", { class: "small" }, "Not scored.");
    }
    return el("dl", { class: "scores" }, known.map(([name, value]) =>
      el("div", { class: isFull(value) ? null : "low" }, el("dt", {}, shown(name)), el("dd", {}, score(value)))));
  }

  function verdict(answer) {
    const value = scoreOf(answer, metricAt());
    if (value === null) {
      return el("span", { class: "verdict none" }, "not scored");
    }
    return el("span", { class: isFull(value) ? "verdict right" : "verdict wrong" },
      isFull(value) ? "right" : value > 0 ? "partly right" : "wrong");
  }

  function body(answer, expected) {
    const { text } = answer;
    if (expected === null) {
      return block(readable(text));
    }
    if (text === expected) {
      return [el("p", { class: "small" }, "The same as expected, to the letter."), block(readable(text))];
    }
    return diff(readable(expected), readable(text));
  }

  function answerOf(row, model, at) {
    const answer = row.answers[at] ?? null;
    return el("article", { class: "answer panel", data: { model: at } },
      el("h4", {}, shown(model.name), " ", answer ? verdict(answer) : null),
      answer === null ? el("p", { class: "small" }, "Not answered.")
        : [body(answer, row.expected),
          answer.labels.length ? el("p", { class: "small" }, "Read as ", el("b", {}, shown(answer.labels.join(", ")))) : null,
          scoresOf(answer)]);
  }

  /** Fills `place` with a row. */
  function showRow(place, row) {
    place.dataset.row = String(row.row);
    const marked = row.answers.some((answer) => answer && row.expected !== null && answer.text !== row.expected);
    place.replaceChildren(
      el("h3", {}, `Row ${count(row.row)}`, row.labels.length === 0 ? null
        : [" ", el("span", { class: "label" }, shown(row.labels.join(", ")))]),
      el("div", { class: "prompt panel" }, el("h4", {}, "Prompt"),
        row.prompt.length ? messages(row.prompt, `Prompt of row ${plain(row.row)}`)
          : el("p", { class: "small" }, "No message."),
        row.context === null ? null : [el("h4", {}, "Context"), block(String(row.context))]),
      el("div", { class: "answers" },
        el("article", { class: "expected panel" }, el("h4", {}, "Expected"),
          row.expected === null ? el("p", { class: "small" }, "Nothing is expected.")
            : block(readable(row.expected))),
        data.models.map((model, at) => answerOf(row, model, at))),
      data.models.length === 0 ? el("p", { class: "small" }, "No model has answered it.") : "",
      marked ? el("p", { class: "small legend" }, "Against what is expected: ", el("del", {}, "missing"), " ",
        el("ins", {}, "added"), ".") : "");
  }

  Object.assign(Tracemill, { showRow });
})();
