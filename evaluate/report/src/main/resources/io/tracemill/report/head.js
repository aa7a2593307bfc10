"use strict";
/* The head: what this is, of what, and what came of it in a sentence. */
(() => {
  const { el, count, many, mapOf, shown, plain, data, say } = Tracemill;

  function valueOf(key) {
    return mapOf(mapOf(data.run?.settings)[key]).value;
  }

  function task() {
    return valueOf("base.task") ?? data.models.map((model) => model.summary.task).find(Boolean);
  }

  function fact(name, value) {
    if (value === null || value === undefined) {
      return null;
    }
    return el("div", {}, el("dt", {}, name), el("dd", {}, shown(value)));
  }

  /** What the run made, in words. */
  function made() {
    const { lines, traces, train, test, unstructured } = data.counts;
    if (!lines) {
      return null;
    }
    const given = data.counts.test_set === "given" ? " (your own test set)" : "";
    const left = unstructured?.kept;
    return `${many(lines.read, "line")} held ${many(traces?.read ?? lines.kept, "trace")}; `
      + `${count(traces?.kept)} passed the filters and became `
      + `${many(train?.rows?.kept ?? 0, "training row")}, `
      + `${many(test?.rows?.kept ?? 0, "test row")}${given}`
      + (left === undefined ? "." : ` and ${many(left, "unstructured trace")}.`);
  }

  function measured() {
    const rows = many(data.rowsTotal, "test row");
    if (data.models.length === 0) {
      return "No model has answered the test rows yet.";
    }
    const names = data.models.map((model) => plain(model.name)).join(", ");
    return data.models.length === 1
      ? `${rows}, answered by ${names}.`
      : `${rows}, answered by ${data.models.length} models: ${names}.`;
  }

  function isDark() {
    const chosen = document.documentElement.dataset.theme;
    return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }

  function themeButton() {
    const button = el("button", { type: "button", id: "theme" });
    const name = () => (button.textContent = isDark() ? "Light" : "Dark");
    name();
    button.addEventListener("click", () => {
      document.documentElement.dataset.theme = isDark() ? "light" : "dark";
      name();
    });
    button.setAttribute("aria-describedby", "theme-told");
    return [button, el("span", { id: "theme-told", class: "unseen" }, "colours of the page")];
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const field = el("textarea", { class: "unseen", "aria-hidden": "true", tabindex: "-1" }, text);
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      return done;
    }
  }

  function linkButton() {
    const button = el("button", { type: "button", id: "copy-link" }, "Copy link");
    button.addEventListener("click", async () => {
      const done = await copy(location.href);
      button.focus();
      button.textContent = done ? "Copied" : "Copy it from the address";
      say(done ? "The link to this view is copied." : "The link is in the browser's address.");
      setTimeout(() => (button.textContent = "Copy link"), 1600);
    });
    return button;
  }

  const KEYS = [
    ["j or ↓", "next test row"], ["k or ↑", "row before"], ["/", "search in the rows"],
    ["w", "wrong rows only, or all"], ["d", "rows where models differ, or all"],
    ["Esc", "leave the search; close this"], ["?", "this help"],
  ];

  function helpDialog() {
    const rows = KEYS.map(([key, what]) =>
      el("div", {}, el("dt", {}, el("kbd", {}, key)), el("dd", {}, what)));
    const close = el("button", { type: "button" }, "Close");
    const dialog = el("dialog", { id: "help", "aria-labelledby": "help-title" },
      el("h2", { id: "help-title" }, "Keys"), el("dl", { class: "keys" }, rows), close);
    close.addEventListener("click", () => dialog.close());
    return dialog;
  }

  function helpButton() {
    const button = el("button", { type: "button", id: "help-button" }, "Keys");
    button.addEventListener("click", showHelp);
    return button;
  }

  function showHelp() {
    const dialog = document.getElementById("help");
    if (!dialog.open) {
      dialog.showModal();
    }
  }

  function head() {
    document.title = `${plain(data.name, 60)} – Tracemill`;
    const words = made();
    document.getElementById("head").append(
      el("div", { class: "title" },
        el("p", { class: "kind" }, data.comparison ? "Tracemill comparison" : "Tracemill report"),
        el("h1", {}, shown(data.name)),
        words ? el("p", { class: "lead", id: "made" }, words) : null,
        el("p", { class: words ? "sub" : "lead", id: "measured" }, measured()),
        data.surprises.length === 0 ? null : el("div", { class: "warning", id: "surprises" },
          el("p", {}, "Look at this first:"),
          el("ul", {}, data.surprises.map((each) => el("li", {}, shown(each))))),
        el("dl", { class: "facts" },
          fact("Task", task()),
          fact("Seed", data.run?.seed),
          fact("Data version", data.run?.data_version),
          fact("Tracemill", data.run?.tracemill))),
      el("div", { class: "buttons" }, themeButton(), linkButton(), helpButton()));
    document.body.append(helpDialog());
  }

  Object.assign(Tracemill, { head, showHelp });
})();
