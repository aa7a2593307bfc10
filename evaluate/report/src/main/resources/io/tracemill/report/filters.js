"use strict";
/* Which test rows are shown. The state is plain texts, as it stands in the address. */
(() => {
  const { el, shown, plain, asText, data, count, many, modelName } = Tracemill;

  const NONE = Object.freeze({ wrong: "", differ: "", model: "", metric: "", label: "", as: "",
    pair: "", change: "", q: "" });
  let state = { ...NONE };
  let inputs = {};
  const searched = new Map();

  function metricAt() {
    const name = data.metrics.includes(state.metric) ? state.metric : data.primary;
    return data.metrics.indexOf(name);
  }

  function scoreOf(answer, at) {
    const value = answer?.scores?.[at];
    return typeof value === "number" ? value : null;
  }

  /** Whether a score is full, as far as three decimals say: METEOR is never quite 1. */
  function isFull(value) {
    return value >= 0.9995;
  }

  function isWrong(answer, at) {
    const value = scoreOf(answer, at);
    return value !== null && !isFull(value);
  }

  /** Whether two models gave different answers, or one gave none. */
  function differ(row) {
    const kinds = new Set(data.models.map((_, at) => {
      const answer = row.answers[at];
      return answer ? `=${answer.text.trim()}` : "";
    }));
    return kinds.size > 1;
  }

  /** The difference of a pair's scores, or null where one is missing. */
  function changeOf(row, pair, at) {
    const first = scoreOf(row.answers[pair.first], at);
    const second = scoreOf(row.answers[pair.second], at);
    return first === null || second === null ? null : second - first;
  }

  function textOf(row) {
    let text = searched.get(row);
    if (text === undefined) {
      text = [row.row, ...row.prompt.map(asText), row.context ?? "", row.expected ?? "", ...row.labels,
        ...row.answers.map((answer) => answer?.text ?? "")].join("\n").toLowerCase();
      searched.set(row, text);
    }
    return text;
  }

  /** Whether a row is in the cell: its label at some place is answered so at the same place. */
  function isCell(row, answer) {
    const at = (labels, place) => labels[place] ?? "(no call)";
    const places = Math.max(row.labels.length, answer.labels.length);
    for (let place = 0; place < places; place++) {
      if (at(answer.labels, place) === state.as
          && (state.label === "" || at(row.labels, place) === state.label)) {
        return true;
      }
    }
    return false;
  }

  /* One test for each filter that is on, the cheap ones first. */
  function tests() {
    const at = metricAt();
    const model = state.model === "" ? null : Number(state.model);
    const answers = (row) => (model === null ? row.answers : [row.answers[model]]);
    const made = [];
    if (state.label !== "" && state.as === "") {
      made.push((row) => row.labels.includes(state.label));
    }
    if (state.as !== "") {
      made.push((row) => answers(row).some((answer) => answer !== null && isCell(row, answer)));
    }
    if (state.wrong) {
      made.push((row) => answers(row).some((answer) => isWrong(answer, at)));
    }
    if (state.change) {
      const pair = data.paired[Number(state.pair) || 0];
      const sign = state.change === "better" ? 1 : -1;
      made.push((row) => pair !== undefined && sign * (changeOf(row, pair, at) ?? 0) > 0);
    }
    if (state.differ) {
      made.push(differ);
    }
    const words = state.q.toLowerCase().split(/\s+/u).filter(Boolean);
    if (words.length) {
      made.push((row) => words.every((word) => textOf(row).includes(word)));
    }
    return made;
  }

  function found() {
    const all = tests();
    return all.length ? data.rows.filter((row) => all.every((test) => test(row))) : data.rows;
  }

  function option(value, text) {
    return el("option", { value }, text);
  }

  function select(name, title, options) {
    const made = el("select", { name, id: `filter-${name}` }, options);
    return [el("label", { class: "field" }, el("span", {}, title), made), made];
  }

  function check(name, title) {
    const made = el("input", { type: "checkbox", name, id: `filter-${name}` });
    return [el("label", { class: "check" }, made, title), made];
  }

  function labelsOfRows() {
    return [...new Set(data.rows.flatMap((row) => row.labels))].sort();
  }

  function fields() {
    const made = {};
    const search = el("input", { type: "search", name: "q", id: "filter-q", autocomplete: "off",
      spellcheck: "false", placeholder: "words in prompt or answers" });
    made.q = [el("label", { class: "field wide" }, el("span", {}, "Search"), search), search];
    if (data.models.length && data.metrics.length) {
      made.wrong = check("wrong", "Wrong only");
    }
    if (data.models.length > 1) {
      made.differ = check("differ", "Models differ");
      made.model = select("model", "Of model", [option("", "any"),
        ...data.models.map((model, at) => option(String(at), plain(model.name, 40)))]);
    }
    if (data.metrics.length > 1) {
      made.metric = select("metric", "By metric",
        data.metrics.map((name) => option(name, plain(name, 40))));
    }
    const labels = labelsOfRows();
    if (labels.length > 1) {
      made.label = select("label", "Expected", [option("", "any"),
        ...labels.map((label) => option(label, plain(label, 40)))]);
    }
    if (data.paired.length > 1) {
      made.pair = select("pair", "Pair", data.paired.map((pair, at) =>
        option(String(at), plain(`${modelName(pair.second)} – ${modelName(pair.first)}`, 50))));
    }
    if (data.paired.length) {
      made.change = select("change", "Change", [option("", "any"), option("better", "got better"),
        option("worse", "got worse")]);
    }
    return made;
  }

  function listen(changed) {
    let waiting = 0;
    for (const [name, input] of Object.entries(inputs)) {
      const take = () => {
        state[name] = input.type === "checkbox" ? (input.checked ? "1" : "") : input.value;
        if (name === "label" || name === "model") {
          state.as = "";
        }
        changed();
      };
      if (name === "q") {
        input.addEventListener("input", () => {
          clearTimeout(waiting);
          waiting = setTimeout(take, 120);
        });
      } else {
        input.addEventListener("change", take);
      }
    }
  }

  /** The form; `changed` is called when the reader changed something. */
  function filterForm(changed) {
    const made = fields();
    inputs = Object.fromEntries(Object.entries(made).map(([name, [, input]]) => [name, input]));
    listen(changed);
    const clear = el("button", { type: "button", id: "clear" }, "Clear");
    clear.addEventListener("click", () => {
      setFilters({});
      changed();
      document.getElementById("filter-q").focus();
    });
    const form = el("form", { id: "filters", role: "search", "aria-label": "Filter the test rows" },
      Object.values(made).map(([label]) => label), el("span", { id: "cell-filter", hidden: true }), clear);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("tracemill-cell", changed);
    return form;
  }

  /** Says which cell of a confusion matrix is shown, with a button to leave it. */
  function showCell() {
    const place = document.getElementById("cell-filter");
    if (!place) {
      return;
    }
    place.hidden = state.as === "";
    place.replaceChildren();
    if (state.as !== "") {
      const leave = el("button", { type: "button" }, "Any answer");
      leave.addEventListener("click", () => {
        state.as = "";
        document.getElementById("filters").dispatchEvent(new Event("tracemill-cell"));
        document.getElementById("filter-q").focus();
      });
      const who = state.model === "" ? "a model" : modelName(Number(state.model));
      place.append("answered ", shown(state.as), " by ", shown(who), " ", leave);
    }
  }

  /** A place in a list as a text, or "" where the list has no such place. */
  function placeIn(list, text) {
    return /^\d{1,4}$/u.test(text) && Number(text) < list.length ? text : "";
  }

  /** Replaces all filters; what the page cannot know is left out. */
  function setFilters(wanted) {
    state = { ...NONE };
    for (const name of Object.keys(NONE)) {
      const value = wanted[name];
      if (typeof value === "string") {
        state[name] = value;
      }
    }
    state.model = placeIn(data.models, state.model);
    state.pair = placeIn(data.paired, state.pair);
    if (state.change && state.pair === "") {
      state.pair = "0";
    }
    showFilters();
  }

  /** Whether a filter is on; by which metric rows are right is none. */
  function isFiltered() {
    return Object.entries(state).some(([name, value]) =>
      name !== "metric" && name !== "pair" && value !== "");
  }

  function showFilters() {
    const clear = document.getElementById("clear");
    if (clear) {
      clear.hidden = !isFiltered();
    }
    for (const [name, input] of Object.entries(inputs)) {
      if (input.type === "checkbox") {
        input.checked = state[name] !== "";
      } else {
        input.value = name === "metric" ? data.metrics[metricAt()] ?? "" : state[name];
      }
    }
    showCell();
  }

  function filters() {
    return { ...state };
  }

  function foundText(number) {
    const sample = data.rows.length < data.rowsTotal ? `, a sample of ${count(data.rowsTotal)}` : "";
    return number === data.rows.length ? `${many(number, "row")}${sample}`
      : `${count(number)} of ${many(data.rows.length, "row")}${sample}`;
  }

  Object.assign(Tracemill, { filterForm, setFilters, filters, found, foundText, metricAt, scoreOf,
    isFull, showFilters });
})();
