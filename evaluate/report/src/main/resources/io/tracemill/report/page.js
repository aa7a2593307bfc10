"use strict";
/*
 * The page of an output folder. Everything is in this one file: the data in #data as JSON, the
 * scripts as classic scripts that share the object Tracemill.
 *
 * What is in the traces is hostile text. It becomes text nodes and nothing else: elements are
 * made by el(), whose names and attributes are literals of these scripts; text goes through
 * shown(). There is no innerHTML, no style attribute, no address and no id made from data.
 *
 * Ids and data attributes that are kept stable, for tests and for links:
 *   html[data-theme]             "light" or "dark" once the button was used
 *   body[data-ready="yes"]       the page is drawn
 *   #theme #copy-link #help-button #help (a dialog) #said (what a screen reader is told)
 *   sections                     #funnel #shares #survey #metrics #rows #relabelled #settings
 *   #funnel .step[data-step]     lines traces train test unstructured
 *   button.reason[data-step][data-reason]     opens .examples[data-step][data-reason] below it
 *   .examples .example[data-index], buttons [data-act=previous] [data-act=next]
 *   #shares table[data-table=labels|tools], tr[data-name], tr.missing  (no test row)
 *   #survey figure[data-chart=relevance|coherence|turns|characters]
 *   #metrics table[data-table=metrics|paired|classes]; the latter has data-model
 *   button.change[data-pair][data-metric][data-change=better|worse]   rows that changed
 *   table.confusion[data-model], button.cell[data-model][data-label][data-as]   rows of a cell
 *   #filters                     [name=q wrong differ model metric label pair change], #clear,
 *                                #cell-filter (a cell of the confusion matrix, with its button)
 *   #found                       how many rows are found; data-count
 *   #list [role=listbox]         .item[role=option][data-row], aria-setsize, aria-posinset
 *   #row[data-row]               the open row: .prompt .expected .answer[data-model]; ins del
 *   #previous-row #next-row
 *   #relabelled .decision[data-index], [name=by]
 *   #settings table[data-table=settings|inputs|outputs]
 *   .more                        the button that opens a long text
 * The hash: "#rows?wrong=1&differ=1&model=0&metric=accuracy&label=a&as=b&pair=0&change=worse
 * &q=words&row=12" and "#funnel?step=traces&reason=irrelevant&n=2".
 */
const Tracemill = {};

(() => {
  const SVG = "http://www.w3.org/2000/svg";

  /** Adds children: nodes, texts, lists of both; what is null or false is left out. */
  function add(node, children) {
    for (const child of children) {
      if (Array.isArray(child)) {
        add(node, child);
      } else if (child instanceof Node) {
        node.append(child);
      } else if (child !== null && child !== undefined && child !== false) {
        node.append(document.createTextNode(String(child)));
      }
    }
    return node;
  }

  function dress(node, attributes) {
    for (const [name, value] of Object.entries(attributes)) {
      if (name === "on") {
        for (const [event, act] of Object.entries(value)) {
          node.addEventListener(event, act);
        }
      } else if (name === "data") {
        for (const [key, text] of Object.entries(value)) {
          node.dataset[key] = String(text);
        }
      } else if (value === true) {
        node.setAttribute(name, "");
      } else if (value !== false && value !== null && value !== undefined) {
        node.setAttribute(name, String(value));
      }
    }
    return node;
  }

  /** An element. Names of elements and attributes are literals of these scripts, never data. */
  function el(name, attributes = {}, ...children) {
    return add(dress(document.createElement(name), attributes), children);
  }

  function svg(name, attributes = {}, ...children) {
    return add(dress(document.createElementNS(SVG, name), attributes), children);
  }

  const counts = new Intl.NumberFormat("en-US");

  /** 12345 as 12,345. */
  function count(number) {
    return typeof number === "number" ? counts.format(number) : "–";
  }

  /** "1 row", "2 rows". */
  function many(number, one, more = one + "s") {
    return `${count(number)} ${number === 1 ? one : more}`;
  }

  /** A share of a whole, in percent. */
  function share(part, whole) {
    if (!whole) {
      return "–";
    }
    const percent = (100 * part) / whole;
    return percent > 0 && percent < 0.1 ? "<0.1%" : `${percent.toFixed(percent < 10 ? 1 : 0)}%`;
  }

  /** A score with three decimals; null where nothing was scored. */
  function score(number) {
    return typeof number === "number" ? number.toFixed(3) : "–";
  }

  function signed(number) {
    if (typeof number !== "number") {
      return "–";
    }
    return (number > 0 ? "+" : number < 0 ? "−" : "±") + Math.abs(number).toFixed(3);
  }

  /** Bytes as people say them. */
  function bytes(number) {
    if (typeof number !== "number") {
      return "–";
    }
    const units = ["B", "kB", "MB", "GB", "TB"];
    let unit = 0;
    let left = number;
    while (left >= 1000 && unit < units.length - 1) {
      left /= 1000;
      unit++;
    }
    return `${unit === 0 ? left : left.toFixed(left < 10 ? 1 : 0)} ${units[unit]}`;
  }

  /** A section of the page; it is in the contents when start.js finds it in main. */
  function section(id, title, ...children) {
    const heading = el("h2", { id: `${id}-title` }, title);
    const made = el("section", { id, "aria-labelledby": `${id}-title`, tabindex: "-1" }, heading);
    made.dataset.title = title;
    return add(made, children);
  }

  /** A table that scrolls sideways where it is too wide; columns: {text, number}. */
  function table(attributes, caption, columns, rows) {
    const head = columns.map((column) =>
      el("th", { scope: "col", class: column.number ? "number" : null }, column.text));
    const made = el("table", attributes,
      el("caption", {}, caption),
      el("thead", {}, el("tr", {}, head)),
      el("tbody", {}, rows));
    const whole = scroller(made, Array.isArray(caption) ? null : caption);
    whole.classList.toggle("tall", rows.length > 40);
    return whole;
  }

  /** What is too wide scrolls in here, by keyboard too. */
  function scroller(inner, name) {
    return el("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": name ?? "Table" },
      inner);
  }

  function note(...children) {
    return el("p", { class: "note" }, children);
  }

  /** Tells a screen reader, and nobody else. */
  function say(text) {
    document.getElementById("said").textContent = text;
  }

  const mapOf = (value) =>
    value !== null && typeof value === "object" && !Array.isArray(value) ? value : {};
  const listOf = (value) => (Array.isArray(value) ? value : []);

  Object.assign(Tracemill, {
    el, svg, count, many, share, score, signed, bytes, section, table, scroller, note, say, mapOf,
    listOf,
  });
})();
