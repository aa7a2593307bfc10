"use strict";
/* All test rows: the list, of which only what can be seen is drawn, and the row that is open. */
(() => {
  const { el, count, many, section, note, plain, line, asText, data, put, onPlace, say, setFilters,
    filters, found, foundText, filterForm, scoreOf, metricAt, isFull, showRow, showFilters } = Tracemill;

  const TALL = 54;
  const BESIDE = 6;

  let list = null;
  let space = null;
  let place = null;
  let shownRows = [];
  let at = 0;

  /** How an answer did: a sign, a word, a kind for its colour. */
  function verdictOf(answer) {
    if (answer === null) {
      return ["∅", "not answered", "none"];
    }
    const value = scoreOf(answer, metricAt());
    if (value === null) {
      return ["?", "not scored", "none"];
    }
    return isFull(value) ? ["✓", "right", "right"]
      : value > 0 ? ["◐", "partly right", "wrong"] : ["✗", "wrong", "wrong"];
  }

  function mark(row, model) {
    const [sign, told, kind] = verdictOf(row.answers[model]);
    return el("span", { class: `mark ${kind}` }, el("span", { "aria-hidden": "true" }, sign),
      el("span", { class: "unseen" }, ` ${plain(data.models[model].name, 30)}: ${told}.`));
  }

  function lastOf(row) {
    const last = row.prompt.at(-1);
    return last ? asText(last) : "(no prompt)";
  }

  function itemOf(index) {
    const row = shownRows[index];
    const made = el("div", { class: "item", role: "option", id: `item-${index}`,
      "aria-setsize": shownRows.length, "aria-posinset": index + 1,
      "aria-selected": index === at ? "true" : "false", data: { row: row.row } },
    el("span", { class: "item-number" }, count(row.row)),
    el("span", { class: "item-prompt" }, line(lastOf(row), 120)),
    el("span", { class: "item-marks" }, data.models.map((_, model) => mark(row, model))),
    el("span", { class: "item-expected" }, line(row.labels.join(", ") || row.expected || "(nothing expected)", 80)));
    made.style.top = `${index * TALL}px`;
    return made;
  }

  /** Draws the items that can be seen, and a few beside them. */
  function draw() {
    const first = Math.max(0, Math.floor(list.scrollTop / TALL) - BESIDE);
    const last = Math.min(shownRows.length, Math.ceil((list.scrollTop + list.clientHeight) / TALL) + BESIDE);
    const items = [];
    for (let index = first; index < last; index++) {
      items.push(itemOf(index));
    }
    space.replaceChildren(...items);
    if (at >= first && at < last) {
      list.setAttribute("aria-activedescendant", `item-${at}`);
    } else {
      list.removeAttribute("aria-activedescendant");
    }
  }

  function intoView() {
    const top = at * TALL;
    if (top < list.scrollTop) {
      list.scrollTop = top;
    } else if (top + TALL > list.scrollTop + list.clientHeight) {
      list.scrollTop = top + TALL - list.clientHeight;
    }
  }

  function address() {
    const row = shownRows[at];
    return { ...filters(), row: row ? row.row : "" };
  }

  function open(index) {
    at = Math.min(Math.max(0, index), shownRows.length - 1);
    intoView();
    draw();
    showRow(place, shownRows[at]);
    document.getElementById("previous-row").disabled = at === 0;
    document.getElementById("next-row").disabled = at === shownRows.length - 1;
  }

  function walk(by) {
    if (shownRows.length) {
      open(at + by);
      put("rows", address());
      if (document.activeElement !== list) {
        say(`Row ${shownRows[at].row}, ${at + 1} of ${shownRows.length}`);
      }
    }
  }

  /** Filters anew; `row` is the number of the row to open, if it is among them. */
  function refresh(row = null) {
    const wanted = row ?? shownRows[at]?.row;
    shownRows = found();
    const empty = shownRows.length === 0;
    space.style.height = `${shownRows.length * TALL}px`;
    list.hidden = empty;
    place.hidden = empty;
    document.getElementById("nothing").hidden = !empty;
    const told = foundText(shownRows.length);
    const status = document.getElementById("found");
    status.textContent = told;
    status.dataset.count = String(shownRows.length);
    if (empty) {
      document.getElementById("previous-row").disabled = true;
      document.getElementById("next-row").disabled = true;
    } else {
      const index = shownRows.findIndex((each) => String(each.row) === String(wanted));
      open(Math.max(0, index));
    }
  }

  function changed() {
    showFilters();
    refresh();
    put("rows", address());
  }

  /** Shows the rows of a filter, from elsewhere on the page: a step one can go back from. */
  function filterRows(wanted) {
    setFilters(wanted);
    refresh();
    put("rows", address(), true);
    document.getElementById("rows").scrollIntoView();
    (list.hidden ? document.getElementById("filter-q") : list).focus({ preventScroll: true });
  }

  function listKeys(event) {
    const page = Math.max(1, Math.floor(list.clientHeight / TALL) - 1);
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page,
      Home: -shownRows.length, End: shownRows.length };
    const by = steps[event.key];
    if (by !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      walk(by);
    }
  }

  function toggle(name) {
    const box = document.getElementById(`filter-${name}`);
    if (box) {
      box.click();
    }
  }

  const KEYS = {
    j: () => walk(1), k: () => walk(-1), w: () => toggle("wrong"), d: () => toggle("differ"),
    "/": () => document.getElementById("filter-q")?.focus(), "?": () => Tracemill.showHelp(),
  };

  /** Keys of the whole page, not while somebody writes. */
  function pageKeys(event) {
    const writing = event.target.closest?.("input:not([type=checkbox]), select, textarea, dialog");
    if (event.key === "Escape" && writing?.id === "filter-q") {
      list.focus();
    }
    if (writing || event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(KEYS, event.key)) {
      return;
    }
    event.preventDefault();
    KEYS[event.key]();
  }

  function makeList() {
    space = el("div", { class: "space", role: "presentation" });
    list = el("div", { id: "list", role: "listbox", tabindex: "0", "aria-label": "Test rows" }, space);
    let drawing = false;
    list.addEventListener("scroll", () => {
      if (!drawing) {
        drawing = true;
        requestAnimationFrame(() => {
          drawing = false;
          draw();
        });
      }
    });
    list.addEventListener("keydown", listKeys);
    list.addEventListener("click", (event) => {
      const item = event.target.closest(".item");
      if (item) {
        open(Number(item.getAttribute("aria-posinset")) - 1);
        put("rows", address(), true);
      }
    });
    return list;
  }

  function walkButton(id, text, by) {
    const button = el("button", { type: "button", id }, text);
    button.addEventListener("click", () => walk(by));
    return button;
  }

  function told() {
    const said = [];
    if (data.rows.length < data.rowsTotal) {
      said.push(`${count(data.rows.length)} of ${many(data.rowsTotal, "row")}, drawn by the seed; `
        + "all are in the folder.");
    }
    if (data.rowsUnreadable) {
      said.push(`${many(data.rowsUnreadable, "row")} of the file could not be read.`);
    }
    return said.length ? note(said.join(" ")) : null;
  }

  function rows() {
    if (data.rows.length === 0) {
      return section("rows", "Test rows", note("There are no test rows."));
    }
    place = el("div", { id: "row", role: "region", "aria-label": "The open row" });
    const made = section("rows", "Test rows", told(), filterForm(changed),
      el("div", { class: "walk" }, el("p", { id: "found", role: "status", "aria-live": "polite" }),
        walkButton("previous-row", "Previous", -1), walkButton("next-row", "Next", 1)),
      el("p", { id: "nothing", class: "note", hidden: true }, "No row fits all of this. Clear a filter to see more."),
      el("div", { class: "side-by-side" }, makeList(), place));
    document.addEventListener("keydown", pageKeys);
    window.addEventListener("resize", () => draw());
    onPlace("rows", restore);
    return made;
  }

  /* The contents link to the section alone: that is no wish to clear the filters. */
  function restore(state) {
    if (state.size === 0) {
      return;
    }
    setFilters(Object.fromEntries(state));
    refresh(state.get("row"));
  }

  /** Draws the list for the first time, when it is in the page. */
  function startRows() {
    if (list !== null) {
      setFilters({});
      refresh();
    }
  }

  Object.assign(Tracemill, { rows, startRows, filterRows });
})();
