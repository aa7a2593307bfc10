"use strict";
/* The confusion matrix: a cell is a button that shows its rows; by tool, its shares of each row too. */
(() => {
  const { el, count, many, mapOf, listOf, shown, plain, scroller } = Tracemill;

  /* Five depths of colour: styles may not be made from numbers one by one. */
  function depth(number, total) {
    return number && total ? Math.max(1, Math.ceil((5 * number) / total)) : 0;
  }

  function cell(number, total, label, as, model) {
    if (!number) {
      return el("td", { class: "zero" }, "·");
    }
    const right = label === as;
    const button = el("button", { type: "button", class: `cell ${right ? "right" : "wrong"} depth-${depth(number, total)}`,
      data: { model, label, as } }, count(number),
    el("span", { class: "unseen" }, ` expected ${plain(label)}, answered ${plain(as)}: show the rows`));
    button.addEventListener("click", () =>
      Tracemill.filterRows({ model: String(model), label, as }));
    return el("td", {}, button);
  }

  function rowOf(label, at, matrix, columns, model) {
    const numbers = listOf(matrix[at]);
    const total = numbers.reduce((sum, number) => sum + number, 0);
    const hits = numbers[columns.indexOf(label)] ?? 0;
    return el("tr", {}, el("th", { scope: "row" }, shown(label)),
      columns.map((as, place) => cell(numbers[place] ?? 0, total, label, as, model)),
      el("td", { class: "number strong" }, total ? `${count(hits)}/${count(total)}` : "–"));
  }

  const MOST_CELLS = 2500;
  const MIXED = 50;

  /** Too many classes for a matrix: what is taken for what most often. */
  function mixUps(names, labels, matrix, model, at) {
    const all = labels.flatMap((label, place) => listOf(matrix[place])
      .map((number, column) => ({ label: String(label), as: names[column], number })))
      .filter((each) => each.number > 0 && each.label !== each.as)
      .sort((a, b) => b.number - a.number);
    const rows = all.slice(0, MIXED).map((each) => el("tr", {},
      el("th", { scope: "row" }, shown(each.label)), el("td", {}, shown(each.as)),
      cell(each.number, 5 * each.number, each.label, each.as, at)));
    return Tracemill.table({ class: "mixed", data: { model: at } },
      ["Taken for another most often, ", shown(model.name),
        all.length > MIXED ? `: ${MIXED} of ${count(all.length)} pairs` : ""],
      [{ text: "Expected" }, { text: "Answered" }, { text: "Rows", number: true }], rows);
  }

  function confusion(model, at) {
    const { labels, columns, counts } = mapOf(model.summary.confusion);
    if (!Array.isArray(labels) || !Array.isArray(columns) || labels.length === 0) {
      return null;
    }
    const names = columns.map(String);
    if (labels.length * names.length > MOST_CELLS) {
      return mixUps(names, labels, listOf(counts), model, at);
    }
    const made = el("table", { class: "confusion", data: { model: at } },
      el("caption", {}, "Expected (rows) and answered (columns), ", shown(model.name),
        el("span", { class: "small" }, " – a number opens its rows")),
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, el("span", { class: "unseen" }, "Expected")),
        names.map((name) => el("th", { scope: "col", class: "turned" }, el("span", {}, shown(name)))),
        el("th", { scope: "col", class: "turned" }, el("span", {}, "right")))),
      el("tbody", {}, labels.map((label, place) =>
        rowOf(String(label), place, listOf(counts), names, at))));
    return scroller(made, `Confusion matrix of ${plain(model.name)}, ${many(labels.length, "row")}`);
  }

  Object.assign(Tracemill, { confusion });
})();
